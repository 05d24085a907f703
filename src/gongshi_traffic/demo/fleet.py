"""Vehicles and drivers of one carrier or one owner (车队).

Plates are handed out in order, so no two vehicles share one; planted vehicles have the
series S and Z, which are never handed out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from gongshi_traffic.codes import LARGE_KINDS
from gongshi_traffic.demo.names import credit_code, person_name, plate
from gongshi_traffic.demo.places import district_of
from gongshi_traffic.demo.rows import Row

_SERIES = "BCDEFGHJKLMNPQRTUVWXY"
_KINDS = {
    "公路客运": ("大型客车", "大型客车", "中型客车"), "旅游客运": ("大型客车", "中型客车"),
    "危化品运输": ("重型货车", "重型货车", "中型货车"), "货运": ("重型货车", "中型货车", "轻型货车"),
    "工程运输": ("重型货车",),
}  # fmt: skip
_CLASSES = {
    "公路客运": "A1",
    "旅游客运": "A1",
    "危化品运输": "A2",
    "货运": "B2",
    "工程运输": "B2",
}
EVERY_NTH_GREEN = 40


class Yard:
    """Hands out plates and driver numbers, each once (编号)."""

    def __init__(self) -> None:
        self._plates = count()
        self._drivers = count(1)

    def vehicle(self, kind: str, use: str, *, carrier: str = "", owner: str = "企业", district: str = "") -> Row:
        """One row of the register vehicles with the next plate, in good order in every respect."""
        n = next(self._plates)
        large = kind in LARGE_KINDS
        green = n % EVERY_NTH_GREEN == EVERY_NTH_GREEN - 1
        size = "大型" if large else "小型"
        series = _SERIES[n // 10000]
        return vehicle_row(
            plate(series, n % 10000, green=green), f"{size}新能源汽车" if green else f"{size}汽车", kind, use,
            carrier=carrier, owner=owner, district=district, seed=n,
        )  # fmt: skip

    def driver(self, use: str, *, carrier: str, district: str) -> Row:
        """One row of the register drivers with the next number, licence and audit in order."""
        n = next(self._drivers)
        return {
            "number": f"JS{n:06d}", "name": person_name(n), "licence_class": _CLASSES[use],
            "first_licensed_on": date(1995 + n % 22, 1 + n % 12, 1 + n % 28), "carrier": carrier,
            "licence_due": date(2024 + n % 6, 1 + n % 12, 1 + n % 28), "audit_due": date(2023, 1 + n % 12, 1 + n % 28),
            "points": (0, 0, 3, 0, 6, 0, 1)[n % 7], "district": district,
        }  # fmt: skip

    def fleet(self, size: int, use: str, *, carrier: str, district: str) -> Iterator[tuple[Row, Row]]:
        """So many vehicles of a carrier, each with a driver."""
        kinds = _KINDS[use]
        for n in range(size):
            vehicle = self.vehicle(kinds[n % len(kinds)], use, carrier=carrier, district=district)
            yield vehicle, self.driver(use, carrier=carrier, district=district)


def vehicle_row(
    number: str, plate_kind: str, kind: str, use: str, *, carrier: str = "", owner: str = "企业", district: str = "",
    seed: int = 0,
) -> Row:  # fmt: skip
    """One row of the register vehicles, inspected until next year and far from scrap age."""
    return {
        "plate": number, "plate_kind": plate_kind, "kind": kind, "use": use, "owner_kind": owner,
        "carrier": carrier or None, "registered_on": date(2014 + seed % 8, 1 + seed % 12, 1 + seed % 28),
        "inspection_due": date(2023, 1 + seed % 12, 28), "scrap_due": date(2028 + seed % 8, 1 + seed % 12, 1 + seed % 28),
        "district": district or None,
    }  # fmt: skip


def carrier_row(no: int, name: str, kind: str, brigade: str, *, notified: date | None = None) -> Row:
    """One row of the register carriers."""
    return {
        "code": credit_code(no), "name": name, "kind": kind, "district": district_of(brigade), "brigade": brigade,
        "notified_on": notified,
    }  # fmt: skip
