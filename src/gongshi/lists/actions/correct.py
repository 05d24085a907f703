"""Put on record that a public entry was wrong, what stood there and what is right (更正)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongshi.errors import BadInput, Refused
from gongshi.i18n import tr
from gongshi.lists.actions.act import carry_out
from gongshi.lists.covers import Covers
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer


class NothingCorrected(BadInput):
    """A correction does not say what stood there and what is right (更正没有写明原文和正文)."""


class NameInCorrection(Refused):
    """A correction spells out a name that the list masks (更正写出了隐去的姓名)."""


@dataclass(frozen=True)
class Amends:
    """What a correction says (更正内容): what stood there, what is right, and why; one line each."""

    was: str
    now: str
    why: str

    @property
    def note(self) -> str:
        """The three as the diary keeps them, beside its chain and erasable."""
        return "\n".join(" ".join(text.split()) for text in (self.was, self.now, self.why))

    @classmethod
    def read(cls, note: str) -> Amends | None:
        """What `note` says; None when it was erased."""
        parts = note.split("\n")
        return cls(*parts) if len(parts) == 3 else None


def correct(entry: Entry, amends: Amends, *, by: Signer, when: datetime, diary: Diary) -> Entry:
    """The public entry with a correction due in the next issue (更正); `entry.corrections` holds it.

    Raises NothingCorrected when one of the three is empty, WrongState when the entry is not
    public, WrongRole, NameInCorrection when the list masks the name and the texts spell it out.
    """
    if not (amends.was.strip() and amends.now.strip() and amends.why.strip()):
        raise NothingCorrected(
            tr("更正没有写全：要写明原文、正文和原因。"),
            where=tr("条目 {id}", id=entry.id),
            mend=tr('请写作 --was "原文" --now "正文" --reason "原因"。'),
        )
    _refuse_name(entry, amends)
    return carry_out(entry, Act.CORRECT, by=by, when=when, diary=diary, note=amends.note)


def _refuse_name(entry: Entry, amends: Amends) -> None:
    """Nothing, unless the texts hold a whole name that no page shows: the next issue would print it."""
    hidden = Covers(dict.fromkeys((entry.candidate.name, entry.candidate.subject), ""))
    if entry.policy != "full" and hidden.hide(amends.note) != amends.note:
        raise NameInCorrection(
            tr("更正里写出了名单隐去的姓名或号牌。"),
            where=tr("条目 {id}", id=entry.id),
            mend=tr("请用名单上的写法“{shown}”，或只写改了什么。", shown=entry.shown_name or tr("（不出现姓名）")),
        )
