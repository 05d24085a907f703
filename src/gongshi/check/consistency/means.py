"""A total over a number: what an average may be the quotient of (平均数的总数和个数)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.mean_counts import is_count_of, without_parts, words_before
from gongshi.check.consistency.per import Per, per_of
from gongshi.check.consistency.spread import of_quotient, spread
from gongshi.check.consistency.times_of import days_told, months_told, weeks_told, workdays_told, years_told
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.once import once
from gongshi.check.units import PEOPLE

_LASTS = ("小时", "分钟", "学时", "课时", "工时")  # lengths of time that are shared out; days and months divide
_LARGER: Mapping[str, Mapping[str, Decimal | int]] = {
    "平方米": {"公顷": 10000, "亩": Decimal("666.667")},
    "亩": {"公顷": 15},
    "公斤": {"吨": 1000},
    "米": {"公里": 1000},
}
SCALES = {
    ("公斤", "吨"): 1000,
    ("千克", "吨"): 1000,
    ("斤", "吨"): 2000,
    ("米", "公里"): 1000,
    ("分钟", "小时"): 60,
    ("毫升", "升"): 1000,
    ("克", "公斤"): 1000,
    ("克", "千克"): 1000,
}
_SPANS: dict[tuple[str, ...], Callable[[Draft, int], Iterator[int]]] = {
    ("天",): days_told,
    ("个月",): months_told,
    ("周",): weeks_told,
    ("工作日",): workdays_told,
    ("年",): years_told,
}
_NEAREST = 6
_MOST = 40  # numbers of the text that may explain an average
_BEHIND = 400  # characters behind a yield within which its total may follow
_BESIDE = 12  # of other averages
_ALL = re.compile("[总共]")
_FIGURES = 3  # of an average that agrees with no quotient by chance
_COMMON = frozenset(
    "案件数量额人次户家个项条处共计有为达约近累的元每平均总"
)  # characters that say nothing of what was done
_DONE = re.compile(r"(?:(?<!平)均|每[一-鿿])([一-鿿]{1,8})$")
_AS_NOUN = ("案", "车", "校", "店", "村", "户")  # 每案: what is counted is called so, in whatever unit


@dataclass(slots=True)
class Mean:
    """A total, a number, and their quotient in the average's unit; `counted` is None for days and months."""

    total: Claim
    count: Decimal
    exact: Decimal
    counted: Claim | None = None

    @property
    def slack(self) -> Decimal:
        """How far the quotient may be off for the rounding of what it is made of."""
        if self.counted is not None:
            return of_quotient((self.total,), self.counted, self.exact)
        return self.exact * spread(self.total) / number(self.total) if number(self.total) else Decimal(0)


def means_of(draft: Draft, average: Claim, per: Per) -> Iterator[Mean]:
    """Every total over every number, the nearest first."""
    totals = totals_of(draft, average)
    if per.units[:1] in _SPANS:
        told = _SPANS[per.units[:1]]
        counts = list(dict.fromkeys(told(draft, average.start)))[:_NEAREST]
        yield from (Mean(t, Decimal(n), scaled(average, t) / n) for t in totals for n in counts if n)
        return
    for total in totals:
        for counted in _counts(draft, average, per):
            if counted is not total and number(counted):
                count = number(counted) * _scale_of(per, counted)
                yield Mean(total, count, scaled(average, total) * per.times / count, counted)


def _scale_of(per: Per, counted: Claim) -> Decimal:
    """How many of the average's own units one of the number's is: 元/平方米 over 公顷."""
    return Decimal(_LARGER.get(per.units[0], {}).get(counted.unit, 1)) if per.units else Decimal(1)


def scaled(average: Claim, total: Claim) -> Decimal:
    """The total in the unit of the average: tons in kilograms."""
    own = average.unit.partition("/")[0]
    return number(total) * SCALES.get((own, total.unit), 1)


@once
def totals_of(draft: Draft, average: Claim) -> list[Claim]:
    """Numbers of the average's unit before it, no averages themselves; those that govern come after those of its line."""
    own = average.unit.partition("/")[0]
    units = [own, f"{own}次", *(big for (small, big) in SCALES if small == own), *(PEOPLE if own in PEOPLE else ())]
    line = draft.line_start(average.start)
    near = [c for c in draft.between(line, average.start) if c.unit in units and _is_total(draft, c)]
    far = [c for unit in units for c in governing(draft, line, unit)]
    behind = _totals_behind(draft, average, units) if not near else []
    near = _of_its_word(draft, average, near)
    found = {c.start: c for c in (*reversed(near[-_NEAREST:]), *near[:1], *far, *behind)}
    return _of_its_word(draft, average, list(found.values()))


