"""A rate with a name of its own against the numbers that it is made of (有专名的比率).

恩格尔系数 is food over consumption, 出席率 those present over those due: the name alone says of what.
The table of names is in words.toml. Where each of its numbers is told once, any wrong rate is
accused; where there are several, or other numbers that it may be of, only what one slip of the pen keeps from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.ends import is_then
from gongshi.check.consistency.exact import as_printed, loosely, shown
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_close, is_exchange
from gongshi.check.consistency.spread import of_quotient, percent_of
from gongshi.check.consistency.words import NamedRatio, named_ratios
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.finding import Finding
from gongshi.i18n import tr

_FAR = 600  # characters before in which its numbers may stand
_MOST = 4  # numbers of one name that are tried


@dataclass(frozen=True)
class _Made:
    """Parts that are added, the whole, and the percentage they give."""

    parts: tuple[Claim, ...]
    whole: Claim

    @property
    def exact(self) -> Decimal:
        return percent_of(self.parts, self.whole)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every percentage that the table has a name for."""
    for share in draft.claims:
        if share.unit in ("%", "％") and isinstance(share.value, Decimal) and share.kind is not Kind.CHANGE:
            named = _name_of(draft, share)
            if named is not None:
                yield from _judged(draft, share, named)


def _name_of(draft: Draft, share: Claim) -> NamedRatio | None:
    lead = re.sub(r"(?:分别|约|近)?(?:为|是|达到?)?$", "", draft.lead(share))
    return next((r for r in named_ratios() if lead.endswith(r.name)), None)


def _judged(draft: Draft, share: Claim, named: NamedRatio) -> Iterator[Finding]:
    made = list(_made(draft, share, named))
    fit = next((m for m in made if _fits(share, m)), None)
    sure = len({m.exact for m in made}) == 1 and not list(_others(draft, share, made[0]))
    sure = sure and not _is_narrower(draft, share, named, made[0].whole)
    near = (m for m in made if (sure and is_close(share, m.exact)) or _is_exchanged(share, m.exact))
    found = fit or next(near, None)
    if found is not None:
        yield _finding(share, found, fits=fit is not None)


def _is_narrower(draft: Draft, share: Claim, named: NamedRatio, whole: Claim) -> bool:
    """一审民商事调撤率: whether words before the name say of what, and the whole is not called so."""
    said = draft.lead(share).partition(named.name)[0].strip("，、；其中的")
    return bool(said) and said not in draft.lead(whole) + whole.subject


def _others(draft: Draft, share: Claim, made: _Made) -> Iterator[Claim]:
    """Numbers near by of the unit that could be its whole as well, by their size."""
    least = added(made.parts)
    for claim in draft.between(max(0, share.start - _FAR), draft.sentence_end(share.start)):
        same = is_counted(claim) and kin(claim.unit) == kin(made.whole.unit) and number(claim) >= least
        if same and number(claim) and claim not in made.parts and number(claim) != number(made.whole):
            yield claim


def _made(draft: Draft, share: Claim, named: NamedRatio) -> Iterator[_Made]:
    """Every choice of one number for each part and one for the whole, all of one unit."""
    near = draft.between(max(0, share.start - _FAR), draft.sentence_end(share.start))
    near = tuple(c for c in near if is_counted(c) and not is_then(draft, c))
    parts = [[c for c in near if _is_called(draft, c, words)][-_MOST:] for words in named.parts]
    known = {c.start for group in parts for c in group}
    wholes = [c for c in near if c.start not in known and _is_called(draft, c, named.whole)][-_MOST:]
    for whole, *chosen in product(wholes, *parts):
        if number(whole) and all(kin(c.unit) == kin(whole.unit) for c in chosen):
            yield _Made(tuple({c.start: c for c in chosen}.values()), whole)


def _is_called(draft: Draft, claim: Claim, words: tuple[str, ...]) -> bool:
    return _any_of(words).search(draft.lead(claim)) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![不未非无])(?:{'|'.join(map(re.escape, words))})")


def _fits(share: Claim, made: _Made) -> bool:
    return loosely(share, made.exact, of_quotient(made.parts, made.whole, made.exact))


def _is_exchanged(share: Claim, exact: Decimal) -> bool:
    return share.qualifier is Looseness.EXACT and is_exchange(*as_printed(share, exact), least=2)


def _finding(share: Claim, made: _Made, *, fits: bool) -> Finding:
    said = "+".join(shown(number(p)) for p in made.parts)
    said = f"({said})" if len(made.parts) > 1 else said
    sum_ = f"{said}÷{shown(number(made.whole))}={shown(made.exact)}%{'≈' if fits else '≠'}{share.said}"
    wrong = tr("“{share}”与所写的分子分母不符", share=share.said)
    return RULE.judged(fits, tr("比率与所写的数相符"), wrong, share, *made.parts, made.whole, sum=sum_)


RULE = Rule(
    "named_ratio",
    "专名比率",
    "恩格尔系数、出席率、调撤率等有专名的比率，应能由它所指的数得出。",
    judge,
    (
        stands("人均消费支出20136元，其中食品烟酒6242元，恩格尔系数31.0%。"),
        contradicts("人均消费支出20136元，其中食品烟酒6242元，恩格尔系数13.0%。"),
        contradicts("审结9412件，判决3821件，调解3604件，撤诉1876件，调撤率52.8%。"),
        contradicts("判决生效被告人1330人，其中判处五年有期徒刑以上刑罚270人，重刑率30.2%。"),
        contradicts("应到代表217人，实到198人，出席率95.2%。"),
        silent("恩格尔系数31.0%，比上年下降0.2个百分点。"),
        silent("审结9412件，其中民事一审8824件、二审588件，民事一审调撤率62.1%。"),
    ),
)
