"""A very small invented city: a few rows a register, its clock stopped on the release morning.

Two vehicles of an enterprise and one of a person entered the restricted zone; one of them
had a permit. So the list of such vehicles has two candidates and every other list none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import openpyxl

from gongshi.grid import Cell, Grid
from gongshi.lists.person import Role
from gongshi.lists.signing import Signer
from gongshi.office.deliveries import Handover, Receipt, deliver
from gongshi.office.people import add_person
from gongshi.office.start import init
from gongshi.office.workspace import Workspace
from gongshi.records.register import Register
from gongshi.records.workbook import write_workbook

CLOCK = "2022-11-23T08:00:00"
PERIOD = "2022-11"
SETTINGS = """
[office]
name = "虚构市公安局交通警察支队"
short_name = "虚构交警"
mark = "虚构市公安局交通警察支队文件"
city = "虚构市"
number = "虚公交通〔{year}〕{n}号"
contact = "虚构市公安局交通警察支队宣传科"

[lists.zone_vehicles]
mask = "full"
term_days = 30
"""
ZONE = "中心城区货车限行区"
CODE = "91000000DEMO000001"
Row = Mapping[str, Cell]
ROWS: Mapping[str, Sequence[Row]] = {
    "brigades": [{"code": "01", "name": "一大队", "district": "东岭区"}],
    "carriers": [
        {"code": CODE, "name": "虚构市样本运输有限公司", "kind": "货运", "district": "东岭区", "brigade": "01"}
    ],
    "vehicles": [
        {"plate": plate, "plate_kind": "大型汽车", "kind": "重型货车", "use": "货运", "owner_kind": owner,
         "carrier": CODE if owner == "企业" else None, "registered_on": datetime(2018, 6, 1), "district": "东岭区"}
        for plate, owner in (("示A1S001", "企业"), ("示A1S002", "个人"), ("示A1S003", "企业"))
    ],
    "zone_entries": [
        {"id": f"JQ{n}", "entered_at": datetime(2022, 11, day, 7, 30), "plate": plate, "plate_kind": "大型汽车",
         "zone": ZONE, "brigade": "01"}
        for n, (day, plate) in enumerate([(2, "示A1S001"), (9, "示A1S001"), (3, "示A1S002"), (4, "示A1S003")], 1)
    ],
    "zone_permits": [
        {"number": "TX1", "plate": "示A1S003", "zone": ZONE, "valid_from": datetime(2022, 11, 1),
         "valid_to": datetime(2022, 11, 30, 23, 59)}
    ],
    "crashes": [
        {"id": "SG1", "happened_at": datetime(2022, 11, 3, 17, 40), "severity": "死亡", "brigade": "01"},
        {"id": "SG2", "happened_at": datetime(2022, 11, 8, 9, 5), "severity": "伤人", "brigade": "01"},
    ],
    "parties": [
        {"crash": "SG1", "no": 1, "role": "机动车", "vehicle_kind": "重型货车", "name": "假某", "injury": "无"},
        {"crash": "SG1", "no": 2, "role": "行人", "name": "虚构甲", "injury": "死亡", "died_on": datetime(2022, 11, 4)},
        {"crash": "SG2", "no": 1, "role": "非机动车", "vehicle_kind": "电动自行车", "name": "虚构乙", "injury": "轻伤"},
    ],
}  # fmt: skip
LISTED = ("示A1S001", "示A1S002")
STAFF = (
    ("fengcun", "封存甲", Role.KEEPER),
    ("nigao", "拟稿乙", Role.PROPOSER),
    ("chushen", "初审丙", Role.FIRST_REVIEW),
    ("fuhe", "复核丁", Role.SECOND_REVIEW),
    ("fabu", "发布戊", Role.PRESS),
    ("shenpi", "审批己", Role.APPROVE),
)


def new_workspace(folder: Path, *, clock: str = CLOCK) -> Workspace:
    """An empty workspace in `folder`/工作区, its keys beside it."""
    return init(folder / "工作区", settings=SETTINGS, keys=Path("..", "钥匙"), clock=clock)


def write_rows(path: Path, register: Register, rows: Sequence[Row]) -> Path:
    """A workbook of these rows under the register's own headings."""
    columns = [c for c in register.columns if any(c.name in row for row in rows)]
    grid = Grid(register.label, tuple(c.label for c in columns), tuple(tuple(r.get(c.name) for c in columns) for r in rows))  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(path, [grid])
    return path


def write_files(workspace: Workspace, folder: Path, rows: Mapping[str, Sequence[Row]] = ROWS) -> list[Path]:
    """A workbook for each register, named after it."""
    registers = workspace.registers
    return [write_rows(folder / f"{registers[n].label}.xlsx", registers[n], found) for n, found in rows.items()]


def deliver_rows(workspace: Workspace, name: str, rows: Sequence[Row], how: Handover | None = None) -> Receipt:
    """These rows delivered as one file of the register."""
    register = workspace.registers[name]
    path = write_rows(workspace.root.parent / "送" / f"{register.label}.xlsx", register, rows)
    return deliver(workspace, path, register, how or Handover())


def deliver_all(workspace: Workspace) -> None:
    """Every register of the small city."""
    for name, rows in ROWS.items():
        receipt = deliver_rows(workspace, name, rows)
        assert receipt.is_stored, (receipt.says, receipt.faults)


def enrol(workspace: Workspace) -> dict[str, Signer]:
    """The invented staff, each with a key."""
    staff: dict[str, Signer] = {}
    for id_, name, role in STAFF:
        staff[id_] = add_person(workspace, id_, name, role, by=staff.get("fengcun"))
    return staff


def choose(book: Path, column: str, to: Path, reason: str = "") -> Path:
    """The review workbook with `column` chosen on every row, saved as `to`."""
    workbook = openpyxl.load_workbook(book)
    for sheet in workbook:
        head = next((row for row in sheet.iter_rows() if any(c.value == column for c in row)), None)
        if head is None:
            continue  # a sheet of notes
        at = {str(c.value): c.column for c in head}
        for row in range(head[0].row + 1, sheet.max_row + 1):
            if sheet.cell(row, at["编号"]).value:
                sheet.cell(row, at[column]).value = "是"
                sheet.cell(row, at["理由"]).value = reason or None
    workbook.save(to)
    return to
