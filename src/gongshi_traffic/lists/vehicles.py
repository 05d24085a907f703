"""What both vehicle lists share: the vehicles that count, the top with ties, the mask (突出车辆).

All that touches violations runs in the engine; only the plates of the list come to Python.
"""

from __future__ import annotations

import ibis

from gongshi import At, FactColumn, Row, Table

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


def mask_for(row: Row) -> str:
    """The mask that a vehicle needs: an enterprise's is shown in full, a person's tail is hidden (遮挡)."""
    return "" if row["owner_kind"] == "企业" else "tail"
