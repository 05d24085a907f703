"""What narrows a subject from further off (范围)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.clause import Place
from gongshi.check.lexicon import without_head

TOPIC = re.compile(
    r"(?:在|从|对|按|关于|围绕|针对)?(?P<head>[^，。；：0-9]{2,16}?)(?:方面|中|上|领域|环节|来看|看|分)，"
)
_TAIL = re.compile(r"[^，。；：:,;\n]*$")
_LONGEST = 24
_SPEAKERS = frozenset({"问", "答", "记者", "主持人", "通报", "公告", "注", "提示", "备注", "说明", "一", "新闻发言人"})


_BASE = re.compile(
    r"(?:^|[，。；、（(比较与同由从在是])(?P<when>(?:去年|上年|前年|上届|上期|上周|上月|上季度?|上年度|年初|首轮|第[一二三四]轮"
    r"|最初|行动前|整改前|[0-9一二三四五六七八九十]{1,2}月[初末份底]|初步核算数?)(?:同期|末|底|初|度)?)[^，。；、0-9]{0,8}?(?:的|为|是|[（(])$"
)


def base_of(line: str, place: Place) -> str:
    """The earlier time or edition that the number right behind it is of: 比上年的241人, 去年同期为52, 上周（15个）."""
    end = place.found.outer_start
    if line[end - 1 : end] not in ("的", "为", "是", "（", "("):
        return ""
    found = _BASE.search(line, max(place.sentence, end - _LONGEST), end)
    return found["when"] if found else ""


def scope_of(line: str, place: Place, whole: Claim | None, heading: str) -> str:
    """The governing clause's head for `place`, else the nearest heading (范围).

    A part is narrowed by what its total counts; a list behind a colon by what stands before the
    colon; a sentence by the topic that it opens with.
    """
    if whole is not None and whole.subject:
        return whole.subject
    before, begins = place.found.outer_start, place.sentence
    colon = max(line.rfind("：", begins, before), line.rfind(":", begins, before))
    if colon > 0:
        head = _TAIL.search(line[max(begins, colon - _LONGEST) : colon])
        named = without_head(head[0].strip(" “”"), "leads") if head else ""
        return named if named and named not in _SPEAKERS else heading
    turn = max(line.rfind("；", begins, before), line.rfind(";", begins, before)) + 1
    topic = (TOPIC.match(line, turn, before) if turn else None) or TOPIC.match(line, begins, before)
    return topic["head"] if topic else heading
