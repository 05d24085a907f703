"""What an edition says otherwise than an earlier one, by figure and by row, and why (变动与原因).

Against the edition before of the same period; and, in a new period, against the last one's
figures as they would be counted now: what a reader of both should know. How the new period
differs from the last is in `edition_since`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.notices.edition_parts import Change
from gongshi.notices.edition_rows import mark_of_row
from gongshi.notices.edition_text import salted_line, text_of
from gongshi.wording.dates import write_date

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import Link, SealedAnswer, SealedList, Used
    from gongshi.notices.edition_rows import Row, SealedRows

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


@dataclass(frozen=True)
class Moved:
    """The public rows of one figure that left and that came (变动的记录)."""

    figure: str
    left: tuple[Row, ...] = ()
    come: tuple[Row, ...] = ()

    def lines(self) -> tuple[bytes, ...]:
        """Each row a salted line with its sign first."""
        signed = [("-", row) for row in self.left] + [("+", row) for row in self.come]
        return tuple(salted_line([sign, row]) for sign, row in signed)


def says_the_same(one: Edition, other: Edition) -> bool:
    """Whether a reader of both would find no difference: figures, names, rows, corrections, texts."""
    if _told(one) != _told(other):
        return False
    return not any(True for _ in _rows(Side.of(one), Side.of(other)))


def changed_since(earlier: str, was: Side, now: Side, labels: Mapping[str, str]) -> Changed:
    """What `now` says otherwise than `was`, the side of the edition called `earlier`.

    `labels` are the registers' headings by name, for the causes.
    """
    rows = {moved.figure: moved for moved in _rows(was, now)}
    figures = tuple(_figures(earlier, was, now, rows, labels))
    moved = tuple(
        Change(earlier, f"rows:{one.figure}", _label(now, one.figure), str(len(one.left)), str(len(one.come)))
        for one in rows.values()
    )
    return Changed((*figures, *moved, *_lists(earlier, was, now)), {f: one.lines() for f, one in rows.items()})


def _figures(
    earlier: str, was: Side, now: Side, rows: Mapping[str, Moved],
    labels: Mapping[str, str],
) -> Iterator[Change]:  # fmt: skip
    then = {(a.figure, a.breakdown, a.part): a for a in was.answers}
    for answer in now.answers:
        before = then.get((answer.figure, answer.breakdown, answer.part))
        if before is not None and (before.value, before.state) != (answer.value, answer.state):
            moved = rows.get(answer.figure, Moved(answer.figure))
            causes = tuple(_causes(before, answer, was, now, bool(moved.left), bool(moved.come), labels))
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


def _rows(was: Side, now: Side) -> Iterator[Moved]:
    """The figures whose public rows moved, with those that left and those that came."""
    then, new = ({r.figure: r for r in side.rows} for side in (was, now))
    answered = {a.figure for a in now.answers}
    for figure in sorted(({*then} | {*new}) & answered):
        before, after = then.get(figure), new.get(figure)
        if before and after and before.digest == after.digest:
            continue  # the very lines
        moved = rows_moved(figure, before, after)
        if moved.left or moved.come:
            yield moved


def rows_moved(figure: str, before: SealedRows | None, after: SealedRows | None) -> Moved:
    """Rows are compared by what stands for them, and only those that moved are read again."""
    marks = [rows.counted() if rows else Counter[bytes]() for rows in (before, after)]
    return Moved(figure, _those(before, marks[0] - marks[1]), _those(after, marks[1] - marks[0]))


def _those(rows: SealedRows | None, wanted: Counter[bytes]) -> tuple[Row, ...]:
    found: list[Row] = []
    for _, row in rows.read() if rows and wanted else ():
        mark = mark_of_row(row)
        if wanted[mark] > 0:
            wanted[mark] -= 1
            found.append(row)
    return tuple(found)


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


def _label(side: Side, figure: str) -> str:
    return next((a.label for a in side.answers if a.figure == figure), figure)


def _told(edition: Edition) -> tuple[object, ...]:
    entries = {
        found.name: [(e.id, e.name, text_of(e.facts), e.reasons, e.ends_on) for e in found.entries]
        for found in edition.lists
    }
    return (
        edition.answers, entries, edition.corrections, edition.issue, dict(edition.templates),
        dict(edition.settings), edition.pack_version,
    )  # fmt: skip
