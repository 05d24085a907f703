"""Rules between rows, of one register or of several (跨行校验).

A row may be faultless alone and still not stand beside the others: a second holder of a
single seat, a project that promises more than its resource has. Such a rule is a plain
function over rows: the delivered ones together with what stands, as the register would be
once they were in. It names delivered rows only; a fault goes back to the sender who can mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from gongshi.i18n import tr
from gongshi.records.checked import ROW, SHEET, Checked, refused_schema
from gongshi.records.delivery import Mode
from gongshi.records.fault import Fault
from gongshi.records.piece import address
from gongshi.records.pieces import Pieces
from gongshi.records.tell import in_short

if TYPE_CHECKING:
    import pyarrow as pa

    from gongshi.records.register import Register
    from gongshi.settings import Settings

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Sequence[Row]]


class Clocks(Protocol):
    """The day a rule is applied on, and the numbers that documents set (时点)."""

    @property
    def on(self) -> date:
        """The day."""
        ...

    @property
    def settings(self) -> Settings:
        """The office's settings."""
        ...

    def number(self, threshold: Any) -> int:
        """The value of a threshold that holds on that day."""
        ...


@dataclass(frozen=True)
class AcrossCheck:
    """A rule between rows (跨行校验); `register` is the one whose rows it finds at fault.

    `breaks` is given the rows of `register` and of every register in `reads`, by name, and the
    clocks; it yields the rows of `register` that break the rule, each as it came or with more fields for
    the sentence. Registers never delivered are empty; sealed columns of what stands are not
    there. `says`, `mend`, `column` and `blocking` are as in `Check`. `beside` names the columns in which
    every other row that matters equals the delivered one, none where no other row matters; None says
    that any may. One row typed at a screen is then judged without reading the register through.
    """

    code: str
    label: str
    register: str
    column: str
    breaks: Callable[[Rows, Clocks], Iterable[Row]]
    says: str
    mend: str
    reads: tuple[str, ...] = ()
    blocking: bool = True
    source: str = ""
    beside: tuple[str, ...] | None = None


def checked_across(
    checked: Checked,
    checks: Sequence[AcrossCheck],
    standing: Callable[[str], pa.Table | None],
    mode: Mode,
    at: Clocks,
) -> Checked:
    """`checked`, judged by the rules between rows too: what breaks one is refused or warned of.

    `standing` gives a register's rows as they stand, None when it was never delivered. Rows that
    leave the register are not judged.
    """
    ours = [check for check in checks if check.register == checked.register.name]
    if not ours or mode is Mode.REMOVALS:
        return checked
    delivered = checked.rows.to_pylist()
    tables: dict[str, list[dict[str, Any]]] = {name: _rows(standing(name)) for check in ours for name in check.reads}
    tables[checked.register.name] = _together(delivered, checked.register, standing, mode)
    found = [(check, row) for check in ours for row in check.breaks(tables, at) if row.get(ROW)]
    return _judged(checked, delivered, found)


def _together(
    delivered: list[dict[str, Any]], register: Register, standing: Callable[[str], pa.Table | None], mode: Mode
) -> list[dict[str, Any]]:
    """The register as it would stand: the delivered rows, and with changes those they do not replace."""
    if mode is Mode.WHOLE:
        return delivered
    keys = [c.name for c in register.key]
    replaced = {tuple(row[k] for k in keys) for row in delivered}
    kept = [row for row in _rows(standing(register.name)) if tuple(row.get(k) for k in keys) not in replaced]
    return kept + delivered


def _rows(table: pa.Table | None) -> list[dict[str, Any]]:
    if table is None:
        return []
    return table.drop_columns([n for n in table.column_names if n.startswith("_")]).to_pylist()  # type: ignore[no-any-return]


def _judged(checked: Checked, delivered: list[dict[str, Any]], found: list[tuple[AcrossCheck, Row]]) -> Checked:
    told = [_fault(checked, check, row) for check, row in found]
    faults, warnings = [f for f in told if f.blocking], [f for f in told if not f.blocking]
    bad = {(row[SHEET], row[ROW]) for check, row in found if check.blocking}
    if not bad:
        return replace(checked, warnings=(*checked.warnings, *warnings))
    import pyarrow as pa

    out = pa.array([(row[SHEET], row[ROW]) in bad for row in delivered])
    refused = pa.concat_tables(
        [checked.refused, _as_text(checked, [r for r in delivered if (r[SHEET], r[ROW]) in bad])]
    )
    return replace(
        checked,
        good=Pieces.of(checked.rows.filter(_not(out))),
        bad=Pieces.of(refused.sort_by([(SHEET, "ascending"), (ROW, "ascending")])),
        faults=(*checked.faults, *faults),
        warnings=(*checked.warnings, *warnings),
        fault_count=checked.fault_count + len(faults),
    )


def _fault(checked: Checked, check: AcrossCheck, row: Row) -> Fault:
    register, sheet, number = checked.register, row[SHEET], row[ROW]
    place = checked.places.get(sheet, {}).get(check.column, -1)
    says = tr(check.says).format_map({name: in_short(value) for name, value in row.items()})
    return Fault(
        register.label, number, register.column(check.column).label,
        address(place, number) if place >= 0 else "", sheet, checked.original_name, in_short(row[check.column]),
        tr("{register}第 {row} 行：{says}", register=register.label, row=number, says=says),
        tr(check.mend), check.blocking,
    )  # fmt: skip


def _as_text(checked: Checked, rows: list[dict[str, Any]]) -> pa.Table:
    import pyarrow as pa

    schema = refused_schema(checked.register)
    texts = [{k: v if k in (ROW, SHEET) or v is None else in_short(v) for k, v in row.items()} for row in rows]
    return pa.Table.from_pylist(texts, schema=schema)


def _not(mask: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return pc.invert(mask)


def by(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    """Rows in groups of equal values in these columns (分组), in order of first appearance."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(c) for c in columns), []).append(row)
    return groups


def listed_codes(text: str | None) -> Iterator[str]:
    """The codes in a cell that lists several with 、 (多值单元格)."""
    return (code for code in (text or "").split("、") if code)
