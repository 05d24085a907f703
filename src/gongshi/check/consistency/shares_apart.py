"""A percentage whose part or whole stands in another sentence, off by one slip of the pen (占比隔句).

Nothing binds such numbers for certain. So evidence is added up: what the rate is called after, what
stands directly beside it, which number opens the paragraph, what two numbers are called alike. It
accuses only where no pair near by gives the percentage, and two figures exchanged, or with more
evidence one figure mistaken, keep a likely pair from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.bound import is_of_another_time, is_of_the_same
from gongshi.check.consistency.ends import is_planned
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.likely import explaining
from gongshi.check.consistency.rates import is_called
from gongshi.check.consistency.rule import Rule, as_printed, contradicts, gives, is_exchange, is_slip, shown, silent
from gongshi.check.consistency.share_excuses import exact_share, is_levelled
from gongshi.check.consistency.share_ratio import OF, RATE, Ratio
from gongshi.check.consistency.share_rows import of_siblings
from gongshi.check.consistency.spread import of_quotient, percent_of
from gongshi.check.consistency.words import has, named_ratios
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_EXCHANGED, _MISTAKEN = 3, 4  # points of evidence that two figures exchanged, one figure mistaken ask for
_MOST, _NEAR = 8, 14
_NARROW = re.compile(r"按期|按时|及时|限时|当庭|当场|一次|首次|网上|重复|有效|平均|综合|总体|累计|满意度")
_REACH = 250  # characters before the share in which its part may stand


@dataclass(frozen=True)
class _Pair:
    """Parts that are added, a whole, and how much speaks for the parts, or, of a whole `beside` the share, for both."""

    parts: tuple[Claim, ...]
    whole: Claim
    points: int
    called: bool
    beside: bool = False

    @property
    def exact(self) -> Decimal:
        return percent_of(self.parts, self.whole)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every share or rate that the text gives exactly, and that is no change and stands in no table."""
    for share in draft.claims:
        if share.unit in ("%", "％") and _may_be_judged(draft, share):
            pairs = list(_pairs(draft, share))
            slipped = [(p, least) for p in pairs if (least := _least(share, p)) is not None]
            told = [(_points(draft, share, p), least, p) for p, least in slipped]
            likely = [
                (points, p) for points, least, p in told if points >= least and not is_levelled(draft, share, p.exact)
            ]
            if likely and not _is_explained(draft, share, pairs):
                yield _finding(share, max(likely, key=lambda one: one[0])[1])


def _may_be_judged(draft: Draft, share: Claim) -> bool:
    lead = draft.lead(share)
    if share.kind is not Kind.PERCENT or not isinstance(share.value, Decimal) or share.qualifier is not Looseness.EXACT:
        return False
    told = share.role is Role.SHARE or RATE.search(lead) is not None or OF.search(lead) is not None
    named = any(lead.endswith(r.name) for r in named_ratios())
    return told and not named and "分别" not in lead and not _NARROW.search(lead) and not draft.is_tabular(share.start)


def _pairs(draft: Draft, share: Claim) -> Iterator[_Pair]:
    """The likely parts, each over the likely wholes; and the whole that stands beside the share over the likely parts."""
    yield from _of_whole_beside(draft, share)
    for parts, points, called in _parts(draft, share):
        least = sum(map(number, parts), Decimal(0))
        for whole in _wholes(draft, share, parts):
            if number(whole) < least or not number(whole) or whole in parts or is_planned(draft, whole):
                continue
            if is_of_another_time(draft, share, whole):
                continue
            if not _is_of_another(draft, share, whole):
                yield _Pair(parts, whole, points, called)


def _is_of_another(draft: Draft, share: Claim, whole: Claim) -> bool:
    """占总人口的14.9%: whether the share names its whole, and this number is not called so."""
    of = OF.search(draft.lead(share))
    name = re.sub(r"^(?:全[国省市县区部]|当年|同期|所有)|[总的]$", "", of[1]) if of else ""
    return len(name.replace("合计", "")) > 1 and not _is_named(draft, share, whole)


