"""Whose number it is where its own words do not say: the clause, the one before, the list (承前省略)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.clause import FARTHEST, Place
from gongshi.check.completed import person_who
from gongshi.check.lapse import has_passed
from gongshi.check.lexicon import without_tail
from gongshi.check.line import Line, is_alike
from gongshi.check.nearby import (
    arisen,
    clause_before,
    divided,
    head_of_clause,
    limits_before,
    opened,
    person_before,
    superlative,
)
from gongshi.check.phrase import before_phrase, predicate
from gongshi.check.scope import base_of, is_compared
from gongshi.check.together import said_like
from gongshi.check.units import PEOPLE


def _at_that_time(line: Line, place: Place) -> str:
    """消费支出1.2万元，上年同期为1.1万元; 车辆减少35辆（9月底为463辆）: the same as what now is said of."""
    if not base_of(line.text, place):
        return ""
    beside = line.outside.last if line.outside else None
    if beside is not None:
        return beside.subject
    return said_like(line, place.found.unit)


JOINTS = " 、和及与以"


def carried(line: Line, place: Place) -> str:
    """Whose number it is where its own words do not say: the clause, the one before, the list."""
    unit = place.found.unit
    if place.found.kind is Kind.AGE and not place.left.strip(JOINTS):
        person = person_before(line, place)
        if person:
            return person
    first = opened(line, place) or _remaining(line, place)
    if first:
        return first
    limits = limits_before(line, place)
    if limits:
        return limits + (_of_the_whole(line, unit) or divided(line, place) or line.asked or line.known(unit))
    return (
        _as_the_last(line, place)
        or superlative(line, place)
        or arisen(line, place)
        or _before_mark(line, place)
        or _told_by_predicate(line, place)
        or _at_that_time(line, place)
        or _on_average(line, place)
        or _of_the_whole(line, unit)
        or head_of_clause(line, place)
        or (line.asked if not line.said else "")
        or clause_before(line, place)
        or _those_who(line, place)
        or (line.known(unit) if line.said else "")
        or _of_the_last(line, place)
        or line.asked
        or person_who(place, predicate(place.right))
        or line.known(unit)
    )


def _those_who(line: Line, place: Place) -> str:
    """监测的30种蔬菜涨4.3%。18种上涨: those that were counted before, by what is said of them."""
    said = predicate(place.right) if place.found.kind is Kind.COUNT and place.found.unit in _DOERS else ""
    told = said and said[0] not in _DENIES and (line.said or line.counts(place.found.unit))
    known = line.known(place.found.unit) if told else ""
    return known + _other(known, said) if known else ""


_DENIES = frozenset("未不没无")
_DOERS = frozenset("人名位家户种辆艘只")


def _on_average(line: Line, place: Place) -> str:
    """领取待遇6.82万人，月人均198元: what the sentence has just counted, were it in another unit."""
    unit, last = place.found.unit, line.last
    if "均" not in place.left or unit in line.wholes:
        return ""
    said = said_like(line, unit) or (line.known(unit) if line.counts(unit) else "")
    return said or (last.subject if last and line.said and last is line.said[-1] else "")


def _remaining(line: Line, place: Place) -> str:
    """其余85辆均为重型货车: the rest of what was counted, by what is said of it; 剩余13个 keeps its word."""
    left = place.left.strip(" ，、")
    if not left.endswith(_RESTS):
        return ""
    word = next((one for one in REMAINS if left.endswith(one)), "")
    whole, said = line.larger(place), predicate(place.right).removeprefix("均").removeprefix("为")
    word = word or ("其余" if not said and left.endswith("其余") else "")
    return word + (whole + _other(whole, said) if whole else said or _of_the_whole(line, place.found.unit))


REMAINS = ("剩余", "余下", "尚余")
_RESTS = (*REMAINS, "其余", "其他", "另外")


def _other(known: str, said: str) -> str:
    return "" if said in known else said


def _both_count(last: Claim, place: Place) -> bool:
    counts = last.kind is Kind.COUNT and place.found.kind is Kind.COUNT
    return counts and (last.unit in _CASES or (place.found.unit in _SOULS and last.unit not in _SOULS))


_SOULS = frozenset({"人", "名", "位", "人次"})
_CASES = frozenset({"件", "起", "宗", "例", "户", "批次", "次", "车次"})


def _as_the_last(line: Line, place: Place) -> str:
    """150立方米/秒和80立方米/秒: the second of two that only a joint divides."""
    last = line.last
    if last and not place.left and last.outer_end == line.start + place.found.outer_start and _both_count(last, place):
        return last.subject  # 毒品犯罪203件268人
    if last is None or last.unit != place.found.unit or place.left.strip(JOINTS) or place.opener not in ("", "、"):
        return ""
    return last.subject


def raised(line: Line, place: Place) -> str:
    """由9.6分钟压缩到6.0分钟: of one to the other; the verb between is no subject."""
    last = line.last
    beside = last is not None and not place.opener and last.unit == place.found.unit
    return last.subject if last and beside and _RAISED.fullmatch(place.left.strip()) else ""


_RAISED = re.compile(r"(?:又|再|逐步|大幅|进一步)?[一-鿿]{1,3}(?:到了?|至|为)")  # 由1000元提高到2000元


def _before_mark(line: Line, place: Place) -> str:
    """驾驶人：44人, 名单（共10名）: the phrase before the colon or bracket."""
    if place.opener not in (":", "：", "（", "(") or without_tail(place.left.strip(), "links"):
        return ""
    mark = place.found.outer_start - len(place.left) - 1
    if line.last is not None and line.last.outer_end == line.start + mark:
        return "" if line.last.kind is Kind.DATE else line.last.subject
    begin = max(place.sentence, mark - FARTHEST)
    named = _APART.split(line.text[begin:mark])[-1]
    compared = said_like(line, place.found.unit) if place.opener in ("（", "(") and _BASES.search(named) else ""
    if not compared and line.last and place.opener in ("（", "(") and _BASES.search(named) and "于" in named:
        return line.last.subject  # 占4.8%，高于前一周水平（4.3%）
    return compared or before_phrase(named).text


_APART = re.compile("[，,：:；;]|(?<=[)）])、")  # 食品（237件）、服装、鞋帽（54件）
_BASES = re.compile(r"(?:[比较与同于]|而)[^，。；]{0,10}$|(?:同期|上年|去年|上月|上周|常年|平均值?|[月年])$")


def _of_the_last(line: Line, place: Place) -> str:
    """What was spoken of last, unless it was a time, and what is counted now is none (判处三年，另两人…)."""
    last = line.last
    if last is None or last.kind is Kind.DATE or has_passed(last):
        return ""
    if last.kind is Kind.AGE:
        return last.subject.removesuffix("年龄")
    return "" if last.kind is Kind.DURATION and place.found.unit in PEOPLE else last.subject


def _told_by_predicate(line: Line, place: Place) -> str:
    """15篇被采用: the predicate, with what is counted in that unit in the same sentence."""
    said = predicate(place.right) if place.right.startswith(("是因", "因", "被", "系")) else ""
    if not said:
        return ""
    of = (c.subject for c in (*reversed(line.said), *line.earlier) if is_alike(c.unit, place.found.unit))
    known = next(of, "")
    return known + said if known else person_who(place, said)


def _of_the_whole(line: Line, unit: str) -> str:
    whole = line.whole_for(unit) if line.in_parts else None
    return whole.subject if whole else ""


def said_again(line: Line, place: Place) -> str:
    """被拘传的93人中: the ninety-three that were counted before."""
    among = "中" in place.right[:2] and _AMONG.match(place.right)
    return line.told(place.found.unit, place.found.value) if among else ""


_AMONG = re.compile(r"(?:之|当)?中(?=[，,：:、]|$|[^，。；]{0,4}最)")

_ABOVE = re.compile("^(?P<what>.*?)(?:又|也|均|都|略|明显|仍)?(?:[高低多少快慢好优大小]于)")


def set_against(line: Line, place: Place) -> str:
    """与上年的1658起相比: the same as the sentence, or the one before, counts in the unit."""
    above = _ABOVE.search(place.left) if "于" in place.left and base_of(line.text, place) else None
    if above:
        own = before_phrase(above["what"]).text
        return own or (line.last.subject if line.last else "")  # 占5.2%，也高于去年同期的4.8%
    if not is_compared(line.text, place):
        return ""
    of = [c for c in line.said or line.earlier if c.unit == place.found.unit]
    return next((c.subject for c in reversed(of) if c.role is not Role.PART), "") or line.known(place.found.unit)
