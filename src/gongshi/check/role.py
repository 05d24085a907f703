"""What a number is to others beside it: total, part, share, each, extreme (作用)."""

from __future__ import annotations

import re
from functools import cache

from gongshi.check.claim import Kind, Role
from gongshi.check.clause import Place
from gongshi.check.lexicon import tail_word, trie, words_for

_NO_TOTAL = re.compile(r"(?:公|一|中|总|苏|反)共$|共(?:同|享|建|青|产|治|富|识|和国|性|计)$")
_EACH = re.compile(r"(?:各|均为?|均达)(?:有|达|为|派|设|获|占|配备|增加|减少|奖励|发放|补助)?$|每[^，。；]{0,10}$")
_NOT_EACH = re.compile(r"(?:人|户|日|月|年|平|亩|村|件|次|车)均")
_SAMPLE = re.compile(r"(?<![平同高上中下一二三])等(?:共计|共)?$")


def role_of(place: Place, text: str, *, in_parts: bool) -> Role | None:
    """The role of the quantity of `place`; `in_parts` says that 其中 governs it (作用)."""
    left = place.left.rstrip(' “"')
    if _ends_with(left, "share"):
        return Role.SHARE
    if _SAMPLE.search(left):
        return Role.SAMPLE
    if _EACH.search(left[-12:]) and not _NOT_EACH.search(left[-6:]):
        return Role.EACH
    if _extreme().search(left[-20:]):
        return Role.EXTREME
    if in_parts and place.found.kind is not Kind.DATE:
        return Role.PART
    return Role.TOTAL if _total().search(left) else None


def opens_parts(left: str, /) -> bool:
    """Whether 其中 or the like stands between the last quantity and this one."""
    return bool(_parts().search(left))


def _ends_with(left: str, use: str) -> bool:
    return bool(_share().search(left[-30:])) if use == "share" else bool(tail_word(left, use))


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"{trie(words_for('share'))}(?:[^，。；、]{{0,24}}的|了|约|为|达)?$")


@cache
def _total() -> re.Pattern[str]:
    words = trie(words_for("total"))
    return re.compile(rf"(?<![公一中总反苏]){words}(?!同|享|建|青|产|治|富|识|和|性)[^，。；其0-9]{{0,30}}$|(?:总额|总量|总数|总产|总产量|总产值|总值|总面积|总人数|总户数|总人口|总里程|总投资|总蓄水量|总收入|总成交额)(?:为|达|约|共|有|达到|是|突破)*$")


@cache
def _extreme() -> re.Pattern[str]:
    return re.compile(rf"{trie(words_for('extreme'))}[^，。；]{{0,16}}$")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(trie(words_for("parts")))
