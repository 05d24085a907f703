"""Every figure of the organs pack proves itself on text tables, on both engines."""

import pytest

from gongshi.figures.example import Example, run_example
from gongshi.figures.figure import Selected
from gongshi_organs.examples import EXAMPLES
from gongshi_organs.figures import FIGURES
from gongshi_organs.registers import REGISTERS

BY_NAME = {r.name: r for r in REGISTERS}
IDS = [f"{e.figure.name}: {e.title}" for e in EXAMPLES]


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_figure_gives_what_its_example_says_on_duckdb(example: Example) -> None:
    run_example(example, BY_NAME).check()


@pytest.mark.spark
@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_a_figure_gives_what_its_example_says_on_spark(example: Example) -> None:
    run_example(example, BY_NAME, "spark").check()


def test_no_figure_is_without_a_worked_example() -> None:
    assert {f.name for f in FIGURES if isinstance(f, Selected)} <= {e.figure.name for e in EXAMPLES}


def test_no_two_examples_of_a_figure_have_the_same_title() -> None:
    assert len({(e.figure.name, e.title) for e in EXAMPLES}) == len(EXAMPLES)
