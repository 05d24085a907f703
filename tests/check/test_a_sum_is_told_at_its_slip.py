"""A wrong sum is told at the number that two figures exchanged would mend, else at the total."""

from __future__ import annotations

import pytest

from gongshi.check import check


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("本月共发生火灾186起，其中东城区72起、西城区58起、南山县65起。", "65起"),
        ("本月共发生火灾186起，其中东城区72起、西城区85起、南山县56起。", "85起"),
        ("本月共发生火灾168起，其中东城区72起、西城区58起、南山县56起。", "168起"),
        ("本月共发生火灾196起，其中东城区72起、西城区58起、南山县56起。", "196起"),
    ],
)
def test_it_stands_there(text: str, wrong: str):
    (finding,) = check(text).contradictions
    assert text[slice(*finding.at)] == wrong
