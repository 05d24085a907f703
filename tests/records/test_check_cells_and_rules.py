"""Cells and the rules between them: typed, or told with value, place and mend (校验)."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.records.cells import Bad, read_cell
from gongshi.records.checked import Checked
from gongshi.records.convert import convert
from gongshi.records.fault import Faults
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import receive
from gongshi.records.register import (
    Boolean,
    Check,
    Codes,
    Column,
    Date,
    Integer,
    Number,
    Register,
    Text,
    Timestamp,
    Type,
)

GRADES = Codes("等级", {"A": "甲级", "B": "乙级"}, also={"一等": "A"})
TASKS = Register(
    name="tasks",
    label="任务台账",
    columns=(
        Column("id", Text, "编号", key=True),
        Column("people", Integer, "人数", unit="人", at_least=0, at_most=50),
        Column("grade", Text, "等级", codes=GRADES),
        Column("done", Text, "完成", pattern="是|否"),
        Column("begun_at", Timestamp, "开始时间"),
        Column("ended_on", Date, "结束日期"),
    ),
    checks=(
        Check("T01", "结束不早于开始", "ended_on", lambda c: c.ended_on < c.begun_at,
              "结束日期 {ended_on} 早于开始时间 {begun_at}。", "请核对两个日期。"),
        Check("T02", "完成须有结束日期", "ended_on", lambda c: (c.done == "是") & c.ended_on.is_null(),
              "已完成，但没有结束日期。", "请补填。"),
        Check("T03", "甲级宜有人", "people", lambda c: c.grade.isin(["A"]) & ~(c.people > 0),
              "甲级任务没有人。", "请核对。", blocking=False),
    ),
)  # fmt: skip
HEAD = "编号,人数,等级,完成,开始时间,结束日期\n"


def deliver(folder: Path, *lines: str) -> Checked:
    (folder / "一季度.csv").write_text(HEAD + "\n".join(lines), encoding="utf-8")
    return receive(folder / "一季度.csv", TASKS, sender="假单位", maps=HeadingMaps(folder / "maps"))


def test_a_fault_says_value_place_and_mend_in_whole_sentences(tmp_path: Path) -> None:
    (fault,) = deliver(tmp_path, "1,2人,,,,").faults
    assert str(fault) == (
        "任务台账第 2 行“人数”写的是“2人”，应为整数。\n"
        "  位置：一季度.csv，单元格 B2\n"
        "  处理：请把“2人”改为“2”，单位“人”已在标题里；若该行是合计，请删去后重新报送。"
    )


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "1,两,甲,,,", ",3,,,,", "3,51,,可能,2022-13-01,")
    assert [f.cell for f in checked.faults] == ["B2", "C2", "A3", "B4", "D4", "E4"]
    error = checked.error()
    assert isinstance(error, Faults)
    assert "6 处" in error.what and "一季度.csv" in error.where and error.mend
    assert str(error).count("位置：") == 7


def test_a_long_list_of_faults_is_cut_in_print_and_counted_in_full(tmp_path: Path) -> None:
    error = deliver(tmp_path, *(f"{n},x,,,," for n in range(300))).error()
    assert error is not None and error.count == len(error.faults) == 300
    assert str(error).count("单元格") == 200 and "另有 100 处" in str(error)


def test_good_rows_and_refused_rows_are_kept_apart(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "1,1,,,,", "2,x,,,,", "3,3,,,,")
    assert checked.rows["id"].to_pylist() == ["1", "3"]
    assert checked.refused.select(["id", "people", "_row"]).to_pylist() == [{"id": "2", "people": "x", "_row": 3}]


@pytest.mark.parametrize("found", ["A", "a", "甲级", " 甲 级", "Ａ", "一等"])
def test_a_code_its_word_and_other_spellings_store_the_code(found: str) -> None:
    assert read_cell(TASKS.column("grade"), found) == "A"


def test_an_unknown_word_is_told_with_the_nearest(tmp_path: Path) -> None:
    (fault,) = deliver(tmp_path, "1,,乙等级,,,").faults
    assert "“乙级”" in fault.mend and "甲级、乙级" in fault.mend


@pytest.mark.parametrize(
    ("found", "value"), [("２", 2), ("1,234", 1234), (2.0, 2), (" 7 ", 7), ("-0", 0), ("1e2", 100), (Decimal("3.0"), 3)]
)
def test_integers_are_read(found: object, value: int) -> None:
    assert read_cell(TASKS.column("people"), found) == value


@pytest.mark.parametrize(
    "found", ["2人", "二", "1.5", 2.5, "1,23", "1 2", "0x1", True, "1e99", "９" * 30, float("inf"), 10**400]
)
def test_what_is_no_integer_is_a_fault(found: object) -> None:
    assert isinstance(read_cell(TASKS.column("people"), found), Bad)


@pytest.mark.parametrize(
    ("found", "value"),
    [("是", True), ("√", True), ("1", True), (1.0, True), ("否", False), ("×", False), ("N", False), (True, True)],
)
def test_yes_and_no_are_read(found: object, value: bool) -> None:
    assert read_cell(Column("b", Boolean, "是否"), found) is value


def test_a_day_and_a_moment_are_compared_by_the_day(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "1,,,是,2022-11-03 17:40,2022-11-03", "2,,,是,2022-11-03 17:40,2022-11-02")
    assert [f.row for f in checked.faults] == [3]
    assert "结束日期 2022-11-02 早于开始时间 2022-11-03 17:40:00" in checked.faults[0].says


def test_a_rule_about_a_bad_cell_is_not_told_as_well(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "1,,,是,,三号")
    assert [f.says for f in checked.faults] == ["任务台账第 2 行“结束日期”写的是“三号”，应为日期。"]


def test_a_warning_lets_the_row_in(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "1,0,甲级,,,", "2,,甲级,,,")
    assert checked.faults == () and checked.error() is None
    assert [(w.row, w.blocking) for w in checked.warnings] == [(2, False)]
    assert checked.rows.num_rows == 2


def test_a_long_cell_is_shown_shortened(tmp_path: Path) -> None:
    (fault,) = deliver(tmp_path, f"1,{'长' * 500},,,,").faults
    assert len(fault.says) < 120


ANYTHING = st.one_of(
    st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes(),
    st.times(), st.timedeltas(), st.decimals(allow_nan=False), st.binary(max_size=4),
    st.from_regex(r"[0-9０-９]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?( [0-9]{1,2}:[0-9]{1,2})?", fullmatch=True),
    st.from_regex(r"[-+]?[0-9]{1,20}(\.[0-9]{1,6})?[人%]?", fullmatch=True),
)  # fmt: skip
KINDS = {
    Type.TEXT: str,
    Type.INTEGER: int,
    Type.NUMBER: Decimal,
    Type.BOOLEAN: bool,
    Type.DATE: date,
    Type.TIMESTAMP: datetime,
}


@given(ANYTHING, st.sampled_from(list(Type)), st.booleans())
def test_any_value_is_typed_or_told_and_never_raises(found: object, kind: Type, day_first: bool) -> None:
    value = read_cell(Column("c", kind, "列"), found, day_first=day_first)
    assert value is None or isinstance(value, (Bad, KINDS[kind]))


@given(
    st.lists(ANYTHING, max_size=5), st.sampled_from([Type.INTEGER, Type.NUMBER, Type.DATE, Type.TIMESTAMP, Type.TEXT])
)
def test_a_whole_column_of_anything_is_typed_or_told(found: list[object], kind: Type) -> None:
    values, bad = convert(Column("c", kind, "列"), found)
    assert len(values) == len(found)
    assert all(values[i].as_py() is None for i in bad)


@given(
    st.lists(st.one_of(st.none(), st.text("0123456789-/. :年月日人,一２+e", max_size=11)), max_size=6),
    st.sampled_from(list(Type)),
)
def test_text_is_read_the_same_one_by_one_and_all_at_once(found: list[str | None], kind: Type) -> None:
    import pyarrow as pa

    column = Column("c", kind, "列")
    slow, slow_bad = convert(column, list(found))
    fast, fast_bad = convert(column, pa.array(found, pa.string()))
    assert slow.to_pylist() == fast.to_pylist()
    assert slow_bad == fast_bad


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_a_number_of_four_places_is_exact(number: Decimal) -> None:
    assert read_cell(Column("n", Number, "数"), str(number)) == number


def test_a_column_that_may_have_lost_its_zeros_is_remarked_on_once(tmp_path: Path) -> None:
    from gongshi.grid import Grid
    from gongshi.records.workbook import write_workbook

    units = Register(
        "units", "单位台账", (Column("code", Text, "单位编号", key=True, example="01"), Column("x", Number, "横坐标"))
    )
    path = write_workbook(tmp_path / "a.xlsx", [Grid("表", ("单位编号", "横坐标"), ((1, 1.23456), (2, 2.5)))])
    checked = receive(path, units, sender="假单位", maps=HeadingMaps(tmp_path / "maps"))
    assert checked.faults == () and checked.rows.num_rows == 2
    assert ["0" in w.says for w in checked.warnings] == [True, False]
    assert "四位" in checked.warnings[1].says
    path = write_workbook(tmp_path / "b.xlsx", [Grid("表", ("单位编号", "横坐标"), (("01", 0.1 + 0.2),))])
    assert receive(path, units, sender="假单位", maps=HeadingMaps(tmp_path / "maps")).warnings == ()
