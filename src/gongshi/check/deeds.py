"""Verbs inside a phrase: where a deed ends and what it is done to begins (短语里的动词)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.lexicon import beginnings, word_at

_ASPECTS = frozenset("了出的")
_NOT_DONE = frozenset("未不")
_NO_HEAD = frozenset("前后时期以之类型业性")  # 成立前入党的 only dates, 服务类投诉 only sorts
_AND = frozenset("及或和与")  # 购置及运行费 is one name
_MEASURED = re.compile(
    r"(?:总|[人件起次户案例宗台辆]|金|数)?[数率量额]|[总金]额|数量|总[数量]|成功|失败|完毕|到位"
    r"|(?:要求|工作)?(?:方面|领域|环节|情形|情况|事项|任务|类别?|问题类型)|[上下次本当]年度?|[上下本当]月"
)
_DOING = re.compile("标准|人员|对象|力量|队伍|机构|设施|物资")
_HANDED = ("移送", "移交", "转交", "交办", "转办", "报送", "转送", "抄送")
_OFFICE = re.compile("(?:机关|部门|单位|法院|检察院|公安|司法)$")  # 移送检察机关19人
_BODIES = frozenset("员者人户家民师生校院所局厅委企业司")
_SHORTEST = 2


def behind_verb(text: str) -> str:
    """The rest behind the last verb of `text` that leaves a phrase of two characters or more.

    A mere word of measure or outcome keeps its deeds, one of those who do it the last: 批准逮捕人数, 抢修人员.
    """
    begin, end, most, verb = 0, 0, len(text) - 1, 0
    for first, last in verbs_in(text):
        behind = last + (text[last : last + 1] in _ASPECTS)
        if behind < most and _is_head(text, behind) and text[first - 1 : first] not in _NOT_DONE:
            begin, end, verb = begin if end and first == end else end, behind, first
    if end and (_DOING.fullmatch(text, end) or (text.startswith(_HANDED, verb) and _OFFICE.search(text, end))):
        return text[verb:]
    return text[begin if end and _MEASURED.fullmatch(text, end) else end :]


def _is_head(text: str, at: int) -> bool:
    """Whether a noun phrase can begin at the place."""
    return text[at] not in _NO_HEAD and not (text[at] in _AND and not word_at(text, at, "stops_kept"))


def before_deed(phrase: str) -> str:
    """医院组建联盟: what the counted did is no part of their name."""
    if len(phrase) <= 2 * _SHORTEST:
        return phrase
    for first, last in verbs_in(phrase, _SHORTEST):
        if last - first > 1 and last < len(phrase) and phrase[first - 1] in _BODIES:
            return phrase[:first]
    return phrase


def verbs_in(text: str, at: int = 0) -> Iterator[tuple[int, int]]:
    """Where each verb of `text` begins and ends, left to right; nouns that hold a verb are passed over."""
    most, heads = len(text) - 1, beginnings("verbs", "verbs_kept")
    while at < most:
        if text[at : at + 2] not in heads and text[at] not in heads:
            at += 1
            continue
        kept = word_at(text, at, "verbs_kept")
        word = kept or word_at(text, at, "verbs")
        begin, at = at, at + (len(word) or 1)
        if word and not kept:
            yield begin, at
