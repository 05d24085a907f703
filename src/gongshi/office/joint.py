"""What two units do together: the other side's yes, and one event that both entered (联合活动)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from gongshi.engines.conditions import Condition, Order, Test
from gongshi.engines.held import Key
from gongshi.engines.laid import Row
from gongshi.errors import Refused
from gongshi.figures.at import At
from gongshi.i18n import tr
from gongshi.office.entering import Entry, NotYours, Outcome, enter, remove
from gongshi.office.owning import owned_by, owners_of
from gongshi.office.standing import key_of, standing_of, text_of
from gongshi.period import Period
from gongshi.records.across import listed_codes
from gongshi.records.checked import ROW

if TYPE_CHECKING:
    from gongshi.office.deliveries import Handover
    from gongshi.office.workspace import Workspace
    from gongshi.packs.form import Form, Joint
    from gongshi.records.register import Register


LATELY = timedelta(days=62)


class NotToConfirm(Refused):
    """The row is no joint one, was confirmed, or was entered by this very unit (无须确认)."""


@dataclass(frozen=True)
class Pair:
    """Two rows that may be one event (疑似重复的两行); `kept` stood first."""

    kept: Row
    other: Row


def joint_of(form: Form, called: str = "") -> Joint:
    """What the form says of joint rows. Raises NotToConfirm where it has none, of the register as people call it."""
    if form.joint is None:
        raise NotToConfirm(
            tr("这张表没有联合办理的行。"),
            where=tr("台账“{register}”", register=called or form.register),
            mend=tr("请按普通的行填报。"),
        )
    return form.joint


def waiting_for(workspace: Workspace, form: Form, unit: str) -> list[Row]:
    """Joint rows that another unit entered and this one has not confirmed, the earliest first."""
    register = workspace.registers[form.register]
    joint = joint_of(form, register.label)
    conditions = [
        Condition((register.column(joint.partners),), Test.AFTER_FIRST, unit),
        Condition((register.column(joint.confirmed),), Test.EMPTY),
    ]
    rows = standing_of(workspace).rows(register, conditions, Order(register.column(form.dated)))
    return [row for row in rows if _is_other_side(joint, row, unit)]


def confirm(workspace: Workspace, form: Form, key: Key, seen: str, how: Handover, *, by: str, token: str) -> Outcome:
    """The row, confirmed today by the unit that `how` names; what else stands in it stays.

    Raises NotToConfirm, ChangedMeanwhile.
    """
    register = workspace.registers[form.register]
    joint = joint_of(form, register.label)
    row = standing_of(workspace).row(register, key)
    if row is None or row[joint.confirmed] is not None or not _is_other_side(joint, row, how.unit):
        raise NotToConfirm(
            tr("“{key}”不用本单位确认：已经确认过，或不是与本单位联合办的。", key="，".join(key)),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("请回到首页看现在待确认的各条。"),
        )
    typed = {**_key_cells(register, key), joint.confirmed: f"{workspace.now():%Y-%m-%d}"}
    entry = Entry(register, (typed,), token, by, {key: seen})
    return enter(workspace, entry, how, despite_warnings=True)


def entered_twice(workspace: Workspace, form: Form, unit: str = "") -> list[Pair]:
    """Pairs of rows that the pack's rule holds to be one event; of this unit if it is named.

    Rows of the last two months are looked at: what is older was settled, or is the office's to find.
    """
    register = workspace.registers[form.register]
    joint = joint_of(form, register.label)
    check = next(c for c in workspace.across if c.code == joint.twice and c.register == register.name)
    standing, now = standing_of(workspace), workspace.now()
    lately = Condition((register.column(form.dated),), Test.FROM, str((now - LATELY).date()))
    conditions = [*_own(register, unit), lately]
    rows = [{**row, ROW: n} for n, row in enumerate(standing.rows(register, conditions), 1)]
    tables = {register.name: rows, **{name: standing.rows(workspace.registers[name]) for name in check.reads}}
    first = {text_of(row[register.key[0].name]): row for row in rows}
    at = At(Period.parse(f"{now:%Y-%m}"), now.date(), now, now.date(), workspace.settings)
    return [Pair(first[str(found["other"])], dict(found)) for found in check.breaks(tables, at)]


def merge(workspace: Workspace, form: Form, pair: Pair, how: Handover, *, by: str, token: str) -> Outcome:
    """The first row with both rows' units and what only the second said; the second leaves the register.

    Two deliveries, the fuller row first: interrupted between, the pair is found and offered again.
    Raises NotYours for a unit that is in neither row, ChangedMeanwhile.
    """
    register = workspace.registers[form.register]
    if how.unit and how.unit not in owners_of(register, pair.kept) | owners_of(register, pair.other):
        raise NotYours(
            tr("这两行都不是本单位的，没有合并。"),
            where=tr("台账“{register}”", register=register.label),
            mend=tr("请由办这项活动的单位或机关科室合并。"),
        )
    kept, other = key_of(register, pair.kept), key_of(register, pair.other)
    how = replace(how, unit="")  # one of the two rows may be the partner's alone
    entry = Entry(register, (merged(register, pair),), f"{token}-1", by, {kept: str(pair.kept["_delivery"])})
    outcome = enter(workspace, entry, how, despite_warnings=True)
    if outcome.is_stored:
        remove(workspace, register, {other: str(pair.other["_delivery"])}, how, by=by, token=f"{token}-2")
    return outcome


def merged(register: Register, pair: Pair) -> dict[str, str]:
    """The one row of two: lists of codes together, otherwise the first's value, or the second's where it has none."""
    return {c.name: _one_of(c.many, pair.kept[c.name], pair.other[c.name]) for c in register.open_columns()}


def _one_of(many: bool, kept: object, other: object) -> str:
    if many:
        codes = dict.fromkeys([*listed_codes(text_of(kept)), *listed_codes(text_of(other))])
        return "、".join(codes)
    return text_of(kept) or text_of(other)


def _is_other_side(joint: Joint, row: Mapping[str, object], unit: str) -> bool:
    units = list(listed_codes(text_of(row[joint.partners])))
    return unit in units[1:]


def _own(register: Register, unit: str) -> list[Condition]:
    return [owned_by(register, unit)] if unit else []


def _key_cells(register: Register, key: Key) -> dict[str, str]:
    return dict(zip((c.name for c in register.key), key, strict=True))


def both_sides(form: Form, row: Mapping[str, object]) -> Iterator[str]:
    """The units of a joint row, the one that entered it first."""
    return listed_codes(text_of(row[joint_of(form).partners]))
