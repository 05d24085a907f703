"""Of what each a number is said: 每件, 站均, 平均每所, 平均1人; and whether a count is of such things (每什么)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import averaged
from gongshi.check.draft import PEOPLE, Draft

_EACH = re.compile(r"(?:每(?P<many>[1一])?|平均(?:1|一))(?P<word>[一-鿿]{1,14})")
_MEAN = re.compile(r"(?P<noun>[一-鿿]{0,8})(?P<word>[一-鿿])均(?![匀衡有为已未在属可能需须应被由按以等])")
_CLASS_SIZE = re.compile(r"平均班额(?:为|约|达)?$")
_OVER_TIME = (
    "天",
    "日",
    "月",
    "年",
    "周",
    "季",
    "小时",
    "分钟",
    "分",
    "秒",
    "晚",
    "夜",
    "时",
    "旬",
    "昼",
    "个月",
    "个工作日",
)
_SINGLE = frozenset(
    "案期县镇人户件起车辆场批次笔单亩家校店所床册队村篇台例站社组企院馆园点厂科班窗街井洞桥株穴粒枝艘架列趟航周座支条处项间栋套吨"
)
_MEANT = re.compile(r"平均|折合|造价|投资|成本|产量|单产|耗[水电能煤]")  # what is worked out, not given
_OF_MANY = ("十", "百", "千", "万", "亿")
_IDLE = re.compile(
    r"^(?:共|全市|全县|全区|全省|全国|各|的|均|约|近|为|有|现有|设有?|共有)+|(?:为|达|约|近|有|是|共|计|已)+$"
)
_ENDS = re.compile(r"共|均|已|平|各|为|配|有|累|参|投|开|，")
_CHANGED = re.compile(r"增长|下降|增加|减少|提高|上涨|降低|[比较于][^，。；]{0,8}均")
_STANDS_FOR = {
    "户": ("家庭", "农户", "住户", "居民户", "商户"),
    "家": ("企业", "单位", "公司", "门店", "商户", "机构"),
    "案": ("案件",),
    "企": ("企业",),
    "校": ("学校",),
}
_LONGEST = 8


@dataclass(frozen=True)
class EachWord:
    """What stands behind 每 or before 均, and the noun that says which of them (志愿者人均)."""

    word: str
    noun: str = ""
    mean: bool = True  # not what each is given (每期50人), which is no quotient but makes the total exactly


def each_word(draft: Draft, claim: Claim) -> EachWord | None:
    """Of what each the claim is said; None where its clause does not say so, or speaks of time or of a change."""
    start = draft.clause_starts[draft.clause_of(claim.outer_start)]
    clause = draft.plain[start : claim.outer_start]
    if "每" not in clause and "均" not in clause:
        return None
    own = clause.rpartition("、")[2]
    if _CHANGED.search(own):
        return None
    return next((e for words in dict.fromkeys((own, clause)) if (e := _read(words)) is not None), None)


def _read(words: str) -> EachWord | None:
    if _CLASS_SIZE.search(words):
        return EachWord("班")
    each = list(_EACH.finditer(words))
    if words.count("每") > 1:
        return None  # 每处每次1份: two things multiply
    if each:
        word = each[-1]["word"]
        mean = _MEANT.search(words) is not None
        return None if word.startswith((*_OVER_TIME, *_OF_MANY)) else EachWord(word, mean=mean)
    named = next(iter(_MEAN.finditer(words)), None)
    if named is None or named["word"] not in _SINGLE:
        return None
    return EachWord(named["word"], _IDLE.sub("", named["noun"])[-4:])


def is_one_each(draft: Draft, claim: Claim, each: EachWord) -> int:
    """How surely what the claim counts is what each is one of: 2 by its noun, 1 by its unit or by what the word stands for, 0 not."""
    unit = claim.unit.removesuffix("次") or claim.unit
    behind, before = _behind(draft, claim), _before(draft, claim)
    if len(each.word) == 1:
        return _is_one(each, unit, behind, before)
    if unit != "个" and each.word.startswith(unit):
        rest = each.word[len(unit) :]
        return 2 if len(rest) > 1 and rest[:2] in behind + before else 1
    rest = each.word.removeprefix("个")
    if rest[:2] and len(rest) > 1 and (behind.startswith(rest[:2]) or before.endswith((rest[:2], rest[:3], rest[:4]))):
        return 2
    one = rest[:1]
    if one and (behind.endswith(one) or before.endswith(one)):
        return 1
    return 1 if one in _SINGLE and _is_one(EachWord(one), unit, behind, before) else 0


def _is_one(each: EachWord, unit: str, behind: str, before: str) -> int:
    """班均, 每所: the unit itself, a noun that ends with it, or one that the word stands for."""
    people = each.word == "人" and unit in (*PEOPLE, "人次", "个人")
    of_unit = people or unit == each.word or unit in averaged().get(each.word, ())
    called = behind.startswith(_STANDS_FOR.get(each.word, ("\0",))) or before.endswith(
        _STANDS_FOR.get(each.word, ("\0",))
    )
    if len(each.noun) > 1 and each.noun[-2:] in behind + before and (of_unit or called):
        return 2
    ends = behind.endswith(each.word) or each.word in before[-2:]
    return 1 if of_unit or called or (ends and not people) else 0


def _behind(draft: Draft, claim: Claim) -> str:
    """The noun behind the number: 86个司法所配备 → 司法所."""
    found = re.match(rf"[一-鿿]{{0,{_LONGEST}}}", draft.tail(claim))
    return _ENDS.split(found[0])[0] if found else ""


def _before(draft: Draft, claim: Claim) -> str:
    """The noun before the number: 组建工作小组286个 → 组建工作小组."""
    return _IDLE.sub("", re.split("[，、；：（]", draft.lead(claim))[-1])
