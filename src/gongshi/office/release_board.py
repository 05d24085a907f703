"""What one release needs, on one page: deliveries, figures, lists, clocks, what holds it up (本期看板)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from gongshi.lists.states import State
from gongshi.office.approval import approval_of
from gongshi.office.board import Expected, expected
from gongshi.office.clocks import Deadline, deadlines
from gongshi.office.editions import editions, latest
from gongshi.office.figure_lines import FigureLine, figure_lines

if TYPE_CHECKING:
    from pathlib import Path

    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll
    from gongshi.notices.edition import Edition
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace

SOON = 3  # working days within which a clock is shown on the board


@dataclass(frozen=True)
class ListLine:
    """How far one list has come (名单行): numbers of entries.

    `picked`, `first` and `second` wait for being proposed and for each review, and for nothing
    else; `blocked` are those that a gate keeps back, however far they have come.
    """

    roll: Roll
    picked: int
    first: int
    second: int
    passed: int
    returned: int
    public: int
    blocked: int
    objections: int

    @property
    def decided(self) -> int:
        """Entries that need no further review."""
        return self.passed + self.returned + self.public


@dataclass(frozen=True)
class GateClock:
    """A gate that a clock will open: whose, which, and the first day on which it can hold (关口时钟)."""

    entry: Entry
    label: str
    why: str
    clears_on: date


@dataclass(frozen=True)
class Board:
    """The release as one page shows it (本期看板).

    `returned` are files that were handed back marked and have not come again; `approval` is the
    hash of the signed sheet, empty before it is attached; `edition` the last one sealed.
    """

    run: Run
    deliveries: tuple[Expected, ...]
    returned: tuple[tuple[str, datetime], ...]
    figures: tuple[FigureLine, ...]
    lists: tuple[ListLine, ...]
    gate_clocks: tuple[GateClock, ...]
    due: tuple[Deadline, ...]
    approval: str
    edition: Edition | None
    today: date

    @property
    def missing(self) -> tuple[Expected, ...]:
        """Registers whose delivery of this period is still awaited."""
        return tuple(e for e in self.deliveries if e.missing)

    @property
    def arrived(self) -> tuple[Expected, ...]:
        """Registers of which nothing is awaited."""
        return tuple(e for e in self.deliveries if not e.missing)

    @property
    def open_objections(self) -> int:
        """How many objections nobody has decided on."""
        return sum(line.objections for line in self.lists)

    @property
    def due_today(self) -> tuple[Deadline, ...]:
        """What must be done today or is late."""
        return tuple(d for d in self.due if d.due.is_pressing(self.today))


def together(found: tuple[Deadline, ...]) -> tuple[tuple[Deadline, int], ...]:
    """Deadlines of the same task, list and day as one, with how many there are."""
    counted = Counter((d.due.task, d.label, d.due.by) for d in found)
    first = {(d.due.task, d.label, d.due.by): d for d in reversed(found)}
    return tuple((first[key], n) for key, n in counted.items())


def release_board(workspace: Workspace, run: Run) -> Board:
    """Everything that people ask of a release, from the release as it stands."""
    at, today = run.at, workspace.now().date()
    clocks = tuple(d for d in deadlines(workspace, today) if d.is_within(SOON))
    return Board(
        run,
        expected(workspace, at.period, workspace.now()),
        tuple(handed_back(workspace)),
        figure_lines(run),
        tuple(_list_line(roll) for roll in run.rolls.values()),
        tuple(sorted(_gate_clocks(run), key=lambda c: (c.clears_on, c.entry.rule.name, c.entry.position))),
        tuple(d for d in clocks if d.due.list in run.rolls),
        approval_of(workspace, run.pack.name, at.period.code),
        latest(editions(workspace), run.pack.name, at.period.code),
        today,
    )


def handed_back(workspace: Workspace) -> Iterator[tuple[str, datetime]]:
    """Files that went back with their faults marked, and when, the newest first (退回)."""
    folder: Path = workspace.inbox / "退回"
    found = [(p.name, datetime.fromtimestamp(p.stat().st_mtime)) for p in folder.glob("*.xlsx")]
    yield from sorted(found, key=lambda pair: pair[1], reverse=True)


def _list_line(roll: Roll) -> ListLine:
    count = {state: len(roll.in_state(state)) for state in State}
    waits = Counter(entry.state for entry in roll.reviewable)
    return ListLine(
        roll,
        picked=waits[State.PICKED], first=waits[State.PROPOSED], second=waits[State.FIRST_PASSED],
        passed=count[State.APPROVED], returned=count[State.RETURNED], public=count[State.PUBLIC],
        blocked=sum(not e.candidate.is_clear for e in roll.entries),
        objections=sum(len(e.open_objections) for e in roll.entries),
    )  # fmt: skip


def _gate_clocks(run: Run) -> Iterator[GateClock]:
    for roll in run.rolls.values():
        for entry in roll.entries:
            for gate in entry.candidate.gates:
                if not gate.passed and gate.clears_on is not None:
                    yield GateClock(entry, gate.label, gate.why, gate.clears_on)
