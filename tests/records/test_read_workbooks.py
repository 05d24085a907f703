"""Workbooks as offices send them: titles, merged cells, hidden sheets, totals (电子表格的读取)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from gongshi.records.checked import Checked
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import NoHeadings, receive
from gongshi.records.register import Codes, Column, Date, Integer, Number, Register, Text, Timestamp

FILES = Path(__file__).parent / "files"
VISITS = Register(
    name="visits",
    label="巡查台账",
    columns=(
        Column("id", Text, "巡查编号", key=True),
        Column("district", Text, "区县", codes=Codes.of("区县", "东岭区", "西河县", also={"东岭": "东岭区"})),
        Column("people", Integer, "参加人数", unit="人", at_least=0, aliases=("人数",)),
        Column("hours", Number, "时长"),
        Column("visited_on", Date, "巡查日期", required=True),
        Column("reported_at", Timestamp, "上报时间"),
    ),
)
HEADINGS = ("巡查编号", "区县", "参加人数（人）", "时长", "巡查日期", "上报时间")
GOOD = ("X1", "东岭区", 2, 1.5, datetime(2022, 11, 3), datetime(2022, 11, 3, 17, 40))


def book(path: Path, *rows: tuple[object, ...], title: str = "Sheet1") -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def read(path: Path) -> Checked:
    return receive(path, VISITS, sender="假大队", maps=HeadingMaps(path.parent / "maps"))


def test_headings_are_found_below_title_rows(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("示例市巡查台账",), (), ("填报单位", "一大队"), HEADINGS, GOOD)
    checked = read(path)
    assert checked.faults == ()
    assert checked.rows.to_pylist() == [
        {
            "id": "X1",
            "district": "东岭区",
            "people": 2,
            "hours": 1.5,
            "visited_on": date(2022, 11, 3),
            "reported_at": datetime(2022, 11, 3, 17, 40),
            "_row": 5,
            "_sheet": "Sheet1",
        }
    ]


@pytest.mark.parametrize(
    "written",
    ["2022-11-03", "2022/11/3", "2022.11.3", "2022年11月3日", "20221103", 20221103, 44868, "44868", " ２０２２-11-03 "],
)
def test_a_day_is_read_however_it_is_written(tmp_path: Path, written: object) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, ("X1", None, None, None, written, None)))
    assert checked.rows["visited_on"].to_pylist() == [date(2022, 11, 3)]


@pytest.mark.parametrize(
    "written",
    [
        "2022/11/3 17:40",
        "2022年11月3日17时40分",
        "2022-11-03T17:40:00",
        "2022.11.3 下午5:40",
        "2022-11-03T09:40:00Z",
        "2022-11-03 10:40+01:00",
        44868.7361111111,
    ],
)
def test_a_moment_is_read_however_it_is_written(tmp_path: Path, written: object) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, ("X1", None, None, None, "2022-11-03", written)))
    assert checked.rows["reported_at"].to_pylist() == [datetime(2022, 11, 3, 17, 40)]


@pytest.mark.parametrize(
    "written", ["2022-02-30", "22-11-03", "03/11/2022", "十一月三日", "2022-11", 12, "2022-11-03 25:00"]
)
def test_a_day_that_is_in_doubt_is_a_fault(tmp_path: Path, written: object) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, ("X1", None, None, None, written, None)))
    assert [f.cell for f in checked.faults] == ["E2"]


def test_rows_without_anything_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, GOOD, (), (), ("X2", *GOOD[1:])))
    assert checked.rows["_row"].to_pylist() == [2, 5]


def test_a_total_row_is_named_as_one_fault(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, GOOD, ("合 计", None, 2, 1.5)))
    assert [(f.row, f.cell) for f in checked.faults] == [(3, "A3")]
    assert "合" in checked.faults[0].says and "删去" in checked.faults[0].mend
    assert checked.rows.num_rows == 1


def test_a_remark_below_the_table_is_named_as_one_fault(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, GOOD, ("填表人：假某",)))
    assert [f.row for f in checked.faults] == [3]


def test_text_in_a_block_merged_downwards_belongs_to_every_row(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, GOOD, ("X2", None, 3, 1, "2022-11-04"), ("X3", None, 3, 1, "2022-11-04"))
    merge(path, "B2:B4")
    checked = read(path)
    assert checked.faults == ()
    assert checked.rows["district"].to_pylist() == ["东岭区"] * 3


def test_a_number_in_a_merged_block_is_not_counted_for_each_row(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, GOOD, ("X2", "东岭", None, 1, "2022-11-04"))
    merge(path, "C2:C3")
    checked = read(path)
    assert [f.cell for f in checked.faults] == ["C2", "C3"]
    assert "取消合并" in checked.faults[0].mend


def test_headings_merged_over_two_rows_are_read_from_the_lower(tmp_path: Path) -> None:
    upper = ("巡查编号", "区县", "参加人数", "时长", "日期", None)
    lower = (None, None, None, None, "巡查日期", "上报时间")
    path = book(tmp_path / "a.xlsx", upper, lower, GOOD)
    merge(path, "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1")
    checked = read(path)
    assert checked.faults == ()
    assert checked.rows["_row"].to_pylist() == [3]


def merge(path: Path, *blocks: str) -> None:
    from openpyxl import load_workbook

    workbook = load_workbook(path)
    for block in blocks:
        workbook.active.merge_cells(block)  # type: ignore[union-attr]
    workbook.save(path)


def test_several_sheets_are_one_delivery_and_hidden_ones_are_not_read(tmp_path: Path) -> None:
    workbook = Workbook()
    for name, key in (("一大队", "X1"), ("二大队", "X2"), ("旧表", "X3")):
        sheet = workbook.create_sheet(name)
        sheet.append(HEADINGS)
        sheet.append((key, *GOOD[1:]))
    workbook["旧表"].sheet_state = "hidden"
    workbook["Sheet"].append(("与台账无关的一张表",))
    workbook.save(tmp_path / "a.xlsx")
    checked = read(tmp_path / "a.xlsx")
    assert checked.rows["_sheet"].to_pylist() == ["一大队", "二大队"]
    assert [w.sheet for w in checked.warnings] == ["旧表", "Sheet"]
    assert not any(w.blocking for w in checked.warnings)


def test_sheets_beside_the_register_are_named_in_one_warning(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (HEADINGS, GOOD):
        workbook["Sheet"].append(row)
    for name in ("附表1", "附表2"):
        workbook.create_sheet(name).append(("附表的标题",))
    workbook.save(tmp_path / "a.xlsx")
    assert ["“附表1”、“附表2”" in w.says for w in read(tmp_path / "a.xlsx").warnings] == [True]


def test_a_key_that_comes_twice_names_both_rows_and_neither_is_kept(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, GOOD, ("X2", *GOOD[1:]), ("X1", *GOOD[1:])))
    (fault,) = checked.faults
    assert "第 4 行" in fault.says and "第 2 行" in fault.says
    assert checked.rows["id"].to_pylist() == ["X2"]
    assert checked.refused["_row"].to_pylist() == [2, 4]


def test_a_formula_gives_its_kept_result_and_without_one_is_a_fault(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, ("X1", None, "=1+1", None, "2022-11-03", None)))
    assert [f.cell for f in checked.faults] == ["C2"]
    assert "保存" in checked.faults[0].mend


def test_an_error_value_is_a_fault_and_not_an_empty_cell(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, ("X1", None, "#REF!", None, "2022-11-03", None)))
    assert [f.cell for f in checked.faults] == ["C2"]


def test_a_number_that_the_spreadsheet_has_cut_is_not_taken_as_text(tmp_path: Path) -> None:
    checked = read(book(tmp_path / "a.xlsx", HEADINGS, (110101199001011234, *GOOD[1:])))
    assert [f.cell for f in checked.faults] == ["A2"]


@pytest.mark.parametrize("name", ["visits.xls", "visits.et"])
def test_old_workbooks_are_read_like_new_ones(tmp_path: Path, name: str) -> None:
    checked = receive(FILES / name, VISITS, sender="假大队", maps=HeadingMaps(tmp_path))
    assert checked.faults == ()
    assert checked.rows["visited_on"].to_pylist() == [date(2022, 11, 3), date(2022, 11, 4)]
    assert checked.rows["_row"].to_pylist() == [3, 4]


def test_a_workbook_without_the_registers_headings_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoHeadings) as caught:
        read(book(tmp_path / "a.xlsx", ("甲", "乙"), (1, 2)))
    assert "巡查台账" in caught.value.what
    assert "a.xlsx" in caught.value.where
    assert "巡查编号" in caught.value.mend
