"""Several measures of a whole, told again of each of its parts in blocks of their own (分块之和).

学校77所，招生24636人，在校生84036人。其中小学49所，招生17108人，在校生60766人。其中初中28所，招生7528人，在校生
23270人: once one measure adds up over the blocks, nothing is left out, and the others have to add up as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import added, in_bracket, is_difference, is_slip_of, room
from gongshi.check.consistency.rule import Example, Rule, shown, silent
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_BLOCK = re.compile(r"(?:^|(?<=[。\n]))[ ]*其中[：，]?")
_DRESS = re.compile(r"[^一-鿿]|(?:共?有|共计|总数|人数|为|达)$")
_MOST_BLOCKS, _MOST_MEASURES = 8, 12
_LONGEST = 400  # characters of the sentence that tells of the whole, and of a block


@dataclass(frozen=True)
class _Column:
    """One measure: the whole's number, and that of each block."""

    whole: Claim
    parts: tuple[Claim, ...]

    @property
    def adds_up(self) -> bool:
        return abs(added(self.parts) - number(self.whole)) <= room(self.whole, self.parts)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every run of blocks that begin with 其中, against the sentence before the first."""
    for starts in _runs(draft):
        columns = list(_columns(draft, starts))
        sound = [c for c in columns if c.adds_up]
        yield from (_stands(c) for c in sound)
        yield from (_contradicts(c) for c in columns if sound and not c.adds_up and _is_slipped(c))


def _runs(draft: Draft) -> Iterator[list[int]]:
    """Where the blocks of each run start; a line that begins otherwise ends the run."""
    run: list[int] = []
    for found in _BLOCK.finditer(draft.plain):
        if run and (found.start() - run[-1] > _LONGEST or not _go_on(draft, run[-1], found.start())):
            yield from [run] if len(run) > 1 else []
            run = []
        run.append(found.start())
    yield from [run] if len(run) > 1 else []


def _go_on(draft: Draft, one: int, other: int) -> bool:
    """Whether every line between two blocks begins with 其中 itself."""
    lines = range(draft.paragraph_of(one) + 1, draft.paragraph_of(other))
    return all(draft.line(n).lstrip().startswith("其中") or not draft.line(n).strip() for n in lines)


def _columns(draft: Draft, starts: Sequence[int]) -> Iterator[_Column]:
    head = draft.plain[: starts[0]].rstrip("\n。 ")
    first = draft.sentence_starts[draft.sentence_of(max(len(head) - 1, 0))]
    ends = [*starts[1:], min(draft.line_end(draft.paragraph_of(starts[-1])), starts[-1] + _LONGEST)]
    blocks = [_counted(draft, a, b) for a, b in zip(starts, ends, strict=True)][:_MOST_BLOCKS]
    for whole in _counted(draft, first, starts[0])[:_MOST_MEASURES]:
        parts = [next((c for c in block if _is_same(draft, whole, c)), None) for block in blocks]
        told = tuple(p for p in parts if p is not None)
        if len(told) == len(parts):
            yield _Column(whole, told)


def _counted(draft: Draft, start: int, end: int) -> list[Claim]:
    return [
        c
        for c in draft.between(start, end)
        if is_counted(c)
        and c.kind is not Kind.AVERAGE
        and not in_bracket(draft.plain, c.start)
        and not is_difference(draft, c)
    ]


def _is_same(draft: Draft, whole: Claim, part: Claim) -> bool:
    """Whether a number of a block is called as the whole's is: 在校生 and 小学在校生."""
    one, other = _name(draft, whole), _name(draft, part)
    return kin(whole.unit) == kin(part.unit) and len(one) > 1 and other[-2:] == one[-2:]


def _name(draft: Draft, claim: Claim) -> str:
    return _DRESS.sub("", _DRESS.sub("", draft.lead(claim)))


def _is_slipped(column: _Column) -> bool:
    return is_slip_of(number(column.whole), [number(p) for p in column.parts])


def _sum(column: _Column) -> str:
    return f"{'+'.join(shown(number(p)) for p in column.parts)}={shown(added(column.parts))}"


def _stands(column: _Column) -> Finding:
    return RULE.finding(Verdict.STANDS, tr("各分块之和等于总数"), column.whole, *column.parts, sum=_sum(column))


def _contradicts(column: _Column) -> Finding:
    why = tr("各分块之和与“{whole}”不符", whole=column.whole.text)
    sum_ = f"{_sum(column)}≠{shown(number(column.whole))}"
    return RULE.finding(Verdict.CONTRADICTS, why, column.whole, *column.parts, sum=sum_)


_SOUND = "全县义务教育招生8636人，在校生26412人。其中小学41所，招生5124人，在校生17306人。其中初中17所，招生3512人，在校生9106人。"
RULE = Rule(
    "block",
    "分块之和",
    "总数之后分块再写各项数，有一项加得起来，其余各项也应加得起来。",
    judge,
    (
        Example(_SOUND, (Verdict.STANDS, Verdict.STANDS)),
        Example(_SOUND.replace("17306", "13706"), (Verdict.STANDS, Verdict.CONTRADICTS)),
        silent("全县在校生26412人，教师1864人。其中小学在校生17306人，教师1128人。其中民办在校生2106人，教师164人。"),
    ),
)
