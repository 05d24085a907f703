"""Whose number it is: its own words, or what the clause, the list and the lines before leave (主语的承前)."""

from __future__ import annotations

import re

from gongshi.check.change import Changed
from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.clause import Place
from gongshi.check.completed import (
    coordinated,
    doer,
    done_to,
    in_entry,
    of_event,
    of_goal,
    placed,
    qualified,
    which_of,
)
from gongshi.check.inherited import REMAINS, carried, raised, said_again, set_against
from gongshi.check.lapse import lapse, lasted
from gongshi.check.lexicon import without_tail, words_for
from gongshi.check.line import Line
from gongshi.check.nearby import eldest, limits_of, opened
from gongshi.check.phrase import before_phrase
from gongshi.check.subject import is_bound, own_subject
from gongshi.check.together import of_each, summed
from gongshi.check.units import nouns


def subject_for(
    line: Line, place: Place, given: str | int | None, change: Changed | None, role: Role | None, base: Claim | None
) -> str:
    """The subject of the quantity of `place` (主语); empty when neither it nor the text before names one.

    `given` is what 分别 gives it: a name, the index of a quantity before (then `base` is that one),
    or an empty name where the values are said of quantities further up, told by their units.
    """
    if isinstance(given, str):
        return (
            (given if change else _in_turn(line, place, given))
            or line.known(place.found.unit)
            or _counted(line, place, role)
        )
    if base and isinstance(given, int):
        return base.subject
    if change or role is Role.SHARE:
        own = _mover(line, place, change) if change else before_phrase(_sharer(place.left)).text
        if own and own not in words_for("aspects"):
            return own
        about = _changed_last(line, base)
        return _aspect(about, own) if about else own or carried(line, place) or _told_first(line)
    return _counted(line, place, role)


def _told_first(line: Line) -> str:
    """剔除一次性因素后增长2.4%: a sentence that only goes on is about what the one before began with."""
    return line.earlier[0].subject if line.earlier and not line.said else ""


_AGAINST_A_YEAR = re.compile(
    r"(?P<what>[^，,。；;、]*?[^年月日，,。；;、])(?:同比|[比较与])(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月份?)?$"
)


def _mover(line: Line, place: Place, change: Changed) -> str:
    """What stands before the word of change; where that is a deed alone, the deed: 收案同比上升9.4%.

    违法数量比2019年春运同期上升38%: before the year with which it is compared.
    """
    begins = place.found.outer_start - len(place.left)
    against = _AGAINST_A_YEAR.search(line.text, place.begins, begins)
    phrase = before_phrase(against["what"] if against else change.before)
    opens = line.first >= place.found.outer_start and len(phrase.verb) > 1
    return phrase.text or (phrase.verb if opens else "")


def _in_turn(line: Line, place: Place, given: str) -> str:
    """对两家企业分别罚款80万元和50万元: the deed stands between 分别 and the first of the numbers."""
    if "分别" in place.left:
        line.deed = without_tail(place.left.rpartition("分别")[2].strip(), "links")
    return given if not given or line.deed in given else given + line.deed


def _changed_last(line: Line, base: Claim | None) -> str:
    """What the last change that named its own subject is about, else what was counted last."""
    last = line.last
    if last is not None and last.kind is Kind.CHANGE and last.of is None:
        return last.subject
    return base.subject if base else ""


def _aspect(subject: str, own: str) -> str:
    """食品价格上涨2%，涨幅回落: whose 涨幅."""
    return subject if subject.endswith(own) else subject + own


def _sharer(left: str) -> str:
    """What stands before 占; 药占比 is a name of its own."""
    head = left[: left.rfind("占")] if "占" in left else left
    return left if len(head.strip()) == 1 else head


def _counted(line: Line, place: Place, role: Role | None) -> str:
    """The subject of a number that is no change and no share: its own words, else carried over."""
    told = _of_a_length_of_time(line, place) if place.found.kind is Kind.DURATION else ""
    told = told or said_again(line, place) or set_against(line, place) or raised(line, place) or eldest(line, place)
    if told:
        return told
    in_list = place.opener == "、" and line.first < place.found.outer_start
    first = line.first >= place.found.outer_start
    behind = line.last.outer_end - line.start if line.last else place.sentence
    alone = first or line.text.count("、", behind, place.found.outer_start) > 1
    own = own_subject(place, list_before=line.side == "before" or in_list, first=alone)
    if place.found.kind is not Kind.DATE:
        line.side = own.side or line.side
    if own.text and own.text not in REMAINS:
        if own.side != "before" and is_bound(place) and line.counts(place.found.unit):
            return line.known(place.found.unit)
        if own.side != "before":
            return of_event(line, place, doer(line, place, own.text))
        if role is Role.TOTAL and _SEVERAL.fullmatch(own.text):
            return summed(line, place, role) + own.text
        named = coordinated(line, place, own.text) if first else own.text
        named = in_entry(line, which_of(line, place, named), place.found.unit)
        named = of_goal(line, place, of_event(line, place, named))
        return limits_of(line, place) + qualified(line, place, placed(line, place, named, role))
    if place.found.unit in nouns():
        return place.found.unit.removeprefix("支")
    if own.verb:
        return done_to(line, place, own.verb)
    return of_each(line, place, role) or _of_several(line, place, role) or carried(line, place)


def _of_a_length_of_time(line: Line, place: Place) -> str:
    """近五年, 为期10天: the time that passed, or what lasted so long."""
    text = line.draft[line.start + place.found.start : line.start + place.found.end]
    return lapse(line, place, text) or lasted(line, place)


def _of_several(line: Line, place: Place, role: Role | None) -> str:
    """酒驾312起、醉驾47起，两项共359起: both by name, and that they are two."""
    few = opened(line, place) if role is Role.TOTAL else ""
    whole = line.larger(place) if "、" in few else ""
    return (few if whole in few else few + whole) if "、" in few else summed(line, place, role)


_SEVERAL = re.compile("[两二三四五六七八九十][一-鿿]{1,5}")  # 两网合计, 三者合计, 三个代表团合计
