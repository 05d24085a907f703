"""A list of parts, each with its percentage: all must be of one whole (各占比同一分母)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.exact import as_printed, gives, shown
from gongshi.check.consistency.one_base import Pair, common_whole
from gongshi.check.consistency.rule import Rule, contradicts, silent
from gongshi.check.consistency.share_excuses import is_levelled
from gongshi.check.consistency.share_ratio import first_shares
from gongshi.check.consistency.slips import is_exchange, is_slip
from gongshi.check.consistency.spoken import in_percent
from gongshi.check.consistency.spread import of_quotient, spread
from gongshi.check.draft import Draft, added, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_BESIDE = re.compile(r"[，（、]?\s*(?:占|占比|比重)?(?:[^，。；0-9]{0,8}的)?(?:比重|比例)?(?:为|达)?")
_BARE = re.compile(r"占(?:比)?(?:为|达)?$")
_AND = ("、", "和", "及", "与", "以及")


def judge(draft: Draft) -> Iterator[Finding]:
    """Each sentence with three such pairs or more, of which all but one share a whole."""
    for first in first_shares(draft):
        pairs = _pairs(draft, first.start)
        odd = (_odd_one(draft, pairs) or _odd_of_nobody(draft, pairs)) if len(pairs) > 2 else None
        if odd is not None and not is_levelled(draft, odd[0][1], number(odd[0][0]) * 100 / odd[1]):
            yield _finding(*odd)


def _pairs(draft: Draft, at: int) -> list[Pair]:
    claims = [in_percent(c) or c for c in draft.in_sentence(at)]
    beside = [
        (a, b)
        for a, b in pairwise(claims)
        if is_counted(a) and _is_share(b) and _BESIDE.fullmatch(draft.plain[a.outer_end : b.outer_start])
        if "分别" not in draft.plain[a.outer_end : b.outer_start]
    ]
    return _in_turn(draft, claims) or beside


def _is_share(claim: Claim) -> bool:
    return claim.kind is Kind.PERCENT and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT


def _in_turn(draft: Draft, claims: Sequence[Claim]) -> list[Pair]:
    """甲41个，乙109个，丙38个，分别占21.8%、58.0%和20.2%."""
    shares = [c for c in claims if _is_share(c)]
    counts = [c for c in claims if is_counted(c) and shares and c.start < shares[0].start]
    told = bool(shares and counts) and _are_in_turn(draft, counts[-len(shares) :], shares)
    same = [c for c in counts if c.unit == counts[-1].unit][-len(shares) :] if told else []
    return list(zip(same, shares, strict=True)) if len(same) == len(shares) else []


def _are_in_turn(draft: Draft, counts: Sequence[Claim], shares: Sequence[Claim]) -> bool:
    """甲、乙、丙分别为41个、109个和38个，占全部的21.8%、58.0%和20.2%: 分别占, or one row right behind the other and as long."""
    between = draft.plain[counts[-1].end : shares[0].start]
    rows = all(draft.plain[a.outer_end : b.outer_start] in _AND for row in (counts, shares) for a, b in pairwise(row))
    return "分别占" in between or ("占" in between and rows and len(counts) == len(shares))


def _odd_one(draft: Draft, pairs: Sequence[Pair]) -> tuple[Pair, Decimal, Claim | None] | None:
    """The one pair that does not fit the whole which all others share; None when all fit or more fail."""
    if len({part.unit for part, _ in pairs}) > 1:
        return None
    summed = added(p for p, _ in pairs)
    before = [c for c in draft.counted if c.unit == pairs[0][0].unit and c.start < pairs[0][0].start]
    wholes: list[tuple[Decimal, Claim | None]] = [(number(c), c) for c in reversed(before[-12:])]
    tried = [
        (whole, claim, [pair for pair in pairs if not whole or not _is_of(*pair, whole, claim)])
        for whole, claim in [*wholes, (summed, None)]
    ]
    if any(not odd for _, _, odd in tried):
        return None
    return next(((odd[0], whole, claim) for whole, claim, odd in tried if len(odd) == 1), None)


def _odd_of_nobody(draft: Draft, pairs: Sequence[Pair]) -> tuple[Pair, Decimal, Claim | None] | None:
    """东部1408.3万个，占57.4%；中部568.4万个，占23.2%；西部748.3万个，占19.5%: all but one are of a whole that nobody tells.

    A slip of the pen in the part or in the share must be all that keeps the one from it.
    """
    if len({p.unit for p, _ in pairs}) > 1 or any(not _BARE.search(draft.lead(s)) for _, s in pairs):
        return None
    if "其中" in draft.plain[pairs[0][0].start : pairs[-1][1].start]:
        return None
    odd = [n for n in range(len(pairs)) if _whole_of([p for k, p in enumerate(pairs) if k != n]) is not None]
    whole = _whole_of([p for k, p in enumerate(pairs) if k != odd[0]]) if len(odd) == 1 else None
    if whole is None or _whole_of(pairs) is not None:
        return None
    part, share = pairs[odd[0]]
    should = (as_printed(part, whole * number(share) / 100), as_printed(share, number(part) * 100 / whole))
    slipped = is_close_exchange(*should[0]) or is_exchange(*should[1]) or is_slip(*should[1])
    return ((part, share), whole, None) if slipped else None


def is_close_exchange(printed: str, right: str) -> bool:
    """Whether exchanging two neighbours brings the printed number as near the right one as its first three figures tell.

    >>> is_close_exchange("748.3", "477.7"), is_close_exchange("942.9", "492.1"), is_close_exchange("511.0", "477.7")
    (True, True, False)
    """
    if len(printed) != len(right):
        return False
    swapped = [f"{printed[:k]}{printed[k + 1]}{printed[k]}{printed[k + 2 :]}" for k in range(len(printed) - 1)]
    return any(one[:2] == right[:2] and printed[:2] != right[:2] for one in swapped)


def _whole_of(pairs: Sequence[Pair]) -> Decimal | None:
    """The middle of where the whole lies that all the shares can be of; None where there is none."""
    between = common_whole(pairs)
    return (between[0] + between[1]) / 2 if between is not None else None


def _is_of(part: Claim, share: Claim, whole: Decimal, claim: Claim | None) -> bool:
    exact = number(part) * 100 / whole
    return gives(share, exact, of_quotient((part,), claim, exact) if claim is not None else spread(part) * 100 / whole)


def _finding(pair: Pair, whole: Decimal, claim: Claim | None) -> Finding:
    part, share = pair
    exact = number(part) * 100 / whole
    sum_ = f"{shown(number(part))}÷{shown(whole)}={shown(exact)}%≠{share.said}"
    why = tr("其他各项占比都以{whole}为总数，只有“{share}”不符", whole=shown(whole), share=share.said)
    return RULE.finding(Verdict.CONTRADICTS, why, share, part, *((claim,) if claim else ()), sum=sum_)


RULE = Rule(
    "ratio",
    "同一分母",
    "一组各带占比的分项，应以同一个总数为分母。",
    judge,
    (
        contradicts("不合格31批次。甲类13批次，占41.9%；乙类9批次，占29.0%；丙类6批次，占19.4%；其他3批次，占19.7%。"),
        contradicts("党群41个，政府109个，群团14个，其他24个，分别占21.8%、50.8%、7.4%和12.8%。"),
        contradicts("东部1408.3万个，占57.4%；中部568.4万个，占23.2%；西部748.3万个，占19.5%。"),
        silent("东部1408.3万个，占57.4%；中部568.4万个，占23.2%；西部478.3万个，占19.5%。"),
        silent("不合格31批次。甲类13批次，占41.9%；乙类9批次，占29.0%；丙类6批次，占19.4%；其他3批次，占9.7%。"),
        silent("查处12.6万起。未戴头盔5.04万起，占四成；逆行3.15万起，占四分之一；闯红灯1.89万起，占15%。"),
    ),
)
