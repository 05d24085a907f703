"""Twelve bulletins of another hand: each contradiction planted in them is found, and nothing else (他人所写的通报)."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gongshi.check import check

from .labelled import CORPUS

FOLDER = CORPUS / "press"


def planted() -> dict[str, set[tuple[str, str]]]:
    """Rule and arithmetic of what is planted in each text; a line that begins with ! is planted and not found yet."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in (FOLDER / "planted.tsv").read_text(encoding="utf-8").splitlines():
        name, rule, sum_ = line.split("\t")
        if not name.startswith("!"):
            found[name].add((rule, sum_))
    return found


@pytest.mark.parametrize("name", sorted(p.stem for p in FOLDER.glob("*.txt")))
def test_what_is_planted_is_found_and_nothing_else(name: str):
    report = check((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    assert {(f.rule, f.sum) for f in report.contradictions} == planted()[name]
    assert len(report.questions) <= 1
