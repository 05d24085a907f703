"""Correct the figures of a published release from what is known now (更正已发布的数).

Two people: one counts again and puts the correction forward, another, who judges, agrees, and only
then is it sealed. The lists stay as they were reviewed; figures are counted again over the same part
of the period with what was delivered until it was put forward. The corrected edition says what was
printed, what is right and why, in its documents as prominently as everything else, and becomes what
the next month is compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import speaking, tr
from gongshi.notices.edition import Head
from gongshi.notices.edition_parts import SealedCorrection
from gongshi.notices.edition_text import hash_of
from gongshi.notices.edition_two_hands import CORRECTED, correction_text
from gongshi.office.counted import OWN
from gongshi.office.editions import check_clock, editions, latest, settle_files, vault_head
from gongshi.office.proposed_correction import Proposal, agree, check_second, put_forward, waiting
from gongshi.office.publication import deliver_own
from gongshi.office.recompute import READER
from gongshi.office.runs import run
from gongshi.office.sealed_parts import sealed_answer
from gongshi.office.sealing import Sealing, final, seal
from gongshi.office.succession import bring_into_line, carried_lists, documents, reviewed
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.notices.edition import Edition
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

Tell = Callable[[str], None]


class NothingToCorrect(Refused):
    """No published figure is otherwise than before, or nothing was published (没有可更正的数)."""


class OtherThanProposed(Refused):
    """Counted again, the figures are not those that were put forward (重算结果与送审的更正不同)."""


def propose_correction(
    workspace: Workspace, pack: Pack, period: str, *, reason: str, by: Signer, tell: Tell = lambda text: None
) -> Proposal:
    """What would be corrected, put forward under `by`'s key; nothing is published yet. `reason` is printed.

    Raises NothingToCorrect, WrongRole, SettingsLost.
    """
    check_clock(workspace)
    settle_files(workspace)
    bring_into_line(workspace, by=by, tell=tell)
    edition = latest(editions(workspace), pack.name, period)
    if edition is None or not reason.strip():
        raise _nothing(pack, period, tr("还没有公开版，或没有写更正原因"))
    check_moved(workspace, pack, edition)
    found = _corrections(edition, counted_again(workspace, edition, workspace.now(), vault_head(workspace)), reason)
    if found == edition.corrections:
        raise _nothing(pack, period, tr("按现在的台账重算，各数与已发布的相同"))
    return put_forward(workspace, edition, found, vault_head(workspace), by=by)


def check_moved(workspace: Workspace, pack: Pack, edition: Edition) -> None:
    """Nothing, when the vault took in or lost anything since `edition` but what it published. Raises NothingToCorrect.

    Told before a long count: without it every figure would come out as it was printed.
    """
    vault = workspace.vault()
    came = any(d.number > edition.vault.number and d.register not in OWN for d in vault.deliveries())
    if not came and not any(e.number > edition.vault.number for e in vault.erasures()):
        raise _nothing(pack, edition.period, tr("公开版 {id} 封存以后没有新的报送", id=edition.id))


def correct_release(
    workspace: Workspace, pack: Pack, period: str, *, by: Signer, tell: Tell = lambda text: None
) -> Edition:
    """The corrected edition of the release, sealed by `by`, who agrees to what another put forward.

    Raises NothingProposed, SecondHandNeeded, WrongRole, OtherThanProposed, SettingsLost, and what sealing raises.
    """
    check_clock(workspace)
    settle_files(workspace)
    bring_into_line(workspace, by=by, tell=tell)
    edition = latest(editions(workspace), pack.name, period)
    proposal = waiting(workspace, pack, period, edition)
    check_second(proposal, by)
    assert edition is not None, "a proposal is about an edition"
    done = counted_again(workspace, edition, proposal.known, proposal.vault)
    corrections = _corrections(edition, done, proposal.corrections[-1].why)
    if hash_of(correction_text(edition.hash, corrections)) != proposal.content:
        raise _other(pack, period)
    signed = agree(workspace, proposal, by=by)
    deliver_own(workspace, final(done))
    carried = carried_lists(workspace, edition)
    written = documents(workspace, edition, done, carried, corrections, tell)
    made = Sealing(
        done, written, proposal.vault, CORRECTED, edition.issue, edition.title, corrections=corrections,
        follows=edition, lists_vault=edition.lists_vault, carried=carried, signed=signed,
    )  # fmt: skip
    return seal(workspace, made, by=by)


def counted_again(workspace: Workspace, edition: Edition, known: datetime, vault: Head) -> Run:
    """The release with figures as known at that moment and lists as they were reviewed."""
    lists = reviewed(workspace, edition)
    at = replace(lists.at, known=known)
    pack, part = workspace.pack(edition.pack), Period.parse(edition.counted)
    return run(workspace, pack, at, reader=READER, until=vault.number, part=part).with_rolls(lists.rolls)


def _corrections(edition: Edition, done: Run, reason: str) -> tuple[SealedCorrection, ...]:
    """Every correction that the corrected edition would carry, those of earlier ones first."""
    with speaking("zh"):
        return (*edition.corrections, *corrections_of(edition, done, reason.strip()))


def corrections_of(edition: Edition, done: Run, reason: str) -> Iterator[SealedCorrection]:
    """One correction for each whole figure whose value is another now."""
    issue = edition.issue or edition.title
    for answer in (sealed_answer(a, with_sql=False) for a in final(done).answers):
        if answer.part or answer.kind == "listed":
            continue
        before = next((a for a in edition.answers if (a.figure, a.part) == (answer.figure, "")), None)
        if before is not None and (before.value, before.state) != (answer.value, answer.state):
            was, now = (f"{a.label}{a.shown}" for a in (before, answer))
            yield SealedCorrection(issue, edition.released, was, now, reason)


def _nothing(pack: Pack, period: str, what: str) -> NothingToCorrect:
    return NothingToCorrect(
        tr("没有可更正的数：{what}。", what=what),
        where=tr("{label} {period}", label=pack.label, period=period),
        mend=tr("请先报送更正后的台账，再更正；名单条目里写错字的用 gongshi withdraw --correct。"),
    )


def _other(pack: Pack, period: str) -> OtherThanProposed:
    return OtherThanProposed(
        tr("重算的结果与送审的更正不同：台账库或设置在送审后被改动。"),
        where=tr("{label} {period}", label=pack.label, period=period),
        mend=tr("请先用 gongshi verify 校验，再重新提出更正。"),
    )
