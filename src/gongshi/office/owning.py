"""Whose row it is: a unit enters and changes its own rows, and no other's (本单位的行)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongshi.engines.conditions import Condition, Test
from gongshi.i18n import tr
from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, listed_codes

if TYPE_CHECKING:
    import pyarrow as pa

    from gongshi.records.register import Register


def owners_of(register: Register, row: Mapping[str, Any]) -> frozenset[str]:
    """The codes of the units whose row this is (归属单位)."""
    return frozenset(code for name in register.owners for code in listed_codes(row.get(name)))


def owned_by(register: Register, unit: str) -> Condition:
    """The condition that a row is this unit's."""
    return Condition(tuple(register.column(name) for name in register.owners), Test.AMONG, unit)


def own_rows_only(register: Register, unit: str, standing: pa.Table | None) -> AcrossCheck:
    """The rule that every delivered row is this unit's, and replaces no other unit's row.

    A register without owners is nobody's own: every row breaks the rule.
    """
    keys = [c.name for c in register.key]
    names = [*keys, *register.owners]
    stands = standing.select(names).to_pylist() if standing is not None and register.owners else []
    others = {tuple(r[k] for k in keys) for r in stands if unit not in owners_of(register, r)}

    def breaks(rows: Rows, at: Clocks) -> Iterator[Row]:
        for row in rows[register.name]:
            if unit not in owners_of(register, row) or tuple(row[k] for k in keys) in others:
                yield row

    column = register.owners[0] if register.owners else keys[0]
    return AcrossCheck(
        "OWN", tr("只报本单位的行"), register.name, column, breaks,
        tr("这一行不是本单位的。"), tr("请只填本单位的行；编号与别的单位重复的，请换一个编号。"),
    )  # fmt: skip
