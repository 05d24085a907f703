"""Two people review the lists: on the command line or in a workbook that comes back (复核)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.lists.actions.propose import put_forward_all
from gongshi.lists.actions.review import Decision, decide, pass_entry, return_entry
from gongshi.lists.sheet import read_reviews, review_grid
from gongshi.office.people import diary
from gongshi.records.workbook import read_grid, sheet_names, write_workbook

if TYPE_CHECKING:
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll
    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace

Rolls = Mapping[str, "Roll"]


class NoSuchEntry(NotFound):
    """No list of this release has an entry of this id (没有这个条目)."""


class NotAReviewSheet(NotFound):
    """The workbook has no sheet of a list of this release (不是本期的审核表)."""


def put_all_forward(workspace: Workspace, rolls: Rolls, *, by: Signer) -> dict[str, Roll]:
    """The rolls with every fresh candidate put forward for review by `by`.

    A list that rests on a register of which nothing came yet stays as it is: its candidates are of older data.
    """
    kept, now = diary(workspace), workspace.now()
    told = {name for name, roll in rolls.items() if not roll.not_reported}
    return {n: put_forward_all(r, by=by, when=now, diary=kept) if n in told else r for n, r in rolls.items()}


def write_review_book(rolls: Rolls, path: Path) -> int:
    """Write one sheet for each list that has something to review; how many entries there are."""
    grids = [review_grid(roll) for roll in rolls.values()]
    filled = [grid for grid in grids if grid.rows]
    write_workbook(path, filled or grids[:1])
    return sum(len(grid.rows) for grid in filled)


def write_sheets(rolls: Rolls, folder: Path) -> list[Path]:
    """Write each candidate's own sheet, for the lists whose rule lays one out; the files.

    One workbook for each subject, so that it can be handed to that subject alone.
    """
    written = []
    for roll in (r for r in rolls.values() if r.rule.sheet is not None):
        place = folder / roll.rule.label
        place.mkdir(parents=True, exist_ok=True)
        for entry in roll.entries:
            path = place / f"{_file_name(entry)}.xlsx"
            assert roll.rule.sheet is not None, "chosen above"
            write_workbook(path, [roll.rule.sheet(entry.candidate, roll.at)])
            written.append(path)
    return written


def _file_name(entry: Entry) -> str:
    return "".join("_" if c in '\\/:*?"<>|' else c for c in f"{entry.candidate.subject}-{entry.candidate.name}")[:80]


def read_review_book(workspace: Workspace, rolls: Rolls, path: Path, *, by: Signer) -> tuple[Entry, ...]:
    """The entries after the decisions in the workbook, all of them signed by `by`, or none.

    Raises NotAReviewSheet, ReviewFaults, ReviewRefused.
    """
    by_label = {roll.rule.label: roll for roll in rolls.values()}
    names = [name for name in sheet_names(path) if name in by_label]
    if not names:
        raise NotAReviewSheet(
            tr("“{file}”里没有本期名单的审核表。", file=path.name),
            where=tr("文件 {path}", path=path),
            mend=tr("请用 gongshi review --xlsx 写出的审核表填写后交回，不要改表名。"),
        )
    decisions = [d for name in names for d in read_reviews(read_grid(path, name), by_label[name]).decisions]
    return decide(decisions, by=by, when=workspace.now(), diary=diary(workspace))


def decide_on(
    workspace: Workspace, rolls: Rolls, passes: Sequence[str], returns: Mapping[str, str], *, by: Signer
) -> tuple[Entry, ...]:
    """The entries after passing `passes` and returning `returns` (id → reason)."""
    decisions = [Decision(find_entry(rolls, i), True) for i in passes]
    decisions += [Decision(find_entry(rolls, i), False, reason) for i, reason in returns.items()]
    return decide(decisions, by=by, when=workspace.now(), diary=diary(workspace))


def pass_clear(workspace: Workspace, rolls: Rolls, *, by: Signer) -> dict[str, Roll]:
    """The rolls after `by` passed every entry that waits and whose gates all hold."""
    wanted = {name: roll.reviewable for name, roll in rolls.items()}
    decisions = [Decision(e, True) for entries in wanted.values() for e in entries]
    moved = {e.id: e for e in decide(decisions, by=by, when=workspace.now(), diary=diary(workspace))}
    return {name: roll.with_entries([moved[e.id] for e in wanted[name]]) for name, roll in rolls.items()}


def decide_as_seen(
    workspace: Workspace, entry: Entry, *, seen: int, passes: bool, reason: str = "", by: Signer
) -> Entry:
    """The entry after the decision of somebody who saw its first `seen` acts on his screen.

    Raises ActedMeanwhile when there are more by now, and what `decide` raises for one decision.
    """
    as_seen = replace(entry, history=entry.history[:seen]).stood()
    kept, now = diary(workspace), workspace.now()
    if passes:
        return pass_entry(as_seen, by=by, when=now, diary=kept, note=reason)
    return return_entry(as_seen, by=by, when=now, diary=kept, reason=reason)


def find_entry(rolls: Rolls, id_: str) -> Entry:
    """The entry whose id begins with `id_`. Raises NoSuchEntry, also when several do."""
    found = [e for roll in rolls.values() for e in roll.entries if e.id.startswith(id_)] if len(id_) > 3 else []
    if len(found) == 1:
        return found[0]
    raise NoSuchEntry(
        tr("编号以“{id}”开头的条目有 {n} 个，应恰有一个。", id=id_, n=len(found)),
        where=tr("本期名单"),
        mend=tr("请写编号的前八位以上；用 gongshi review 查看编号。"),
    )
