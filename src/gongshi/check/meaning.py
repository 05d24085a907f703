"""What the quantities of one paragraph say: subject, scope, role, change, period (数的含义).

Read from left to right, since a clause without a subject takes it from the one before, and
其中 governs what follows it up to the end of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.carry import subject_for
from gongshi.check.change import POINTS, Changed, change_at
from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.clause import ASIDE, FARTHEST, Place, places
from gongshi.check.found import Found
from gongshi.check.inherited import JOINTS
from gongshi.check.lapse import has_passed
from gongshi.check.lexicon import words_for
from gongshi.check.line import Context, Line
from gongshi.check.nearby import is_most
from gongshi.check.period import period_before, period_behind, periods
from gongshi.check.respectively import subjects_in_turn
from gongshi.check.role import opens_parts, role_of
from gongshi.check.scope import base_of, ruled_by, scope_of
from gongshi.check.subject import measured
from gongshi.check.units import RATES

_AVERAGE = re.compile(r"(?:平均|[人日户月年村亩校车篇周县件次单班生地笔起场册期批台店所例支]均)[^，。；]{0,14}$")
_OF = re.compile(r"占|完成|相当于|[为达][^，。；]{0,12}(?:计划|目标|任务|预算)")
_OVER = re.compile(r"均每[0-9.]{1,9}[一-鿿]{1,3}$")
_WHOSE = re.compile("全[国省市县区州]")
_AVERAGED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE})


def claims_of(
    text: str, found: Sequence[Found], start: int, draft: str, context: Context, lead: str
) -> Iterator[Claim]:
    """The claims of the normalised paragraph `text`, which begins at `start` of `draft`."""
    around = places(text, found)
    said = periods(text)
    turn = subjects_in_turn(text, around)
    line = Line(text, start, draft, lead or context.heading, context.by_unit, context.counted)
    for i, place in enumerate(around):
        line.enter(place)
        claim = _claim(line, place, turn.get(i), period_before(said, place.found.outer_start, context.period))
        _remember(line, claim)
        yield claim
    context.period = period_behind(said, text, context.period)


def _claim(line: Line, place: Place, given: str | int | None, period: str) -> Claim:
    one = place.found
    line.next_whole(place)
    before = line.last.outer_end - line.start if line.last else place.sentence
    between = line.text[max(before, place.sentence, one.outer_start - 2 * FARTHEST) : one.outer_start]
    if opens_parts(ASIDE.sub("", between)):
        line.open_parts()
    clause = line.text[max(place.begins, one.outer_start - 2 * FARTHEST) : one.outer_start]
    change = _same_change(line, place) or change_at(place, clause)
    role = None if change else _role(line, place)
    base = _said_of(line, place, given, change, role)
    subject = measured(one.unit, _paired(subject_for(line, place, given, change, role, base)))
    scope = _scope(line, place, role, subject, change)
    return Claim(
        line.start + one.start,
        line.start + one.end,
        line.draft[line.start + one.start : line.start + one.end],
        one.value,
        one.unit,
        one.loose,
        _kind(line, place, change),
        role,
        subject or scope,
        scope,
        period,
        _compared(line, change),
        change.direction if change else None,
        one.test,
        one.step,
        line.start + one.outer_start,
        line.start + one.outer_end,
        _of(line, place, change, role, base, subject),
        line.draft[line.start + one.outer_start : line.start + one.outer_end],
    )


def _paired(subject: str) -> str:
    """两委”班子成员: a quotation mark without its fellow was cut off from it."""
    return subject if subject.count("“") == subject.count("”") else subject.replace("“", "").replace("”", "")


def _same_change(line: Line, place: Place) -> Changed | None:
    """下降5%、3%, 增加2起、1人: the second is a change like the first; 增长4%（全国3%） says how the whole moved."""
    last = line.last
    moved = line.outside.last if line.outside else last
    if place.bracket >= 0 and moved is not None and moved.kind is Kind.CHANGE and _WHOSE.fullmatch(place.left):
        return Changed(moved.direction, place.left, moved.compared) if moved.unit == place.found.unit else None
    if last is None or last.kind is not Kind.CHANGE or place.left.strip(JOINTS):
        return None
    alike = last.unit == place.found.unit or (last.unit in RATES and place.found.unit in RATES)
    if not alike and not (place.found.kind is Kind.COUNT and last.unit not in RATES):
        return None
    return Changed(last.direction, "", last.compared) if place.opener in ("", "、") else None


def _scope(line: Line, place: Place, role: Role | None, subject: str, change: Changed | None) -> str:
    base = base_of(line.text, place) or ("" if change or not line.looks_back else ruled_by(line.text, place))
    if base:
        return base
    whole = line.whole_for(place.found.unit) if role is Role.PART else None
    if whole and line.last and subject and subject in whole.subject and line.last.role is Role.PART:
        return line.last.subject
    if whole is not None and whole.subject:
        return whole.subject
    beside = line.outside.last if line.outside else None
    if beside is not None and beside.subject and subject not in beside.subject:
        return beside.subject  # 超速537起（客运车辆61起、货运车辆458起）
    if line.scoped != place.begins:
        line.scoped = place.begins
        line.name, line.scope = scope_of(line.text, place, line.heading)
    return line.name or line.entry(place, subject) or line.scope


def _kind(line: Line, place: Place, change: Changed | None) -> Kind:
    if change:
        return Kind.CHANGE
    kind = place.found.kind
    if kind not in _AVERAGED or place.left.endswith("每"):
        return kind
    if line.last and line.last.kind is Kind.AVERAGE and line.last.unit == place.found.unit and _goes_with(line, place):
        return Kind.AVERAGE  # 日均分别为177件和199件
    return Kind.AVERAGE if ("均" in place.left and _AVERAGE.search(place.left[-20:])) or _per(line, place) else kind


def _goes_with(line: Line, place: Place) -> bool:
    """Whether only a joint stands between the number and the one before it."""
    gap = place.found.outer_start - len(place.left) - (line.last.outer_end - line.start if line.last else 0)
    return not place.left.strip(JOINTS) and (gap == 0 or place.opener == "、")


def _per(line: Line, place: Place) -> bool:
    """Whether the number stands directly behind what it is an average over: 平均每10公里39起."""
    return bool(
        line.last
        and line.last.end == line.start + place.found.start
        and _OVER.search(line.text, max(0, place.found.start - 16), place.found.start)
    )


def _role(line: Line, place: Place) -> Role | None:
    if place.left.strip() == "的" and place.found.kind is Kind.PERCENT:
        return Role.SHARE if _OF.search(line.text, place.begins, place.found.outer_start) else None
    if line.last and line.last.role is Role.SHARE and place.opener in ("", "、") and not place.left.strip(JOINTS):
        return Role.SHARE
    role = role_of(place, in_parts=line.in_parts and place.found.kind is not Kind.PERCENT)
    if role is None and _goes_on(line, place):
        return Role.TOTAL
    if role is None and is_most(line, place):
        return Role.EXTREME
    if role is Role.TOTAL:
        line.in_parts = False
    return role


def _goes_on(line: Line, place: Place) -> bool:
    """共报告14种、2816例, 共发生火灾38起、死亡31人: a second unit of the same total."""
    last = line.last
    return bool(
        last
        and last.role is Role.TOTAL
        and last.unit != place.found.unit
        and place.opener in ("", "、")
        and (place.left.strip(JOINTS) in words_for("casualties") or not place.left.strip(JOINTS))
    )


def _said_of(
    line: Line, place: Place, given: str | int | None, change: Changed | None, role: Role | None
) -> Claim | None:
    """The claim of the sentence that a change or share without a subject of its own is said of."""
    if isinstance(given, int) and given < len(line.seen):
        return line.seen[given]
    if change and given:
        return next((claim for claim in reversed(line.said) if claim.subject == given), None)
    if change is None and role is not Role.SHARE:
        return None
    if role is Role.SHARE and place.opener == "、" and line.said and place.left.strip(JOINTS) in ("占", "占比"):
        return line.said[-1]
    if role is Role.SHARE and place.opener in ("（", "(") and _is_in_its_bracket(line, place):
        return line.last
    before = [claim for claim in line.said if claim.end - line.start <= line.clause] if role is Role.SHARE else []
    return _like(before or line.said, place.found.unit) if line.said else None


def _is_in_its_bracket(line: Line, place: Place) -> bool:
    """医院2607张（占80.5%）."""
    last = line.last
    return bool(
        last and last in line.said and last.outer_end - line.start + 1 == place.found.outer_start - len(place.left)
    )


def _like(said: Sequence[Claim], unit: str) -> Claim:
    """Of what was said, the last that a change in `unit` can be said of: points of a share, items of a count."""
    wanted = ("%", "‰") if unit in POINTS else () if unit in ("%", "‰", "倍", "番") else (unit,)
    return next((claim for claim in reversed(said) if claim.unit in wanted), said[-1])


def _compared(line: Line, change: Changed | None) -> str:
    if change is None:
        return ""
    line.compared = change.compared or line.compared
    return line.compared


def _of(
    line: Line, place: Place, change: Changed | None, role: Role | None, base: Claim | None, subject: str
) -> int | None:
    if role is Role.PART:
        whole = line.wholes.get(place.found.unit)
        return whole.start if whole else None
    if base is None or not (change or role is Role.SHARE):
        return None
    return base.start if subject == base.subject or (subject and subject in base.subject) else None


def _remember(line: Line, claim: Claim) -> None:
    line.last = claim
    if claim.kind is not Kind.DATE:
        line.seen.append(claim)
    if claim.kind in (Kind.CHANGE, Kind.AGE, Kind.ORDINAL, Kind.DATE) or claim.role is Role.SHARE:
        return
    line.said.append(claim)
    if claim.subject and not has_passed(claim) and claim.role is not Role.EACH and claim.kind is not Kind.AVERAGE:
        line.count(claim)
