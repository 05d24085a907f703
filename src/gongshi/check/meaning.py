"""What the quantities of one paragraph say: subject, scope, role, change, period (数的含义).

Read from left to right, since a clause without a subject takes it from the one before, and
其中 governs what follows it up to the end of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongshi.check.change import POINTS, Changed, change_at
from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.clause import Place, places
from gongshi.check.found import Found
from gongshi.check.period import period_before, periods
from gongshi.check.respectively import subjects_in_turn
from gongshi.check.role import opens_parts, role_of
from gongshi.check.scope import scope_of
from gongshi.check.subject import before_phrase, own_subject, predicate

_AVERAGE = re.compile(r"(?:平均|[人日户月年村亩校车篇周县件次单班生地笔]均)[^，。；]{0,14}$")
_AVERAGED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.AGE})
_PLACE = re.compile(r"[一-鿿]{1,6}(?:县|区|市|镇|乡|村|省|街道|州|旗|国|盟|片区|线|上)$")
_JOINTS = " 、和及与以"


@dataclass(slots=True)
class Context:
    """What the text before a paragraph leaves behind: the last heading and period."""

    heading: str = ""
    period: str = ""
    by_unit: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Line:
    """A paragraph while it is read: its text, place in the draft, and what is known so far."""

    text: str
    start: int
    draft: str
    heading: str
    by_unit: dict[str, str]
    begins: int = -1
    wholes: dict[str, Claim] = field(default_factory=dict)
    in_parts: bool = False
    clause: int = -1
    first: int = -1
    side: str = ""
    compared: str = ""
    said: list[Claim] = field(default_factory=list)
    earlier: list[Claim] = field(default_factory=list)
    last: Claim | None = None

    def enter(self, place: Place) -> None:
        """Forget what ends with a sentence, and with a clause, when another begins."""
        if place.sentence != self.begins:
            self.begins, self.wholes, self.in_parts, self.side = place.sentence, {}, False, ""
            self.earlier, self.compared, self.said, self.last = self.said, "", [], None
        if place.begins != self.clause:
            self.clause, self.first = place.begins, place.found.outer_start

    def open_parts(self) -> None:
        """What was said so far is the whole of what follows 其中; at a sentence's head, the last sentence."""
        if not self.in_parts:
            self.in_parts, self.wholes = True, {claim.unit: claim for claim in self.said or self.earlier}

    def whole_for(self, unit: str) -> Claim | None:
        """The total that a part counted in `unit` belongs to."""
        return self.wholes.get(unit) or next(reversed(self.wholes.values()), None)


def claims_of(
    text: str, found: Sequence[Found], start: int, draft: str, context: Context, lead: str
) -> Iterator[Claim]:
    """The claims of the normalised paragraph `text`, which begins at `start` of `draft`."""
    around = places(text, found)
    said = periods(text)
    turn = subjects_in_turn(text, around)
    line = _Line(text, start, draft, lead or context.heading, context.by_unit)
    for i, place in enumerate(around):
        line.enter(place)
        claim = _claim(line, place, turn.get(i), period_before(said, place.found.outer_start, context.period))
        _remember(line, claim)
        yield claim
    if said:
        context.period = said[-1][1]


def _claim(line: _Line, place: Place, given: str | int | None, period: str) -> Claim:
    one = place.found
    before = line.last.outer_end - line.start if line.last else place.sentence
    if opens_parts(line.text[max(before, place.sentence) : one.outer_start]):
        line.open_parts()
    change = change_at(place, line.text[place.begins : one.outer_start]) or _same_change(line, place)
    role = None if change else _role(line, place)
    base = _said_of(line, one.unit, given, change, role)
    subject = _subject(line, place, given, change, role, base)
    scope = _scope(line, place, role, subject)
    return Claim(
        line.start + one.start,
        line.start + one.end,
        line.draft[line.start + one.start : line.start + one.end],
        one.value,
        one.unit,
        one.loose,
        _kind(place, change),
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
        _of(line, place, change, role, base),
    )


def _same_change(line: _Line, place: Place) -> Changed | None:
    """下降5%、3%: the second is a change like the first."""
    last = line.last
    if last is None or last.kind is not Kind.CHANGE or place.left.strip(_JOINTS) or last.unit != place.found.unit:
        return None
    return Changed(last.direction, "", last.compared) if place.opener in ("", "、") else None


def _scope(line: _Line, place: Place, role: Role | None, subject: str) -> str:
    whole = line.whole_for(place.found.unit) if role is Role.PART else None
    if whole and line.last and subject and subject in whole.subject and line.last.role is Role.PART:
        return line.last.subject
    return scope_of(line.text, place, whole, line.heading)


def _kind(place: Place, change: Changed | None) -> Kind:
    if change:
        return Kind.CHANGE
    kind = place.found.kind
    return Kind.AVERAGE if "均" in place.left and kind in _AVERAGED and _AVERAGE.search(place.left[-20:]) else kind


