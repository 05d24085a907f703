"""Whoever adds and subtracts everything that a release prints cannot find a small count."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi.figures.suppress import Sum, hidden_cells, largest, pairs

LEAST = 5
FEW = st.integers(0, 9)


def whole(name):
    return (name, "", "")


def possible(hidden, values, sums):
    """Every way in which the hidden cells could have been filled, as a reader can tell: none is nought."""
    bound = max([sum(values[p] for p in s.parts) for s in sums] or [0]) + LEAST
    bound = min(bound, 26)  # three hidden parts of at most 9: none is above 25
    cells = sorted(hidden)
    for filled in product(range(1, bound), repeat=len(cells)):
        table = {**values, **dict(zip(cells, filled, strict=True))}
        if all(sum(table[p] for p in s.parts) == table[s.whole] for s in sums):
            yield dict(zip(cells, filled, strict=True))


def of_table(parts, name="a", breakdown="x"):
    """One breakdown with its whole."""
    cells = {(name, breakdown, str(i)): n for i, n in enumerate(parts)}
    values = {**cells, whole(name): sum(parts)}
    return values, Sum(whole(name), tuple(cells))


@settings(max_examples=60, deadline=None)
@given(st.lists(FEW, min_size=2, max_size=4))
def test_a_small_part_could_still_be_large(parts):
    values, total = of_table(parts)
    hidden = hidden_cells(values, [total], LEAST, sensitive={"a"})
    assert {c for c, v in values.items() if 0 < v < LEAST} <= hidden
    if len(hidden) < 5 and whole("a") not in hidden:
        ways = list(possible(hidden, values, [total]))
        for cell in hidden:
            if 0 < values[cell] < LEAST:
                assert max(way[cell] for way in ways) >= LEAST


@settings(max_examples=40, deadline=None)
@given(st.lists(FEW, min_size=2, max_size=3), st.integers(0, 3))
def test_a_table_beside_gives_nothing_away(parts, moved):
    """The same persons by two breakdowns, and a second figure that counts the same."""
    first, one = of_table(parts)
    again = [sum(parts) - moved, moved] if sum(parts) >= moved else [sum(parts), 0]
    second, two = of_table(again, breakdown="y")
    values = {**first, **second, whole("b"): sum(parts)}
    sums = [one, two, Sum(whole("a"), (whole("b"),))]
    hidden = hidden_cells(values, sums, LEAST, sensitive={"a", "b"})
    small = [c for c, v in values.items() if 0 < v < LEAST]
    assert set(small) <= hidden
    for cell in small:
        assert largest(cell, hidden, values, sums) >= LEAST


@settings(max_examples=60, deadline=None)
@given(st.lists(FEW, min_size=2, max_size=4), st.data())
def test_the_range_that_is_computed_is_the_range_there_is(parts, data):
    values, total = of_table(parts)
    filled = [c for c in total.parts if values[c]]
    if not filled:
        return
    hidden = data.draw(st.sets(st.sampled_from(filled), min_size=1, max_size=3))
    ways = list(possible(hidden, values, [total]))
    for cell in hidden:
        assert largest(cell, hidden, values, [total]) == max(way[cell] for way in ways)


def test_a_part_that_another_figure_leaves_over_hides_that_figure_too():
    """All 20, men 17: women are 3, though no table says so."""
    values = {whole("all"): 20, whole("men"): 17, whole("women"): 3}
    sums = list(pairs({"all": ("base", frozenset()), "men": ("base", frozenset("m")),
                       "women": ("base", frozenset("w"))}, values))  # fmt: skip
    assert Sum(whole("all"), (whole("men"), whole("women"))) in sums
    hidden = hidden_cells(values, sums, LEAST, sensitive={"all", "men", "women"})
    assert hidden == {whole("men"), whole("women")}


def test_figures_of_other_selections_have_nothing_to_do_with_each_other():
    values = {whole("all"): 20, whole("men"): 17, whole("cars"): 3}
    bases = {"all": ("people", frozenset()), "men": ("people", frozenset("m")), "cars": ("cars", frozenset())}
    assert list(pairs(bases, values)) == []


def test_a_sum_that_does_not_hold_tells_nothing():
    """One reader in two branches: 9 and 3 are 11 readers."""
    values, total = of_table([9, 3])
    values[whole("a")] = 11
    assert hidden_cells(values, [total], LEAST, sensitive={"a"}) == {("a", "x", "1")}


def test_an_open_total_is_hidden_only_where_nothing_sensitive_would_do():
    """The total is of a figure that is not sensitive: the part beside goes first."""
    values, _ = of_table([9, 3])
    everybody = Sum(whole("open"), (("a", "x", "0"), ("a", "x", "1")))
    values[whole("open")] = 12
    assert hidden_cells(values, [everybody], LEAST, sensitive={"a"}) == {("a", "x", "0"), ("a", "x", "1")}
    alone = {whole("open"): 3, whole("a"): 3}
    assert whole("open") in hidden_cells(alone, [Sum(whole("open"), (whole("a"),))], LEAST, sensitive={"a"})
