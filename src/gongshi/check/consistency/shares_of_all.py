"""Shares of 总数 against the number that others of them prove to be it (占总数的几成).

占总数的 names no number. Where two shares or more of one unit fit one number before them, that number is the 总数
of the text, and a share that fits none is held against it too. What other words say it is of is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.rule import Rule, contradicts, gives, is_close, shown, silent
from gongshi.check.consistency.share_excuses import is_levelled
from gongshi.check.consistency.share_parts import part_in_turn
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.check.weighed.near import FARTHEST
from gongshi.i18n import tr

_OF_ALL = re.compile(
    r"占(?:到|了)?(?:全部|所有|各类|上述|本次|同期|全[国省市县区年])?[^，。；：、0-9]{0,10}?(?:总数|总量|总额|总人数|总起数|总件数|总户数|总和|全部|总体)量?的?(?:比重|比例)?(?:为|达|约|近)?$"
)
_IN_TURN = re.compile(r"分别(?:只|仅)?占")
_OF_UNIT = re.compile(r"([一-鿿]{0,4}?)([起件人户家辆宗例次])数占")
_LEAST = 2  # shares that must fit one number before it is known for the whole
_MOST = 40  # numbers before the first share that may be the whole


@dataclass(frozen=True)
class _Share:
    """A share, the number it is said of, and the words that name its whole: 占总数的."""

    share: Claim
    part: Claim
    of: str


def judge(draft: Draft) -> Iterator[Finding]:
    """Every share of 总数 in the units in which a whole is proven."""
    alike: dict[tuple[str, str], list[_Share]] = {}
    for one in _shares(draft):
        alike.setdefault((kin(one.part.unit), one.of), []).append(one)
    for shares in alike.values():
        yield from _judged(draft, shares) if len(shares) > _LEAST else ()


def _shares(draft: Draft) -> Iterator[_Share]:
    for share in draft.claims:
        percent = share.kind is Kind.PERCENT and share.unit in ("%", "％") and share.qualifier is Looseness.EXACT
        of = _of_all(draft, share) if percent else ""
        part = part_in_turn(draft, share) or _part_before(draft, share) if of else None
        if part is not None and number(part):
            yield _Share(share, part, of)


def _of_all(draft: Draft, share: Claim) -> str:
    """The 占总数的 that stands before the share, or before the row that it stands in; empty where none does."""
    lead = draft.plain[draft.clause_starts[draft.clause_of(share.outer_start)] : share.outer_start]
    found = _OF_ALL.search(re.sub(r"[0-9.]+%[、和及与]|以及", "", lead))
    return found[0].rstrip("为达约近") if found else ""


def _part_before(draft: Draft, share: Claim) -> Claim | None:
    """The number right before the share, with nothing but the words of the share between."""
    named = _OF_UNIT.search(draft.lead(share))
    if named is not None:
        return _last_of(draft, share, named[1], named[2])
    part = draft.before(share)
    if part is None or not is_counted(part) or _IN_TURN.search(draft.lead(share)):
        return None
    between = draft.plain[part.outer_end : share.outer_start]
    return part if re.fullmatch(r"[，、（]?(?:约|大约|共)?占[^，。；：、]{0,18}", between) else None


def _last_of(draft: Draft, share: Claim, what: str, unit: str) -> Claim | None:
    """起火124起，亡71人，起数占总数的…，亡人数占总数的…: the last number of the unit before, said of the same."""
    start = draft.sentence_starts[draft.sentence_of(share.start)]
    same = [c for c in draft.between(start, share.start) if is_counted(c) and kin(c.unit) == kin(unit)]
    return next((c for c in reversed(same) if what in draft.lead(c)), None)


def _judged(draft: Draft, shares: Sequence[_Share]) -> Iterator[Finding]:
    wholes = _proven(draft, shares)
    for one in shares if wholes else ():
        if not any(_fits(one, w) for w in _wholes(draft, one.part)):
            near = [w for w in wholes if number(w) >= number(one.part) and _may_be_meant(one, w)]
            yield from [_finding(one, w) for w in near[:1] if not is_levelled(draft, one.share, _exact(one, w))]


def _proven(draft: Draft, shares: Sequence[_Share]) -> list[Claim]:
    """The numbers that two shares or more fit, and at least half of all, by size."""
    fitting: dict[object, tuple[Claim, list[_Share]]] = {}
    for one in shares:
        for whole in {number(w): w for w in _wholes(draft, one.part) if _fits(one, w)}.values():
            fitting.setdefault(number(whole), (whole, []))[1].append(one)
    return [whole for whole, fit in fitting.values() if len(fit) >= max(_LEAST, len(shares) / 2)]


def _wholes(draft: Draft, part: Claim) -> list[Claim]:
    """The numbers of the part's unit before it that are larger, of very many the first and the last."""
    same = [c for c in draft.of_unit.get(part.unit, ()) if c.start < part.start and part.start - c.start < FARTHEST]
    same = [c for c in same if number(c) > number(part)]
    return same if len(same) <= _MOST else [*same[: _MOST // 2], *same[-_MOST // 2 :]]


def _exact(one: _Share, whole: Claim) -> Decimal:
    return number(one.part) * 100 / number(whole)


def _fits(one: _Share, whole: Claim) -> bool:
    exact = _exact(one, whole)
    return gives(one.share, exact, of_quotient((one.part,), whole, exact))


def _may_be_meant(one: _Share, whole: Claim) -> bool:
    """Whether the share is near what it should be, or two figures exchanged in the part would make it fit."""
    exact = _exact(one, whole)
    if is_close(one.share, exact):
        return True
    figures = shown(number(one.part) / one.part.step)
    swapped = (Decimal(f"{figures[:k]}{figures[k + 1]}{figures[k]}{figures[k + 2 :]}") for k in range(len(figures) - 1))
    parts = (value * one.part.step for value in swapped)
    return any(gives(one.share, part * 100 / number(whole)) for part in parts if part != number(one.part))


def _finding(one: _Share, whole: Claim) -> Finding:
    sum_ = f"{shown(number(one.part))}÷{shown(number(whole))}={shown(_exact(one, whole))}%，≠{one.share.text}"
    why = tr("“{share}”与所写的分子分母不符", share=one.share.text)
    return RULE.finding(Verdict.CONTRADICTS, why, one.share, one.part, whole, sum=sum_, at=one.share)


RULE = Rule(
    "share_of_all",
    "占总数",
    "几处“占总数的百分之几”都以同一个数为总数，其余各处也应以它为总数。",
    judge,
    (
        contradicts(
            "今年接待游客6400人次，投诉84件。从来源看，本省游客3136人次，占总数的49%；外省游客2688人次，占总数的42%。"
            "散客4032人次，占总数的36%。"
        ),
        silent(
            "接待游客6400人次。本省游客3136人次，占总数的49%；外省游客2688人次，占总数的42%。散客4032人次，占总数的63%。"
        ),
        silent("接待游客6400人次。本省游客3136人次，占总数的49%；团队游客896人次，占团队总数的28%。"),
    ),
)
