"""What a number is to others beside it: total, part, share, each, extreme (作用)."""

from __future__ import annotations

import re
from functools import cache

from gongshi.check.claim import Kind, Role
from gongshi.check.clause import Place
from gongshi.check.lexicon import trie, words_for

_EACH = re.compile(
    r"(?:各|均为?|均达|均在|均超过?|均不足|均低于|均高于)(?:有|达|为|派|设|获|占|配备|增加|减少|奖励|发放|补助)?$|每[^，。；]{0,10}$"
    r"|(?<=[一-鿿、])各(?![税类级地界县区乡镇街种项部单村市省州校院所站点方科处企机])[一-鿿]{1,4}$"  # 三家公司各罚款2万元
)
_NOT_EACH = re.compile(r"(?:人|户|日|月|年|平|亩|村|件|次|车)均")
_SHARE_OF = re.compile(r"(?<![乱侵强霸抢挤])占(?!地|用|道|有|据|线|领|压)[^，。；、]{0,24}$")
_EACHES = re.compile("[各每均]")
_STOPS = frozenset(",，;；")
_SUMS = ("共", "合计", "总计", "总共")
_TOTALS = re.compile("[共合累总全]")
_ANY_OF = re.compile("(?<=[一-鿿])其中(?:之一|(?:任何|任意)?[一某][种类项个条])")  # 至少患其中一种的21908人
_SAMPLE = re.compile(r"(?<![平同高上中下一二三])等(?:共计|共)?$")


def role_of(place: Place, *, in_parts: bool) -> Role | None:
    """The role of the quantity of `place`; `in_parts` says that 其中 governs it (作用)."""
    said = _told(place.left.rstrip(' “"'), of_share=place.found.kind is Kind.PERCENT)
    if said is Role.TOTAL and place.opener in _STOPS and place.left.startswith(_SUMS):
        return said  # …，其中党员11名，共慰问132人: what sums up behind a comma is no part
    if said is None or said is Role.TOTAL:
        return Role.PART if in_parts and place.found.kind is not Kind.DATE else said
    return said


def _told(left: str, *, of_share: bool) -> Role | None:
    """The role that the words before the number tell; a look for one character saves most searches."""
    if ("占" in left or "比" in left) and _share().search(left[-30:]):
        return Role.SHARE
    if of_share and _SHARE_OF.search(left):
        return Role.SHARE
    if "等" in left[-3:] and _SAMPLE.search(left):
        return Role.SAMPLE
    if _EACHES.search(left[-12:]) and _EACH.search(left[-12:]) and not _NOT_EACH.search(left[-6:]):
        return Role.EACH
    if ("最" in left or "值" in left) and _extreme().search(left[-20:]):
        return Role.EXTREME
    return Role.TOTAL if _TOTALS.search(left) and _total().search(left) else None


def opens_parts(left: str, /) -> bool:
    """Whether 其中 or the like stands between the last quantity and this one."""
    return ("其" in left or "包" in left or "是" in left) and bool(_parts().search(without_any_of(left)))


def without_any_of(words: str) -> str:
    """The words without the 其中 that opens no parts: who has 其中一种 may be more than who has both."""
    return _ANY_OF.sub("", words)


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"(?<![乱侵强霸抢挤]){trie(words_for('share'))}(?:[^，。；、]{{0,24}}的|了|约|为|达)?$")


@cache
def _total() -> re.Pattern[str]:
    words = trie(words_for("total"))
    return re.compile(
        rf"(?<![公一中总反苏]){words}(?<!共(?=[同享建青治富识和性]|产(?!生)))[^，。；其0-9]{{0,30}}$|总(?![一二三四五六七八九结分书队局理裁经干工公体部站会之是则统编督指教共的和与支])[一-鿿]{{1,4}}?(?:为|达|约|共|有|达到|是|突破)*$"
    )


@cache
def _extreme() -> re.Pattern[str]:
    return re.compile(rf"{trie(words_for('extreme'))}[^，。；]{{0,16}}$")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(trie(words_for("parts")))
