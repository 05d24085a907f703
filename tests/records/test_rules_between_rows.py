"""A rule between rows refuses what does not stand beside the others, and tells it at its cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest

from gongshi.figures.at import At
from gongshi.grid import Grid
from gongshi.period import Period
from gongshi.records.across import AcrossCheck, checked_across
from gongshi.records.checked import Checked
from gongshi.records.delivery import Mode
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import receive
from gongshi.records.register import Column, Integer, Register, Text
from gongshi.records.workbook import write_workbook

SEATS = Register(
    "seats",
    "席位台账",
    (Column("id", Text, "编号", key=True), Column("unit", Text, "单位"), Column("n", Integer, "数量")),
)
AT = At(Period.parse("2022-11"), datetime(2022, 11, 21).date(), datetime(2022, 11, 21), datetime(2022, 11, 21).date())


def one_each(rows, at):
    seen = {}
    for row in rows["seats"]:
        if row["unit"] in seen:
            yield {**row, "other": seen[row["unit"]]}
        seen.setdefault(row["unit"], row["id"])


ONE = AcrossCheck("S1", "一单位一席", "seats", "unit", one_each, "单位“{unit}”已有席位“{other}”。", "请删去一行。")


def delivered(tmp_path: Path, *rows: tuple[object, ...]) -> Checked:
    file = tmp_path / "席位.xlsx"
    write_workbook(file, [Grid("席位台账", ("编号", "单位", "数量"), tuple(rows))])
    return receive(file, SEATS, sender="甲", maps=HeadingMaps(tmp_path / "maps"))


def standing(*rows: tuple[str, str, int]):
    table = pa.table({"id": [r[0] for r in rows], "unit": [r[1] for r in rows], "n": [r[2] for r in rows]})
    return lambda name: table if rows else None


def test_a_row_that_breaks_a_rule_goes_back_with_its_cell(tmp_path: Path):
    found = checked_across(delivered(tmp_path, ("A", "甲局", 1), ("B", "甲局", 2)), [ONE], standing(), Mode.WHOLE, AT)
    (fault,) = found.faults
    assert (fault.cell, fault.row, fault.found) == ("B3", 3, "甲局")
    assert fault.says.endswith("单位“甲局”已有席位“A”。")
    assert found.rows["id"].to_pylist() == ["A"]
    assert found.refused["id"].to_pylist() == ["B"]
    assert found.fault_count == 1


def test_changes_are_judged_beside_what_stands_and_what_they_replace_is_gone(tmp_path: Path):
    checked = delivered(tmp_path, ("A", "乙局", 1), ("C", "甲局", 1))
    assert checked_across(checked, [ONE], standing(("A", "甲局", 1)), Mode.CHANGES, AT).faults == ()
    found = checked_across(checked, [ONE], standing(("B", "甲局", 1)), Mode.CHANGES, AT)
    assert [f.row for f in found.faults] == [3]


def test_a_whole_delivery_is_judged_by_itself(tmp_path: Path):
    checked = delivered(tmp_path, ("C", "甲局", 1))
    assert checked_across(checked, [ONE], standing(("B", "甲局", 1)), Mode.WHOLE, AT).faults == ()


def test_a_warning_lets_the_row_in(tmp_path: Path):
    mild = replace(ONE, blocking=False)
    found = checked_across(delivered(tmp_path, ("A", "甲局", 1), ("B", "甲局", 2)), [mild], standing(), Mode.WHOLE, AT)
    assert found.faults == ()
    assert [w.row for w in found.warnings] == [3]
    assert found.rows.num_rows == 2


def test_a_rule_of_another_register_is_not_asked(tmp_path: Path):
    def never(rows, at):
        pytest.fail("asked")
        yield {}

    other = replace(ONE, register="others", breaks=never)
    checked = delivered(tmp_path, ("A", "甲局", 1))
    assert checked_across(checked, [other], standing(), Mode.WHOLE, AT) is checked
