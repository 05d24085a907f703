"""Make a release public: entries, and what was published for next month to compare with (发布).

The figures and names of a release are delivered into the registers of what was published
before, with its document as their source; so next month's 环比 and months on the list come
the same way from our own notices as from old ones. Then the release is sealed as an edition.
Killed anywhere, the same command does what is left.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.grid import Grid
from gongshi.i18n import tr
from gongshi.lists.actions.correct import Amends, correct
from gongshi.lists.actions.enrol import anchor
from gongshi.lists.actions.expire import expire
from gongshi.lists.actions.publish import check_list, publish_all
from gongshi.lists.actions.withdraw import annul, withdraw
from gongshi.notices.edition_parts import SealedCorrection
from gongshi.office.adopting import check_adopted
from gongshi.office.approval import check_approval
from gongshi.office.deliveries import Handover, deliver
from gongshi.office.editions import check_clock, editions, latest, settle_files, vault_head
from gongshi.office.last import number_of
from gongshi.office.people import diary
from gongshi.office.recompute import remember
from gongshi.office.rendering import FINAL, Tell, draw, facts_of
from gongshi.office.sealing import Sealing, seal
from gongshi.office.succession import bring_into_line, reviewed
from gongshi.records.delivery import Mode
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
from gongshi.records.register import Register
from gongshi.records.workbook import write_workbook

if TYPE_CHECKING:
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll
    from gongshi.lists.signing import Signer
    from gongshi.notices.edition import Edition, Head
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack


@dataclass(frozen=True)
class Publication:
    """What one publication did: who is public now, who was kept back by a gate, and the sealed edition."""

    public: tuple[Entry, ...]
    held: tuple[Entry, ...]
    edition: Edition


def publish_release(
    workspace: Workspace, run: Run, *, by: Signer, number: str = "", tell: Tell = lambda text: None
) -> Publication:
    """Every approved entry that its gates let through is public; figures and names are kept; the edition is sealed.

    The vault's head is anchored in the diary first, so that a delivery lost later is noticed.
    `number` is the document's serial number; without it the one of the last rendering counts.
    Raises NotApproved without the signed approval sheet, OtherThanApproved when the release says
    anything else than what was signed, NotComputedToday on another day, ObjectionOpen while an
    objection against one of the lists is open.
    """
    number = number or number_of(workspace.release_folder(run.pack.name, run.at.period.code))
    facts = facts_of(workspace, run, draft=False, number=number)
    for roll in run.rolls.values():  # before anything is written: no list of a release without the others
        check_list(roll, workspace.now())
    check_clock(workspace)
    check_approval(workspace, run, facts)
    check_adopted(workspace, run, facts)
    settle_files(workspace)
    bring_into_line(workspace, by=by, tell=tell)
    kept, head = diary(workspace), vault_head(workspace)
    anchor(by=by, when=workspace.now(), diary=kept, kind="vault", head=head.hash, looks=workspace.looks.head)
    done = {n: publish_all(roll, by=by, when=workspace.now(), diary=kept) for n, roll in run.rolls.items()}
    published = run.with_rolls({name: d.roll for name, d in done.items()})
    deliver_own(workspace, published, tuple(published.rolls.values()), number=number)
    edition = _sealed(workspace, published, head, by=by, number=number, tell=tell)
    public = tuple(e for roll in published.rolls.values() for e in roll.public)
    return Publication(public, tuple(e for d in done.values() for e in d.held), edition)


def _sealed(workspace: Workspace, run: Run, head: Head, *, by: Signer, number: str, tell: Tell) -> Edition:
    """The edition of a release that is public now."""
    folder = workspace.release_folder(run.pack.name, run.at.period.code)
    written = draw(workspace, run, folder / FINAL, number=number, tell=tell)
    tell(tr("封存公开版"))
    facts = facts_of(workspace, run, draft=False, number=number)
    corrections = tuple(
        SealedCorrection(c.issue, c.published_on.isoformat(), c.was, c.now, c.why) for c in facts.corrections
    )
    made = Sealing(run, written, head, "发布", facts.texts["number"], corrections=corrections)
    edition = seal(workspace, made, by=by)
    remember(workspace, edition, run)
    return edition


def take_down(workspace: Workspace, entry: Entry, *, reason: str, by: Signer, tell: Tell = lambda text: None) -> Entry:
    """The entry, withdrawn now (撤下); no edition names it any more when this returns."""
    done = withdraw(entry, by=by, when=workspace.now(), reason=reason, diary=diary(workspace))
    bring_into_line(workspace, by=by, tell=tell)
    return done


def as_public(workspace: Workspace, pack: Pack, period: str) -> Run | None:
    """The release as its last edition was sealed, with today's states; None before there is one.

    Today's registers may not pick somebody any more who stands published all the same.
    """
    edition = latest(editions(workspace), pack.name, period)
    return reviewed(workspace, edition) if edition else None


def basis_gone(workspace: Workspace, run: Run, entry: Entry, *, decided_on: date, reason: str, by: Signer) -> Entry:
    """The entry whose basis was changed or annulled, with the day by which it must be down."""
    return annul(
        entry, decided_on=decided_on, reason=reason, by=by, when=workspace.now(), at=run.at, diary=diary(workspace)
    )


def to_correct(workspace: Workspace, entry: Entry, amends: Amends, *, by: Signer) -> Entry:
    """The entry with a correction due in the next issue (更正)."""
    return correct(entry, amends, by=by, when=workspace.now(), diary=diary(workspace))


def end_terms(workspace: Workspace, run: Run, *, by: Signer) -> int:
    """How many entries came down because their term is over (到期撤下); they leave the editions too."""
    kept = diary(workspace)
    now = workspace.now()
    before = sum(len(roll.public) for roll in run.rolls.values())
    after = [expire(roll, by=by, when=now, diary=kept) for roll in run.rolls.values()]
    bring_into_line(workspace, by=by)
    return before - sum(len(roll.public) for roll in after)


def deliver_own(workspace: Workspace, run: Run, rolls: Sequence[Roll] = (), *, number: str = "") -> None:
    """The figures of the release, and the names of `rolls`, as what this document published."""
    folder = workspace.release_folder(run.pack.name, run.at.period.code)
    written = facts_of(workspace, run, draft=False, number=number or number_of(folder)).texts["number"]
    document = written or tr("{period}通报", period=run.at.period.label)
    common = (document, "", run.at.released)
    figures = [
        (a.at.period.code, a.figure.label, a.part, a.value, a.figure.unit, *common)
        for a in run.answers if a.value is not None
    ]  # fmt: skip
    names = [
        (run.at.period.code, roll.rule.label, e.candidate.subject, e.shown_name, n, *common)
        for roll in rolls for n, e in enumerate(roll.public, 1)
    ]  # fmt: skip
    for register, rows in ((PUBLISHED_FIGURES, figures), (PUBLISHED_NAMES, names)):
        if rows:
            _deliver(workspace, register, rows, document)


def _deliver(workspace: Workspace, register: Register, rows: Sequence[tuple[object, ...]], document: str) -> None:
    grid = Grid(register.label, tuple(c.label for c in register.columns), tuple(rows))  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{register.label}.xlsx"
        write_workbook(path, [grid])
        deliver(workspace, path, register, Handover(sender="gongshi", mode=Mode.CHANGES, note=document))
