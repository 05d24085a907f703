"""What an edition says otherwise than an earlier one, by figure and by row, and why (变动与原因).

Against the edition before of the same period; and, in a new period, against the last one's
figures as they would be counted now: what a reader of both should know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.notices.edition_parts import Change
from gongshi.notices.edition_text import salted_line, text_of
from gongshi.wording.dates import write_date

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import Link, SealedAnswer, SealedList, SealedRows, Used

CHANGES = "changes"


@dataclass(frozen=True)
class Side:
    """One side of a comparison (一方): answers, rows and the deliveries and settings behind them."""

    answers: tuple[SealedAnswer, ...]
    rows: tuple[SealedRows, ...]
    deliveries: tuple[Link, ...]
    settings: Mapping[str, str]
    lists: tuple[SealedList, ...] = ()

    @classmethod
    def of(cls, edition: Edition) -> Side:
        """The edition as a side."""
        return cls(edition.answers, edition.rows, edition.deliveries, edition.settings, edition.lists)


@dataclass(frozen=True)
class Changed:
    """The changes against one edition, and the rows that left and came by figure (变动)."""

    changes: tuple[Change, ...] = ()
    rows: Mapping[str, tuple[bytes, ...]] | None = None


def says_the_same(one: Edition, other: Edition) -> bool:
    """Whether a reader of both would find no difference: figures, names, rows, corrections, texts."""
    return _told(one) == _told(other)


def changed_since(earlier: str, was: Side, now: Side, labels: Mapping[str, str]) -> Changed:
    """What `now` says otherwise than `was`, the side of the edition called `earlier`.

    `labels` are the registers' headings by name, for the causes.
    """
    rows = {figure: (left, come) for figure, left, come in _rows(was, now)}
    figures = tuple(_figures(earlier, was, now, rows, labels))
    moved = tuple(
        Change(earlier, f"rows:{figure}", _label(now, figure), str(left.total()), str(come.total()))
        for figure, (left, come) in rows.items()
    )
    return Changed((*figures, *moved, *_lists(earlier, was, now)), {f: _lines(*pair) for f, pair in rows.items()})


def _figures(
    earlier: str, was: Side, now: Side, rows: Mapping[str, tuple[Counter[object], Counter[object]]],
    labels: Mapping[str, str],
) -> Iterator[Change]:  # fmt: skip
    then = {(a.figure, a.breakdown, a.part): a for a in was.answers}
    for answer in now.answers:
        before = then.get((answer.figure, answer.breakdown, answer.part))
        if before is not None and (before.value, before.state) != (answer.value, answer.state):
            left, come = rows.get(answer.figure, (None, None))
            causes = tuple(_causes(before, answer, was, now, bool(left), bool(come), labels))
            yield Change(
                earlier, f"figure:{answer.figure}", answer.label, before.shown, answer.shown, causes, answer.part
            )


def _causes(
    before: SealedAnswer, answer: SealedAnswer, was: Side, now: Side, left: bool, come: bool, labels: Mapping[str, str]
) -> Iterator[str]:
    """Why the value moved: other deliveries, another rule or threshold, other settings."""
    known = {link.hash for link in was.deliveries}
    for register in answer.registers:
        new = [link for link in now.deliveries if link.register == register and link.hash not in known]
        if new:
            days = "、".join(dict.fromkeys(_day(link) for link in new))
            yield _delivered(left, come).format(register=labels.get(register, register), days=days)
    if before.definition != answer.definition:
        yield tr("口径有改动")
    yield from _thresholds(before.thresholds, answer.thresholds)
    differ = sorted(k for k in {*was.settings, *now.settings} if was.settings.get(k) != now.settings.get(k))
    if differ:
        yield tr("设置有改动：{names}", names="、".join(differ))
    if answer.kind == "listed":
        yield tr("名单的条目有变动")


def _delivered(left: bool, come: bool) -> str:
    """Rows that only came were late; rows that left were put right."""
    if come and not left:
        return tr("{register}有迟到的报送（{days}收到）")
    return tr("{register}有更正的报送（{days}收到）") if left else tr("{register}有新的报送（{days}收到）")


def _day(link: Link) -> str:
    """The day it was known, as citizens read it; its number and hash stand among the edition's deliveries."""
    return write_date(datetime.fromisoformat(link.known_at).date())


def _thresholds(was: tuple[Used, ...], now: tuple[Used, ...]) -> Iterator[str]:
    then = {u.name: u for u in was}
    for used in now:
        before = then.get(used.name)
        if before is not None and (before.value, before.since) != (used.value, used.since):
            yield tr("阈值“{label}”由{was}改为{now}（{basis}）", label=used.label, was=before.value, now=used.value, basis=used.basis)  # fmt: skip


def _rows(was: Side, now: Side) -> Iterator[tuple[str, Counter[object], Counter[object]]]:
    """The figures whose public rows moved, with those that left and those that came."""
    then = {r.figure: Counter[object](r.rows) for r in was.rows}
    new = {r.figure: Counter[object](r.rows) for r in now.rows}
    answered = {a.figure for a in now.answers}
    for figure in sorted(({*then} | {*new}) & answered):
        before, after = then.get(figure, Counter()), new.get(figure, Counter())
        if before != after:
            yield figure, before - after, after - before


def _lists(earlier: str, was: Side, now: Side) -> Iterator[Change]:
    then = {found.name: found for found in was.lists}
    for found in now.lists:
        before = then.get(found.name)
        if before is None:
            continue
        left = {e.id for e in before.entries} - {e.id for e in found.entries}
        come = {e.id for e in found.entries} - {e.id for e in before.entries}
        if left or come:
            yield Change(earlier, f"list:{found.name}", found.label, str(len(left)), str(len(come)))


def _lines(left: Counter[object], come: Counter[object]) -> tuple[bytes, ...]:
    """The rows that left and came, each a salted line with its sign first."""
    signed = [("-", row) for row in left.elements()] + [("+", row) for row in come.elements()]
    return tuple(salted_line([sign, row]) for sign, row in signed)


def _label(side: Side, figure: str) -> str:
    return next((a.label for a in side.answers if a.figure == figure), figure)


def _told(edition: Edition) -> tuple[object, ...]:
    entries = {
        found.name: [(e.id, e.name, text_of(e.facts), e.reasons, e.ends_on) for e in found.entries]
        for found in edition.lists
    }
    rows = {found.figure: Counter(found.rows) for found in edition.rows}
    return (
        edition.answers, entries, rows, edition.corrections, edition.issue, dict(edition.templates),
        dict(edition.settings), edition.pack_version,
    )  # fmt: skip
