"""The worked examples of the how-to pages are computed again by the code they explain."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from gongshi_traffic.liability import Behaviour, PartyBehaviours, permitted
from gongshi_traffic.shrinkage import Prior

PAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def test_the_page_on_carriers_shows_the_rates_and_certainties_that_the_model_gives():
    text = (PAGES / "carriers.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| .+ \| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([是否]) \|$", text, re.MULTILINE
    )
    prior, level = Prior(2, 20), Decimal("0.2")
    assert len(rows) == 5
    for events, exposure, raw, rate, certainty, listed in rows:
        y, e = int(events), Decimal(exposure)
        assert Decimal(raw) == (y / e).quantize(Decimal("0.01"))
        assert Decimal(rate) == prior.estimate(y, e)
        assert Decimal(certainty) == prior.certainty_above(level, y, e)
        assert (listed == "是") == (Decimal(certainty) >= Decimal("0.95"))


def test_the_page_on_liability_tells_what_the_worksheet_permits():
    heavy, light = Behaviour("闯红灯", "", "直接原因", "严重"), Behaviour("超速", "", "间接原因", "一般")
    clear = permitted([PartyBehaviours(1, (heavy,)), PartyBehaviours(2, (light,))])
    assert [c.label for c in clear] == ["1号主要、2号次要"]
    grave, direct = Behaviour("闯红灯", "", "间接原因", "严重"), Behaviour("超速", "", "直接原因", "一般")
    open_ = permitted([PartyBehaviours(1, (grave,)), PartyBehaviours(2, (direct,))])
    assert {c.label for c in open_} == {"1号同等、2号同等", "1号主要、2号次要", "1号次要、2号主要"}
