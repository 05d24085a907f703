"""An edition computed again from the vault, and what differs (重算公开版).

Again means: the deliveries that the chain held then, the acts that the diary held then, the
settings of that day. So whatever differs was changed where nothing may change, or comes from
another program or pack, which is then said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gongshi.figures.at import At
from gongshi.i18n import speaking, tr
from gongshi.notices.edition_proof import Finding, Weight
from gongshi.office.people import diary
from gongshi.office.public_rows import hidden_rows
from gongshi.office.runs import engine, run
from gongshi.office.sealed_parts import sealed_answer, sealed_list
from gongshi.office.sealed_rows import sealed_rows
from gongshi.office.sealed_settings import kept_settings
from gongshi.office.sealing import final
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedAnswer, SealedEntry, SealedList
    from gongshi.notices.edition_rows import SealedRows
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.settings import Settings

READER = "gongshi verify"
_counted: dict[tuple[Path, str], Run] = {}


def recompute(workspace: Workspace, edition: Edition) -> Iterator[Finding]:
    """Every figure, row and entry of the edition that the vault gives otherwise now; then that the rest agrees."""
    settings = kept_settings(workspace, edition.settings_hash)
    if settings is None:
        yield Finding(Weight.UNCHECKED, edition.id, tr("封存时的设置文件不见了或被改动，不能重算。"))
        return
    with speaking("zh"):
        done = as_sealed(workspace, edition, settings)
        wrong = [*_answers(edition, done), *_lists(edition, done), *_rows(workspace, edition, done)]
    yield from wrong
    if wrong:
        yield from _perhaps(edition, done)
    else:
        yield Finding(Weight.HOLDS, edition.id, _agreed(edition))


def remember(workspace: Workspace, edition: Edition, run: Run) -> None:
    """Keep the release that was just counted and sealed, the last one only: a name may leave it next."""
    _counted.clear()
    _counted[workspace.root, edition.hash] = run


def as_sealed(workspace: Workspace, edition: Edition, settings: Settings) -> Run:
    """The release of the edition as its clocks, its chain and its diary had it."""
    done = again(workspace, edition, settings, acts=edition.diary.number)
    return final(done, {x.name: x.size for x in edition.lists if not all(e.is_named for e in x.entries)})


def again(workspace: Workspace, edition: Edition, settings: Settings, *, acts: int | None = None) -> Run:
    """The release of the edition at its clocks: figures as it counted them, lists as they were reviewed.

    One that this program itself counted and sealed is not counted again, its states are today's;
    with `acts`, to verify it, it always is.
    """
    counted = _counted.get((workspace.root, edition.hash)) if acts is None else None
    if counted is not None:
        return counted.as_stands(diary(workspace))
    lists = lists_again(workspace, edition, settings, acts=acts)
    if (edition.known, edition.vault) == (edition.lists_known, edition.lists_vault):
        return lists
    return figures_again(workspace, edition, settings).with_rolls(lists.rolls)


def lists_again(workspace: Workspace, edition: Edition, settings: Settings, *, acts: int | None = None) -> Run:
    """The release as its lists were reviewed; with `acts` only so many lines of the diary count."""
    assert edition.lists_vault is not None, "every edition says it"
    at = _clocks(edition, edition.lists_known, settings)
    return _run(workspace, edition, at, until=edition.lists_vault.number, acts=acts)


def figures_again(workspace: Workspace, edition: Edition, settings: Settings) -> Run:
    """The release as its figures were counted."""
    at = _clocks(edition, edition.known, settings)
    return _run(workspace, edition, at, until=edition.vault.number, acts=edition.diary.number)


def _clocks(edition: Edition, known: str, settings: Settings) -> At:
    on, moment = date.fromisoformat(edition.on), datetime.fromisoformat(known)
    return At(Period.parse(edition.period), on, moment, edition.released_on, settings)


def _run(workspace: Workspace, edition: Edition, at: At, *, until: int, acts: int | None) -> Run:
    pack, part = workspace.pack(edition.pack), Period.parse(edition.counted)
    return run(workspace, pack, at, reader=READER, until=until, acts=acts, part=part)


def _answers(edition: Edition, done: Run) -> Iterator[Finding]:
    again = {(a.figure, a.breakdown, a.part): a for a in (sealed_answer(x, with_sql=False) for x in done.answers)}
    for sealed in edition.answers:
        found = again.pop((sealed.figure, sealed.breakdown, sealed.part), None)
        if found is None:
            yield _differs(_of(sealed), tr("现在没有这个指标或分项。"))
        elif (found.value, found.state) != (sealed.value, sealed.state):
            yield _differs(_of(sealed), tr("封存为{was}，重算为{now}。", was=_said(sealed), now=_said(found)))
    for found in again.values():
        yield _differs(_of(found), tr("封存时没有，重算为{now}。", now=_said(found)))


def _of(answer: SealedAnswer) -> str:
    return tr("指标“{label}”{part}", label=answer.label, part=f"（{answer.part}）" if answer.part else "")


def _said(answer: SealedAnswer) -> str:
    return answer.value or answer.shown


def _rows(workspace: Workspace, edition: Edition, done: Run) -> Iterator[Finding]:
    tables = engine(workspace, edition.known_at, why=edition.id, reader=READER, until=edition.vault.number)
    hides = hidden_rows(workspace, acts=edition.diary.number)
    with TemporaryDirectory() as spool:
        again = {s.figure: s for s in sealed_rows(done.answers, tables, Path(spool), hides)}
        for sealed in edition.rows:
            gone = len([r for r in edition.removals if r.what == f"rows:{sealed.figure}"])
            left, come = _apart(sealed, again.get(sealed.figure))
            if left or come != gone:
                says = tr(
                    "公开记录与台账不符：{left} 条台账中没有，{come} 条未列。", left=left, come=max(come - gone, 0)
                )
                yield _differs(tr("记录“{figure}”", figure=sealed.figure), says)


def _apart(sealed: SealedRows, found: SealedRows | None) -> tuple[int, int]:
    """How many sealed rows the vault does not give, and how many it gives besides."""
    then, now = sealed.counted(), found.counted() if found else Counter[bytes]()
    return (then - now).total(), (now - then).total()


def _lists(edition: Edition, done: Run) -> Iterator[Finding]:
    for sealed in edition.lists:
        roll = done.rolls.get(sealed.name)
        if roll is None:
            yield _differs(tr("名单“{label}”", label=sealed.label), tr("现在没有这份名单的规则。"))
            continue
        again, _ = sealed_list(roll, {})
        yield from _entries(sealed, again)


def _entries(sealed: SealedList, again: SealedList) -> Iterator[Finding]:
    where = tr("名单“{label}”", label=sealed.label)
    now = {e.id: e for e in again.entries}
    for n, entry in enumerate(sealed.entries, 1):
        found = now.pop(entry.id, None)
        if found is None and not entry.is_named:
            continue  # its term was over before this edition was sealed
        if found is None:
            yield _differs(where, tr("第 {n} 条重算后不在名单上。", n=n))
        elif entry.is_named and _told(found) != _told(entry):
            yield _differs(where, tr("第 {n} 条“{name}”的内容与重算不符。", n=n, name=entry.name))
    if now:
        yield _differs(where, tr("重算多出 {n} 条。", n=len(now)))


def _told(entry: SealedEntry) -> tuple[object, ...]:
    return (entry.name, entry.group, dict(entry.facts), entry.reasons, entry.ends_on, entry.published_on)


def _perhaps(edition: Edition, done: Run) -> Iterator[Finding]:
    """Another program or pack than sealed it may explain a difference."""
    now = (version("gongshi"), done.pack.version)
    if now != (edition.program, edition.pack_version):
        says = tr(
            "封存用的是程序 {was_program}、领域包 {was_pack}，现在是 {program}、{pack}；差异可能由此而来，请用当时的版本再校验。",
            was_program=edition.program, was_pack=edition.pack_version, program=now[0], pack=now[1],
        )  # fmt: skip
        yield Finding(Weight.NOTED, edition.id, says)
    changed = {a.figure for a in map(sealed_answer, done.answers)} & {
        a.figure for a in edition.answers for b in map(sealed_answer, done.answers)
        if a.figure == b.figure and a.definition != b.definition
    }  # fmt: skip
    if changed:
        yield Finding(
            Weight.NOTED, edition.id, tr("口径在封存后改过的指标：{names}。", names="、".join(sorted(changed)))
        )


def _agreed(edition: Edition) -> str:
    return tr(
        "重算相符：{answers} 个数、{lists} 份名单、{rows} 条公开记录。",
        answers=len(edition.answers), lists=len(edition.lists), rows=sum(r.here for r in edition.rows),
    )  # fmt: skip


def _differs(where: str, says: str) -> Finding:
    return Finding(Weight.DIFFERS, where, says)
