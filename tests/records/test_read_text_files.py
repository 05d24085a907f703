"""Text tables: encodings, delimiters, and HTML that calls itself xls (文本与网页表格的读取)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.records.checked import Checked
from gongshi.records.headings import HeadingMaps
from gongshi.records.reading.delimited import delimiter_of
from gongshi.records.reading.encoding import encoding_of
from gongshi.records.receive import receive
from gongshi.records.register import Column, Integer, Register, Text

PLACES = Register(
    name="places",
    label="地点台账",
    columns=(
        Column("code", Text, "地点编号", key=True),
        Column("name", Text, "地点名称"),
        Column("people", Integer, "人数", unit="人"),
    ),
)
LINES = "地点编号,地点名称,人数\n01,柳河村口,2\n02,人民路与建设路路口,３\n"


def read(path: Path) -> Checked:
    return receive(path, PLACES, sender="假单位", maps=HeadingMaps(path.parent / "maps"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_whatever_its_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LINES.replace(",", delimiter), encoding=encoding)
    checked = read(path)
    assert checked.faults == ()
    assert checked.rows["name"].to_pylist() == ["柳河村口", "人民路与建设路路口"]
    assert checked.rows["people"].to_pylist() == [2, 3]


def test_leading_zeros_survive_and_guarded_digits_are_freed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('地点编号,地点名称,人数\n="007",甲,1\n', encoding="utf-8")
    assert read(path).rows["code"].to_pylist() == ["007"]


def test_a_line_break_inside_quotes_is_no_new_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('地点编号,地点名称,人数\n01,"甲\n乙",1\n02,丙,2\n', encoding="utf-8")
    assert read(path).rows["_row"].to_pylist() == [2, 3]


@given(st.text("柳河村口人民路建设乡镇县市省道国事故多发段示例东岭区，。（）", min_size=4))
def test_chinese_is_never_taken_for_another_encoding(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("e") / "a.csv"
    for encoding in ("utf-8", "gb18030"):
        path.write_bytes(("编号,名称\n1," + text).encode(encoding))
        assert path.read_bytes().decode(encoding_of(path)).endswith(text)


def test_a_comma_inside_quoted_text_does_not_make_the_delimiter() -> None:
    assert delimiter_of('甲;乙\n"1,2,3";4\n"5,6,7";8\n') == ";"


def test_an_html_table_named_xls_is_read(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    path.write_text(
        "<html><meta charset=gb2312><body><table><tr><td colspan=3>地点清单</td></tr>"
        "<tr><th>地点编号</th><th>地点名称</th><th>人数</th></tr>"
        "<tr><td>01</td><td rowspan=2>柳河&nbsp;村口</td><td>2</td></tr><tr><td>02</td><td>3</td></tr></table>",
        encoding="gb18030",
    )
    checked = read(path)
    assert checked.faults == ()
    assert checked.rows["name"].to_pylist() == ["柳河 村口", "柳河 村口"]
    assert checked.rows["people"].to_pylist() == [2, 3]
