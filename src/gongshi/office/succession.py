"""Editions in line with the diary: names that came down leave, a successor follows (后续的版).

What has to be done follows from the diary and the editions alone, so it can be done again
after a kill until nothing is left to do. A withdrawal seals a successor without the name and
says how many were taken down; the end of a term only takes the names out, since what was
published stays true. Either way the older editions lose the names and the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from gongshi.errors import Broken
from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.lists.standing import fold
from gongshi.lists.states import State
from gongshi.notices.edition_parts import Removal, SealedCorrection
from gongshi.notices.edition_text import digest_of, hash_of, lines_in
from gongshi.notices.facts import Correction
from gongshi.office.editions import check_clock, current, editions, latest
from gongshi.office.last import number_of
from gongshi.office.people import diary
from gongshi.office.recompute import again, lists_again
from gongshi.office.removing import remove
from gongshi.office.rendering import FINAL, draw
from gongshi.office.sealed_settings import kept_settings
from gongshi.office.sealing import Carried, Sealing, seal
from gongshi.wording.quantity import write_quantity

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.lists.signing import Signer
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedEntry, SealedList
    from gongshi.office.rendering import Written
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.settings import Settings

Tell = Callable[[str], None]
GONE = {State.WITHDRAWN: Act.WITHDRAW.value, State.EXPIRED: Act.EXPIRE.value}


class SettingsLost(Broken):
    """The settings that an edition was made with are gone, so no successor can be made (封存时的设置丢失)."""


@dataclass(frozen=True)
class Gone:
    """An entry that an edition still names though the diary took it down (应撤未撤的条目)."""

    list: SealedList
    entry: SealedEntry
    act: str


def gone_from(edition: Edition, events: tuple[Event, ...]) -> tuple[Gone, ...]:
    """The entries of the edition that came down since, and are still named in it."""
    mine: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        mine[event.entry].append(event)
    found = ((sealed, entry, fold(mine[entry.id]).state) for sealed in edition.lists for entry in sealed.entries)
    return tuple(Gone(s, e, GONE[state]) for s, e, state in found if e.is_named and state in GONE)


def bring_into_line(workspace: Workspace, *, by: Signer, tell: Tell = lambda text: None) -> tuple[Edition, ...]:
    """The successors sealed, once no edition names anybody who came down.

    Raises SettingsLost, EditionBroken, ClockWentBack, and what sealing raises.
    """
    check_clock(workspace)
    sealed = [e for e in current(editions(workspace)) for e in _succeeded(workspace, e, by=by, tell=tell)]
    events = diary(workspace).events()
    found = editions(workspace)
    for edition in found:
        gone = gone_from(edition, events)
        if gone:
            tell(tr("从 {id} 撤走 {n} 条", id=edition.id, n=len(gone)))
            follower = latest(found, edition.pack, edition.period) or edition
            remove(workspace, edition, tombstones(workspace, edition, gone, follower.id), by=by)
    return tuple(sealed)


def tombstones(workspace: Workspace, edition: Edition, gone: tuple[Gone, ...], follower: str) -> tuple[Removal, ...]:
    """What is taken out with these entries: their lines, and every document, for all may name them."""
    at, successor = workspace.now().isoformat(), follower if follower != edition.id else ""
    lines = [Removal(f"list:{g.list.name}", g.entry.hash, g.act, at, successor) for g in gone]
    documents = [Removal("document", d.hash, gone[0].act, at, successor) for d in edition.documents if d.is_here]
    return (*lines, *documents)


def _succeeded(workspace: Workspace, edition: Edition, *, by: Signer, tell: Tell) -> Iterator[Edition]:
    """The successor of a current edition from which somebody was withdrawn; nothing for ended terms."""
    withdrawn = [g for g in gone_from(edition, diary(workspace).events()) if g.act == Act.WITHDRAW.value]
    if withdrawn:
        tell(tr("封存 {id} 的后续版", id=edition.id))
        yield seal(workspace, _without(workspace, edition, withdrawn, tell), by=by)


def _without(workspace: Workspace, edition: Edition, withdrawn: list[Gone], tell: Tell) -> Sealing:
    run = again(workspace, edition, settings_of(workspace, edition))
    down = {g.entry.id for g in withdrawn}
    carried = carried_lists(workspace, edition)
    corrections = (*edition.corrections, *corrections_for(edition, withdrawn))
    return Sealing(
        run, documents(workspace, edition, run, carried, corrections, tell), edition.vault, Act.WITHDRAW.value,
        edition.issue, edition.title, corrections=corrections, follows=edition, lists_vault=edition.lists_vault,
        carried=carried, signed=frozenset(e.hash for e in diary(workspace).events() if e.entry in down),
    )  # fmt: skip


def reviewed(workspace: Workspace, edition: Edition) -> Run:
    """The release of the edition as its lists were computed, with today's states. Raises SettingsLost."""
    return lists_again(workspace, edition, settings_of(workspace, edition))


