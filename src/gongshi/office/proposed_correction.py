"""A correction that one person put forward and another has not agreed to yet (送审的更正).

What it would say lies in the release folder; the diary holds its hash under the first person's key,
and under the second's once he agrees. So a file edited in a shared folder corrects nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import Broken, Refused, StillMissing
from gongshi.i18n import tr
from gongshi.lists.actions.enrol import anchor
from gongshi.lists.beside import write_whole
from gongshi.lists.diary import Act
from gongshi.lists.person import Role
from gongshi.lists.standing import is_another
from gongshi.lists.states import WrongRole
from gongshi.notices.edition import Head
from gongshi.notices.edition_parts import SealedCorrection
from gongshi.notices.edition_text import hash_of, read_text
from gongshi.notices.edition_two_hands import AGREED, PROPOSED, correction_text
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.lists.signing import Signer
    from gongshi.notices.edition import Edition
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

FOLDER = "更正"
MAY_PROPOSE = frozenset({Role.PROPOSER, Role.PRESS, Role.LEGAL, Role.APPROVE})
MAY_AGREE = frozenset({Role.LEGAL, Role.APPROVE})


class NothingProposed(StillMissing):
    """No correction of the release waits for a second person (没有待核准的更正)."""


class SecondHandNeeded(Refused):
    """The correction was put forward by the one who would agree to it (更正须由另一人核准)."""


class ProposalChanged(Broken):
    """What was put forward was changed or removed behind the diary's back (送审的更正被改动)."""


@dataclass(frozen=True)
class Proposal:
    """A correction put forward (送审的更正): the diary's line, all corrections, and what it was counted from."""

    event: Event
    corrections: tuple[SealedCorrection, ...]
    known: datetime
    vault: Head

    @property
    def content(self) -> str:
        """The hash that both people sign."""
        return self.event.fields["content"]

    @property
    def new(self) -> tuple[SealedCorrection, ...]:
        """The corrections that are not public yet."""
        return self.corrections[int(self.event.fields["before"]) :]


def put_forward(
    workspace: Workspace, edition: Edition, corrections: tuple[SealedCorrection, ...], vault: Head, *, by: Signer
) -> Proposal:
    """The correction of `edition`, kept and signed by `by`. Raises WrongRole."""
    _check_role(by, MAY_PROPOSE)
    content, now = correction_text(edition.hash, corrections), workspace.now()
    path = _path(workspace, edition.pack, edition.period, hash_of(content))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    event = anchor(
        by=by, when=now, diary=diary(workspace), kind=PROPOSED, pack=edition.pack, period=edition.period,
        edition=edition.hash, content=hash_of(content), known=now.isoformat(), vault=str(vault.number),
        head=vault.hash, before=str(len(edition.corrections)),
    )  # fmt: skip
    return _proposal(event, corrections)


def found_waiting(workspace: Workspace, edition: Edition | None) -> Proposal | None:
    """The last correction put forward against this very edition; None once a later edition has taken its place.

    Raises ProposalChanged.
    """
    wanted = {"kind": PROPOSED, "edition": edition.hash if edition else ""}
    events = (e for e in reversed(diary(workspace).events()) if e.act is Act.ANCHOR)
    event = next((e for e in events if wanted.items() <= dict(e.fields).items()), None)
    return _read(workspace, event) if event else None


def waiting(workspace: Workspace, pack: Pack, period: str, edition: Edition | None) -> Proposal:
    """As `found_waiting`. Raises NothingProposed, ProposalChanged."""
    found = found_waiting(workspace, edition)
    if found is None:
        raise NothingProposed(
            tr("没有待核准的更正。"),
            where=tr("{label} {period}", label=pack.label, period=period),
            mend=tr("请先由一人用 gongshi correct --reason 提出；此后又封存过新的版的，请重新提出。"),
        )
    return found


def check_second(proposal: Proposal, by: Signer) -> None:
    """Nothing, when `by` may agree and is not who put it forward. Raises WrongRole, SecondHandNeeded."""
    _check_role(by, MAY_AGREE)
    if not is_another(proposal.event, by.id, by.person.public_key):
        raise SecondHandNeeded(
            tr("“{by}”自己提出的更正，须由另一人以自己的密钥核准。", by=proposal.event.by),
            where=tr("日记第 {n} 行", n=proposal.event.number),
            mend=tr("请由法制审核或审批岗位的另一人办理。"),
        )


def agree(workspace: Workspace, proposal: Proposal, *, by: Signer) -> frozenset[str]:
    """The hashes of both people's signed lines; `by`'s is written unless it stands from before a kill."""
    told = {k: proposal.event.fields[k] for k in ("pack", "period", "edition", "content")}
    wanted = {"kind": AGREED, **told}
    mine = (
        e for e in diary(workspace).events() if e.act is Act.ANCHOR and (e.by, e.key) == (by.id, by.person.public_key)
    )
    event = next((e for e in mine if wanted.items() <= dict(e.fields).items()), None)
    event = event or anchor(by=by, when=workspace.now(), diary=diary(workspace), **wanted)
    return frozenset({proposal.event.hash, event.hash})


def _read(workspace: Workspace, event: Event) -> Proposal:
    path = _path(workspace, event.fields["pack"], event.fields["period"], event.fields["content"])
    content = path.read_bytes() if path.exists() else b""
    if hash_of(content) != event.fields["content"]:
        raise ProposalChanged(
            tr("送审的更正与日记所记的不符：文件被改动或删去。"),
            where=tr("文件 {path}", path=path),
            mend=tr("请从备份恢复该文件，或重新提出更正。"),
        )
    return _proposal(event, tuple(SealedCorrection(**c) for c in read_text(content)[1]))


def _proposal(event: Event, corrections: tuple[SealedCorrection, ...]) -> Proposal:
    fields = event.fields
    return Proposal(
        event, corrections, datetime.fromisoformat(fields["known"]), Head(int(fields["vault"]), fields["head"])
    )


def _path(workspace: Workspace, pack: str, period: str, content: str) -> Path:
    return workspace.release_folder(pack, period) / FOLDER / f"送审-{content[:16]}.json"


def _check_role(by: Signer, roles: frozenset[Role]) -> None:
    if by.person.role not in roles:
        raise WrongRole(
            tr("岗位“{role}”不能办理更正的这一步。", role=by.person.role.label),
            where=tr("更正已公布的数"),
            mend=tr("请由以下岗位办理：{roles}。", roles="、".join(r.label for r in Role if r in roles)),
        )
