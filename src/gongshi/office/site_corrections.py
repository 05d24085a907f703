"""What the site says was wrong: numbers with both values, entries taken down without a name (网站的更正)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.office.editions import of_release
from gongshi.office.site_lists import notice_id
from gongshi.office.site_public import Public, withdrawals
from gongshi.site.model import Correction

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedAnswer

COVER = "×××"


def first_shown(found: Sequence[Edition]) -> Mapping[tuple[str, str, str], str]:
    """Each figure's value as it was shown first, by notice, period and figure."""
    shown: dict[tuple[str, str, str], str] = {}
    for edition in sorted(found, key=lambda e: e.number):
        for answer in _numbers(edition):
            shown.setdefault((notice_id(edition), edition.period, answer.figure), answer.shown)
    return shown


def corrections_of(
    found: Sequence[Edition], newest: Sequence[Edition], public: Public, gone: frozenset[str]
) -> tuple[Correction, ...]:
    """All corrections, newest first; a name that has come down is covered in their words."""
    known = {e.issue for e in found}
    made = [c for e in newest for c in _of_release(e, of_release(found, e.pack, e.period), public, known)]
    return tuple(_covered(c, gone) for c in sorted(made, key=lambda c: (c.on, c.notice, c.what), reverse=True))


def _of_release(
    edition: Edition, chain: Sequence[Edition], public: Public, known: Collection[str]
) -> Iterator[Correction]:
    for before, after in pairwise(chain):
        yield from _moved(before, after)
    yield from _taken_down(edition, chain, public)
    yield from _announced(edition, known)


def _numbers(edition: Edition) -> Iterator[SealedAnswer]:
    """Whole answers that count records; the length of a list moves with the list."""
    return (a for a in edition.answers if not a.part and a.kind != "listed")


def _moved(before: Edition, after: Edition) -> Iterator[Correction]:
    was = {a.figure: a for a in _numbers(before)}
    why = {c.where: _sentence(c.causes) for c in after.changes if c.edition == before.id and not c.part}
    for answer in _numbers(after):
        old = was.get(answer.figure)
        if old is not None and old.shown != answer.shown:
            yield Correction(
                on=date.fromisoformat(after.sealed_at[:10]), notice=notice_id(after), notice_label=after.title,
                what=f"{answer.label}（{after.period_label}）", was=old.shown, now=answer.shown,
                why=why.get(f"figure:{answer.figure}", ""),
                href=f"figures/{answer.figure}/{after.period.replace('..', '_')}.html",
            )  # fmt: skip


def _sentence(causes: Sequence[str]) -> str:
    """The causes as a citizen reads them: which register, what came, on which day."""
    return "；".join(cause.rstrip("。") for cause in causes) + ("。" if causes else "")


def _taken_down(edition: Edition, chain: Sequence[Edition], public: Public) -> Iterator[Correction]:
    """Withdrawals by list and day."""
    for found in edition.lists:
        for at, n in withdrawals(public.left(chain, found.name)):
            yield Correction(
                on=at, notice=notice_id(edition), notice_label=edition.title,
                what=tr("{label}（{period}）撤下{n}{unit}", label=found.label, period=edition.period_label, n=n, unit=found.unit),
                why=tr("撤下的名字已从本网站全部页面、文件和检索中移除。"),
                href=f"lists/{found.name}/{edition.period.replace('..', '_')}.html",
            )  # fmt: skip


def _announced(edition: Edition, known: Collection[str]) -> Iterator[Correction]:
    """Corrections that this notice printed of issues that are not on the site themselves."""
    for c in (c for c in edition.corrections if c.issue not in known):
        yield Correction(
            on=edition.released_on, notice=notice_id(edition), notice_label=edition.title, what=c.issue, was=c.was,
            now=c.now, why=c.why, href=f"notices/{notice_id(edition)}.html",
        )  # fmt: skip


def _covered(correction: Correction, gone: frozenset[str]) -> Correction:
    if not gone:
        return correction
    pattern = re.compile("|".join(map(re.escape, sorted(gone, key=len, reverse=True))))
    c = correction
    what, was, now, why = (pattern.sub(COVER, text) for text in (c.what, c.was, c.now, c.why))
    return replace(c, what=what, was=was, now=now, why=why)
