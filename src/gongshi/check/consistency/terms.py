"""Terms that the criminal law does not know: several crimes together, 拘役 and 管制 (刑期的界限).

刑法 69: for several crimes the term is not under the longest of them and not over their sum. 刑法 38 and 42: 管制 is two years at most, 拘役 six
months, one crime alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft

_PRISON = re.compile(r"有期徒刑[^，；。]{0,4}$")
_DECIDED = re.compile(
    r"^，?(?:数罪并罚|实行|予以|依法|合并|最终|并|故)*决定(?:合并)?执行(?:有期徒刑|刑期)?$"
)  # 丙决定执行: another man
_SHORT = re.compile(r"(拘役|管制)$")
_SEVERAL = re.compile(r"并罚|决定|数罪|合并|撤销缓刑|分别")
_MOST = {"拘役": 6, "管制": 24}
_MONTHS = {"年": 12, "个月": 1, "月": 1}


class Together(NamedTuple):
    """The term that is to be served and those it is made of."""

    decided: Claim
    terms: tuple[Claim, ...]
    least: Decimal
    most: Decimal

    @property
    def fits(self) -> bool:
        """Whether it lies between the longest and the sum."""
        return self.least <= (months_of(self.decided) or self.least) <= self.most


def months_of(claim: Claim) -> Decimal | None:
    """A term in months; None where it is no term."""
    size = _MONTHS.get(claim.unit)
    return claim.value * size if size and isinstance(claim.value, Decimal) else None


def together(draft: Draft) -> Iterator[Together]:
    """Each 决定执行 with the terms that its sentence tells of, between semicolons and since the 决定执行 before."""
    for decided in draft.claims:
        if months_of(decided) is None or not _DECIDED.search(draft.lead(decided)):
            continue
        terms = [c for c in draft.in_sentence(decided.start) if _is_of(draft, c, decided)]
        months = [m for c in terms if (m := months_of(c)) is not None]
        others = [c for c in draft.in_sentence(decided.start) if c is not decided and _DECIDED.search(draft.lead(c))]
        if len(months) > 1 and not others:
            yield Together(decided, tuple(terms), max(months), sum(months, Decimal(0)))


def _is_of(draft: Draft, claim: Claim, decided: Claim) -> bool:
    low, high = sorted((claim, decided), key=lambda c: c.start)
    term = claim is not decided and months_of(claim) is not None and _PRISON.search(draft.lead(claim)) is not None
    return term and "；" not in draft.plain[low.end : high.start]


def too_long(draft: Draft) -> Iterator[tuple[Claim, str, int]]:
    """拘役八个月 for one crime: the term, what it is, and the most months that it may have."""
    for claim in draft.claims:
        told, months = _SHORT.search(draft.lead(claim)), months_of(claim)
        if told and months is not None and not _SEVERAL.search(draft.sentence(claim.start)) and months > _MOST[told[1]]:
            yield claim, told[1], _MOST[told[1]]
