"""Parts of a figure: every category is there, the unstated too, and they add to the whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi import Period, State
from gongshi.figures.answer import Answers
from gongshi.figures.ask import ask
from gongshi.figures.finish import PartsDoNotAdd, _check_sum
from tests.figures import a_library as lib


def _parts(answers: Answers, figure: str, by: str) -> dict[str, object]:
    return {a.part: a.value for a in answers.parts(figure, by)}


def test_branches_without_a_loan_are_kept_and_unknown_branches_too() -> None:
    runs = lib.engine(loans=lib.MARCH, branches=lib.TWO_BRANCHES)
    assert _parts(ask([lib.lent], lib.at(), runs, by="branch"), "lent", "branch") == {"东馆": 2, "西馆": 0, "09": 1}


def test_a_category_of_the_code_list_without_a_record_is_zero_and_empty_cells_are_unstated() -> None:
    answers = ask([lib.lent], lib.at(), lib.engine(loans=lib.MARCH), by="genre")
    assert _parts(answers, "lent", "genre") == {"小说": 1, "历史": 1, "画册": 0, "不详": 1}
    assert answers.of("lent", breakdown="genre", part="画册").state is State.ZERO


def test_months_without_a_record_are_kept() -> None:
    answers = ask([lib.lent], lib.at("2022H1"), lib.engine(loans=lib.MARCH), by="month")
    assert list(_parts(answers, "lent", "month").values()) == [0, 0, 3, 1, 0, 0]


def test_parts_of_a_distinct_count_may_overlap_and_say_so() -> None:
    answers = ask([lib.readers], lib.at(), lib.engine(loans=lib.MARCH), by="genre")
    parts = answers.parts("readers", "genre")
    assert sum(int(a.value or 0) for a in parts) == 3 > answers.of("readers").whole == 2
    assert all("大于总数" in a.note for a in parts)


def test_a_derived_figure_is_divided_where_its_parts_can_be() -> None:
    answers = ask([lib.long_share], lib.at(), lib.engine(loans=lib.MARCH), by="genre")
    assert _parts(answers, "long_share", "genre") == {"小说": 100, "历史": 0, "画册": None, "不详": 0}
    assert answers.of("long_share", breakdown="genre", part="画册").state is State.NONE


def test_a_register_not_reported_leaves_every_part_not_reported() -> None:
    answers = ask([lib.lent], lib.at(), lib.engine(branches=lib.TWO_BRANCHES), by="branch")
    assert [(a.part, a.state) for a in answers.parts("lent", "branch")] == [
        ("东馆", State.NOT_REPORTED),
        ("西馆", State.NOT_REPORTED),
    ]


def test_two_branches_of_the_same_name_are_told_apart() -> None:
    runs = lib.engine(loans=lib.MARCH, branches="code | name\n 01 | 东馆\n 02 | 东馆")
    assert {"东馆（01）", "东馆（02）"} < set(_parts(ask([lib.lent], lib.at(), runs, by="branch"), "lent", "branch"))


def test_parts_that_do_not_add_are_refused() -> None:
    answers = ask([lib.lent], lib.at(), lib.engine(loans=lib.MARCH), by="genre")
    whole = replace(answers.of("lent"), value=lib.ONE)
    with pytest.raises(PartsDoNotAdd) as raised:
        _check_sum(whole, lib.BY_GENRE, answers.parts("lent", "genre"))
    assert "总数为 1" in raised.value.what and "借阅次数" in raised.value.where and raised.value.mend


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["01", "02", "09", ""]), max_size=12), st.sampled_from(["lent", "fees"]))
def test_parts_add_to_the_whole_whatever_the_records(branches: list[str], name: str) -> None:
    runs = lib.engine(loans=lib.some_loans(*branches, fee="1.25"), branches=lib.TWO_BRANCHES)
    figure = {"lent": lib.lent, "fees": lib.fees}[name]
    alone = ask([figure], lib.at(), runs).of(name)
    divided = ask([figure], lib.at(), runs, by=("branch", "genre", "month"))
    for by in ("branch", "genre", "month"):
        assert sum(a.value or 0 for a in divided.parts(name, by)) == divided.of(name).value == alone.value


def test_the_months_of_a_span_are_those_it_touches() -> None:
    found = lib.BY_MONTH.known(Period.parse("2022-12-15..2023-01-10"))
    assert list(found.values()) == ["2022年12月", "2023年1月"]