def _of_its_word(draft: Draft, average: Claim, totals: list[Claim]) -> list[Claim]:
    """受理9640件，审结8965件，人均结案: of several totals those that share most with what the average says was done; all where none does."""
    said = _DONE.search(draft.lead(average))
    own = set(said[1]) - _COMMON if said is not None else set()
    if not own or len(totals) < 2:
        return totals
    line = draft.line_start(average.start)
    scored = [
        (len(own & set(draft.clause_before(c.outer_start) + c.subject)) if c.start >= line else 0, c) for c in totals
    ]
    best = max(score for score, _ in scored)
    return [c for score, c in scored if score == best]


def _totals_behind(draft: Draft, average: Claim, units: list[str]) -> list[Claim]:
    """单位面积产量398公斤/亩。三、总产量124.4万吨; 平均每公里18万元，共1070.1万元: what is called a total, behind."""
    behind = draft.counted_between(average.end, average.end + (_BEHIND if "/" in average.unit else _BESIDE))
    return [c for c in behind if c.unit in units and _ALL.search(draft.lead(c))][:1]


def _is_total(draft: Draft, claim: Claim) -> bool:
    lasts = claim.kind is Kind.DURATION and claim.unit in _LASTS and isinstance(claim.value, Decimal)
    return (
        (is_counted(claim) or lasts)
        and claim.kind is not Kind.AVERAGE
        and claim.role is not Role.EACH
        and not has("then", words_before(draft, claim))
        and per_of(draft, claim) is None
    )


@once
def _counts(draft: Draft, average: Claim, per: Per) -> list[Claim]:
    """What is counted by the unit or the noun of the average: of its line, its sentence's rest, and what governs."""
    line = draft.line_start(average.start)
    end = min(draft.sentence_end(average.start), average.end + 40)
    near = [c for c in draft.between(line, end) if c is not average and not draft.lead(c).endswith("每")]
    larger = tuple(_LARGER.get(per.units[0], ())) if per.units and "/" in average.unit else ()
    per = Per((*per.units, *larger), per.noun, per.times)
    far = [c for unit in per.units for c in governing(draft, average.start, unit)]
    near.sort(key=lambda c: abs(c.start - average.start))
    candidates = list({c.start: c for c in (*near, *far)}.values())
    named = without_parts(draft, average, [c for c in candidates if is_count_of(draft, c, per)])
    bare = Per(per.units) if per.units and per.noun else None
    return (named or [c for c in candidates if bare and is_count_of(draft, c, bare)])[:_NEAREST]


def other_means(draft: Draft, average: Claim, wrong: Mean) -> Iterator[Mean]:
    """What else may explain an average that `wrong` does not give: its total over any number before, where no chance makes so many figures fit.

    农村312.77万元，人均补差385元 is of the 8124人 far above; 采购45.37亿元, …项目3127个，平均每个145万元 of another total of its line.
    """
    line = draft.line_start(average.start)
    own = scaled(average, wrong.total)
    times = wrong.exact * wrong.count / own if own else Decimal(1)
    if len(shown(number(average), 8).replace(".", "").strip("0")) >= _FIGURES:
        counts = (c for c in draft.counted_between(0, average.start) if number(c) and c is not wrong.total)
        yield from (Mean(wrong.total, number(c), own * times / number(c), c) for c in counts)
    totals = [c for c in draft.of_unit.get(wrong.total.unit, ()) if line <= c.start < average.start]
    for total in _of_its_word(draft, average, totals):
        yield Mean(total, wrong.count, scaled(average, total) * times / wrong.count, wrong.counted)


def linked_means(draft: Draft, average: Claim, per: Per) -> Iterator[Mean]:
    """审结案件的赔偿总额7.06亿元，件均7.5万元, far behind 审结9412件: the total directly before over a number that its words take up."""
    total = draft.before(average)
    if per.noun or not per.units or total is None or total not in totals_of(draft, average):
        return
    known = [c for unit in per.units for c in draft.of_unit.get(unit, ())[:_MOST]]
    clause = draft.clause_before(total.outer_start)
    taken = [c for c in known if c.kind is not Kind.AVERAGE and (w := _verb(draft, c)) and w in clause]
    for counted in {c.start: c for c in (*taken, *_called(draft, average, per))}.values():
        if counted is not total and number(counted):
            yield Mean(total, number(counted), scaled(average, total) * per.times / number(counted), counted)


def _verb(draft: Draft, claim: Claim) -> str:
    """The two characters directly before the number; empty where they are no word of its own."""
    words = draft.lead(claim)[-2:]
    return words if len(words) == 2 and not re.search(r"[，、；：（“0-9共计有为达约近]", words) else ""


def _called(draft: Draft, average: Claim, per: Per) -> list[Claim]:
    """立案查处5家。处罚金额8.6万元，平均每案1.72万元: what its words call so, in the sentence or the one before."""
    noun = next((n for n in _AS_NOUN if n in per.units), "")
    start = draft.sentence_start(average.start, back=1)
    near = draft.between(start, average.start) if noun else ()
    return [c for c in near if is_counted(c) and noun in draft.lead(c)]
