"""What both vehicle lists share: the vehicles that count, the top with ties, the mask (突出车辆).

All that touches violations runs in the engine; only the plates of the list come to Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import ibis

from gongshi import At, Candidate, Fact, FactColumn, GateResult, Reason, Row, Table
from gongshi_traffic.codes import LARGE_KINDS

MASKS = ("full", "tail", "count")
COLUMNS = (
    FactColumn("plate", "号牌号码", 12),
    FactColumn("kind", "车辆种类", 10),
    FactColumn("count", "起数", 6),
    FactColumn("oldest", "最早日期", 12),
    FactColumn("district", "区县", 10),
)


def on_the_road(vehicles: Table, kinds: tuple[str, ...], at: At) -> Table:
    """The vehicles of these kinds that are not scrapped or cancelled by the release (在册车辆)."""
    live = vehicles.scrapped_on.isnull() | (vehicles.scrapped_on > ibis.date(at.released.isoformat()))
    return vehicles.filter(vehicles.kind.isin(kinds), live).select(
        "plate", "plate_kind", "kind", "use", "owner_kind", "carrier", "left_on", "district"
    )


def top_with_ties(table: Table, top: int) -> Table:
    """The `top` rows by `count`, with all that tie with the last; all rows for 0 (前若干辆)."""
    if not top:
        return table
    ranked = table.mutate(_place=ibis.rank().over(order_by=ibis.desc("count")))
    return ranked.filter(ranked._place < top).drop("_place")


def vehicle_candidate(
    row: Row, reason: Reason, oldest: date, *, plate_kind: str, gates: Sequence[GateResult] = (), **more: Fact
) -> Candidate:
    """One vehicle on either list (突出车辆): many first, then the oldest; owners are for reviewers only.

    An enterprise's plate is shown in full, a natural person's tail is hidden whatever the
    office's policy is.
    """
    facts: dict[str, Fact] = {
        "plate": row["plate"], "plate_kind": plate_kind, "kind": row["kind"], "count": row["count"], "oldest": oldest,
        "district": row["district"], "owner_kind": row["owner_kind"], "carrier": row["carrier"],
        "is_large": row["kind"] in LARGE_KINDS,
    }  # fmt: skip
    return Candidate(
        subject=f"{row['plate']}:{plate_kind}", name=row["plate"], reasons=(reason,), gates=tuple(gates),
        facts={**facts, **more}, sealed=frozenset({"owner_kind", "carrier", "plate_kind"}),
        group=row["district"] or "", order=(-row["count"], oldest), mask="" if row["owner_kind"] == "企业" else "tail",
    )  # fmt: skip
