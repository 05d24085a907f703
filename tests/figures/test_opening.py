"""A number opens to its records: the same number, at the reader's level, down to the file's row."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongshi import Figure, Level
from gongshi.engines.expression import Runs
from gongshi.figures.answer import Answer
from gongshi.figures.ask import ask
from gongshi.figures.open import NotOpened, NumberMoved, Records, open_answer
from tests.figures import a_library as lib


def _runs() -> Runs:
    return lib.engine(loans=lib.MARCH, branches=lib.TWO_BRANCHES)


def _open(figure: Figure, level: Level = Level.OFFICE, by: str = "", part: str = "", **more: int) -> Records:
    runs = _runs()
    answer = ask([figure], lib.at(), runs, by=by or None).of(figure.name, breakdown=by, part=part)
    return open_answer(answer, runs, level=level, **more)


def test_opening_gives_the_records_that_were_counted() -> None:
    records = _open(lib.lent)
    assert [row[0] for row in records.rows] == ["L1", "L2", "L3"]
    assert records.total == 3
    assert records.labels[:2] == ("借阅编号", "借出时间")


def test_a_record_says_the_row_of_the_file_it_came_from() -> None:
    assert [(o.register, o.row) for o in _open(lib.lent).origins] == [("loans", 1), ("loans", 2), ("loans", 3)]


def test_columns_above_the_readers_level_never_leave_the_engine() -> None:
    public, office = _open(lib.lent, Level.PUBLIC), _open(lib.lent, Level.OFFICE)
    assert public.withheld == ("读者编号", "借阅天数", "费用")
    assert "reader" not in public.columns and "reader" in office.columns


def test_a_joined_column_keeps_its_level_under_another_name() -> None:
    public = _open(lib.lent_with_keeper, Level.PUBLIC)
    assert "place" not in public.columns and "管理员" in public.withheld
    assert "place" in _open(lib.lent_with_keeper, Level.OFFICE).columns


def test_a_computed_column_has_the_level_of_what_it_is_made_of() -> None:
    assert "double" not in _open(lib.lent_with_keeper, Level.PUBLIC).columns
    assert "double" in _open(lib.lent_with_keeper, Level.UNITS).columns


def test_a_sealed_column_stays_sealed_under_a_public_columns_name() -> None:
    office = _open(lib.lent_by_name, Level.OFFICE)
    assert "genre" not in office.columns and not any("虚构甲" in row for row in office.rows)
    assert "genre" in _open(lib.lent_by_name, Level.RESTRICTED).columns


def test_a_part_opens_to_its_own_records() -> None:
    assert [r[0] for r in _open(lib.lent, by="branch", part="东馆").rows] == ["L1", "L2"]
    assert [r[0] for r in _open(lib.lent, by="genre", part="不详").rows] == ["L3"]
    assert [r[0] for r in _open(lib.lent, by="month", part="2022年3月").rows] == ["L1", "L2", "L3"]


def test_a_distinct_count_opens_to_records_and_not_only_to_what_differs() -> None:
    assert len(_open(lib.readers).rows) == 3


def test_a_derived_figure_opens_its_parts() -> None:
    parts = dict(_open(lib.long_share).parts)
    assert [r[0] for r in parts["part"].rows] == ["L1"]
    assert len(parts["whole"].rows) == 3


def test_a_quoted_figure_opens_to_its_document_and_place() -> None:
    records = _open(lib.villages)
    assert (records.document, records.place, records.rows) == ("示例市文化公报", "第4页", ())


def test_a_listed_figure_points_to_its_list() -> None:
    assert "“新书数”是名单的长度" in _open(lib.shelf).note


def test_more_records_than_the_limit_are_said() -> None:
    records = _open(lib.lent, limit=2)
    assert (len(records.rows), records.total) == (2, 3)
    assert "共3条" in records.note


def test_the_records_as_a_sheet_end_with_delivery_and_row() -> None:
    grid = _open(lib.lent).grid()
    assert grid.columns[-2:] == ("报送", "原表行")
    assert grid.rows[2][-1] == 3


def test_a_number_that_opened_alone_differs_is_refused() -> None:
    runs = _runs()
    answer: Answer = replace(ask([lib.lent], lib.at(), runs).of("lent"), value=Decimal(4))
    with pytest.raises(NumberMoved) as raised:
        open_answer(answer, runs, level=Level.OFFICE)
    assert "答数为 4" in raised.value.what and "得 3" in raised.value.what
    assert raised.value.where and "verify" in raised.value.mend


def test_a_hidden_number_does_not_open() -> None:
    runs = lib.engine(loans=lib.some_loans("01"))
    with pytest.raises(NotOpened) as raised:
        open_answer(ask([lib.helped], lib.at(), runs).of("helped"), runs, level=Level.SEALED)
    assert "减免人次" in raised.value.what and raised.value.where and raised.value.mend
