"""The lists of the site: of each period's last edition, those who are still public (网站的名单)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gongshi.i18n import explained, tr
from gongshi.office.editions import of_release
from gongshi.office.site_public import Public
from gongshi.office.site_text import day, said_threshold
from gongshi.site.lists import Entry, Issue, Listing

if TYPE_CHECKING:
    from gongshi.lists.candidate import ListRule
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedEntry, SealedList
    from gongshi.notices.edition_rows import SealedColumn
    from gongshi.office.workspace import Workspace

NAME = "name"
MASKS = {
    "full": "写全名、全号牌", "surname": "姓加“某”", "tail": "号牌隐去末尾", "count": "只公布数量", "none": "不写名字",
}  # fmt: skip


def lists_of(
    workspace: Workspace, newest: Sequence[Edition], found: Sequence[Edition], public: Public
) -> tuple[Listing, ...]:
    """Every list that was ever published, in the packs' order, its issues newest first."""
    rules = [rule for pack in workspace.packs for rule in pack.lists]
    made = (_listing(rule, newest, found, public) for rule in rules)
    return tuple(item for item in made if item is not None)


def _listing(rule: ListRule, newest: Sequence[Edition], found: Sequence[Edition], public: Public) -> Listing | None:
    sealed = [(e, x) for e in newest for x in e.lists if x.name == rule.name]
    if not sealed:
        return None
    last = sealed[0][1]
    head = next((c.label for c in last.columns if c.name == NAME), rule.subject.label)
    return Listing(
        name=rule.name, label=last.label, subject=head, unit=last.unit, basis=last.basis,
        definition=explained(last.doc), columns=tuple(c.label for c in _columns(last)),
        issues=tuple(_issue(e, x, found, public) for e, x in sealed), mask=MASKS.get(last.policy, ""),
        term_days=last.term_days, thresholds=tuple(map(said_threshold, last.thresholds)),
    )  # fmt: skip


def _columns(sealed: SealedList) -> tuple[SealedColumn, ...]:
    return tuple(c for c in sealed.columns if c.name != NAME)


def _issue(edition: Edition, sealed: SealedList, found: Sequence[Edition], public: Public) -> Issue:
    entries = public.entries(sealed)
    missing = tuple(tr("“{label}”未报送，本期不作公布。", label=name) for name in sealed.not_reported)
    ends = [date.fromisoformat(e.ends_on) for e in entries if e.ends_on]
    return Issue(
        period=edition.period, label=edition.period_label, notice=notice_id(edition), released=edition.released_on,
        published=_first_size(edition, sealed, found), entries=tuple(_entry(e, sealed) for e in entries),
        ends_on=max(ends, default=None), left=(*missing, *_left(edition, sealed.name, found, public)), notes=sealed.notes,
    )  # fmt: skip


def notice_id(edition: Edition) -> str:
    """The release's name in paths: pack and period, whichever edition of it is the last."""
    return f"{edition.pack}-{edition.period.replace('..', '_')}"


def _first_size(edition: Edition, sealed: SealedList, found: Sequence[Edition]) -> int:
    sizes: list[int] = [
        x.size for e in of_release(found, edition.pack, edition.period) for x in e.lists if x.name == sealed.name
    ]
    return max(sizes)


def _left(edition: Edition, name: str, found: Sequence[Edition], public: Public) -> Iterator[str]:
    """How many have left, and why, without a name."""
    counted = public.left(of_release(found, edition.pack, edition.period), name)
    for how, n in sorted(counted.items(), key=lambda item: item[0].on):
        yield tr("{n}条{act}（{day}）。", n=n, act=how.said, day=day(how.on.isoformat()))


def _entry(entry: SealedEntry, sealed: SealedList) -> Entry:
    return Entry(
        name=entry.name, cells=tuple(_cell(entry.facts.get(c.name)) for c in _columns(sealed)),
        reasons=() if any(c.name in ("reasons", "why") for c in sealed.columns) else entry.reasons,
        ends_on=date.fromisoformat(entry.ends_on) if entry.ends_on else None,
    )  # fmt: skip


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return tr("是") if value else tr("否")
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
