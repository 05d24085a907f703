"""What an average is over, as its clause says it: 件均, 平均每村, 每百辆, 公斤/亩 (平均的单位)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import averaged
from gongshi.check.draft import Draft
from gongshi.check.once import once

_MEASURES = "个家户名位支座处条件起次场辆台所间栋批笔人张只头亩组对份项队班期案集篇艘列架册套棵株盏块吨桌堂节趟课幅部"
_AVERAGED = re.compile(r"([一-鿿])均(?!分(?![数值])|匀|衡|有|为|已|未|在|属)")
_EACH = re.compile(
    rf"(?:平均每|每)([一二两三四五六七八九十百千万0-9]*)((?!人口|部门|块地|对应|单位|节点|项目|组织|班组)[{_MEASURES}]?(?:次|组|辆)?)([一-鿿]{{0,8}})"
)
_ON_AVERAGE = re.compile(r"平均")
_OTHER_AVERAGED = re.compile(
    r"(?:^|[，；：。、（\s])(?![平年季比各已都全共不未很较人])([一-鿿])均[一-鿿]{0,8}(?:为|达到?|约|近|超)?$"
)
_SIZE = re.compile(r"平均(?:每)?(班)(?:级)?(?:额|容量|规模|人数)[一-鿿]{0,3}$")
_MAY_SAY = re.compile("[均每]|亩产")
_CHANGED = re.compile(r"增长|下降|增加|减少|提高|上涨|降低")
_THAN_MEAN = re.compile(r"[比较于][^，。；]{0,8}均[^，。；]{0,4}[多少高低快慢长短]")  # 12月比月均多85万吨
_SHARED = re.compile(r"均|每[百千万]")
_TENS = {"": 1, "一": 1, "十": 10, "百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000}


@dataclass(frozen=True)
class Per:
    """The units of what is counted, the noun where the words give one, and by how many at once (每百辆)."""

    units: tuple[str, ...]
    noun: str = ""
    times: Decimal = Decimal(1)


@once
def per_of(draft: Draft, claim: Claim) -> Per | None:
    """What the number of `claim` is an average over; None when its clause does not say so."""
    clause = draft.clause_before(claim.outer_start)
    if not claim.unit.count("/") and not _MAY_SAY.search(clause):
        return None
    own = clause.rpartition("、")[2] or clause
    if _CHANGED.search(own) or _THAN_MEAN.search(own):
        return None
    rate = claim.unit.partition("/")[2]
    if rate and not claim.unit.startswith(("微克", "毫克", "公里", "米/", "立方米/秒", "次")):
        return Per((rate,))
    return _named(own) or (_named(clause) if "、" in clause and _SHARED.search(clause) else None)


def _named(words: str) -> Per | None:
    for found in _AVERAGED.finditer(words):
        if found[1] in averaged():
            return Per(averaged()[found[1]])
    size = _SIZE.search(words) or _OTHER_AVERAGED.search(words)
    if size is not None:
        return Per((), size[1])
    each = list(_EACH.finditer(words))
    if each and (_ON_AVERAGE.search(words) or each[-1][1]) and (each[-1][1] in _TENS or each[-1][1].isdecimal()):
        return _each(each[-1])
    return Per(averaged()["亩"]) if "亩产" in words else None


def _each(found: re.Match[str]) -> Per:
    measure, noun = found[2], found[3]
    if measure in ("天", "") and noun[:1] in ("天", "日", "月", "周", "年"):
        return Per(averaged()[noun[:1]])
    if measure == "个" and noun.startswith(("工作日", "月")):
        return Per(("工作日",) if noun.startswith("工") else averaged()["月"])
    times = Decimal(found[1]) if found[1].isdecimal() else Decimal(_TENS[found[1]])
    if noun.startswith("公里") and not measure:
        return Per(("公里",), "", times)
    units = averaged().get(measure, (measure,)) if measure else ()
    return Per(units, noun, times)