def _of_whole_beside(draft: Draft, share: Claim) -> Iterator[_Pair]:
    """拟确定40个。此次申报96个，入选率41.7%; 病例11例，该班有学生48人，罹患率22.9%: the number before the rate is the whole."""
    whole = draft.before(share)
    if whole is None or not is_counted(whole) or not _stem(draft, share) or not number(whole):
        return
    if draft.sentence_of(whole.start) != draft.sentence_of(share.start) or is_called(draft, whole, _stem(draft, share)):
        return
    part = draft.before(whole)
    own = part is not None and draft.sentence_of(part.start) == draft.sentence_of(whole.start)
    if own and part is not None and is_counted(part) and kin(whole.unit) == "人" and 0 < number(part) <= number(whole):
        yield _Pair((part,), whole, 3, called=False, beside=True)
    for claim in governing(draft, whole.start, whole.unit)[:_MOST]:
        if number(claim) < number(whole) and claim.role is not Role.PART:
            yield _Pair((claim,), whole, 3, called=False, beside=True)


def _stem(draft: Draft, share: Claim) -> str:
    """What the rate is called after; empty where it says 占."""
    lead = draft.lead(share)
    rate = RATE.search(lead) if OF.search(lead) is None else None
    return re.sub(r"(?:化|适用)$", "", rate[1].strip("的总 ，、；"))[-6:] if rate else ""


def _parts(draft: Draft, share: Claim) -> Iterator[tuple[tuple[Claim, ...], int, bool]]:
    """Numbers that the share may be said of, called after it or directly before it, and whether its words say so."""
    stem, before = _stem(draft, share), draft.before(share)
    start = draft.sentence_starts[max(0, draft.sentence_of(share.start) - 1)]
    near = draft.between(max(start, share.start - _REACH), draft.sentence_end(share.start))
    near = tuple(c for c in near if is_counted(c) and not has("then", draft.lead(c)))
    called = [c for c in near if len(stem) > 1 and is_called(draft, c, stem)]
    for claim in near[-_MOST:]:
        beside = claim is before
        points = 2 * (claim in called) + (2 if beside and not stem else 1 if beside else 0)
        if points:
            yield (claim,), points, claim in called or not stem
    named = _named_together(draft, share, near)
    if named:
        yield named, 3, True
    for a, b in pairwise(called):
        if a.unit == b.unit and draft.after(a) is b:
            yield (a, b), 2, True
    run = [c for c in near if c.end <= share.start][-2:]
    joined = len(run) == 2 and run[0].unit == run[1].unit and run[1] is before
    if joined and re.search(r"合计|两[类项者]", draft.lead(share)):
        yield (run[0], run[1]), 2, True


