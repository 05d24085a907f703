"""A check that was reported after the release: what the demonstration corrects a figure with (补报).

One company check in October, of a company that was checked in October before. So one figure moves
by one, and no list.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gongshi_traffic.demo.deliveries import FORMS
from gongshi_traffic.demo.rows import BY_NAME, City, Row, day_of

FILE, REGISTER = "检查补报_11月24日.xlsx", "checks"


def write_late_report(folder: Path, city: City) -> None:
    """Write the file into the folder; it is in no manifest, for it comes later."""
    FORMS["xlsx"](folder / FILE, BY_NAME[REGISTER], (late_check(city),))


def late_check(city: City) -> Row:
    """The check: another one of the company that was checked first in October, without a hazard."""
    october = [
        r for r in city.rows[REGISTER] if r["subject"] == "企业" and f"{day_of(r['checked_on']):%Y-%m}" == "2022-10"
    ]
    return {**october[0], "id": "JC20221099001", "checked_on": date(2022, 10, 28), "hazards": 0}
