"""Seal a published release as an edition (封存公开版).

The documents are drawn here, of the very answers and entries that are sealed; what was
rendered for approval stays in the release folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongshi.figures.answer import Answers, State
from gongshi.figures.figure import Listed
from gongshi.i18n import speaking
from gongshi.lists.diary import Act
from gongshi.notices.edition import DECISIONS, SALTS, Edition, Head
from gongshi.notices.edition_text import hash_of, text_of
from gongshi.office.adopting import hashes_of
from gongshi.office.approval import approval_of
from gongshi.office.edition_changes import CHANGES, Changed, Side, changed_since, says_the_same
from gongshi.office.edition_files import Content, write_edition
from gongshi.office.edition_since import changed_since_period
from gongshi.office.editions import before, edition_id, editions, latest, named
from gongshi.office.last_look import refuse_hidden
from gongshi.office.people import diary
from gongshi.office.public_rows import hidden_rows
from gongshi.office.restating import restated
from gongshi.office.runs import engine
from gongshi.office.sealed_documents import documents_of
from gongshi.office.sealed_parts import joined, link_of, sealed_answer, sealed_list
from gongshi.office.sealed_rows import sealed_rows, still_here
from gongshi.office.sealed_settings import keep_settings, setting_hashes

if TYPE_CHECKING:
    from datetime import datetime

    from gongshi.engines.duckdb import DuckEngine
    from gongshi.figures.answer import Answer
    from gongshi.lists.diary import Event
    from gongshi.lists.roll import Roll
    from gongshi.lists.signing import Signer
    from gongshi.notices.edition_parts import Link, Removal, SealedCorrection, SealedList
    from gongshi.notices.edition_rows import SealedRows
    from gongshi.office.rendering import Written
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.records.disk import Disk


@dataclass(frozen=True)
class Sealing:
    """What an edition is made of besides the release itself (封存所需).

    `vault` is the chain's head when the release was run; `why` says in a word why it is sealed.
    `written` is None when no documents are public any more. `follows` is the edition it corrects:
    figures then count the same part of the period. `lists_vault` is the head that the lists
    rest on, where it is an older one. `carried` are lists taken over as they stand, tombstones too.
    `signed` are hashes of the diary's lines by which two people took something back.
    """

    run: Run
    written: Written | None
    vault: Head
    why: str
    issue: str = ""
    title: str = ""
    corrections: tuple[SealedCorrection, ...] = ()
    follows: Edition | None = None
    lists_vault: Head | None = None
    carried: Mapping[str, Carried] = field(default_factory=dict)
    signed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Carried:
    """A list taken over from an edition: its entries, the lines still there, its tombstones."""

    sealed: SealedList
    lines: tuple[bytes, ...]
    removals: tuple[Removal, ...]


def seal(workspace: Workspace, made: Sealing, *, by: Signer, disk: Disk | None = None) -> Edition:
    """The edition, sealed by `by` and in its place; after a kill there is none or the whole.

    When it would say the same as the last of its period, that one is returned. Raises
    EditionBroken when an earlier edition was changed, CannotWrite, and what the diary raises.
    """
    events = diary(workspace).events()
    with TemporaryDirectory() as spool:
        with speaking("zh"):  # what is sealed is Chinese whatever the reader of messages speaks
            core, files = edition_of(workspace, made, events, Path(spool))
        last = latest(editions(workspace), core.pack, core.period)
        if last is not None and says_the_same(last, core):
            return last
        return write_edition(workspace, core, files, by=by, disk=disk)


def edition_of(
    workspace: Workspace, made: Sealing, events: tuple[Event, ...], spool: Path
) -> tuple[Edition, dict[str, Content]]:
    """The edition as it will be signed, and the files that go with it; rows wait in files below `spool`."""
    run = final(made.run, {name: kept.sealed.size for name, kept in made.carried.items()})
    known = editions(workspace)
    files: dict[str, Content] = {}
    mine = _by_entry(events)
    tables = engine(workspace, run.at.known, why=f"{run.pack.name} {run.at.period.code}", until=made.vault.number)
    lists = [_list(made, roll, mine) for roll in run.rolls.values()]
    files |= {s.path: joined(lines) for s, lines in lists}
    rows, lying = _rows(workspace, made, run, tables, spool)
    files |= {s.path: lying / s.path for s in rows}
    documents, salts, said = documents_of(made.written, run)
    refuse_hidden(said, run)
    files |= said
    acts = {d.hash for s, _ in lists for e in s.entries for d in e.decisions}
    decisions = decisions_of(events, acts | made.signed)
    files[SALTS], files[DECISIONS] = text_of(salts), decisions
    last = latest(known, run.pack.name, run.at.period.code)
    edition = replace(
        _described(workspace, made, run, events),
        number=last.number + 1 if last else 1, answers=tuple(map(sealed_answer, run.answers)),
        lists=tuple(s for s, _ in lists), rows=rows, documents=documents,
        decisions_hash=hash_of(decisions), supersedes=named(last),
        previous=named(before(known, run.pack.name, run.at.period)),
        removals=tuple(r for c in made.carried.values() for r in c.removals),
    )  # fmt: skip
    edition = replace(edition, id=edition_id(edition.pack, edition.period, edition.number))
    changed = _changes(workspace, made, edition, last, before(known, run.pack.name, run.at.period), tables)
    files |= {f"{CHANGES}/{figure}.jsonl": joined(lines) for figure, lines in (changed.rows or {}).items()}
    return replace(edition, changes=changed.changes), files


def _rows(
    workspace: Workspace, made: Sealing, run: Run, tables: DuckEngine, spool: Path
) -> tuple[tuple[SealedRows, ...], Path]:
    """The public rows, and the folder below which their files lie.

    An edition that counts what the one before counted takes its very lines over: they were signed.
    """
    hides, last = hidden_rows(workspace), made.follows
    if last and not hides and (last.vault, last.known_at) == (made.vault, run.at.known):
        return tuple(map(still_here, last.rows)), last.folder
    return tuple(sealed_rows(run.answers, tables, spool, hides)), spool


def _changes(
    workspace: Workspace, made: Sealing, edition: Edition, last: Edition | None, previous: Edition | None,
    tables: DuckEngine,
) -> Changed:  # fmt: skip
    """What was put right since, and how the period differs from the one before.

    Put right are the figures of the last edition of this period; of a new period, those of the
    period before, counted again.
    """
    labels = {name: register.label for name, register in workspace.registers.items()}
    again = Changed()
    if last is not None:
        again = changed_since(last.id, Side.of(last), Side.of(edition), labels)
    elif previous is not None:
        settings, hides = made.run.at.settings, hidden_rows(workspace)
        with TemporaryDirectory() as spool:
            sides = restated(previous, made.run.pack, tables, settings, edition, edition.deliveries, Path(spool), hides)
            again = changed_since(previous.id, *sides, labels)
    since = changed_since_period(previous, edition) if previous is not None else Changed()
    return Changed((*again.changes, *since.changes), {**(since.rows or {}), **(again.rows or {})})


def _described(workspace: Workspace, made: Sealing, run: Run, events: tuple[Event, ...]) -> Edition:
    """What the edition says of itself, its parts still empty."""
    at, settings = run.at, workspace.settings
    return Edition(
        id="", pack=run.pack.name, pack_label=run.pack.label, pack_version=run.pack.version, program=version("gongshi"),
        period=at.period.code, period_label=at.period.label, number=0, issue=made.issue,
        title=_title(made), office=settings.need("office.name", str),
        short_name=settings.get("office.short_name", ""), contact=settings.get("office.contact", ""),
        on=at.on.isoformat(), known=at.known.isoformat(), released=at.released.isoformat(),
        sealed_at=workspace.now().isoformat(), why=made.why,
        settings_hash=made.follows.settings_hash if made.follows else keep_settings(workspace),
        settings=made.follows.settings if made.follows else setting_hashes(workspace),
        templates=_templates(workspace, run),
        approval=approval_of(workspace, run.pack.name, at.period.code), vault=made.vault,
        diary=Head(len(events), events[-1].hash if events else ""), deliveries=_deliveries(workspace, made), answers=(),
        lists=(), rows=(), documents=(), decisions_hash="", corrections=made.corrections,
        counted=made.follows.counted if made.follows else at.period.elapsed(at.known).code,
        lists_known=_lists_known(run).isoformat(), lists_vault=made.lists_vault or made.vault,
    )  # fmt: skip


def _templates(workspace: Workspace, run: Run) -> dict[str, str]:
    """The hash of each template, and of each wording that was adopted instead."""
    return {k.name: hash_of(k.template.read_bytes()) for k in run.pack.notices} | hashes_of(workspace, run)


def _title(made: Sealing) -> str:
    notices = made.written.notices if made.written else ()
    main = next((n for n in notices if n.form == "bulletin"), None) or next(iter(notices), None)
    return main.title if main else made.title or made.run.pack.label


def _lists_known(run: Run) -> datetime:
    return next((roll.at.known for roll in run.rolls.values()), run.at.known)


def _list(made: Sealing, roll: Roll, acts: Mapping[str, list[Event]]) -> tuple[SealedList, Sequence[bytes]]:
    kept = made.carried.get(roll.rule.name)
    return (kept.sealed, kept.lines) if kept else sealed_list(roll, acts)


def final(run: Run, sizes: Mapping[str, int] = MappingProxyType({})) -> Run:
    """The release with the lengths of lists as they are public, not as they were put forward.

    `sizes` are those of lists some of whose entries have left at the end of their term.
    """
    lengths = {name: len(roll.public) for name, roll in run.rolls.items() if not roll.not_reported} | dict(sizes)

    def settled(answer: Answer) -> Answer:
        if not isinstance(answer.figure, Listed) or answer.figure.list_name not in lengths:
            return answer
        n = lengths[answer.figure.list_name]
        return replace(answer, value=Decimal(n), state=State.KNOWN if n else State.ZERO)

    return replace(run, answers=Answers(tuple(map(settled, run.answers))))


def decisions_of(events: tuple[Event, ...], acts: set[str]) -> bytes:
    """The diary's lines of these hashes, and those that say who held which key."""
    told = [e for e in events if e.act in (Act.ENROL, Act.RETIRE) or e.hash in acts]
    return b"".join(e.line() + b"\n" for e in told)


def _by_entry(events: tuple[Event, ...]) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.entry:
            found[event.entry].append(event)
    return found


def _deliveries(workspace: Workspace, made: Sealing) -> tuple[Link, ...]:
    vault = workspace.vault().up_to(made.vault.number)
    stacks = {d.id: d for name in workspace.registers for d in vault.stack(name, made.run.at.known)}
    return tuple(map(link_of, sorted(stacks.values(), key=lambda d: d.number)))
