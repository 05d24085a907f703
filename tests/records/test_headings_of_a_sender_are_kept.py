"""A sender's headings are found once, kept, and may be put right by hand (列名对照)."""

import json
from pathlib import Path

import pytest

from gongshi.records.checked import Checked
from gongshi.records.headings import AmbiguousHeadings, BadHeadingMap, HeadingMap, HeadingMaps, MissingColumns, read_map
from gongshi.records.receive import receive
from gongshi.records.register import Codes, Column, Integer, Register, Text, Timestamp

COUNTS = Register(
    name="counts",
    label="统计台账",
    columns=(
        Column("id", Text, "编号", key=True),
        Column("at", Timestamp, "发生时间", required=True, aliases=("时间",)),
        Column("deaths", Integer, "死亡人数", unit="人"),
        Column("kind", Text, "类别", codes=Codes.of("类别", "死亡", "伤人")),
        Column("unit", Text, "单位编号"),
    ),
)


def deliver(folder: Path, text: str, sender: str = "甲单位") -> Checked:
    (folder / "a.csv").write_text(text, encoding="utf-8")
    return receive(folder / "a.csv", COUNTS, sender=sender, maps=HeadingMaps(folder / "maps"))


def test_labels_names_aliases_brackets_and_stars_are_understood(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "id, 时 间 ,死亡人数（人）,类别*\n1,2022-11-03,2,死亡\n")
    assert checked.faults == checked.warnings == ()
    assert checked.rows["deaths"].to_pylist() == [2]


def test_the_map_is_kept_for_its_sender_and_used_again(tmp_path: Path) -> None:
    maps = HeadingMaps(tmp_path / "maps")
    deliver(tmp_path, "编号,时间\n1,2022-11-03\n")
    path = maps.path("甲单位", COUNTS)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["headings"] == {"编号": "id", "时间": "at"}
    kept["headings"]["死了几个"] = "死亡人数"
    path.write_text(json.dumps(kept), encoding="utf-8")
    assert deliver(tmp_path, "编号,时间,死了几个\n1,2022-11-03,7\n").rows["deaths"].to_pylist() == [7]
    assert deliver(tmp_path, "编号,时间,死了几个\n1,2022-11-03,7\n", "乙单位").rows["deaths"].to_pylist() == [None]


def test_an_unknown_heading_is_told_with_the_nearest_and_does_not_block(tmp_path: Path) -> None:
    checked = deliver(tmp_path, "编号,时间,死亡人员数\n1,2022-11-03,2\n")
    (warning,) = checked.warnings
    assert "死亡人员数" in warning.says and "“死亡人数”" in warning.mend
    assert (warning.cell, warning.blocking) == ("C1", False)


def test_a_heading_that_the_map_passes_over_is_not_told_again(tmp_path: Path) -> None:
    HeadingMaps(tmp_path / "maps").keep(HeadingMap("甲单位", "counts", {"备注": None}), COUNTS)
    assert deliver(tmp_path, "编号,时间,备注\n1,2022-11-03,无\n").warnings == ()


def test_two_headings_for_one_column_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AmbiguousHeadings) as caught:
        deliver(tmp_path, "编号,时间,发生时间\n1,2022-11-03,2022-11-04\n")
    assert "发生时间" in caught.value.what and "第 1 行" in caught.value.where and caught.value.mend


def test_a_missing_column_is_told_with_the_heading_it_may_hide_behind(tmp_path: Path) -> None:
    with pytest.raises(MissingColumns) as caught:
        deliver(tmp_path, "编号,发生的时间,死亡人数\n1,2022-11-03,2\n")
    assert "“发生时间”" in caught.value.what
    assert "a.csv" in caught.value.where
    assert "“发生的时间”是否就是“发生时间”" in caught.value.mend


def test_headings_that_resemble_nothing_are_listed_beside_what_is_missing(tmp_path: Path) -> None:
    many = ",".join(f"Z{n:02d}" for n in range(20))
    with pytest.raises(MissingColumns) as caught:
        deliver(tmp_path, f"编号,死亡人数,类别,FSSJ,{many}\n1,2,死亡,2022-11-03{',1' * 20}\n")
    assert "没有认出的列：“FSSJ”、“Z00”" in caught.value.what and "……" in caught.value.what
    assert "--map" in caught.value.mend


def test_a_map_joins_cells_translates_words_and_fills_what_is_always_the_same(tmp_path: Path) -> None:
    file = tmp_path / "map.json"
    parts = {
        "headings": {"ref": "编号"},
        "joined": {"发生时间": ["date", "time"]},
        "values": {"类别": {"1": "死亡"}},
        "fixed": {"单位编号": "01"},
        "dates": "day_first",
    }
    file.write_text(json.dumps(parts), encoding="utf-8")
    HeadingMaps(tmp_path / "maps").adopt(file, COUNTS, sender="甲单位")
    checked = deliver(tmp_path, "ref,date,time,类别\nA1,03/11/2022,17:40,1\nA2,03/11/2022,17:41,伤人\n")
    assert checked.faults == checked.warnings == ()
    assert checked.rows["at"].to_pylist()[0].isoformat() == "2022-11-03T17:40:00"
    assert checked.rows["kind"].to_pylist() == ["死亡", "伤人"]
    assert checked.rows["unit"].to_pylist() == ["01", "01"]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"headings": {"甲": "没有的列"}}', '{"dates": "backwards"}', '{"headings": 5}']
)
def test_a_broken_map_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "map.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadHeadingMap) as caught:
        read_map(file, COUNTS)
    assert caught.value.what and "map.json" in caught.value.where and caught.value.mend


def test_a_map_that_is_no_json_is_told_where_it_breaks(tmp_path: Path) -> None:
    file = tmp_path / "map.json"
    file.write_text('{"headings":\n {"甲": 乙}}', encoding="utf-8")
    with pytest.raises(BadHeadingMap) as caught:
        read_map(file, COUNTS)
    assert "第 2 行第 8 个字符" in caught.value.what


@pytest.mark.parametrize("sender", ["示例县大队", "a/b:c*?", "..", "CON. ", "长" * 100])
def test_any_sender_has_a_file_of_his_own_inside_the_folder(tmp_path: Path, sender: str) -> None:
    maps = HeadingMaps(tmp_path / "maps")
    path = maps.keep(HeadingMap(sender, "counts", {"甲": "id"}), COUNTS)
    assert path.parent == tmp_path / "maps" / "counts"
    assert maps.of(sender, COUNTS).headings == {"甲": "id"}
    assert maps.path(sender + "x", COUNTS) != path


def test_data_that_look_like_headings_do_not_confuse_the_search(tmp_path: Path) -> None:
    checked = deliver(
        tmp_path, "统计台账,,\n编号,时间,类别\n死亡,2022-11-03,死亡\n编号,时间,类别\n伤人,2022-11-03,伤人\n"
    )
    assert checked.faults == ()
    assert checked.rows["_row"].to_pylist() == [3, 5]
