"""Whose number it is: its own words, or what the clause, the list and the lines before leave (主语的承前)."""

from __future__ import annotations

import re

from gongshi.check.change import Changed
from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.clause import FARTHEST, Place
from gongshi.check.lapse import has_passed, lapse
from gongshi.check.lexicon import tail_word, without_tail, words_for
from gongshi.check.line import Line
from gongshi.check.nearby import divided, limits_before, limits_of, opened, person_before, superlative, topic
from gongshi.check.subject import PLACE, before_phrase, is_act, own_subject, predicate
from gongshi.check.together import of_each, said_like, summed
from gongshi.check.units import nouns

_DIVIDES = re.compile(r"[从按分就].{1,14}(?:看|分|划分|统计|分类)$")
JOINTS = " 、和及与以"
_GRADE = re.compile(r"[一二三四五特甲乙丙丁A-D][级类等]")
_SHORT_HEADING = 10
_BASES = re.compile(r"(?:[比较与同]|而)[^，。；]{0,10}$|(?:同期|上年|去年|上月|上周|常年|平均值?|[月年])$")


def subject_for(
    line: Line, place: Place, given: str | int | None, change: Changed | None, role: Role | None, base: Claim | None
) -> str:
    """The subject of the quantity of `place` (主语); empty when neither it nor the text before names one.

    `given` is what 分别 gives it: a name, the index of a quantity before (then `base` is that one),
    or an empty name where the values are said of quantities further up, told by their units.
    """
    if isinstance(given, str):
        return given or line.by_unit.get(place.found.unit) or _counted(line, place, role)
    if base and isinstance(given, int):
        return base.subject
    if change or role is Role.SHARE:
        own = before_phrase(change.before if change else _sharer(place.left)).text
        if own and own not in words_for("aspects"):
            return own
        about = _by_quarter(line, place) or _changed_last(line, base)
        return _aspect(about, own) if about else own or _carried(line, place)
    return _counted(line, place, role)


def _changed_last(line: Line, base: Claim | None) -> str:
    """What the last change that named its own subject is about, else what was counted last."""
    last = line.last
    if last is not None and last.kind is Kind.CHANGE and last.of is None:
        return last.subject
    return base.subject if base else ""


def _by_quarter(line: Line, place: Place) -> str:
    """分季度看，一季度同比增长5.1%: what the sentence before spoke of first, in that quarter."""
    when = _QUARTER.search(place.left)
    return when[0] + line.earlier[0].subject if when and line.earlier and not line.said else ""


_QUARTER = re.compile(r"[一二三四]季度|[上下]半年|[0-9]{1,2}月份?(?=[同环增下])")


def _aspect(subject: str, own: str) -> str:
    """食品价格上涨2%，涨幅回落: whose 涨幅."""
    return subject if subject.endswith(own) else subject + own


def _sharer(left: str) -> str:
    """What stands before 占; 药占比 is a name of its own."""
    head = left[: left.rfind("占")] if "占" in left else left
    return left if len(head.strip()) == 1 else head


def _counted(line: Line, place: Place, role: Role | None) -> str:
    """The subject of a number that is no change and no share: its own words, else carried over."""
    passed = lapse(place, line.draft[line.start + place.found.start : line.start + place.found.end])
    if passed:
        return passed
    in_list = place.opener == "、" and line.first < place.found.outer_start
    own = own_subject(place, list_before=line.side == "before" or in_list)
    if place.found.kind is not Kind.DATE:
        line.side = own.side or line.side
    if own.text:
        if own.side != "before":
            return _doer(line, place, own.text)
        if _of_another_unit(line, place, own.text, role):
            return said_like(line, place.found.unit) or line.by_unit[place.found.unit]
        return limits_of(line, place) + _placed(line, _long_name(place, own.text), role)
    if place.found.unit in nouns():
        return place.found.unit.removeprefix("支")
    if own.verb:
        return _done_to(line, place, own.verb)
    return of_each(line, place, role) or summed(line, place, role) or _carried(line, place)


def _doer(line: Line, place: Place, own: str) -> str:
    """其中40块用锡纸包裹: those of the same unit that were said before, and what is said of them."""
    if not is_act(own) or place.right.startswith("的"):
        return own
    first = next((claim.subject for claim in line.said if claim.unit == place.found.unit), "")
    known = first or line.by_unit.get(place.found.unit, "")
    if is_act(known):
        return own
    return own if known in own or own in known else known + own


def _of_another_unit(line: Line, place: Place, own: str, role: Role | None) -> bool:
    """五个代表团合计209枚: the delegations are counted themselves; the 209 are what was counted so before."""
    last = line.last
    return bool(
        role is Role.TOTAL
        and last
        and last.subject == own
        and last.unit != place.found.unit
        and last.kind is place.found.kind is Kind.COUNT
        and line.by_unit.get(place.found.unit)
    )


def _done_to(line: Line, place: Place, verb: str) -> str:
    """已整改86处: what was counted in the same unit before, and what was done with it.

    惠及5.4万户 counts others than those counted before.
    """
    if verb.endswith("记") and place.found.unit == "分":
        return "记分"
    known = line.by_unit.get(place.found.unit, "") or said_like(line, place.found.unit)
    if not known and 0 < len(line.heading) <= _SHORT_HEADING:
        return ""  # the section's own name says it
    if not known:
        return _head(line, place) + verb
    if verb in words_for("verbs_new") or known.startswith("不") or known in words_for("verbs"):
        return verb
    return known if verb in known else verb if verb.startswith(("不", "未", "无")) else verb + known


