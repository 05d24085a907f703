"""Forms go out to every unit and come back: who delivered, who has faults, who has nothing new (填报表的收发)."""

from __future__ import annotations

import hashlib
import inspect
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import GongshiError, NotFound
from gongshi.i18n import tr
from gongshi.office.deliveries import Handover, Receipt, deliver
from gongshi.office.runs import clocks, engine
from gongshi.records.across import listed_codes
from gongshi.records.delivery import Mode
from gongshi.records.forms import Asked, filled_part, write_form

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs
    from gongshi.figures.at import At
    from gongshi.grid import Cell
    from gongshi.office.workspace import Workspace
    from gongshi.packs.form import Form
    from gongshi.packs.pack import Pack
    from gongshi.period import Period

FOLDER = "填报表"
_NAME = re.compile(r"(?P<code>[^_]+)_(?P<name>.+)_(?P<period>[^_]+)\.xlsx")


class NoForms(NotFound):
    """The pack asks its units for nothing (该领域包没有填报表)."""


class State(Enum):
    """What became of one unit's form (回收情况)."""

    DELIVERED = "已报"
    AGAIN = "此前已收"
    FAULTY = "有差错"
    NOTHING = "无新增"
    UNREADABLE = "读不出"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Collected:
    """One unit after collecting (一个单位的回收结果)."""

    code: str
    name: str
    state: State
    rows: int = 0
    receipts: tuple[Receipt, ...] = ()
    says: str = ""


def write_forms(workspace: Workspace, pack: Pack, period: Period, folder: Path | None = None) -> list[Path]:
    """A prefilled workbook for each unit of the pack, in `folder` or the workspace's 填报表. Raises NoForms."""
    at = clocks(workspace, period)
    tables = engine(workspace, at.known, why=tr("填报表"))
    to = folder or workspace.root / FOLDER / period.code
    known = {form.register: _rows(form, tables, period) for form in _forms(pack)}
    return [
        write_form(
            to / f"{code}_{name}_{period.code}.xlsx", name, period.label,
            [_asked(workspace, form, code, period, known[form.register]) for form in _forms(pack)],
        )
        for code, name in units_of(pack, at, tables)
    ]  # fmt: skip


def collect(workspace: Workspace, pack: Pack, folder: Path, period: Period) -> list[Collected]:
    """Every unit of the pack and what its workbook in `folder` held; a form not sent back is 无新增.

    A sheet with faults is handed back marked and changes nothing; the unit's other sheets are
    taken. A form collected twice is delivered once.
    """
    at = clocks(workspace, period)
    found = {
        m["code"]: p
        for p in sorted(folder.glob("*.xlsx"))
        if (m := _NAME.fullmatch(p.name)) and m["period"] == period.code
    }
    tables = engine(workspace, at.known, why=tr("填报表"))
    return [_collected(workspace, pack, code, name, found.get(code)) for code, name in units_of(pack, at, tables)]


def units_of(pack: Pack, at: At, tables: Runs) -> list[tuple[str, str]]:
    """Code and name of each unit that files, in order of code."""
    if pack.forms is None:
        raise NoForms(
            tr("领域包“{label}”没有填报表。", label=pack.label),
            where=tr("领域包 {name}", name=pack.name),
            mend=tr("请用 gongshi template 生成各台账的模板。"),
        )
    names = [p for p in inspect.signature(pack.forms.units).parameters if p != "at"]
    rows = tables.rows(pack.forms.units(*(tables.tables(n) for n in names), at))
    return sorted((str(r["code"]), str(r["name"])) for r in rows)


def _forms(pack: Pack) -> Sequence[Form]:
    return pack.forms.forms if pack.forms else ()


def _rows(form: Form, tables: Runs, period: Period) -> list[dict[str, object]]:
    table = tables.tables(form.register)
    return tables.rows(table.filter(table[form.dated].between(period.first, period.last)))


def _asked(workspace: Workspace, form: Form, code: str, period: Period, rows: Sequence[dict[str, object]]) -> Asked:
    register = workspace.registers[form.register]
    mine = [r for r in rows if code in listed_codes(str(r[form.owner] or ""))]
    taken = len(mine)
    given = tuple(form.given(code, period, taken + n) for n in range(1, form.rows + 1))
    asked = Asked(register, form.asks, given, ())
    shown = {c.name for c in asked.columns}
    columns = [c.name for c in register.open_columns() if c.name in shown]
    known: tuple[tuple[Cell, ...], ...] = tuple(tuple(r[c] for c in columns) for r in mine)  # type: ignore[misc]
    return Asked(register, form.asks, given, known)


def _collected(workspace: Workspace, pack: Pack, code: str, name: str, path: Path | None) -> Collected:
    if path is None:
        return Collected(code, name, State.NOTHING)
    try:
        receipts = tuple(_delivered(workspace, pack, name, path))
    except GongshiError as fault:
        return Collected(code, name, State.UNREADABLE, says=str(fault))
    if not receipts:
        return Collected(code, name, State.NOTHING)
    rows = sum(r.delivery.rows for r in receipts if r.delivery)
    if any(not r.is_stored for r in receipts):
        return Collected(code, name, State.FAULTY, rows, receipts)
    return Collected(code, name, State.AGAIN if all(r.again for r in receipts) else State.DELIVERED, rows, receipts)


def _delivered(workspace: Workspace, pack: Pack, name: str, path: Path) -> Iterator[Receipt]:
    mark = f"form:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    with tempfile.TemporaryDirectory() as folder:
        for form in _forms(pack):
            register = workspace.registers[form.register]
            part = Path(folder) / f"{name}_{register.label}.xlsx"
            if not filled_part(path, register, form.asks, part):
                continue
            had = next((d for d in workspace.vault().deliveries(register.name) if d.note == mark), None)
            if had:
                yield Receipt(part.name, register, had, again=True)
            else:
                yield deliver(workspace, part, register, Handover(name, Mode.CHANGES, note=mark))
