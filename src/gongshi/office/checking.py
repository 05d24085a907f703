"""What a release knows, handed over as plain values to whoever checks a draft (核稿依据)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gongshi.check.known import Known, KnownEntry, KnownList, Printed, Records
from gongshi.errors import BadInput
from gongshi.i18n import speaking, tr
from gongshi.lists.states import State
from gongshi.notices.compose import compose
from gongshi.notices.slot import Slot, Spans, plain, slots_in
from gongshi.office.board import expected
from gongshi.office.opens import Opens
from gongshi.office.rendering import facts_of
from gongshi.office.runs import run

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.lists.roll import Roll
    from gongshi.notices.slot import Slot
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

_OF_ENTRY = re.compile(r"list:(\w+)#(\d+)\.(\w+)")
_TOTAL = re.compile(r"list:(\w+)\.total\.\w+")
_DATES = ("period", "counted", "released", "signed", "known", "this")
_ANCHOR = 12  # characters from which a text says for certain which entry is meant


class NothingOfThePeriod(BadInput):
    """The records hold nothing of the period that a draft was to be held against (台账里没有这一期)."""


def records_of_release(workspace: Workspace, pack: Pack, at: At, *, clocks: str = "") -> Records:
    """The values, lists and dates of a release, as its own documents print them (一期所载).

    `clocks` are the options of the command line that say `at`'s clocks: the commands that open the records
    end with them, so that they show the same moment. Raises NothingOfThePeriod, since every number would differ
    from records that are not there.
    """
    done = run(workspace, pack, at)
    if _holds_nothing(workspace, done):
        raise NothingOfThePeriod(
            tr(
                "截至 {moment} 的台账里没有 {period} 的记录，没有对照。",
                moment=f"{at.known:%Y-%m-%d %H:%M}", period=at.period.label,
            ),
            where=tr("对照 {pack}:{period}", pack=pack.name, period=at.period.code),
            mend=tr("请核对期间；那一期的台账请先报送，要按别的时点对照请另写时点；只核文稿自身，请不写对照的期间。"),
        )  # fmt: skip
    return records_of_run(workspace, done, clocks=clocks)


def _holds_nothing(workspace: Workspace, done: Run) -> bool:
    """Whether no register that comes each month has come since the period began, or nothing that was counted is of the period."""
    monthly = [e for e in expected(workspace, done.at.period, done.at.known) if e.register.expected == "month"]
    found = any(a.rows for a in done.answers) or any(roll.entries for roll in done.rolls.values())
    return not found or (bool(monthly) and all(e.missing for e in monthly)) or _is_before_all(workspace, done)


def _is_before_all(workspace: Workspace, done: Run) -> bool:
    """Whether the period was over before anything was delivered, and the same records are found a year earlier still.

    What is counted as it stands (vehicles registered, fines not paid) is found whenever one asks.
    """
    first = min((d.known_at.date() for d in workspace.vault().deliveries()), default=done.at.known.date())
    if done.at.period.last >= first:
        return False
    earlier = run(workspace, done.pack, replace(done.at, period=done.at.period.year_before()))
    return [a.rows for a in done.answers if not a.part] == [a.rows for a in earlier.answers if not a.part]


def records_of_run(workspace: Workspace, done: Run, *, draft: bool = False, clocks: str = "") -> Records:
    """The same of a release that was run already; with `draft` as its drafts print it, waiting entries named."""
    pack, at = done.pack, done.at
    with speaking("zh"):
        facts = facts_of(workspace, done, draft=draft)
        notices = [compose(kind, facts) for kind in pack.notices]
    slots = [s for notice in notices for s in notice.slots()]
    opens = _opens(done, clocks)
    return Records(
        label=f"{pack.label} {at.period.label}",
        released=at.released,
        as_of=at.known,
        dates=tuple(dict.fromkeys(s.shown for s in slots if s.source.split("#")[0] in _DATES)),
        values=(*_values(done, opens), *_totals(slots, done)),
        lists=tuple(_list(name, roll, slots, opens.rolls(), draft) for name, roll in done.rolls.items()),
        printed=tuple(_printed(spans, opens) for notice in notices for spans in notice.spans() if slots_in(spans)),
    )


def _opens(done: Run, clocks: str) -> Opens:
    figures = {f.name: f.label for f in done.pack.figures}
    lists = {name: roll.rule.label for name, roll in done.rolls.items()}
    return Opens(done.pack.name, done.at.period.code, figures, lists, clocks, clocks)


def _printed(spans: Spans, opens: Opens) -> Printed:
    """A line as it is printed; for every slot of a figure or list its label and the command that opens it."""
    by, at = [], 0
    for piece in spans:
        if isinstance(piece, Slot):
            by.append(opens.behind(at, at + len(piece.shown), piece.source))
        at += len(piece.shown)
    return Printed(plain(spans), tuple(by))


def _values(done: Run, opens: Opens) -> Iterator[Known]:
    for answer in done.answers:
        if answer.value is None:
            continue
        figure = answer.figure
        older = {kind: done.comparisons.get((figure.name, kind)) for kind in ("同比", "环比")}
        year, before = (c.before.value if c is not None and not answer.part else None for c in older.values())
        yield Known(
            figure.name, (figure.label, *figure.spoken_as), figure.unit, answer.value, figure.places, answer.part,
            year, before, opens.figure(figure.label), about=figure.population,
        )  # fmt: skip


def _totals(slots: Sequence[Slot], done: Run) -> Iterator[Known]:
    """Numbers over a whole list that its documents print: 共造成两人受伤."""
    from gongshi.check.find import find_claims

    for slot in slots:
        found = _TOTAL.fullmatch(slot.source.split("#")[0])
        for claim in find_claims(slot.shown) if found else ():
            label = done.rolls[found[1]].rule.label if found and found[1] in done.rolls else ""
            yield Known(slot.source, (label, label[:4]), claim.unit, claim.value, loose=True)  # type: ignore[arg-type]


def _list(name: str, roll: Roll, slots: Sequence[Slot], opens: str, draft: bool) -> KnownList:
    entries: dict[str, dict[tuple[str, str], None]] = {}
    for slot in slots:
        found = _OF_ENTRY.match(slot.source)
        if found and found[1] == name:
            label = slot.label if slot.label != roll.rule.label else ""
            entries.setdefault(found[2], {})[(label, slot.shown)] = None
    named = [e.shown_name for e in roll.shown(draft=draft)]
    known = tuple(_entry(shown, tuple(entries.get(str(n), ()))) for n, shown in enumerate(named, 1))
    withdrawn = tuple(e.shown_name for e in roll.in_state(State.WITHDRAWN) if e.shown_name not in named)
    bare = tuple(e.candidate.name for e in roll.entries if e.candidate.name != e.shown_name and e.policy != "full")
    return KnownList(name, roll.rule.label, roll.rule.unit, known, withdrawn, bare, opens)


def _entry(shown: str, facts: tuple[tuple[str, str], ...]) -> KnownEntry:
    """The entry with the texts by which a paragraph is known to speak of it: its name, longer facts such as a headline."""
    long = [text for _, text in facts if len(text) >= _ANCHOR and not text[0].isdigit()]
    return KnownEntry(shown, tuple(dict.fromkeys(a for a in (shown, *long) if a)), facts)
