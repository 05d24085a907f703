"""What a new period's release says otherwise than the last period's, by figure and by row, and why (与上期的不同).

A figure of a state (units that live, links that hold) keeps most of its records from period to
period: those that came and left are listed. One of a period (meetings held) has other records
altogether, and its two values are set side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.notices.edition_parts import Change
from gongshi.office.edition_changes import Changed, Moved, rows_moved

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedAnswer
    from gongshi.notices.edition_rows import SealedRows

PERIOD, PERIOD_ROWS = "period:", "period_rows:"


def changed_since_period(before: Edition, now: Edition) -> Changed:
    """The figures of `now` whose published value is another than in `before`, and the records that came and left."""
    moved = {one.figure: one for one in _rows(before, now)}
    values = tuple(_values(before, now, moved))
    rows = tuple(
        Change(before.id, f"{PERIOD_ROWS}{name}", _label(now, name), str(len(one.left)), str(len(one.come)))
        for name, one in moved.items()
    )
    return Changed((*values, *rows), {name: one.lines() for name, one in moved.items()})


def _values(before: Edition, now: Edition, moved: Mapping[str, Moved]) -> Iterator[Change]:
    then = {(a.figure, a.breakdown, a.part): a for a in before.answers}
    for answer in now.answers:
        old = then.get((answer.figure, answer.breakdown, answer.part))
        if old is not None and (old.value, old.state) != (answer.value, answer.state):
            causes = tuple(_causes(before, now, old, answer, moved))
            yield Change(
                before.id, f"{PERIOD}{answer.figure}", answer.label, old.shown, answer.shown, causes, answer.part
            )


def _causes(
    before: Edition, now: Edition, old: SealedAnswer, answer: SealedAnswer, moved: Mapping[str, Moved]
) -> Iterator[str]:
    if old.definition != answer.definition:
        yield tr("口径有改动")
    one = moved.get(answer.figure)
    if one is not None and not answer.part:
        yield tr("其间减少 {left} 条记录，增加 {come} 条", left=len(one.left), come=len(one.come))
    else:
        yield tr("{then}与{now}，统计期不同", then=before.period_label, now=now.period_label)


def _rows(before: Edition, now: Edition) -> Iterator[Moved]:
    """Figures some of whose records stayed, with those that left and those that came; wholly published ones only."""
    then = {r.figure: r for r in before.rows}
    for found in now.rows:
        old = then.get(found.figure)
        if old is None or old.digest == found.digest or not (_is_whole(old) and _is_whole(found)):
            continue
        if old.counted() & found.counted():
            moved = rows_moved(found.figure, old, found)
            if moved.left or moved.come:
                yield moved


def _is_whole(found: SealedRows) -> bool:
    return found.published == found.total


def _label(edition: Edition, figure: str) -> str:
    return next((a.label for a in edition.answers if a.figure == figure), figure)
