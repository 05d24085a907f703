"""The tables that the public downloads: three forms of the same rows, and never a column above public."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongshi.site.build import build
from gongshi.site.downloads import LONG, AbovePublic, Table, files_of
from gongshi.site.figures import Column
from gongshi.site.gone import NameStillThere
from gongshi.site.pages.figures import SHOWN

from .a_site import COLUMNS, a_site

ROWS = (("L1", Decimal("2.5"), date(2022, 11, 3)), ("=L2", None, None))
TABLE = Table(
    "坏灯",
    {"unit": "盏"},
    (Column("lamp", "灯号"), Column("days", "天数", "小数", "天"), Column("on", "日期", "日期")),
    lambda: ROWS,
    len(ROWS),
)


def written(kind: str, table: Table = TABLE) -> bytes:
    content = files_of(table, "x")[f"x.{kind}"]
    return content if isinstance(content, bytes) else content.read_bytes()


def test_the_three_forms_hold_the_same_rows():
    csv_rows = list(csv.reader(io.StringIO(written("csv").decode("utf-8-sig"))))
    parquet = pq.read_table(io.BytesIO(written("parquet")))
    told = json.loads(written("json"))
    assert csv_rows[0] == ["灯号", "天数", "日期"]
    assert (csv_rows[1][1], parquet.column("days")[0].as_py(), told["rows"][0]["days"]) == ("2.5", Decimal("2.5"), 2.5)
    assert (csv_rows[2][1], parquet.column("days")[1].as_py(), told["rows"][1]["days"]) == ("", None, None)


def test_the_data_dictionary_explains_each_column():
    assert json.loads(written("json"))["columns"][1] == {
        "name": "days", "label": "天数", "type": "小数", "unit": "天", "note": "",
    }  # fmt: skip
    assert pq.read_schema(io.BytesIO(written("parquet"))).field("days").metadata[b"unit"] == "天".encode()


def test_a_cell_that_a_spreadsheet_would_run_is_made_text():
    assert b"'=L2" in written("csv")


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


GIVEN: list[int] = [0]


def many(n: int):
    """n rows, given one at a time and counted."""
    for i in range(n):
        GIVEN[0] += 1
        yield (f"L{i:06}", Decimal(i) / 4, date(2022, 11, 1 + i % 28))


def test_a_long_table_is_written_whole_from_rows_that_are_never_all_in_memory():
    GIVEN[0] = 0
    n = LONG + 1
    files = files_of(replace(TABLE, rows=lambda: many(n), count=n), "x")
    assert all(isinstance(content, Path) for content in files.values())
    csv_file, parquet, told = (files[f"x.{kind}"] for kind in ("csv", "parquet", "json"))
    rows = list(csv.reader(io.StringIO(csv_file.read_bytes().decode("utf-8-sig"))))
    table = pq.read_table(parquet)
    said = json.loads(told.read_bytes())
    assert len(rows) - 1 == table.num_rows == len(said["rows"]) == n and GIVEN[0] == 3 * n
    assert rows[-1] == [f"L{n - 1:06}", str(Decimal(n - 1) / 4), table.column("on")[-1].as_py().isoformat()]
    assert table.column("days")[-1].as_py() == Decimal(n - 1) / 4
    assert table.schema.field("on").type == pa.date32() and said["rows"][-1]["lamp"] == rows[-1][0]
    for content in files.values():
        content.unlink()


def test_the_page_shows_the_first_records_and_the_files_hold_all(tmp_path: Path):
    site = a_site(tmp_path)
    first = site.figures[0]
    n = LONG + 1
    long = replace(first.values[0].records, total=n, held=n, rows=lambda: ((f"L{i}", "巷", i) for i in range(n)))
    figure = replace(first, values=(replace(first.values[0], records=long), *first.values[1:]))
    folder = build(replace(site, figures=(figure, *site.figures[1:])), tmp_path / "站").folder
    page = (folder / "figures/lamps_broken/2022-11.html").read_text(encoding="utf-8")
    assert page.count("<tr><td") == SHOWN and f"下载的文件有 {n} 条" in page
    assert (folder / "figures/lamps_broken/2022-11-records.csv").read_bytes().count(b"\r\n") == n + 1


def test_a_withdrawn_name_in_a_long_table_stops_the_build(tmp_path: Path):
    site = a_site(tmp_path)
    first = site.figures[0]
    n = LONG + 1

    def rows():
        return ((f"L{i}", "虚丙丁" if i == n - 1 else "巷", i) for i in range(n))

    long = replace(first.values[0].records, total=n, held=n, rows=rows)
    figure = replace(first, values=(replace(first.values[0], records=long), *first.values[1:]))
    with pytest.raises(NameStillThere, match="撤下的名字"):
        build(replace(site, figures=(figure, *site.figures[1:]), gone=frozenset({"虚丙丁"})), tmp_path / "站")
