"""Pass an entry or return it (初审、复核).

The decision is signed over what was seen. Two passes by two people with two keys approve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.actions.act import as_seen, carry_out, check_fresh, try_out
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer


class ReviewRefused(Refused):
    """Some of the decisions of one review are not allowed; none was written (审核未记入)."""


@dataclass(frozen=True)
class Decision:
    """What a reviewer decides of one entry (审核意见); a return needs its reason."""

    entry: Entry
    passes: bool
    reason: str = ""


def pass_entry(entry: Entry, *, by: Signer, when: datetime, diary: Diary, note: str = "") -> Entry:
    """The entry after a first or second pass (通过).

    Raises WrongState, WrongRole, OwnEntry, SameKey.
    """
    return carry_out(entry, Act.PASS, by=by, when=when, diary=diary, fields=as_seen(entry), note=note)


def return_entry(entry: Entry, *, by: Signer, when: datetime, diary: Diary, reason: str) -> Entry:
    """The entry, back with the proposer and not to be published (退回).

    Raises NoReason without a reason, else what `pass_entry` raises.
    """
    return carry_out(entry, Act.RETURN, by=by, when=when, diary=diary, fields=as_seen(entry), note=reason)


def decide(decisions: Sequence[Decision], *, by: Signer, when: datetime, diary: Diary) -> tuple[Entry, ...]:
    """The entries after all `decisions`, or one error with every decision that is not allowed.

    All are tried first; then nothing is written when one fails. Raises ReviewRefused, and
    ActedMeanwhile when somebody acted on one of the entries after it was read.
    """
    with diary.together():
        for d in decisions:
            check_fresh(d.entry, diary)
        _try_all(decisions, by, when)
        return tuple(
            carry_out(d.entry, _act(d), by=by, when=when, diary=diary, fields=as_seen(d.entry), note=d.reason)
            for d in decisions
        )


def _try_all(decisions: Sequence[Decision], by: Signer, when: datetime) -> None:
    faults = []
    for n, d in enumerate(decisions, start=1):
        try:
            try_out(d.entry, _act(d), by=by, when=when, fields=as_seen(d.entry), note=d.reason)
        except Refused as fault:
            faults.append(tr("第 {n} 条（{id}）：{what}", n=n, id=d.entry.id, what=fault.what))
    if faults:
        raise ReviewRefused(
            "\n".join(faults),
            where=tr("本次审核，共 {n} 条意见", n=len(decisions)),
            mend=tr("意见均未记入。请更正或删去所列各条后重新提交。"),
        )


def _act(decision: Decision) -> Act:
    return Act.PASS if decision.passes else Act.RETURN
