"""How long a subject has been on a list: this period and those before it (在榜月数)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gongshi.lists.candidate import ListRule
from gongshi.lists.diary import Act, Diary, Event, entry_id
from gongshi.period import Period

PublishedName = tuple[str, str, str]


@dataclass(frozen=True)
class Months:
    """Periods on the list, this one counted (在榜期数): in a row up to now, and in all."""

    consecutive: int = 1
    total: int = 1

    @property
    def mark(self) -> str:
        """What the annex says of a repeat: empty for the first time."""
        if self.consecutive > 1:
            return f"连续{self.consecutive}期"
        return f"累计{self.total}期" if self.total > 1 else ""


@dataclass(frozen=True)
class Earlier:
    """The publications of one list before: from documents, and from the diary (以往公开)."""

    rule: ListRule
    diary: Diary
    documents: frozenset[tuple[str, str]]
    entries: frozenset[str]
    withdrawn: frozenset[str]
    periods: frozenset[str]

    @classmethod
    def of(cls, rule: ListRule, diary: Diary, names: Sequence[PublishedName], events: Sequence[Event]) -> Earlier:
        """What was published of `rule`; `names` are (period, list, subject) of the documents.

        A withdrawn entry does not count, whatever a document says: it should not have stood
        there.
        """
        mine = [e for e in events if e.fields.get("list") == rule.name]
        published = [e for e in mine if e.act is Act.PUBLISH]
        return cls(
            rule=rule,
            diary=diary,
            documents=frozenset((p, s) for p, name, s in names if name in (rule.name, rule.label)),
            entries=frozenset(e.entry for e in published),
            withdrawn=frozenset(e.entry for e in mine if e.act is Act.WITHDRAW),
            periods=frozenset(e.fields.get("period", "") for e in published),
        )

    def months(self, subject: str, period: Period) -> Months:
        """The periods on the list of `subject`, `period` itself counted as one."""
        before = self._codes(subject) - {period.code}
        return Months(1 + _run_before(period, before), 1 + len([c for c in before if _is_before(c, period)]))

    def _codes(self, subject: str) -> set[str]:
        documents = {p for p, s in self.documents if s == subject}
        entries = {p: self._entry(p, subject) for p in self.periods}
        own = {p for p, id_ in entries.items() if id_ in self.entries}
        return (documents | own) - {p for p, id_ in entries.items() if id_ in self.withdrawn}

    def _entry(self, period: str, subject: str) -> str:
        return entry_id(self.diary, self.rule.name, period, subject)


def _run_before(period: Period, codes: Collection[str]) -> int:
    length, at = 0, period.previous()
    while at.code in codes:
        length, at = length + 1, at.previous()
    return length


def _is_before(code: str, period: Period) -> bool:
    return Period.parse(code).first < period.first