def _placed(line: Line, own: str, role: Role | None) -> str:
    """A place in a list counts what the list counts: 其中北县2986人."""
    of = line.whole_for("") if role is Role.PART else line.said[0] if line.said else None
    if of is None or not of.subject or (role is not Role.PART and of.role is not Role.TOTAL):
        return own
    narrows = PLACE.fullmatch(own) or _GRADE.fullmatch(own)
    return own if own in of.subject or not narrows else own + of.subject


def _long_name(place: Place, own: str) -> str:
    """交通运输、仓储和邮政业: the names of trades that a 、 stands in."""
    names = words_for("long_names") if place.opener == "、" else ()
    return next((n + own[len(tail) :] for n in names if own.startswith(tail := n.rpartition("、")[2])), own)


def _carried(line: Line, place: Place) -> str:
    """Whose number it is where its own words do not say: the clause, the one before, the list."""
    unit = place.found.unit
    if place.found.kind is Kind.AGE and not place.left.strip(JOINTS):
        person = person_before(line, place)
        if person:
            return person
    first = opened(line, place)
    if first:
        return first
    limits = limits_before(line, place)
    if limits:
        return limits + (_of_the_whole(line, unit) or divided(line, unit) or line.by_unit.get(unit, ""))
    return (
        _as_the_last(line, place)
        or superlative(line, place)
        or topic(line, place)
        or _before_mark(line, place)
        or _told_by_predicate(line, place)
        or (said_like(line, unit) if "均" in place.left and unit not in line.wholes else "")
        or _of_the_whole(line, unit)
        or _head(line, place)
        or (line.by_unit.get(unit, "") if line.said else "")
        or _clause_before(line, place)
        or _of_the_last(line, place)
        or predicate(place.right)
        or line.by_unit.get(unit, "")
    )


def _both_count(last: Claim, place: Place) -> bool:
    return last.kind is Kind.COUNT and place.found.kind is Kind.COUNT and last.unit in _CASES


_CASES = frozenset({"件", "起", "宗", "例", "户", "批次", "次", "车次"})


def _as_the_last(line: Line, place: Place) -> str:
    """150立方米/秒和80立方米/秒: the second of two that only a joint divides."""
    last = line.last
    if last and not place.left and last.outer_end == line.start + place.found.outer_start and _both_count(last, place):
        return last.subject  # 毒品犯罪203件268人
    if last is None or last.unit != place.found.unit or place.left.strip(JOINTS) or place.opener not in ("", "、"):
        return ""
    return last.subject


def _before_mark(line: Line, place: Place) -> str:
    """驾驶人：44人, 名单（共10名）: the phrase before the colon or bracket."""
    if place.opener not in (":", "：", "（", "(") or without_tail(place.left.strip(), "links"):
        return ""
    mark = place.found.outer_start - len(place.left) - 1
    if line.last is not None and line.last.outer_end == line.start + mark:
        return "" if line.last.kind is Kind.DATE else line.last.subject
    begin = max(place.sentence, mark - FARTHEST)
    named = re.split("[，,]", line.text[begin:mark])[-1]
    compared = said_like(line, place.found.unit) if place.opener in ("（", "(") and _BASES.search(named) else ""
    return compared or before_phrase(named).text


def _of_the_last(line: Line, place: Place) -> str:
    """What was spoken of last, unless it was a time, and what is counted now is none (判处三年，另两人…)."""
    last = line.last
    if last is None or last.kind is Kind.DATE or has_passed(last):
        return ""
    return "" if last.kind is Kind.DURATION and place.found.unit in _PERSONS else last.subject


_PERSONS = frozenset("人名位")


def _told_by_predicate(line: Line, place: Place) -> str:
    """15篇被采用: the predicate, with what is counted in that unit in the same sentence."""
    said = predicate(place.right) if place.right.startswith(("是因", "因", "被", "系")) else ""
    known = line.by_unit.get(place.found.unit, "") if line.said and place.right.startswith("被") else ""
    return known + said if said else ""


def _of_the_whole(line: Line, unit: str) -> str:
    whole = line.whole_for(unit) if line.in_parts else None
    return whole.subject if whole else ""


def _head(line: Line, place: Place) -> str:
    """The phrase that the clause of a second number begins with, before its first number."""
    if line.first >= place.found.outer_start:
        return ""
    head = line.text[max(place.begins, line.first - FARTHEST) : line.first]
    word = tail_word(head, "up") or tail_word(head, "down")
    return before_phrase(head[: len(head) - len(word)]).text


def _clause_before(line: Line, place: Place) -> str:
    """The phrase of the clause before, when that clause has no number of its own."""
    end = place.begins - 1
    begin = line.last.outer_end - line.start if line.last else place.sentence
    between = line.text[max(begin, end - 2 * FARTHEST) : end] if begin < end else ""
    if line.last and line.last.kind is not Kind.DATE and "，" not in between and "," not in between:
        return ""
    clause = re.split("[，,]", between)[-1]
    return "" if _DIVIDES.search(clause) else before_phrase(clause).text
