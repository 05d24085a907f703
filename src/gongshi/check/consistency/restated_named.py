"""A number in brackets behind a name, against the number of the same name elsewhere: 二等奖3名 … 二等奖（4名）： (同名的数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.kinship import is_besides
from gongshi.check.consistency.restated_headline import is_pen_slip
from gongshi.check.consistency.rule import shown
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, is_counted, number

_NAME = re.compile(r"[一-鿿“”]{3,12}$")
_VERBS = "出定有含设为选括授"  # the last characters of what a name may follow: 评出, 设有, 包括
_TITLED = re.compile(r"(“[^“”\n]{3,20}”)[^“”。，；\n]{0,12}（(?:共|共计)?$")
_PLACE = re.compile(rf"(?:{pattern('places').pattern}|[市省村校院局所站])$")


def named(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number alone in brackets behind a name that one other number of the text is said of, and whether they agree."""
    for name, claims in _bracketed(draft).items():
        if len({number(c) for c in claims}) > 1:
            continue
        claim = claims[0]
        others = [c for c in draft.near(claim) if c not in claims and _is_of(draft, c, name)]
        same = next((c for c in others if number(c) == number(claim)), None)
        if same is not None:
            yield claim, same, True
        elif len({number(c) for c in others}) == 1 and _may_be_meant(others[0], claim):
            yield claim, others[0], False


def titled(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """“青年奖章”获得者名单（共10名） against the number of the clause that names “青年奖章”, in the same unit."""
    for claim in draft.counted:
        lead = draft.plain[max(0, claim.start - 40) : claim.start]
        found = _TITLED.search(lead)
        if found is None or not draft.plain.startswith("）", claim.end):
            continue
        before = [c for c in draft.near(claim) if c.start < claim.start and found[1] in draft.clause(c.start)]
        before = [c for c in before if c.role is not Role.PART and not is_besides(draft, c)]
        same = next((c for c in before if number(c) == number(claim)), None)
        if same is not None:
            yield claim, same, True
        elif len({number(c) for c in before}) == 1 and _may_be_meant(before[0], claim):
            yield claim, before[0], False


def _bracketed(draft: Draft) -> dict[str, list[Claim]]:
    """The numbers alone in brackets, by the name before the bracket."""
    found: dict[str, list[Claim]] = {}
    for claim in draft.counted:
        alone = (
            draft.plain[max(0, claim.start - 1) : claim.start] == "（"
            and draft.plain[claim.end : claim.end + 1] == "）"
        )
        name = _NAME.search(draft.plain[max(0, claim.start - 13) : claim.start - 1]) if alone else None
        if name is not None and not _PLACE.search(name[0]) and not draft.is_tabular(claim.start):
            found.setdefault(name[0].removesuffix("名单"), []).append(claim)
    return found


def _is_of(draft: Draft, claim: Claim, name: str) -> bool:
    """Whether the number stands right behind the name, or right before it."""
    if (
        not is_counted(claim)
        or claim.role is Role.EACH
        or is_besides(draft, claim)
        or has("elsewhen", draft.lead(claim))
    ):
        return False
    before = draft.plain[max(0, claim.start - len(name) - 1) : claim.start]
    behind = draft.plain[claim.end : claim.end + len(name) + 1]
    return (before[1:] == name and (before[:1] in _VERBS or not _is_han(before[:1]))) or (
        behind[:-1] == name and not _is_han(behind[-1:])
    )


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿"


def _may_be_meant(a: Claim, b: Claim) -> bool:
    return abs(number(a) - number(b)) <= max(Decimal(2), number(a) // 4) or is_pen_slip(
        shown(number(a)), shown(number(b))
    )
