"""The files of the month after the demonstration: an ordinary lorry with a month's permit is no intruder."""

from __future__ import annotations

from gongshi_traffic.demo.december import permits_of_december
from gongshi_traffic.demo.make import make_city
from gongshi_traffic.demo.rows import day_of


def test_the_lorries_with_a_permit_for_october_have_one_for_december():
    city, _ = make_city(size=1, seed=20221123)
    october = {r["plate"] for r in city.rows["zone_permits"] if str(r["number"]).startswith("TX2022-10")}
    found = permits_of_december(city)
    assert october and {r["plate"] for r in found} == october
    assert all(day_of(r["valid_from"]).isoformat() == "2022-12-01" for r in found)
    assert all(day_of(r["valid_to"]).isoformat() == "2022-12-31" for r in found)
    assert not {r["number"] for r in found} & {r["number"] for r in city.rows["zone_permits"]}
