"""An amount that something rose or fell by, against its two numbers (增减数)."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.compared import ends_of
from gongshi.check.consistency.moved import Moved, moved
from gongshi.check.consistency.rule import as_printed, is_close, is_slip
from gongshi.check.draft import Draft


def amount_moved(draft: Draft, change: Claim) -> Iterator[Moved]:
    """较去年同期减少26起, where last year's number is given too: of its own sentence, or close to what the two give."""
    ends = ends_of(draft, change) if change.unit not in ("倍", "番", "成") else None
    found = moved(change, ends) if ends is not None and ends.new.unit == change.unit else None
    if ends is not None and found is not None:
        sure = found.fits or is_slip(*as_printed(change, found.exact))
        if sure or ends.near or is_close(change, found.exact):
            yield found
