"""Rows typed at a screen become a delivery of changes, at once or not at all (录入).

One saving is one delivery. It carries a token: the same saving sent twice, or sent again after
a crash, is found and not stored a second time. Within a workspace one saving follows another,
so that a number is given once and a row that somebody else changed meanwhile is noticed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.engines.held import Key
from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.office.deliveries import Handover, judged, kept
from gongshi.office.numbering import numbered
from gongshi.office.owning import owners_of
from gongshi.office.standing import Standing, standing_of, text_of
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.entered import Typed, entered
from gongshi.records.fault import Fault
from gongshi.records.vault import VaultBusy

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

    from gongshi.office.workspace import Workspace
    from gongshi.records.checked import Checked
    from gongshi.records.register import Register

MARK = "desk:"
NAME = "网上填报"
PATIENCE = 30.0


class ChangedMeanwhile(Refused):
    """Somebody else changed the row since it was opened (该行已被他人改动)."""


class NumberTaken(Refused):
    """A new row has the number of one that stands (编号已有)."""


class NotYours(Refused):
    """The row is another unit's (不是本单位的行)."""


@dataclass(frozen=True)
class Entry:
    """One saving (一次录入): rows as typed, by column name.

    `token` is new for each form that is opened. `seen` maps the key of a row that stands to the
    delivery it was read from; rows not in it are new. `numbers` asks for the key of new rows to
    be given: its value is how the number begins.
    """

    register: Register
    rows: tuple[Typed, ...]
    token: str
    by: str
    seen: Mapping[Key, str] = ()  # type: ignore[assignment]
    numbers: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a saving (录入结果): stored, stored before, faulty, or held up by warnings."""

    delivery: Delivery | None
    rows: tuple[Typed, ...]
    again: bool = False
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def is_stored(self) -> bool:
        """Whether the rows are in the vault."""
        return self.delivery is not None


def enter(workspace: Workspace, entry: Entry, how: Handover, *, despite_warnings: bool = False) -> Outcome:
    """The rows, delivered as changes; nothing is stored while there are faults, or warnings not accepted.

    Columns that a row leaves out keep what stands, sealed ones too: they are carried over unseen,
    and that is noted as a look. Raises ChangedMeanwhile, NumberTaken and what storing raises.
    """
    with saving(workspace):
        standing = standing_of(workspace)
        if before := delivered_before(standing, entry):
            return Outcome(before, entry.rows, again=True)
        rows = _whole_rows(standing, entry)
        with tempfile.TemporaryDirectory() as folder:
            checked = entered(entry.register, rows, Path(folder) / "录入.json", NAME, entry.token)
            how = replace(how, mode=Mode.CHANGES, note=f"{MARK}{entry.token} {entry.by}")
            return _stored(workspace, standing, checked, how, rows, despite_warnings)


def remove(
    workspace: Workspace, register: Register, keys: Mapping[Key, str], how: Handover, *, by: str, token: str
) -> Delivery:
    """The delivery that takes these rows out of the register (撤行); what stood before stays known.

    Raises ChangedMeanwhile, also for a row that is not there, and NotYours for another unit's.
    """
    with saving(workspace):
        standing = standing_of(workspace)
        entry = Entry(register, (), token, by, keys)
        if before := delivered_before(standing, entry):
            return before
        rows = [_as_seen(standing, register, key, seen) for key, seen in keys.items()]
        _refuse_others(register, rows, how.unit)
        typed = tuple({c.name: text_of(row[c.name]) for c in register.open_columns()} for row in rows)
        with tempfile.TemporaryDirectory() as folder:
            checked = entered(_without_demands(register), typed, Path(folder) / "撤行.json", tr("撤行"), token)
            how = replace(how, mode=Mode.REMOVALS, note=f"{MARK}{token} {by}")
            receipt = kept(workspace, replace(checked, register=register), how, standing.vault)
    assert receipt.delivery is not None
    return receipt.delivery


def delivered_before(standing: Standing, entry: Entry) -> Delivery | None:
    """The delivery that this saving made already, if it did."""
    found = standing.marked(entry.register.name, f"{MARK}{entry.token}")
    return found[-1] if found else None


@contextmanager
def saving(workspace: Workspace) -> Iterator[None]:
    """One saving at a time in this workspace, whichever process makes it. Raises VaultBusy."""
    from filelock import FileLock, Timeout

    folder = workspace.root / "办公"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "entering.lock", timeout=PATIENCE, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout as fault:
        raise VaultBusy(
            tr("别人的录入正在存入，等了 {seconds} 秒还没有轮到；您这一次没有存入。", seconds=PATIENCE),
            where=tr("台账库 {folder}", folder=workspace.vault_folder),
            mend=tr("填的都还在，请稍等再点一次；不会重复收入。"),
        ) from fault
    try:
        yield
    finally:
        lock.release()


def _stored(
    workspace: Workspace, standing: Standing, checked: Checked, how: Handover, rows: Sequence[Typed], despite: bool
) -> Outcome:
    checked = judged(workspace, checked, how, _standing_for(workspace, standing, checked))
    if checked.faults or (checked.warnings and not despite):
        return Outcome(None, tuple(rows), False, checked.faults, checked.warnings)
    receipt = kept(workspace, checked, how, standing.vault)
    return Outcome(receipt.delivery, tuple(rows), receipt.again, (), checked.warnings)


def _standing_for(workspace: Workspace, standing: Standing, checked: Checked) -> Callable[[str], pa.Table | None]:
    """What the rules between rows are given: of the register itself only rows that can matter, if all rules say which."""
    register = checked.register
    beside = [c.beside for c in workspace.across if c.register == register.name]

    @cache
    def rows_of(name: str) -> pa.Table | None:
        if name == register.name and register.key and None not in beside:
            return standing.companions(register, checked.rows, [b for b in beside if b])
        return standing.arrow(workspace.registers[name])

    return rows_of


def _whole_rows(standing: Standing, entry: Entry) -> tuple[Typed, ...]:
    """Each row with what stands in the columns it leaves out, new ones with their number."""
    seen = dict(entry.seen)
    new = numbered(standing, entry.register, entry.numbers)
    return tuple(_whole_row(standing, entry, row, seen, new) for row in entry.rows)


def _whole_row(standing: Standing, entry: Entry, row: Typed, seen: Mapping[Key, str], new: Iterator[str]) -> Typed:
    register = entry.register
    key = tuple(row.get(c.name, "").strip() for c in register.key)
    if key in seen:
        stands = _as_seen(standing, register, key, seen[key])
        held = {c.name: text_of(stands[c.name]) for c in register.open_columns()}
        return {**held, **_sealed_texts(standing, entry, stands, row), **row}
    if entry.numbers and not all(key):
        return {**row, register.key[0].name: next(new)}
    if all(key) and standing.row(register, key) is not None:
        raise NumberTaken(
            tr("编号“{key}”已有一行，新填的没有存入。", key="，".join(key)),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("要改那一行，请打开它修改；确是另一件事的，请换一个编号。"),
        )
    return row


def _as_seen(standing: Standing, register: Register, key: Key, seen: str) -> dict[str, object]:
    """The row as it stands. Raises ChangedMeanwhile when it is not as it was when it was opened."""
    stands = standing.row(register, key)
    if stands is not None and stands["_delivery"] == seen:
        return stands
    now = {d.id: d for d in standing.deliveries(register.name)}.get(str((stands or {}).get("_delivery")))
    who = tr("{sender}于 {at} 改过", sender=now.sender, at=f"{now.known_at:%Y-%m-%d %H:%M}") if now else tr("已撤去")
    raise ChangedMeanwhile(
        tr("“{key}”在您打开之后{who}，您的改动没有存入。", key="，".join(key), who=who),
        where=tr("台账“{register}”", register=register.label),
        mend=tr("请重新打开这一行，看过现在的内容再改。"),
    )


def _sealed_texts(standing: Standing, entry: Entry, stands: Mapping[str, object], row: Typed) -> Typed:
    """The sealed values of a row that is changed, as text; those typed anew are not asked for."""
    wanted = [c.name for c in entry.register.sealed_columns() if c.name not in row]
    if not wanted or not standing.vault.delivery(str(stands["_delivery"])).has_sealed:
        return {}
    values = standing.sealed_of(entry.register, stands, by=entry.by, why=tr("改行时原样带过，未显示"))
    return {name: text_of(values.get(name)) for name in wanted}


def _refuse_others(register: Register, rows: Sequence[Mapping[str, object]], unit: str) -> None:
    if unit and any(unit not in owners_of(register, row) for row in rows):
        raise NotYours(
            tr("选中的行里有别的单位的行，一行也没有撤去。"),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("请只选本单位的行；别的单位的行请该单位或机关科室处理。"),
        )


def _without_demands(register: Register) -> Register:
    """The register as a row that leaves meets it: nothing sealed is known, no rule is asked."""
    columns = tuple(replace(c, required=False) for c in register.columns)
    return replace(register, columns=columns, checks=())
