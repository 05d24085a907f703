"""Workbooks of the little city that all examples of systems stand in."""

from __future__ import annotations

from pathlib import Path

from gongshi.grid import Grid
from gongshi.office.deliveries import Handover, Receipt, deliver
from gongshi.office.workspace import Workspace
from gongshi.records.delivery import Mode
from gongshi.records.register import Register
from gongshi.records.workbook import write_workbook


def workbook(path: Path, register: Register, text: str) -> Path:
    """A sender's workbook: the text table under the register's own headings, all cells as typed."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    heads = tuple(register.column(name).label for name in lines[0])
    rows = tuple(tuple(cell or None for cell in (*line, *[""] * (len(heads) - len(line)))) for line in lines[1:])
    write_workbook(path, [Grid(register.label, heads, rows)])
    return path


def send(workspace: Workspace, folder: Path, name: str, text: str, mode: Mode = Mode.CHANGES) -> Receipt:
    register = workspace.registers[name]
    folder.mkdir(exist_ok=True)
    path = workbook(folder / f"{register.label}{len(list(folder.iterdir()))}.xlsx", register, text)
    return deliver(workspace, path, register, Handover("甲", mode))
