"""Worked examples: text tables a reviewer can read, refused when they are wrong."""

import pytest

from gongshi import State
from gongshi.figures.example import ExampleFails, example, examples_of, run_example
from gongshi.figures.texttable import BadTable
from tests.figures import a_library as lib

LOANS = "id | lent_at | genre\n L1 | 2022-03-01 00:00 | 小说"


def test_an_example_holds_when_the_figure_gives_its_value() -> None:
    ran = run_example(example(lib.lent, title="一次", period="2022-03", loans=LOANS, gives=1), lib.REGISTERS)
    assert ran.faults == ()
    ran.check()


def test_an_example_may_give_a_state() -> None:
    assert not run_example(
        example(lib.lent, title="未报", period="2022-03", gives=State.NOT_REPORTED), lib.REGISTERS
    ).faults


def test_an_example_that_fails_says_what_came_instead() -> None:
    ran = run_example(example(lib.lent, title="写错了", period="2022-03", loans=LOANS, gives=2), lib.REGISTERS)
    with pytest.raises(ExampleFails) as raised:
        ran.check()
    assert "应为2，得1" in raised.value.what
    assert "写错了" in raised.value.where and "duckdb" in raised.value.where and raised.value.mend


def test_parts_not_named_must_be_zero_and_named_ones_must_exist() -> None:
    wrong = example(lib.lent, title="分项", period="2022-03", loans=LOANS, by="genre", gives={"历史": 1, "诗": 0})
    faults = run_example(wrong, lib.REGISTERS).faults
    assert len(faults) == 3 and any("诗" in f for f in faults) and any("小说应为0，得1" in f for f in faults)


def test_clocks_not_given_are_the_periods_end() -> None:
    at = example(lib.lent, title="时点", period="2022-03", gives=0).at
    assert (at.on, at.known, at.released) == (lib.DAY, lib.NOW, lib.DAY)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("id | genre\n L1 | 诗歌", "诗歌"),
        ("id | days\n L1 | 多", "应为整数"),
        ("id | lent_at\n L1 | 三月一日", "应为时间"),
        ("id | days\n L1 | 1 | 2", "第1行有3格"),
        ("id | days\n L1 | 1\n L1 | 2", "第2行的主键"),
    ],
)
def test_a_table_that_its_register_would_refuse_is_refused(table: str, fault: str) -> None:
    with pytest.raises(BadTable) as raised:
        run_example(example(lib.lent, title="坏表", period="2022-03", loans=table, gives=0), lib.REGISTERS)
    assert fault in raised.value.what
    assert "借阅台账" in raised.value.where and "坏表" in raised.value.where and raised.value.mend


def test_all_faults_of_a_table_are_said_at_once() -> None:
    table = "id | genre | days\n L1 | 诗歌 | 多\n L1 | 小说 | 1"
    with pytest.raises(BadTable) as raised:
        run_example(example(lib.lent, title="坏表", period="2022-03", loans=table, gives=0), lib.REGISTERS)
    assert raised.value.what.count("；") == 2


def test_the_examples_of_one_figure_are_found() -> None:
    some = [example(f, title=f.label, period="2022", gives=0) for f in (lib.lent, lib.readers)]
    assert [e.title for e in examples_of(lib.readers, some)] == ["借阅人数"]


@pytest.mark.spark
@pytest.mark.slow
def test_both_engines_give_the_same_answers_to_everything() -> None:
    from gongshi.engines.tables import engine_over
    from gongshi.figures.ask import ask
    from gongshi.figures.texttable import parse

    tables = {"loans": lib.MARCH.replace("\n\n", "\n"), "branches": lib.TWO_BRANCHES}
    figures = [lib.lent, lib.readers, lib.fees, lib.long_loans, lib.years_running, lib.long_share, lib.lent_with_keeper]

    def asked(engine: str) -> list[tuple[object, ...]]:
        parsed = {n: parse(t, lib.REGISTERS[n], "两个引擎") for n, t in tables.items()}
        answers = ask(
            figures, lib.at("2022Q2"), engine_over(parsed, lib.REGISTERS, engine), by=("branch", "genre", "month")
        )
        return [(a.figure.name, a.breakdown, a.part, a.value, a.state, a.rows, a.empty) for a in answers]

    assert asked("duckdb") == asked("spark")
