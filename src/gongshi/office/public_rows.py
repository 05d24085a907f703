"""Single public rows: found in the editions, taken out of all of them, kept out of later ones (公开记录的撤走).

The law may ask for one row (个人信息保护法第四十七条), and an edition has many. The row leaves every
edition with its salt, a tombstone stays, and the rest still verifies. The diary keeps a salted
hash of what left, so that an edition sealed later leaves the row out as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.notices.edition_parts import Removal
from gongshi.notices.edition_rows import lines_of
from gongshi.notices.edition_text import content_of, hash_of, text_of
from gongshi.office.edition_changes import CHANGES
from gongshi.office.editions import check_clock, editions
from gongshi.office.erasing import check_keeper
from gongshi.office.people import diary
from gongshi.office.removing import remove

if TYPE_CHECKING:
    from gongshi.lists.diary import Diary
    from gongshi.lists.signing import Signer
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_rows import SealedRows
    from gongshi.office.workspace import Workspace

Row = Sequence[object]
Hides = Callable[[Sequence[str], Row], bool]
LEAST = 8


class NoSuchRow(NotFound):
    """No edition has a public row of this number, or several have (没有这条公开记录)."""


@dataclass(frozen=True)
class PublicRow:
    """One public row of an edition (公开记录): the figure, its columns and cells as data, the hash of its line."""

    edition: str
    figure: str
    label: str
    hash: str
    columns: tuple[str, ...]
    cells: tuple[object, ...]

    @property
    def shown(self) -> str:
        """The cells in one line."""
        return "　".join("" if c is None else str(c) for c in self.cells)


def find_rows(workspace: Workspace, words: Sequence[str]) -> Iterator[PublicRow]:
    """The public rows of all editions in which each of these words stands."""
    for edition in editions(workspace):
        labels = {a.figure: a.label for a in edition.answers}
        for found in edition.rows:
            label = labels.get(found.figure, found.figure)
            for digest, cells in found.read():
                row = PublicRow(edition.id, found.figure, label, digest, names_of(found), cells)
                if all(word in row.shown for word in words):
                    yield row


def remove_rows(workspace: Workspace, numbers: Sequence[str], *, basis: str, by: Signer) -> tuple[str, ...]:
    """The ids of the editions that these rows left, each named by the beginning of its hash.

    Rows of the same columns and cells leave with it, in other editions and figures too: nobody
    could tell them apart. Killed on the way, the same command does what is left. Raises NotAKeeper, NoSuchRow, and what removing raises.
    """
    check_keeper(by, where=tr("公开记录"))
    check_clock(workspace)
    kept = diary(workspace)
    begun = tuple(number for number in numbers if len(number) >= LEAST)
    known = [row for row in find_rows(workspace, ()) if begun and row.hash.startswith(begun)]
    wanted = [_one(known, number) for number in numbers]
    for row in dict.fromkeys(mark_of(kept, row.columns, row.cells) for row in wanted):
        kept.write(Act.ERASE, "", by, workspace.now(), {"row": row}, note=basis)
    return tuple(settle_rows(workspace, by=by))


def settle_rows(workspace: Workspace, *, by: Signer) -> Iterator[str]:
    """The editions that still held a row which the diary has taken out; they hold it no longer."""
    hides = hidden_rows(workspace)
    for edition in editions(workspace) if hides else ():
        gone = list(_held(edition, hides)) if hides else []
        if gone:
            at = workspace.now().isoformat()
            remove(workspace, edition, [Removal(what, h, Act.ERASE.value, at) for what, h in gone], by=by)
            yield edition.id


def hidden_rows(workspace: Workspace, *, acts: int | None = None) -> Hides | None:
    """Tells rows that were taken out, by columns and cells; None when none ever was. `acts` as `run` takes it."""
    kept = diary(workspace)
    marks = {e.fields["row"] for e in kept.events()[:acts] if e.act is Act.ERASE and "row" in e.fields}
    return (lambda columns, cells: mark_of(kept, columns, cells) in marks) if marks else None


def mark_of(kept: Diary, columns: Sequence[str], cells: Row) -> str:
    """What stands in the diary for a row's content."""
    return kept.salted("row", text_of([list(columns), list(cells)]).decode())


def names_of(found: SealedRows) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(c.name for c in found.columns)


def _one(known: Collection[PublicRow], number: str) -> PublicRow:
    found = [row for row in known if len(number) >= LEAST and row.hash.startswith(number)]
    if len(found) == 1:
        return found[0]
    raise NoSuchRow(
        tr("没有编号以“{number}”开头的公开记录，或不止一条。", number=number),
        where=tr("全部公开版"),
        mend=tr("请先用 gongshi row find 找出该条，写它的编号，至少八位。"),
    )


def _held(edition: Edition, hides: Hides) -> Iterator[tuple[str, str]]:
    for found in edition.rows:
        yield from _in_rows(found, hides)
        path = edition.folder / CHANGES / f"{found.figure}.jsonl"
        for line in lines_of(path):
            if hides(names_of(found), content_of(line)[1]):
                yield f"{CHANGES}:{found.figure}", hash_of(line)


def _in_rows(found: SealedRows, hides: Hides) -> Iterator[tuple[str, str]]:
    for digest, cells in found.read():
        if hides(names_of(found), cells):
            yield f"rows:{found.figure}", digest
