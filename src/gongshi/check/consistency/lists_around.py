"""Items right before or behind their number, whatever they are called (数旁的列举).

Behind it a word leads to them (即, 分别为, 是, a colon, a bracket); before it they touch: 开通虚港、演岛、假兰3条航线.
Names alone are counted: words that stand for all of a kind (学校、医院、企业) say where, not which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.list_items import Items, hidden, items_at, items_of
from gongshi.check.consistency.lists_before import Counted
from gongshi.check.consistency.words import words
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.i18n import tr

_MOST = 60
_FEW = 3
_MORE_UNITS = (
    "次",
    "期",
    "场",
    "组",
    "轮",
    "国",
    "省",
    "县",
    "区",
    "镇",
    "乡",
    "科",
    "大",
    "天",
    "届",
    "站",
    "首",
    "幅",
    "本",
    "门",
    "段",
    "趟",
    "列",
    "班",
)
_BEFORE_UNITS = (
    "个",
    "家",
    "所",
    "座",
    "条",
    "处",
    "项",
    "支",
    "款",
    "种",
    "类",
    "站",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "乡",
    "村",
    "国",
    "部",
    "艘",
)
_PLAIN = r"[^，。；：、\n0-9（）和与及]"
_CUE = re.compile(
    rf"^{_PLAIN}{{0,20}}?(?:，?(?:即|分别|依次|具体|名单)[^，。；：、\n0-9（）]{{0,3}}?(?:(?<!作|成|认)为|是)：?|，?即：?"
    r"|(?P<plain>，(?:为|是)：?|[一-鿿](?<![作成认因以较更最视评列变改定称不正就还都也])(?:是|为)：?)"
    r"|，?分别设(?:在|于)|(?P<when>，?分别(?:出现|发生|举行|举办|开展|安排)?(?:在|于))|：)"
)
_FAR_COLON = re.compile(r"^[^。；：、\n（）]{0,40}：")
_BRACKET = re.compile(
    rf"^{_PLAIN}{{0,12}}（(?P<label>(?:批号|编号|代码|车牌号?|品种|名称|即|为|是|分别为|分别是)：?)?(?P<items>[^（）\n]{{3,400}})）"
)
_CHOICE = re.compile(r"^(?:含|包括|如|其中|主要|除|不含|包含|涉及|详见|见|附|原|上年|去年|较|比|同比|按|指|以)")
_DAY = re.compile(r"[0-9]{1,2}日|[0-9]{1,2}月")
_VALUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[万亿%]|[一-鿿])")
_OF_ALL = re.compile(r"[二两三四五六七八九十][一-鿿]|[0-9]+[个家处条起件]")
_CODE = re.compile(r"[A-Z]?[0-9]{1,4}(?:路|号线|线|次)$")
_HOLDERS = ("企业", "单位", "商户", "门店", "经营户", "经营者", "公司", "场所")
_NO_NAME = re.compile(r"[0-9的了等共各这那每]|分别|以及")
_AREAS = "县市区镇乡村"
_DEFENDANTS = re.compile(
    r"^[一-鿿]{0,8}?((?:[一-鿿]某{1,2}[一-鿿]?、)+[一-鿿]某{1,2}[一-鿿]?(?:[和与及][一-鿿]某{1,2})?)"
)


def around(draft: Draft) -> Iterator[Counted]:
    """Every number that may be a length with the items beside it, where they are surely all."""
    for claim in draft.claims:
        if not _may_count(claim):
            continue
        for found, what, far in (
            (_behind(draft, claim), tr("之后列出"), 2),
            (_before(draft, claim), tr("之前列出"), 1),
        ):
            if found is not None and abs(_nearest(found, claim) - number(claim)) <= max(far, len(found.names) // 3):
                yield Counted(claim, _nearest(found, claim), what)


def _may_count(claim: Claim) -> bool:
    fits = claim.kind is Kind.COUNT and is_counted(claim) and claim.role not in (Role.EACH, Role.SAMPLE)
    return fits and claim.unit in (*words("listed"), *_MORE_UNITS) and 1 < number(claim) <= _MOST


def _nearest(items: Items, claim: Claim) -> int:
    """The length that the number says, where it is one of those that the items may have."""
    return min(items.lengths, key=lambda n: abs(n - number(claim)))


def _behind(draft: Draft, claim: Claim) -> Items | None:
    rest = draft.plain[claim.outer_end : draft.sentence_end(claim.outer_end)]
    return _led_to(draft, claim, rest) or _in_bracket(rest) or _named_at_once(claim, rest)


def _led_to(draft: Draft, claim: Claim, rest: str) -> Items | None:
    cue = _CUE.match(rest) or (_FAR_COLON.match(rest) if _is_last_before_colon(draft, claim, rest) else None)
    if cue is None or draft.lead(claim).endswith(("其中", "另", "另有")):
        return None
    listed = rest[cue.end() :]
    if "；" in listed and draft.lead(claim).startswith("、"):
        return None  # 园区2个、集中区3个：甲、乙；丙、丁、戊: the second list is its own
    if cue.re is _CUE and cue["when"] and not _DAY.match(listed):
        return None
    found = items_at(listed)
    plain = cue.re is _CUE and cue["plain"] and not cue[0].endswith("：")
    if (
        found is None
        or (plain and len(found.names) < _FEW and not _are_called(draft.lead(claim), found))
        or _are_parts(draft, claim, claim.outer_end + cue.end(), found)
    ):
        return None
    return found if _MOST >= len(found.names) > 1 else None


def _are_called(lead: str, found: Items) -> bool:
    """不达标断面2个，为石桥断面和柳河断面: names that all end in the noun that is counted."""
    return len({n[-2:] for n in found.names}) == 1 and found.names[0][-2:] in lead


def _is_last_before_colon(draft: Draft, claim: Claim, rest: str) -> bool:
    """5条，总长12.6公里：… the items behind the colon are counted by the last number that counts things."""
    colon = rest.find("：")
    between = draft.between(claim.end, claim.outer_end + max(colon, 0))
    return colon > 0 and all(c.kind in (Kind.MEASURE, Kind.MONEY, Kind.PERCENT, Kind.DATE) for c in between)


def _are_parts(draft: Draft, claim: Claim, start: int, found: Items) -> bool:
    """甲镇2处、乙镇1处: the items have numbers of the unit, they are parts of it and not so many."""
    end = draft.sentence_end(claim.outer_end)
    own = [c for c in draft.between(start, end) if c.unit == claim.unit or (c.unit in PEOPLE and claim.unit in PEOPLE)]
    return len(own) >= len(found.names) - 1 > 0 or any(
        n.endswith(claim.unit) and _VALUED.search(n) for n in found.names
    )


def _in_bracket(rest: str) -> Items | None:
    """3个批次（批号A、B、C）; 3个组（东线、西线、索道组）."""
    bracket = _BRACKET.match(rest)
    if bracket is None or _CHOICE.match(bracket["items"]) or "，" in bracket["items"] or "；" in bracket["items"]:
        return None
    found = items_of(hidden(bracket["items"]))
    if found is None or len(found.names) < 2:
        return None
    coded = all(re.search(r"[A-Z0-9]", n) and not _VALUED.search(n) for n in found.names)
    alike = max(map(len, found.names)) - min(map(len, found.names)) <= 2 and not any(map(_VALUED.search, found.names))
    return found if bracket["label"] or coded or (alike and len(found.names) > 2) else None


def _named_at_once(claim: Claim, rest: str) -> Items | None:
    """3名被告人王某某、李某某、赵某某: masked names right behind the noun."""
    named = _DEFENDANTS.match(rest) if claim.unit in PEOPLE else None
    return items_of(named[1]) if named else None


def _before(draft: Draft, claim: Claim) -> Items | None:
    """Names that touch the number: none is a word for all of a kind, and none says how many by itself."""
    if claim.unit not in _BEFORE_UNITS:
        return None
    if draft.plain[claim.end : claim.end + 1].isdigit() and claim.unit in ("类", "种", "项"):
        return None  # “甲”“乙”“丙”2类5个项目: which of the two is meant, nobody says
    found = items_of(hidden(draft.lead(claim)))
    if found is None or len(found.names) < 2 or not _are_names(found, draft.tail(claim), claim):
        return None
    return found


def _are_names(found: Items, tail: str, claim: Claim) -> bool:
    own = found.names[1:]
    if all(_CODE.fullmatch(n) for n in own) and _CODE.search(found.names[0]):
        return True
    if found.names[-1].endswith(_HOLDERS) and not found.names[-2].endswith(_HOLDERS):
        return False  # 筷子、纸杯和餐盒生产企业4家: what they make
    bare = all((1 < len(n) <= 14 and not _NO_NAME.search(n)) or n == "□" for n in own)
    kinds = claim.unit in ("类", "种")
    if not bare or _OF_ALL.search(found.names[-1]) or (not kinds and _is_general(found.names)):
        return False
    ends = {n[-1] for n in own}
    noun = (claim.unit.removeprefix("个") + tail)[:1]
    if (
        ends & set(_AREAS)
        and noun
        and noun in _AREAS
        and not (ends & {noun} or (noun in "县市区" and ends & set("县市区")))
    ):
        return False
    few = max(len(found.names), int(number(claim))) < 3 or len(found.names) < 3
    alike = ends == {found.names[0][-1]} or ends | {found.names[0][-1]} <= set(_AREAS)
    return not few or (alike and not tail[:1].strip("，。；、："))


def _is_general(names: Sequence[str]) -> bool:
    """Whether one of them is a word for all of a kind; the first may have the words before it."""
    first = tuple(w for w in words("generic") if w[-1] not in _AREAS)  # 假城区 is a name
    return names[0].endswith(first) or any(n in words("generic") for n in names[1:])
