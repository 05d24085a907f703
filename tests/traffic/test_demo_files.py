"""The demo city's files: as a city sends them, the same every time, and true to the truth."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from gongshi.records.headings import HeadingMaps
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
from gongshi.records.receive import receive
from gongshi_traffic.demo.city import write_city
from gongshi_traffic.demo.truth import Truth
from gongshi_traffic.registers import REGISTERS

BY_NAME = {r.name: r for r in (*REGISTERS, PUBLISHED_FIGURES, PUBLISHED_NAMES)}
Rows = dict[str, dict[tuple[object, ...], dict[str, object]]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("示例市")
    return folder, write_city(folder)


@pytest.fixture(scope="module")
def received(written: tuple[Path, Truth], tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """What the registers hold after every file of the manifest, in its order."""
    folder, _ = written
    maps = HeadingMaps(tmp_path_factory.mktemp("对照"))
    state: Rows = {}
    for sent in manifest(folder):
        register = BY_NAME[sent["register"]]
        checked = receive(folder / sent["file"], register, sender=sent["sender"], maps=maps)
        assert not checked.faults, (sent["file"], checked.faults[0].says)
        assert checked.rows.num_rows == sent["rows"], sent["file"]
        if sent["mode"] == "whole":
            state[register.name] = {}
        for row in checked.rows.to_pylist():
            state[register.name][tuple(row[c.name] for c in register.key)] = row
    return state


def manifest(folder: Path) -> list[dict[str, str]]:
    return json.loads((folder / "deliveries.json").read_text(encoding="utf-8"))


def test_the_same_seed_gives_the_same_bytes(written: tuple[Path, Truth], tmp_path: Path) -> None:
    folder, _ = written
    write_city(tmp_path)
    names = sorted(p.name for p in folder.iterdir())
    assert names == sorted(p.name for p in tmp_path.iterdir())
    assert [n for n in names if (folder / n).read_bytes() != (tmp_path / n).read_bytes()] == []


def test_every_file_of_the_manifest_is_received_without_a_fault(received: Rows) -> None:
    assert set(received) == set(BY_NAME)


def test_everything_was_delivered_before_the_release_morning_at_eight(written: tuple[Path, Truth]) -> None:
    moments = [datetime.fromisoformat(s["known_at"]) for s in manifest(written[0])]
    assert moments == sorted(moments)
    assert moments[-1] < datetime(2022, 11, 23, 8, 0)


def test_a_register_s_first_file_is_whole(written: tuple[Path, Truth]) -> None:
    first: dict[str, str] = {}
    for sent in manifest(written[0]):
        first.setdefault(sent["register"], sent["mode"])
    assert set(first.values()) == {"whole"}


def test_files_come_in_the_forms_that_cities_send(written: tuple[Path, Truth]) -> None:
    folder, _ = written
    kinds = Counter(Path(s["file"]).suffix for s in manifest(folder))
    assert set(kinds) == {".xlsx", ".xls", ".csv", ".parquet"}
    assert (folder / "路口.xls").read_bytes().startswith(b"<html>")
    raw = (folder / "机动车.csv").read_bytes()
    assert "号牌号码" in raw.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    with zipfile.ZipFile(folder / "运输企业.xlsx") as package:
        assert b"<mergeCell " in package.read("xl/worksheets/sheet1.xml")
        assert b'state="hidden"' in package.read("xl/workbook.xml")


def test_dates_are_text_in_some_workbooks_and_serials_in_others(written: tuple[Path, Truth]) -> None:
    def sheet(name: str) -> str:
        with zipfile.ZipFile(written[0] / name) as package:
            return package.read("xl/worksheets/sheet1.xml").decode()

    assert "2022/11/30 23:59" in sheet("通行证.xlsx")
    assert "2022/11/" not in sheet("事故台账_2022年11月.xlsx")


def test_crashes_and_deaths_of_the_truth_agree_with_a_recount_of_the_files(
    written: tuple[Path, Truth], received: Rows
) -> None:
    figures = written[1].figures
    for month in ("2022-11", "2022-10", "2021-11"):
        crashes = {i: c for (i,), c in received["crashes"].items() if moment(c["happened_at"]).isoformat()[:7] == month}
        dead = [p for p in received["parties"].values() if p["crash"] in crashes and p["injury"] == "死亡"]
        in_time = [p for p in dead if days_after(p["died_on"], crashes[str(p["crash"])]) <= 7]
        assert figures[f"crashes_recorded {month}"] == len(crashes)
        assert figures[f"deaths {month}"] == len(in_time)
        if month != "2022-10":
            assert len(in_time) < len(dead)  # someone died too late to count
    by_brigade = Counter(str(c["brigade"]) for c in crashes_of(received, "2022-11"))
    assert figures["crashes_recorded 2022-11 by brigade"] == {c: by_brigade[str(c)] for (c,) in received["brigades"]}


def test_violations_of_the_truth_agree_with_a_recount_of_the_files(written: tuple[Path, Truth], received: Rows) -> None:
    figures = written[1].figures
    for month in ("2022-11", "2022-10", "2021-11"):
        rows = [v for v in received["violations"].values() if moment(v["happened_at"]).isoformat()[:7] == month]
        assert figures[f"violations_recorded {month}"] == sum(v["struck_on"] is None for v in rows)
    told = [
        v
        for v in received["violations"].values()
        if v["state"] in ("已告知", "已公告")
        and isinstance(v["notified_on"], date)
        and v["notified_on"] < date(2022, 10, 24)
    ]
    assert figures["unsettled_violations"] == len(told)


def test_comparisons_follow_from_the_counts(written: tuple[Path, Truth]) -> None:
    figures = written[1].figures
    now, before, year_ago = (figures[f"deaths {m}"] for m in ("2022-11", "2022-10", "2021-11"))
    assert isinstance(now, int) and isinstance(before, int) and isinstance(year_ago, int)
    assert abs(float(str(figures["deaths 2022-11 环比 %"])) - (now / before - 1) * 100) < 0.051
    assert abs(float(str(figures["deaths 2022-11 同比 %"])) - (now / year_ago - 1) * 100) < 0.051


def test_the_morning_s_changes_matter(received: Rows) -> None:
    late = [c for c in crashes_of(received, "2022-11") if moment(c["happened_at"]) == datetime(2022, 11, 21, 22, 40)]
    assert len(late) == 1
    freed = [v for v in received["violations"].values() if v["plate"] == "示A1S011"]
    assert {(v["state"], v["settled_on"]) for v in freed} == {("已处理", date(2022, 11, 22))}


def test_october_s_published_figures_are_those_of_its_bulletin_not_of_today(
    written: tuple[Path, Truth], received: Rows
) -> None:
    printed = {r["figure"]: r for r in received["published_figures"].values()}
    assert printed["交通事故起数"]["value"] != written[1].figures["crashes_recorded 2022-10"]
    assert {r["published_on"] for r in printed.values()} == {date(2022, 10, 24)}


def crashes_of(received: Rows, month: str) -> list[dict[str, object]]:
    return [c for c in received["crashes"].values() if moment(c["happened_at"]).isoformat()[:7] == month]


def moment(value: object) -> datetime:
    assert isinstance(value, datetime)
    return value


def days_after(died: object, crash: dict[str, object]) -> int:
    assert isinstance(died, date)
    return (died - moment(crash["happened_at"]).date()) // timedelta(days=1)