def _named_together(draft: Draft, share: Claim, near: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """电气和用火不慎两类合计占59.8%: the numbers whose own words are those names."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(share.outer_start)] : share.outer_start]
    said = re.search(r"(?:其中)?([一-鿿]{2,8})[和与及、]([一-鿿]{2,8}?)(?:两[类项者种])?合计占", clause)
    if said is None:
        return ()
    near = tuple(c for c in near if c.unit not in ("类", "项", "者", "种"))
    found = [[c for c in near if draft.lead(c).strip("，、；：其中").startswith(name)] for name in said.groups()]
    return (found[0][0], found[1][0]) if all(len(f) == 1 for f in found) else ()


def _wholes(draft: Draft, share: Claim, parts: tuple[Claim, ...]) -> list[Claim]:
    """Numbers that the parts may be of: directly before them, heads of the paragraph, totals, called alike."""
    first = parts[0]
    before, only = draft.before(first), _only_larger(draft, first)
    found = {c.start: c for c in governing(draft, first.start, first.unit) if kin(c.unit) == kin(first.unit)}
    for claim in (before, only):
        if claim is not None and is_counted(claim) and kin(claim.unit) == kin(first.unit):
            found.setdefault(claim.start, claim)
    wholes = [c for c in found.values() if c.role is not Role.PART and not is_of_the_same(draft, share, c)]
    return wholes[: _MOST + 1]


def _points(draft: Draft, share: Claim, pair: _Pair) -> int:
    """How much speaks for the pair: for its parts, for where the whole stands and for what it is called."""
    if pair.beside:
        return pair.points
    first, whole = pair.parts[0], pair.whole
    near = draft.sentence_of(first.start) - draft.sentence_of(whole.start) < 2
    beside = (whole is draft.before(first)) + (whole is _only_larger(draft, first)) + near
    said = (whole.role is Role.TOTAL) + _is_alike(draft, whole, first) + _is_named(draft, share, whole)
    return pair.points + beside + said


def _only_larger(draft: Draft, part: Claim) -> Claim | None:
    """The one number before the part that is larger and counts alike (1164名 of 262人); None where there are several."""
    units = ("人", "名", "位") if kin(part.unit) == "人" else (part.unit,)
    known = [c for u in units for c in draft.of_unit_before(u, part.start, _NEAR)][-_NEAR:]
    larger = [c for c in known if number(c) > number(part)]
    return larger[0] if len({number(c) for c in larger}) == 1 else None


def _is_alike(draft: Draft, whole: Claim, part: Claim) -> bool:
    """213个机关企事业单位, 197个单位实现: whether both say the same noun beside them."""
    own = draft.tail(part)[:8] + part.subject
    other = draft.tail(whole)[:12] + whole.subject
    return any(own[i : i + 2] in other for i in range(len(own) - 1))


def _is_named(draft: Draft, share: Claim, whole: Claim) -> int:
    """Whether the words behind 占, or 某某中 before, name the whole: worth two."""
    of = OF.search(draft.lead(share))
    start = draft.sentence_starts[draft.sentence_of(share.start)]
    among = re.match(r"([^，。；\n]{2,14}?)中，", draft.plain[start : start + 20])
    names = [found[1].removesuffix("总")[-3:-1] or found[1] for found in (of, among) if found and len(found[1]) > 1]
    words = draft.lead(whole)[-10:] + whole.subject + draft.tail(whole)[:8]
    return 2 * any(len(name) > 1 and name in words for name in names)


def _least(share: Claim, pair: _Pair) -> int | None:
    """How many points it takes to tell that one slip of the pen keeps the pair from the share; None where none does."""
    printed, right = as_printed(share, pair.exact)
    if is_exchange(f"{printed}.0" if "." not in printed else printed, f"{right}.0" if "." not in right else right):
        return _EXCHANGED
    return _MISTAKEN if is_slip(printed, right) and "." in printed and pair.called else None


def _is_explained(draft: Draft, share: Claim, pairs: list[_Pair]) -> bool:
    """Whether a likely pair, or any two numbers of one unit near by, give the share or what it leaves of a hundred."""
    if any(_gives(share, p.parts, p.whole) for p in pairs):
        return True
    if any(_fits(share, r) for r in (*of_siblings(draft, share), *explaining(draft, share))):
        return True
    start = draft.sentence_starts[max(0, draft.sentence_of(share.start) - 3)]
    near = [c for c in draft.between(start, draft.sentence_end(share.start) + 60) if is_counted(c) and number(c) > 0]
    near = sorted(near, key=lambda c: abs(c.start - share.start))[:_NEAR]
    return any(_gives(share, (a,), b) for a in near for b in near if a is not b)


def _fits(share: Claim, ratio: Ratio) -> bool:
    return bool(number(ratio.whole)) and gives(
        share, exact_share(ratio), of_quotient(ratio.parts, ratio.whole, Decimal(100))
    )


def _gives(share: Claim, parts: tuple[Claim, ...], whole: Claim) -> bool:
    exact = percent_of(parts, whole)
    slack = min(of_quotient(parts, whole, exact), Decimal("0.2"))
    return gives(share, exact, slack) or (exact < 100 and gives(share, 100 - exact, slack))


def _finding(share: Claim, pair: _Pair) -> Finding:
    said = "+".join(shown(number(p)) for p in pair.parts)
    said = f"({said})" if len(pair.parts) > 1 else said
    sum_ = f"{said}÷{shown(number(pair.whole))}={shown(pair.exact)}%≠{share.text}"
    why = tr("“{share}”与所写的分子分母不符", share=share.text)
    return RULE.finding(Verdict.CONTRADICTS, why, share, *pair.parts, pair.whole, sum=sum_)


RULE = Rule(
    "share_apart",
    "占比（隔句）",
    "占比的分子、分母在别的句子里时，只在附近没有数能算出它、且与最像的一对只差一处笔误时才说。",
    judge,
    (
        contradicts("全区213个单位签订承诺书。截至2月底，197个单位实现无酒驾，达标率95.2%。"),
        silent("全区213个单位签订承诺书。截至2月底，197个单位实现无酒驾，达标率92.5%。"),
        silent("全区213个单位签订承诺书。截至2月底，参保率95.2%。"),
        silent("老年人28004万人，占总人口的19.8%，其中65岁以上20978万人，占总人口的14.9%。"),
    ),
)
