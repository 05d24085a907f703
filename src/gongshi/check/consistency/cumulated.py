"""What came altogether is what left it and what there is now: 累计确诊527例，治愈510例，死亡5例，现有12例 (累计、去向与现有)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.groups.mended import is_slip_of
from gongshi.check.draft import Draft, added, is_counted, kin, number

_TOTAL = re.compile(r"累计|历年共|总计|至今共|以来共|先后共")
_NOW = re.compile(
    r"现有|现存|现患|在院|在治|住院治疗|仍在|尚在|正在|尚有|未出院|在办|未办结|未结|在网|在册|存续|在库|结余|剩余"
)
_LEFT = re.compile(
    r"治愈|出院|死亡|病亡|病死|痊愈|康复|解除|转出|转院|转往|转至|移交|期满|排除|办结|审结|结案|结了|撤销|撤回|注销|吊销|退出|离职|迁出|归还|报废|售出|出栏|出库|发放|领取|划转|释放"
)
_OF_WHAT = re.compile(
    r"累计|报告|总计|至今|以来|先后|共|有|为|达|新增|收治|受理|登记|的|现有|现存|现患|仍在|尚在|正在|尚有"
)
_LENGTH = 4  # characters of a name that say of what: 疑似病例 are no 确诊病例
_MOST = 5  # numbers of one balance


@dataclass(frozen=True)
class Cumulated:
    """The whole, what left it, and what there is now; `full` where the words tell of deaths or nobody could die."""

    whole: Claim
    parts: tuple[Claim, ...]
    full: bool


def cumulated(draft: Draft) -> Iterator[tuple[Cumulated, bool]]:
    """累计 against what left and what there is now, and whether it adds up: the first choice that does, or else the one that a slip keeps apart."""
    chosen: dict[int, list[Cumulated]] = {}
    for one in _all(draft):
        chosen.setdefault(one.whole.start, []).append(one)
    for several in chosen.values():
        fits = next((c for c in several if added(c.parts) == number(c.whole)), None)
        told = fits or next((c for c in several if _is_slipped(c) and not _is_gap_told(draft, c)), None)
        if told is not None:
            yield told, fits is not None


def _is_slipped(one: Cumulated) -> bool:
    values = [number(p) for p in one.parts]
    short = sum(values, Decimal(0)) < number(one.whole)
    return is_slip_of(number(one.whole), values, exchanged=short and not one.full)


def _is_gap_told(draft: Draft, one: Cumulated) -> bool:
    """累计确诊957例，出院836例，转往外省9例，在院112例: what lacks is told besides."""
    gap = abs(number(one.whole) - added(one.parts))
    line = draft.line_of(one.whole.start)
    near = draft.between(draft.line_starts[line], draft.line_end(line))
    return any(number(c) == gap for c in near if is_counted(c) and kin(c.unit) == kin(one.whole.unit))


def _all(draft: Draft) -> Iterator[Cumulated]:
    """Every 累计 with what left and what there is now on one side of it, or around it (累计类的一组数)."""
    for whole in draft.counted:
        said = draft.lead(whole)
        if not _TOTAL.search(said) or _LEFT.search(said) or _NOW.search(said) or in_bracket(draft.plain, whole.start):
            continue
        for parts in _choices(draft, whole):
            yield Cumulated(whole, parts, _tells_of_deaths(draft, (whole, *parts)))


def _choices(draft: Draft, whole: Claim) -> Iterator[tuple[Claim, ...]]:
    """The parts before it, those behind it, and both, as far as just one of them is what there is now."""
    end = draft.line_end(draft.line_of(whole.start))
    before = _run(draft, whole, reversed(draft.between(draft.line_start(whole.start), whole.start)))
    behind = _run(draft, whole, draft.between(whole.end, end))
    for parts in (before, behind, [*before, *behind]):
        now = [p for p in parts if _NOW.search(draft.lead(p))]
        if len(now) == 1 and 1 < len(parts) <= _MOST:
            yield tuple(sorted(parts, key=lambda p: p.start))


def _run(draft: Draft, whole: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """The numbers next to the whole that left it, up to the one that is there now."""
    same = [c for c in claims if is_counted(c) and kin(c.unit) == kin(whole.unit) and not _is_aside(draft, whole, c)]
    run = list(takewhile(lambda c: _is_part(draft, c), same[:_MOST]))
    last = next((k for k, c in enumerate(run) if _NOW.search(draft.lead(c))), None)
    return run if last is None else run[: last + 1]


def _is_aside(draft: Draft, whole: Claim, claim: Claim) -> bool:
    """In a bracket, or of what has another name: 现有疑似病例 beside 确诊病例."""
    return in_bracket(draft.plain, claim.start) or (
        _NOW.search(draft.lead(claim)) is not None and not _are_alike(_name(draft, claim), _name(draft, whole))
    )


def _is_part(draft: Draft, claim: Claim) -> bool:
    said = draft.lead(claim)
    gone = _LEFT.search(said) is not None and (_TOTAL.search(said) is not None or "新增" not in said)
    return claim.kind is not Kind.AVERAGE and "其中" not in said and (gone or _NOW.search(said) is not None)


def _name(draft: Draft, claim: Claim) -> str:
    return _OF_WHAT.sub("", draft.lead(claim).rpartition("，")[2].strip("，、；"))[-_LENGTH:]


def _are_alike(one: str, other: str) -> bool:
    """Whether two names are of the same; who has none is called after the other."""
    told = one.endswith(other) or other.endswith(one)
    return told or min(len(one), len(other)) < _LENGTH - 1 or bool(_LEFT.search(one) or _NOW.search(one))


def _tells_of_deaths(draft: Draft, claims: Sequence[Claim]) -> bool:
    """Whether nothing that leaves is left unsaid: of the sick the dead are told of, be they none."""
    first, last = min(c.start for c in claims), max(c.end for c in claims)
    words = draft.plain[draft.clause_start(first) : draft.sentence_end(last)]
    return "亡" in words or not re.search("治愈|出院|痊愈|康复", words)
