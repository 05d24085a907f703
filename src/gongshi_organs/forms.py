"""What each unit is asked in a month: its activities and its lists; six fields for a joint theme day (各单位填报表)."""

from __future__ import annotations

from gongshi import At, Cell, Period, Table
from gongshi.packs.form import Form, Forms, Joint
from gongshi_organs.figures.common import live_units


def filing_units(units: Table, at: At) -> Table:
    """The directly subordinate party organisations that live in the period: they file for themselves."""
    now = live_units(units, at)
    return now.filter(now.kind == "直属机关党组织").select("code", "name")


def _activity(unit: str, period: Period, n: int) -> dict[str, Cell]:
    return {"id": f"HD-{unit}-{period.code}-{n:02}", "organisers": unit}


def _listing(unit: str, period: Period, n: int) -> dict[str, Cell]:
    return {"id": f"QD-{unit}-{period.code}-{n:02}", "unit": unit, "since": period.first}


FORMS = Forms(
    filing_units,
    (
        Form(
            "activities",
            ("kind", "held_on", "title", "heads", "items", "document"),
            _activity,
            "organisers",
            "held_on",
            joint=Joint(
                ("kind", "held_on", "title", "organisers", "heads", "items"),
                partners="organisers",
                confirmed="confirmed_on",
                twice="A05",
            ),
            recorded="recorded_on",
        ),  # fmt: skip
        Form("listings", ("kind", "category", "text", "quantity", "measure"), _listing, "unit", "since", rows=8),
    ),
)
