"""The review list as a sheet, and back; the annex tables (审核表、附表).

Who has no desk reviews in a workbook. The sheet carries each entry's id and digest in locked
columns, so that a decision made on what has changed since is told from one that still counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongshi.errors import BadInput
from gongshi.grid import Cell, Grid
from gongshi.i18n import tr
from gongshi.lists.actions.review import Decision
from gongshi.lists.candidate import Fact
from gongshi.lists.entry import Entry
from gongshi.lists.masking import NAMELESS
from gongshi.lists.roll import WAITING, Roll
from gongshi.lists.standing import Objection
from gongshi.lists.states import State

ID, DIGEST, PASS, RETURN, REASON = "编号", "摘要", "通过", "退回", "理由"
YES = "是"
_BEFORE = ("序号", "对象", "分组", "入榜理由", "依据", "未过关口", "在榜期数", "状态", "异议")
_TICKS = frozenset({YES, "√", "✓", "✔", "对", "Y", "y", "yes", "1", "通过", "退回", "True"})


@dataclass(frozen=True)
class ReviewFault:
    """One thing that is wrong in a review sheet (审核表差错); `row` as the reader counts."""

    row: int
    column: str
    says: str


class ReviewFaults(BadInput):
    """A review sheet has decisions that cannot be taken (审核表有误); `faults` are all of them."""

    faults: tuple[ReviewFault, ...] = ()


@dataclass(frozen=True)
class Reviews:
    """What a review sheet decides (审核意见集); `untouched` are entries left open in it."""

    decisions: tuple[Decision, ...]
    untouched: tuple[Entry, ...] = ()


def review_grid(roll: Roll) -> Grid:
    """The sheet for reviewers: every entry that waits or could still be returned (审核表).

    It shows names and reasons whole: it is for the office, never for the public.
    """
    entries = roll.in_state(*WAITING, State.APPROVED)
    facts = tuple(c for c in roll.rule.columns if c.fact not in ("name", "reasons"))
    columns = (*_BEFORE, *(c.label for c in facts), PASS, RETURN, REASON, ID, DIGEST)
    at = {name: columns.index(name, len(_BEFORE) + len(facts)) for name in (PASS, RETURN, REASON, ID, DIGEST)}
    widths = (6, 20, 12, 48, 30, 30, 10, 10, 24, *(c.width for c in facts), 8, 8, 30, 14, 14)
    rows = tuple(_review_row(e, [c.fact for c in facts]) for e in entries)
    return Grid(
        title=roll.rule.label,
        columns=columns,
        rows=rows,
        widths=widths,
        lead=(tr("{label}审核表　{period}", label=roll.rule.label, period=roll.at.period.label),),
        notes=(tr("在“通过”或“退回”一列选“是”，退回须写理由；其余各列请勿改动。"), *roll.notes),
        choices={at[PASS]: (YES,), at[RETURN]: (YES,)},
        locked=frozenset(range(len(columns))) - {at[PASS], at[RETURN], at[REASON]},
        comments=_gate_comments(entries),
        marked=frozenset((n, _BEFORE.index("状态")) for n, e in enumerate(entries) if e.changed),
        landscape=True,
    )


def _review_row(entry: Entry, facts: Sequence[str]) -> tuple[Cell, ...]:
    c = entry.candidate
    failing = "\n".join(f"{g.label}：{g.why}" for g in c.gates if not g.passed)
    bases = "\n".join(dict.fromkeys(r.basis for r in c.reasons if r.basis))
    objections = "\n".join(objection_text(o) for o in entry.open_objections)
    return (
        entry.position, c.name, c.group, "\n".join(r.text for r in c.reasons), bases, failing,
        entry.months_listed, _state_text(entry), objections, *(as_cell(c.facts.get(f)) for f in facts),
        None, None, None, entry.id, entry.digest,
    )  # fmt: skip


def objection_text(objection: Objection) -> str:
    """An open objection with its clock, for reviewers (异议及办结期限)."""
    said = tr("{text}（{raised} 提出，须在 {due} 前办结）", text=objection.text or objection.id,
              raised=objection.raised_on, due=objection.due_on)  # fmt: skip
    return tr("书面申请：{said}", said=said) if objection.is_request else said


def _state_text(entry: Entry) -> str:
    return tr("{state}（内容有变，须重审）", state=entry.state.label) if entry.changed else entry.state.label


def _gate_comments(entries: Sequence[Entry]) -> Mapping[tuple[int, int], str]:
    column = _BEFORE.index("未过关口")
    gates = {n: [g for g in e.candidate.gates if not g.passed and g.article] for n, e in enumerate(entries)}
    return {(n, column): "\n".join(f"{g.label}：{g.article}" for g in found) for n, found in gates.items() if found}


def read_reviews(grid: Grid, roll: Roll) -> Reviews:
    """The decisions in a sheet that came back, against the list as it is now (读回审核表).

    Raises ReviewFaults with every fault at once: an unknown entry, both 通过 and 退回, 退回
    without a reason, an entry twice, one that has changed since the sheet was written.
    """
    found: list[Decision] = []
    faults: list[ReviewFault] = []
    seen: set[str] = set()
    for row, cells in _rows(grid):
        entry = roll.entry(cells[ID])
        bad = list(_faults(row, cells, entry, seen))
        seen.add(cells[ID])
        faults += bad
        if entry is not None and not bad and (cells[PASS] or cells[RETURN]):
            found.append(Decision(entry, bool(cells[PASS]), cells[REASON]))
    if faults:
        raise _all(faults, grid)
    decided = {d.entry.id for d in found}
    return Reviews(tuple(found), tuple(e for e in roll.waiting if e.id not in decided))


def _rows(grid: Grid) -> Iterator[tuple[int, dict[str, str]]]:
    missing = [c for c in (PASS, RETURN, REASON, ID, DIGEST) if c not in grid.columns]
    if missing:
        says = tr("缺少“{columns}”列。", columns="、".join(missing))
        raise _all([ReviewFault(len(grid.lead) + 1, missing[0], says)], grid)
    last = {name: len(grid.columns) - 1 - grid.columns[::-1].index(name) for name in (PASS, RETURN, REASON, ID, DIGEST)}
    for n, row in enumerate(grid.rows, start=len(grid.lead) + 2):
        cells = {name: str(row[i]).strip() if i < len(row) and row[i] is not None else "" for name, i in last.items()}
        if cells[ID] or cells[PASS] or cells[RETURN]:
            yield n, cells


def _faults(row: int, cells: Mapping[str, str], entry: Entry | None, seen: set[str]) -> Iterator[ReviewFault]:
    decided = cells[PASS] or cells[RETURN]
    for column in (PASS, RETURN):
        if cells[column] and cells[column] not in _TICKS:
            says = tr("“{column}”写的是“{found}”，应选“是”或留空。", column=column, found=cells[column])
            yield ReviewFault(row, column, says)
    if entry is None:
        yield ReviewFault(row, ID, tr("名单上没有编号为“{id}”的条目，可能已不符合条件。", id=cells[ID]))
        return
    if cells[ID] in seen:
        yield ReviewFault(row, ID, tr("“{name}”在表中出现了两次。", name=entry.candidate.name))
    if cells[PASS] and cells[RETURN]:
        yield ReviewFault(row, RETURN, tr("“{name}”既选了通过又选了退回。", name=entry.candidate.name))
    if cells[RETURN] and not cells[REASON]:
        yield ReviewFault(row, REASON, tr("“{name}”退回而没有写理由。", name=entry.candidate.name))
    if decided and cells[DIGEST] != entry.digest:
        says = tr("“{name}”的理由或事实在导出审核表之后有变化，须按新表重审。", name=entry.candidate.name)
        yield ReviewFault(row, DIGEST, says)
    if cells[PASS] and entry.state is State.APPROVED:
        yield ReviewFault(row, PASS, tr("“{name}”已经两人通过，无须再选。", name=entry.candidate.name))


def _all(faults: Sequence[ReviewFault], grid: Grid) -> ReviewFaults:
    error = ReviewFaults(
        "\n".join(tr("第 {row} 行：{says}", row=f.row, says=f.says) for f in faults),
        where=tr("审核表“{title}”，共 {n} 处", title=grid.title, n=len(faults)),
        mend=tr("请改正所列各处后重新交回；须重审的请先重新导出审核表。本次意见均未记入。"),
    )
    error.faults = tuple(faults)
    return error


def annex_grid(roll: Roll, entries: Sequence[Entry] | None = None) -> Grid:
    """The annex table of a list: number, the rule's columns, repeat marks (附表).

    `entries` are those that the notice names, see `Roll.shown`. Only what the public may
    see: sealed facts are left out, names masked. Under a policy that prints no names there
    are no rows, and a note gives the count.
    """
    entries = roll.shown() if entries is None else entries
    printed = [e for e in entries if e.policy not in NAMELESS]
    repeats = any(e.repeat_mark for e in printed)
    facts = roll.rule.columns
    marks = ("在榜",) if repeats else ()
    return Grid(
        title=roll.rule.label,
        columns=("序号", *(c.label for c in facts), *marks),
        rows=tuple(
            (n, *(as_cell(_shown_fact(e, c.fact)) for c in facts), *((e.repeat_mark,) if repeats else ()))
            for n, e in enumerate(printed, start=1)
        ),
        widths=(6, *(c.width for c in facts), *((12,) if repeats else ())),
        notes=(*_count_note(roll, len(entries), len(printed)), *roll.notes),
        landscape=len(facts) > 6,
    )


def _shown_fact(entry: Entry, fact: str) -> Fact:
    if fact == "name":
        return entry.shown_name
    if fact == "reasons":
        return "；".join(text.rstrip("。；") for text in entry.shown_reasons)
    return entry.shown_facts.get(fact)


def _count_note(roll: Roll, total: int, printed: int) -> tuple[str, ...]:
    if total == printed:
        return ()
    unit = roll.rule.unit
    return (f"共{total}{unit}，其中{total - printed}{unit}按规定不列名。",)


def as_cell(fact: Fact) -> Cell:
    """A fact as a cell: yes and no in words, several values joined."""
    if isinstance(fact, bool):
        return YES if fact else "否"
    if isinstance(fact, tuple):
        return "、".join(fact)
    assert fact is None or isinstance(fact, str | int | Decimal | date)
    return fact
