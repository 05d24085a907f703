"""Lengths of time that only date their sentence: 三年来, 近五年, 连续四个月 (作状语的时长).

Such a length counts nothing that the sentence names; what it measures is time itself, so its
subject is its own words with 时间 behind them. That no two of them are alike keeps them apart.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.clause import Place
from gongshi.check.lexicon import tail_word, without_head, without_tail
from gongshi.check.line import Line
from gongshi.check.phrase import before_phrase

_BEFORE = re.compile(r"(?P<word>近|过去的?|^前|未来|连续|今后|最近|此后|随后|今年前|头)$")
_BEHIND = re.compile(r"的?时间(?![以为长])|以?来|之?间(?!隔)|过去|里(?!程)|前(?=[的这])")
_NAMED = re.compile(r"[一-鿿](?:时间|周期|期限|工期|时长|刑期|年限)$|(?:历时|用时|耗时|为期|长达|持续)近?$")


def lapse(line: Line, place: Place, text: str) -> str:
    """`text`, the number of `place` as written, with the words that make it a time that passed, or empty.

    What was done in it stands before: 三年来，共审结案件86件 is 审结案件三年时间.
    """
    if _NAMED.search(place.left):
        return ""
    ahead = _BEFORE.search(place.left)
    if not ahead and (without_tail(place.left.strip(), "links") or not _BEHIND.match(place.right)):
        return ""
    done = _DONE.match(line.text, place.found.outer_end)
    within = without_head(done["what"], "leads") if done else ""
    return f"{within}{ahead['word'] if ahead else ''}{text}时间"


_DONE = re.compile(rf"(?:{_BEHIND.pattern}|内)*+[，,]?(?<!前)(?P<what>[^，。；：、,;（）()0-9]{{2,24}})")


def lasted(line: Line, place: Place) -> str:
    """报名于6月1日开始，6月10日结束，为期10天; 对主干道开展排查，历时30天: what lasted so long.

    It is what stands before the first date, else the deed that the clause before ends with.
    """
    if place.opener not in ("，", ",") or place.left.strip() not in _LASTED:
        return ""
    begin = max(place.sentence, *(line.text.rfind(mark, place.sentence, place.begins) + 1 for mark in "；："))
    clauses = _COMMA.split(line.text[begin : place.begins - 1])
    done = "" if _DATED.search(clauses[-1]) else tail_word(clauses[-1], "verbs")
    if done:
        return done
    dated = [(clause, found) for clause in reversed(clauses) if (found := _DATED.search(clause))]
    for clause, found in dated:
        phrase = before_phrase(_ON.sub("", clause[: found.start()]))
        if phrase.text:
            end = clause[found.end() :]
            return phrase.text + phrase.verb + (end if len(end) <= _SHORT and end not in _BOUNDS else "")
    return ""


_SHORT = 4
_BOUNDS = frozenset({"开始", "起", "结束", "进行", "启动", "完成", "举行", "截止", "止", "开展"})
_LASTED = frozenset({"为期", "历时", "共", "共计", "前后", "前后共", "持续", "用时", "共历时"})
_DATED = re.compile("(?:(?:[0-9]{4}年|今年|当年)?[0-9]{1,2}月(?:[0-9]{1,2}日?)?[至到—起]?)+(?:[0-9]{1,2}日)?")
_ON = re.compile("(?:于|自|从|在|为|是|至|到|原定)+$")
_COMMA = re.compile("[，,]")


def has_passed(claim: Claim) -> bool:
    """Whether the claim is such a length of time: nothing behind it is said of it."""
    return claim.kind is Kind.DURATION and claim.subject.endswith(f"{claim.text}时间")
