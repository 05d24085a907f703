"""The loopback server, and the chart of a figure over its periods."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gongshi.site.chart import chart
from gongshi.site.figures import Figure, Value
from gongshi.site.serve import NoSite, PortTaken, address_of, server


def test_the_server_listens_on_this_machine_alone_and_lists_no_folder(built: Path):
    found = server(built)
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    try:
        assert found.server_address[0] == "127.0.0.1"
        assert b"<!doctype html>" in urllib.request.urlopen(address_of(found)).read()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(address_of(found) + "figures/lamps_broken/")
    finally:
        found.shutdown()
        found.server_close()


def test_a_folder_without_a_site_is_refused(tmp_path: Path):
    with pytest.raises(NoSite):
        server(tmp_path)


def test_a_port_that_is_in_use_is_named(built: Path):
    with server(built) as first, pytest.raises(PortTaken) as fault:
        server(built, port=first.server_address[1])
    assert str(first.server_address[1]) in fault.value.what


def a_figure(*values: str) -> Figure:
    """A figure with one value for each month, the last one newest; - for none."""
    made = [
        Value(f"{2018 + i // 12}-{i % 12 + 1:02}", f"第{i}期", v, None if v == "-" else Decimal(v), "", datetime(2022, 1, 1), date(2022, 1, 1))
        for i, v in enumerate(values)
    ]  # fmt: skip
    return Figure("f", "数", "盏", "", "", "", "", tuple(reversed(made)))


def test_bars_stand_on_zero_also_below_it():
    bars = [
        tuple(map(float, b))
        for b in re.findall(r'y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', chart(a_figure("4", "-2")))
    ]
    (top, tall), (below, _) = bars
    assert round(top + tall, 1) == below


def test_a_period_without_a_value_leaves_a_gap_and_no_zero():
    assert chart(a_figure("4", "-", "5")).count("<rect") == 2
    sixty = chart(a_figure(*["3", "4", "-"] * 10 + ["5"] * 30))
    assert sixty.count('class="line"') == 11 and "<rect" not in sixty


def test_fewer_than_two_numbers_are_not_drawn():
    assert chart(a_figure("4")) == chart(a_figure("-", "4")) == ""


def test_the_chart_says_in_words_what_it_shows():
    assert 'aria-label="数：第0期为4，第2期为6，共3期"' in chart(a_figure("4", "5", "6"))
