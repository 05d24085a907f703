"""F01 to F30: each has a population, a clock, a source, a key where it counts different things, and worked examples."""

from __future__ import annotations

import pytest

from gongshi.figures.ask import leaves
from gongshi.figures.figure import How
from gongshi_organs.examples import EXAMPLES
from gongshi_organs.examples.page_figures import PAGE_FIGURES, PageFigure

EXAMINED = {e.figure.name for e in EXAMPLES}


@pytest.mark.parametrize("one", PAGE_FIGURES, ids=lambda f: f.code)
def test_a_number_of_the_page_is_defined_whole(one: PageFigure):
    figure = one.figure
    assert all((figure.label, figure.unit, figure.population, figure.source, figure.doc, one.clock, one.rule))
    assert one.name in EXAMINED
    for leaf in leaves([figure]):
        assert leaf.name in EXAMINED
        assert (leaf.reduction.how is How.COUNTS_DISTINCT) <= bool(leaf.reduction.column)
    if one.part:
        assert [b.name for leaf in leaves([figure]) for b in leaf.breakdowns]


def test_all_thirty_are_here_once():
    assert [f.code for f in PAGE_FIGURES] == [f"F{n:02}" for n in range(1, 31)]