def settings_of(workspace: Workspace, edition: Edition) -> Settings:
    """The settings that the edition was made with. Raises SettingsLost."""
    settings = kept_settings(workspace, edition.settings_hash)
    if settings is None:
        raise SettingsLost(
            tr("封存 {id} 时的设置文件不见了，或被改动，不能封存后续的版。", id=edition.id),
            where=tr("文件夹 {folder}", folder=workspace.root / "发布" / "设置"),
            mend=tr("请从备份恢复该文件夹，然后再办。"),
        )
    return settings


def documents(
    workspace: Workspace, edition: Edition, run: Run, carried: Mapping[str, Carried],
    corrections: tuple[SealedCorrection, ...], tell: Tell,
) -> Written | None:  # fmt: skip
    """The documents drawn anew; None once a term has ended, for they would say that nobody was listed."""
    if carried:
        return None
    folder = workspace.release_folder(edition.pack, edition.period)
    said = tuple(Correction(c.issue, date.fromisoformat(c.published_on), c.was, c.now, c.why) for c in corrections)
    return draw(workspace, run, folder / FINAL, number=number_of(folder), corrections=said, tell=tell)


def carried_lists(workspace: Workspace, edition: Edition) -> dict[str, Carried]:
    """The lists of which some entries have left at the end of their term, taken over as they stand."""
    events = diary(workspace).events()
    over = {g.list.name for g in gone_from(edition, events) if g.act == Act.EXPIRE.value}
    over |= {r.what.removeprefix("list:") for r in edition.removals if r.act == Act.EXPIRE.value}
    return {s.name: _carried(edition, s, events) for s in edition.lists if s.name in over}


def _carried(edition: Edition, sealed: SealedList, events: tuple[Event, ...]) -> Carried:
    gone = {g.entry.hash: g.act for g in gone_from(edition, events)}
    gone |= {r.hash: r.act for r in edition.removals if r.what == f"list:{sealed.name}"}
    entries = tuple(e for e in sealed.entries if gone.get(e.hash) != Act.WITHDRAW.value)
    lines = [x for x in lines_in((edition.folder / sealed.path).read_bytes()) if hash_of(x) not in gone]
    removals = tuple(
        Removal(f"list:{sealed.name}", e.hash, gone[e.hash], edition.sealed_at) for e in entries if e.hash in gone
    )
    told = replace(sealed, entries=entries, size=len(entries), digest=digest_of(e.hash for e in entries))
    return Carried(told, tuple(lines), removals)


def corrections_for(edition: Edition, withdrawn: list[Gone]) -> Iterator[SealedCorrection]:
    """A correction for each list that somebody left: how many stood there, how many are right, no name."""
    by_list: dict[str, int] = defaultdict(int)
    for gone in withdrawn:
        by_list[gone.list.name] += 1
    for name, n in by_list.items():
        sealed = edition.list(name)
        was, now = (sealed.label + write_quantity(k, sealed.unit) for k in (sealed.size, sealed.size - n))
        why = f"其中{write_quantity(n, '条')}已撤下。"
        yield SealedCorrection(edition.issue or edition.title, edition.released, was, now, why)
