"""Marked values in everything that is not public, and a search for them in everything that is (暗桩).

A mark is planted in each column above public level that takes free text, number or day, in the
names and properties of the delivered files, in what clerks type, and in the names of staff.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
from pypdf import PdfReader

from gongshi.office.deliveries import Handover, deliver
from gongshi.office.workspace import Workspace
from gongshi.records.delivery import Mode
from gongshi.records.register import Column, Level, Register, Type

from .small_city import CODE, ROWS, Row, write_rows

CRASH, PLATE, DRIVER = "暗桩事故号", "示A9Z999", "暗桩驾驶人号"
SENDER, FILE, AUTHOR, NOTE = "暗桩报送单位", "暗桩文件名", "暗桩作者", "暗桩附言"
OPEN_KEYS = {"brigade": "01", "zone": "中心城区货车限行区", "road": "", "junction": ""}
# Columns whose value ties registers together, or whose form is checked.
TIED: Mapping[tuple[str, str], object] = {
    ("crashes", "id"): CRASH, ("parties", "crash"): CRASH, ("findings", "crash"): CRASH, ("behaviours", "crash"): CRASH,
    ("evidence", "crash"): CRASH, ("parties", "no"): 1, ("behaviours", "party"): 1, ("evidence", "sha256"): "c0ffee" * 10 + "cafe",
    ("violations", "plate"): PLATE, ("zone_entries", "plate"): PLATE, ("zone_permits", "plate"): PLATE,
    ("vehicles", "plate"): PLATE, ("parties", "plate"): "示A8Y888", ("checks", "plate"): PLATE, ("carriers", "code"): "91CANARY0000000009",
    ("vehicles", "carrier"): CODE, ("violations", "driver"): DRIVER, ("drivers", "number"): DRIVER, ("bans", "identity"): "110101193103075555",
    ("carriers", "parent"): None, ("findings", "replaces"): None, ("violations", "extended_to"): None, ("bans", "person"): "暗桩当事人号",
    ("parties", "carrier"): CODE, ("drivers", "carrier"): CODE, ("checks", "carrier"): CODE, ("vehicles", "left_on"): None,
    ("vehicles", "scrapped_on"): None, ("parties", "died_on"): None, ("violations", "struck_on"): None,
    ("bans", "term_months"): 13, ("bans", "probation_months"): None,
    ("violations", "settled_on"): None, ("zone_permits", "valid_to"): datetime(2022, 11, 30, 23, 57, 13),
}  # fmt: skip
SKIPPED = (
    "published_figures", "published_names", "brigades", "roads", "sections", "junctions", "hazards", "traffic_counts",
)  # fmt: skip


def value_for(register: Register, column: Column, number: int) -> object:
    """A mark where the column is not public and free; something valid elsewhere."""
    if (register.name, column.name) in TIED:
        return TIED[register.name, column.name]
    if column.name in OPEN_KEYS:
        return OPEN_KEYS[column.name] or None
    if column.level == Level.PUBLIC or column.codes or column.pattern:
        return _valid(column)
    if column.type is Type.TEXT:
        return f"暗桩{register.name}{column.name}"
    if column.type is Type.DATE:
        return date(2011, 2, 3) + timedelta(days=number)
    if column.type is Type.TIMESTAMP:
        return datetime(2022, 11, 5, 3, 7, number % 60)
    return 700_000 + number if column.type is Type.INTEGER else 800_000.25 + number


def _valid(column: Column) -> object:
    if column.codes:
        return next(iter(column.codes.words))
    if column.pattern.startswith("是|"):
        return "否"
    if column.pattern.startswith("有期徒刑"):
        return "有期徒刑"
    moments = {Type.DATE: date(2022, 11, 6), Type.TIMESTAMP: datetime(2022, 11, 6, 9, 30)}
    return moments.get(column.type, column.example if column.example != "" else None)


def planted_row(register: Register, start: int) -> Row:
    """One row of the register, every column filled."""
    return {c.name: value_for(register, c, start + n) for n, c in enumerate(register.columns)}  # type: ignore[misc]


def marks_of(workspace: Workspace) -> list[str]:
    """Every mark that must not be found, as it may be written."""
    marks = ["暗桩", PLATE, "示A8Y888", "91CANARY0000000009", "110101193103075555", "c0ffee" * 10]
    for number, register in enumerate(workspace.registers.values()):
        for column, value in planted_row(register, number * 40).items():
            found = register.column(column)
            if register.name in SKIPPED or found.level == Level.PUBLIC or (register.name, column) in TIED:
                continue
            if isinstance(value, date) and not isinstance(value, datetime):
                marks += [
                    value.isoformat(),
                    f"{value.year}年{value.month}月{value.day}日",
                    f"{value.year}.{value.month}.{value.day}",
                ]
            elif isinstance(value, (int, float)) and value > 1000:
                marks.append(f"{value:g}" if value % 1 else f"{value:.0f}")
    return marks


def deliver_planted(workspace: Workspace) -> list[str]:
    """The small city with a planted row in each register, from files with marked names; what was refused."""
    refused = []
    for number, register in enumerate(workspace.registers.values()):
        rows: Sequence[Row] = ROWS.get(register.name, ())
        if register.name not in SKIPPED:
            rows = (*rows, planted_row(register, number * 40))
        if not rows:
            continue
        path = write_rows(workspace.root.parent / "送" / f"{register.label}-{FILE}.xlsx", register, rows)
        book = openpyxl.load_workbook(path)
        book.properties.creator = book.properties.lastModifiedBy = book.properties.title = AUTHOR
        book.save(path)
        receipt = deliver(workspace, path, register, Handover(sender=SENDER, mode=Mode.WHOLE, note=NOTE))
        refused += [] if receipt.is_stored else [f"{register.name}: {receipt.says} {receipt.faults[:3]}"]
    return refused


def texts_in(path: Path) -> Iterator[tuple[str, str]]:
    """Everything that a file says, its packed parts and properties too, with where it stands."""
    yield from _texts(path.name, path.read_bytes())


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    yield name, name
    yield name, data.decode("utf-8", "ignore")
    yield name, data.decode("utf-16-le", "ignore")
    if name.endswith((".json", ".jsonl", ".geojson")):
        for text in data.splitlines() if name.endswith(".jsonl") else [data]:
            yield name, json.dumps(json.loads(text), ensure_ascii=False)
    if name.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(data))
        yield name, "".join(page.extract_text() for page in reader.pages).replace("\n", "")
        yield name, str(reader.metadata) + str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())
    elif name.endswith(".parquet"):
        table = pq.read_table(io.BytesIO(data))
        yield name, f"{table.schema.metadata} {table.to_pylist()}"
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for part in z.namelist():
                yield from ((f"{name}!{w}", t) for w, t in _texts(part, z.read(part)))


def found_in(folder: Path, marks: Sequence[str]) -> list[str]:
    """Where any mark stands below the folder."""
    paths = [p for p in sorted(folder.rglob("*")) if p.is_file()]
    return [f"{where}: {m}" for p in paths for where, text in texts_in(p) for m in marks if m in text]
