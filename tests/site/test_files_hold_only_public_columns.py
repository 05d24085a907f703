"""The tables that the public downloads: three forms of the same rows, and never a column above public."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongshi.site.build import build
from gongshi.site.downloads import AbovePublic, Table, as_csv, as_json, as_parquet, files_of
from gongshi.site.figures import Column

from .a_site import COLUMNS, a_site

ROWS = (("L1", Decimal("2.5"), date(2022, 11, 3)), ("=L2", None, None))
TABLE = Table(
    "坏灯",
    {"unit": "盏"},
    (Column("lamp", "灯号"), Column("days", "天数", "小数", "天"), Column("on", "日期", "日期")),
    ROWS,
)


def test_the_three_forms_hold_the_same_rows():
    csv_rows = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"))))
    parquet = pq.read_table(io.BytesIO(as_parquet(TABLE)))
    told = json.loads(as_json(TABLE))
    assert csv_rows[0] == ["灯号", "天数", "日期"]
    assert (csv_rows[1][1], parquet.column("days")[0].as_py(), told["rows"][0]["days"]) == ("2.5", Decimal("2.5"), 2.5)
    assert (csv_rows[2][1], parquet.column("days")[1].as_py(), told["rows"][1]["days"]) == ("", None, None)


def test_the_data_dictionary_explains_each_column():
    assert json.loads(as_json(TABLE))["columns"][1] == {
        "name": "days", "label": "天数", "type": "小数", "unit": "天", "note": "",
    }  # fmt: skip
    assert pq.read_schema(io.BytesIO(as_parquet(TABLE))).field("days").metadata[b"unit"] == "天".encode()


def test_a_cell_that_a_spreadsheet_would_run_is_made_text():
    assert b"'=L2" in as_csv(TABLE)


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_column_above_public_level_is_refused_where_the_file_is_written(level: int):
    above = replace(TABLE, columns=(*TABLE.columns[:2], replace(TABLE.columns[2], level=level)))
    with pytest.raises(AbovePublic, match="日期"):
        files_of(above, "x")


def test_a_column_above_public_level_stops_the_build_and_leaves_the_old_site(tmp_path: Path):
    site = a_site(tmp_path)
    folder = build(site, tmp_path / "站").folder
    before = (folder / "index.html").read_bytes()
    first = site.figures[0]
    records = replace(first.values[0].records, columns=(replace(COLUMNS[0], level=3), *COLUMNS[1:]))
    leaky = replace(first, values=(replace(first.values[0], records=records), *first.values[1:]))
    with pytest.raises(AbovePublic):
        build(replace(site, figures=(leaky, *site.figures[1:])), tmp_path / "站")
    assert (folder / "index.html").read_bytes() == before
