"""The days of a release in a draft: written as one of them, or its own day misstated (与发布日期对照)."""

from __future__ import annotations

import re

from gongshi.check.binding import Binder
from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import Draft
from gongshi.check.find import find_claims
from gongshi.check.told import Told
from gongshi.i18n import tr
from gongshi.wording.dates import write_date
from gongshi.wording.moment import Moment


def by_date(told: Told, binder: Binder, claim: Claim) -> None:
    """The days of the release: written as one of them, or misstated where documents state their own day."""
    own = [c for text in binder.records.dates for c in find_claims(text) if c.kind is Kind.DATE]
    if any(same_moment(str(claim.value), str(c.value)) for c in own):
        told.bind(claim, tr("本期日期"))
        return
    released = binder.records.released
    if (
        released is not None
        and isinstance(claim.value, Moment)
        and claim.value.day
        and _states_release(binder.draft, claim)
    ):
        told.differ(claim, tr("发布日期"), write_date(released), "")


_ANNOUNCES = re.compile(r"公布|发布|通报|印发|召开")
_ALONE = re.compile(r"[^，。；至止前截]{0,40}\s?")
_OTHER_DOCUMENT = re.compile(r"(?:公布|发布|通报|印发)的")


def _states_release(draft: Draft, claim: Claim) -> bool:
    """In the sentence that announces, at its head; or alone on a line at the end."""
    line = draft.line_around(claim.start)
    rest = line.replace(claim.text, "")
    if "。" not in line:
        return bool(_ALONE.fullmatch(rest.replace("印发", ""))) and not draft.is_cell(claim.start)
    if _OTHER_DOCUMENT.match(draft.plain, claim.outer_end):
        return False
    head = claim.start - draft.sentence_start(claim.start) < 2
    return head and draft.line_of(claim.start) < 8 and bool(_ANNOUNCES.search(draft.sentence(claim.start)))


def same_moment(a: str, b: str) -> bool:
    """Equal where both are written: XXXX-11-23 is 2022-11-23."""
    return len(a) == len(b) and all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=True))
