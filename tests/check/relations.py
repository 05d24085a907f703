"""Relations between labelled claims, and contradictions seeded in them (关系与植入的矛盾).

A line names its kind and the claims: `sum a b c d` says that the first is the sum of the others.
`!sum b => 265起` says that with this text in b's place the relation breaks; `!list@a 、某项 =>` edits words that are no claim. The arithmetic here
is written apart from the product's: it proves the labels, so that the product can be judged by them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from .labelled import BadLabel, Label, Labelled, unmark

NO_ARITHMETIC = {"partial", "lastyear", "cumulative", "scope", "unlike", "threshold", "restated"}
ASKED = {"date", "unit"}
_HALF = Decimal("0.5")
_SIMPLE = str.maketrans("萬億", "万亿")


@dataclass(frozen=True)
class Relation:
    """Claims that stand together and do not contradict; the terms are labels, sums of labels, or numbers."""

    kind: str
    terms: tuple[tuple[Label, ...] | Decimal, ...]
    line: str

    @property
    def labels(self) -> list[Label]:
        """Every claim it speaks of."""
        return [label for term in self.terms if isinstance(term, tuple) for label in term]


@dataclass(frozen=True)
class Seed:
    """A text with one edit that contradicts: its kind, where it was edited, and all places involved."""

    name: str
    kind: str
    text: str
    changed: tuple[int, int]
    spans: tuple[tuple[int, int], ...]


def relations(text: Labelled) -> list[Relation]:
    """The consistent relations of a text, in the order of its lines."""
    return [_relation(line, text) for line in text.lines if not line.startswith("!")]


def seeds(text: Labelled) -> list[Seed]:
    """The contradictions seeded in a text. Raises BadLabel where the edit would not contradict."""
    known = relations(text)
    return [_seed(line[1:], text, known) for line in text.lines if line.startswith("!")]


def holds(relation: Relation) -> bool:
    """Whether the arithmetic of a relation is right; kinds without arithmetic always are."""
    if relation.kind in NO_ARITHMETIC | ASKED:
        return True
    return _CHECKS[relation.kind](relation)


def _relation(line: str, text: Labelled) -> Relation:
    kind, *names = line.split(" : ")[0].split()
    if kind not in _CHECKS and kind not in NO_ARITHMETIC | ASKED:
        raise BadLabel(f"{text.path.name}: {line}")
    return Relation(kind, tuple(_term(name, text, line) for name in names), line)


def _term(name: str, text: Labelled, line: str) -> tuple[Label, ...] | Decimal:
    if name[0].isdigit():
        return Decimal(name)
    try:
        return tuple([text.label(ident) for ident in name.split("+")])
    except StopIteration:
        raise BadLabel(f"{text.path.name}: {line}") from None


def _seed(line: str, text: Labelled, known: list[Relation]) -> Seed:
    head, new = (part.strip() for part in line.split("=>"))
    kind, old = head.split(maxsplit=1)
    kind, _, of = kind.partition("@")
    label = next((x for x in text.labels if x.ident == old), None)
    said = new if "{" in new or label is None else f"{{{new}}}"
    plain, labels = unmark(said, text.path)
    if kind not in ASKED and label is not None:
        _must_break(kind, label, labels[0], known, f"{text.path.name}: !{line}")
    at = (label.start, label.end) if label else _place(old, text, line)
    return _edited(text, kind, line, at, plain, _involved(kind, text.label(of) if of else label, known))


def _place(old: str, text: Labelled, line: str) -> tuple[int, int]:
    if text.text.count(old) != 1:
        raise BadLabel(f"{text.path.name}: !{line}")
    at = text.text.index(old)
    return at, at + len(old)


def _must_break(kind: str, old: Label, new: Label, known: list[Relation], where: str) -> None:
    changed = replace(old, value=new.value, unit=new.unit or old.unit, qualifier=new.qualifier)
    with_it = [r for r in known if r.kind == kind and old in r.labels]
    if not with_it or all(holds(_with(r, old, changed)) for r in with_it):
        raise BadLabel(where)


def _with(relation: Relation, old: Label, new: Label) -> Relation:
    terms = tuple(tuple(new if x == old else x for x in t) if isinstance(t, tuple) else t for t in relation.terms)
    return replace(relation, terms=terms)


def _involved(kind: str, label: Label | None, known: list[Relation]) -> list[tuple[int, int]]:
    same = [r for r in known if r.kind == kind and (label is None or label in r.labels)]
    return sorted({(x.start, x.end) for r in same for x in r.labels})


def _edited(text: Labelled, kind: str, line: str, at: tuple[int, int], new: str, spans: list[tuple[int, int]]) -> Seed:
    start, end = at
    shift = len(new) - (end - start)
    moved = [(a, b + shift) if (a, b) == at else (a + shift, b + shift) if a >= end else (a, b) for a, b in spans]
    edited = text.text[:start] + new + text.text[end:]
    return Seed(f"{text.name}: {line}", kind, edited, (start, start + max(len(new), 1)), tuple(moved))


def _number(term: tuple[Label, ...] | Decimal) -> Decimal:
    return term if isinstance(term, Decimal) else sum((x.value for x in term), Decimal(0))  # type: ignore[misc]


def _step(term: tuple[Label, ...] | Decimal) -> Decimal:
    """The size of the last place written, before 万 and 亿."""
    if isinstance(term, Decimal):
        return Decimal(1)
    digits = re.search(r"\.(\d+)", term[0].quote)
    written = -len(digits[1]) if digits else min(0, term[0].value.as_tuple().exponent)  # type: ignore
    return Decimal(1).scaleb(written)


def _near(shown: tuple[Label, ...] | Decimal, exact: Decimal) -> bool:
    """Rounded to the places shown, or cut off there."""
    gap, step = exact - abs(_number(shown)), _step(shown) * _scale(shown)
    return -step * _HALF <= gap < step


def _scale(term: tuple[Label, ...] | Decimal) -> Decimal:
    found = re.search(r"[\d.]+(万亿|亿|億|万|萬)", term[0].quote) if isinstance(term, tuple) else None
    return (
        {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}[found[1].translate(_SIMPLE)]
        if found
        else Decimal(1)
    )


def _values(r: Relation) -> list[Decimal]:
    return [_number(term) for term in r.terms]


def _same(r: Relation) -> bool:
    return len({str(x.value) for x in r.labels}) == 1 and len({x.qualifier for x in r.labels}) == 1


def _sum(r: Relation) -> bool:
    total, *parts = _values(r)
    return total == sum(parts)


def _about_sum(r: Relation) -> bool:
    """Rounded parts may miss a rounded total by half a place each."""
    total, *parts = _values(r)
    return abs(total - sum(parts)) <= _HALF * (len(parts) + 1) * _step(r.terms[0]) * _scale(r.terms[0])


def _loose(r: Relation) -> bool:
    """The first is loosened by its qualifier, the second is exact."""
    (label,), exact = r.terms[0], _number(r.terms[1])  # type: ignore[misc]
    if label.qualifier == "range":
        return label.value[0] <= exact <= label.value[1]
    bare = re.sub(r"0+$", "", str(int(label.value)))
    place = Decimal(10) ** (len(str(int(label.value))) - len(bare))
    if label.qualifier == "over":
        return (
            label.value < exact < label.value + place
            if "余" in label.quote or "多" in label.quote
            else exact >= label.value
        )
    return exact <= label.value if label.qualifier == "at_most" else abs(exact - label.value) <= label.value / 20


def _share(r: Relation) -> bool:
    shown, part, whole = r.terms
    exact = _number(part) * 100 / _number(whole)
    loose = shown[0].qualifier if isinstance(shown, tuple) else "exact"
    if loose in ("over", "at_most"):
        return (exact - _number(shown)) * (1 if loose == "over" else -1) >= 0
    return _near(shown, exact)


def _hundred(r: Relation) -> bool:
    return abs(sum(_values(r)) - 100) <= _HALF * len(r.terms) * _step(r.terms[0])


def _average(r: Relation) -> bool:
    shown, total, count = r.terms
    return _near(shown, _number(total) / _number(count))


def _change(r: Relation) -> bool:
    shown, new, old = r.terms
    exact = (_number(new) - _number(old)) * 100 / _number(old)
    way = shown[0].direction if isinstance(shown, tuple) else 1
    return exact * way >= 0 and _near(shown, abs(exact))


def _grew(r: Relation) -> bool:
    """A percentage, the amount it rose or fell by, and the new value; the base is left out."""
    shown, gap, new = r.terms
    way = shown[0].direction if isinstance(shown, tuple) else 1
    return _near(shown, _number(gap) * 100 / (_number(new) - way * _number(gap)))


def _diff(r: Relation) -> bool:
    shown, new, old = r.terms
    gap = _number(new) - _number(old)
    return gap * (shown[0].direction or (1 if gap > 0 else -1)) >= 0 and _near(shown, abs(gap))  # type: ignore[index]


def _times(r: Relation) -> bool:
    shown, new, old = r.terms
    return _near(shown, _number(new) / _number(old))


def _each(r: Relation) -> bool:
    each, count, total = _values(r)
    return each * count == total


def _day(text: str, year: str) -> date:
    year, month, day = (*text.replace("XXXX", year).split("-"), "01", "01")[:3]
    return date(int(year), int(month), int(day))


def _span(r: Relation) -> bool:
    """Days or years between dates, either end counted or not; a number is the year they leave out."""
    said, ends = r.terms[0][0], "..".join(str(x.value) for x in r.labels[1:]).split("..")  # type: ignore[index]
    year = next((str(t) for t in r.terms if isinstance(t, Decimal)), "2023")
    gap = (_day(ends[1], year) - _day(ends[0], year)).days
    if said.unit in ("年", "周年"):
        return abs(said.value - Decimal(gap) / Decimal("365.25")) <= 1
    return said.value in (gap, gap + 1)


def _months(term: tuple[Label, ...] | Decimal) -> Decimal:
    return _number(term) * (12 if isinstance(term, tuple) and term[0].unit == "年" else 1)


def _probation(r: Relation) -> bool:
    """刑法 72 and 73: a term of three years at most; probation not under it, one to five years."""
    term, probation = map(_months, r.terms)
    return term <= 36 and max(term, Decimal(12)) <= probation <= 60


def _age(r: Relation) -> bool:
    age, licensed = _values(r)
    return age - licensed >= 18


_CHECKS: dict[str, Callable[[Relation], bool]] = {
    "same": _same,
    "sum": _sum,
    "about_sum": _about_sum,
    "list": lambda r: len(set(_values(r))) == 1,
    "all": lambda r: len(set(_values(r))) == 1,
    "count": lambda r: _number(r.terms[0]) == len(r.terms) - 1,
    "open": lambda r: _number(r.terms[0]) >= _number(r.terms[1]),
    "within": lambda r: _number(r.terms[0]) >= _number(r.terms[1]),
    "loose": _loose,
    "share": _share,
    "hundred": _hundred,
    "average": _average,
    "change": _change,
    "grew": _grew,
    "diff": _diff,
    "points": _diff,
    "times": _times,
    "each": _each,
    "span": _span,
    "probation": _probation,
    "age": _age,
}


def wrong(found: Sequence[Relation]) -> list[str]:
    """The lines whose arithmetic does not hold."""
    return [r.line for r in found if not holds(r)]