def _role(line: _Line, place: Place) -> Role | None:
    if (
        line.last
        and line.last.role is Role.SHARE
        and place.opener in ("", "、")
        and not place.left.strip("的" + _JOINTS)
    ):
        return Role.SHARE
    role = role_of(place, line.text, in_parts=line.in_parts and place.found.kind is not Kind.PERCENT)
    if role is Role.TOTAL:
        line.in_parts = False
    return role


def _said_of(
    line: _Line, unit: str, given: str | int | None, change: Changed | None, role: Role | None
) -> Claim | None:
    """The claim of the sentence that a change or share without a subject of its own is said of."""
    if isinstance(given, int) and given < len(line.said):
        return line.said[given]
    if change is None and role is not Role.SHARE:
        return None
    return _like(line.said, unit) if line.said else None


def _like(said: Sequence[Claim], unit: str) -> Claim:
    """Of what was said, the last that a change in `unit` can be said of: points of a share, items of a count."""
    wanted = ("%", "‰") if unit in POINTS else () if unit in ("%", "‰", "倍", "番") else (unit,)
    return next((claim for claim in reversed(said) if claim.unit in wanted), said[-1])


def _subject(
    line: _Line, place: Place, given: str | int | None, change: Changed | None, role: Role | None, base: Claim | None
) -> str:
    if isinstance(given, str):
        return given
    if base and isinstance(given, int):
        return base.subject
    if change or role is Role.SHARE:
        said = change.before if change else place.left[: place.left.rfind("占") + 1]
        return before_phrase(said).text or (base.subject if base else _carried(line, place))
    return _counted(line, place, role)


def _counted(line: _Line, place: Place, role: Role | None) -> str:
    """The subject of a number that is no change and no share: its own words, else carried over."""
    in_list = place.opener == "、" and line.first < place.found.outer_start
    own = own_subject(place, list_before=line.side == "before" or in_list)
    if place.found.kind is not Kind.DATE:
        line.side = own.side or line.side
    if own.text:
        return _placed(line, own.text, role) if own.side == "before" else own.text
    if own.verb:
        known = line.by_unit.get(place.found.unit, "")
        return known if own.verb in known else own.verb + known
    return _carried(line, place)


def _placed(line: _Line, own: str, role: Role | None) -> str:
    """A place in a list counts what the list counts: 其中北县2986人."""
    of = line.whole_for("") if role is Role.PART else line.said[0] if line.said else None
    if (
        of is None
        or (role is not Role.PART and of.role is not Role.TOTAL)
        or not of.subject
        or not _PLACE.fullmatch(own)
        or own in of.subject
    ):
        return own
    return own + of.subject


def _last_subject(line: _Line) -> str:
    return line.last.subject if line.last else ""


def _carried(line: _Line, place: Place) -> str:
    """Whose number it is where its own words do not say: the clause, the one before, the list."""
    if place.opener in (":", "：", "（", "(") and not place.left.strip():
        head = before_phrase(line.text[place.sentence : place.found.outer_start - 1].rpartition("，")[2]).text
        if head:
            return head
    if place.right.startswith(("是因", "因", "被", "系")) and predicate(place.right):
        return predicate(place.right)
    whole = line.whole_for(place.found.unit) if line.in_parts else None
    if whole:
        return whole.subject
    clause = before_phrase(line.text[place.begins : line.first]).text if line.first < place.found.outer_start else ""
    if clause:
        return clause
    known = line.by_unit.get(place.found.unit, "") if line.last else ""
    before = "" if known else _clause_before(line, place)
    return known or before or _last_subject(line) or predicate(place.right) or line.by_unit.get(place.found.unit, "")


def _clause_before(line: _Line, place: Place) -> str:
    """The phrase of the clause before, when that clause has no number of its own."""
    end = place.begins - 1
    begin = line.last.outer_end - line.start if line.last else place.sentence
    between = line.text[begin:end] if begin < end else ""
    if line.last and line.last.kind is not Kind.DATE and "，" not in between and "," not in between:
        return ""
    return before_phrase(re.split("[，,]", between)[-1]).text


def _compared(line: _Line, change: Changed | None) -> str:
    if change is None:
        return ""
    line.compared = change.compared or line.compared
    return line.compared


def _of(line: _Line, place: Place, change: Changed | None, role: Role | None, base: Claim | None) -> int | None:
    if role is Role.PART:
        whole = line.wholes.get(place.found.unit)
        return whole.start if whole else None
    return base.start if base and (change or role is Role.SHARE) else None


def _remember(line: _Line, claim: Claim) -> None:
    line.last = claim
    if claim.kind in (Kind.CHANGE, Kind.AGE, Kind.ORDINAL, Kind.DATE) or claim.role is Role.SHARE:
        return
    line.said.append(claim)
    if claim.subject and claim.role is not Role.EACH:
        line.by_unit[claim.unit] = claim.subject
