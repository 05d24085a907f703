"""Items behind their number, in its own sentence (数后的列举).

A word leads to them (即, 分别为, 是, a colon), or they stand in a bracket: 4处：甲路口、乙路口…; 5人（胡某、邱某…）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.list_items import Items, hidden, items_at, items_of
from gongshi.check.consistency.lists_counted import Counted, counted, may_count_a_list
from gongshi.check.consistency.lists_marked import run_of
from gongshi.check.consistency.names_of_people import is_person
from gongshi.check.draft import Draft, kin, number
from gongshi.i18n import tr

_TIMES, _FEW_TIMES = ("次", "组", "期", "场", "轮"), 10
_FEW = 3  # names; so many are a list without a strong word before them
_PLAIN = r"[^，。；：、\n0-9（）和与及]"
_CUE = re.compile(
    rf"{_PLAIN}{{0,20}}?(?:）?：|，?(?:即|分别|依次|具体|名单)[^，。；：、\n0-9（）]{{0,6}}?(?<!作|成|认)[为是在于有]：?|，?即：?"
    r"|(?P<plain>，(?:为|是)：?|[一-鿿](?<![作成认因以较更最视评列变改定称不正就还都也])(?:是|为)：?))"
)
_FAR_COLON = re.compile(r"[^。；：、\n（）]{0,40}：")
_BRACKET = re.compile(
    rf"{_PLAIN}{{0,12}}（(?P<label>(?:批号|编号|代码|车牌号?|品种|名称|即|为|是|分别为|分别是)：?)?(?P<items>[^（）\n，；]{{3,400}})）"
)
_CHOICE = re.compile(r"含|包括|如|其中|主要|除|不含|包含|涉及|详见|见|附|原|上年|去年|较|比|同比|按|指|以")
_SORTS = re.compile(r"自治[区州县旗]|直辖市|县级市|地级市|地区|街道|乡镇|开发区|功能区|[省市县区镇乡州盟旗]")
_VALUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[万亿%]|[一-鿿])")
_ASKED = re.compile(r"(?:事项|原因|时间|地点|方式|办法|要求|情况|内容|标准|条件)[^，。；：]{0,6}$")
_RANKED = re.compile(r"(?:前|后|末)$")


def behind(draft: Draft) -> Iterator[Counted]:
    """Every number that may be a length with the items behind it, where they are surely all."""
    for claim in draft.counted:
        if may_count_a_list(claim) or (claim.unit in _TIMES and 1 < number(claim) < _FEW_TIMES):
            rest = draft.plain[claim.outer_end : draft.sentence_end(claim.outer_end)]
            items = _led_to(draft, claim, rest) or _in_bracket(rest)
            found = counted(claim, items.lengths, tr("之后列出")) if items is not None else None
            if found is not None:
                yield found


def _led_to(draft: Draft, claim: Claim, rest: str) -> Items | None:
    cue = _CUE.match(rest) or (_FAR_COLON.match(rest) if _is_last_before_colon(draft, claim, rest) else None)
    lead = draft.lead(claim)
    if cue is None or lead.endswith(("其中", "另", "另有")) or _ASKED.search(cue[0].rstrip("为是：有")):
        return None
    if lead.endswith(("、", "和")):
        return None  # 3座桥梁、2条隧道：…: the list is of both
    found = items_at(rest[cue.end() :]) if not run_of(rest[cue.end() :]) else None
    if found is None or len(found.names) < 2 or _are_parts(draft, claim, claim.outer_end + cue.end(), found):
        return None
    weak = cue.re is _CUE and cue["plain"] and not cue[0].endswith("：") and len(found.names) < _FEW
    return None if weak and not _RANKED.search(lead) and not _are_called(lead, found) else found


def _are_called(lead: str, found: Items) -> bool:
    """不达标断面2个，为石桥断面和柳河断面: names that all end in the noun that is counted."""
    return len({n[-2:] for n in found.names}) == 1 and found.names[0][-2:] in lead


def _is_last_before_colon(draft: Draft, claim: Claim, rest: str) -> bool:
    """5条，总长12.6公里：… the items behind the colon are counted by the last number that counts things."""
    colon = rest.find("：")
    between = draft.between(claim.end, claim.outer_end + max(colon, 0))
    return colon > 0 and all(c.kind in (Kind.MEASURE, Kind.MONEY, Kind.PERCENT, Kind.DATE) for c in between)


def _are_parts(draft: Draft, claim: Claim, start: int, found: Items) -> bool:
    """甲镇2处、乙镇1处; 东山、西河各1个: items with a number of the unit are parts of it, and not so many."""
    inside = draft.between(start, draft.sentence_end(claim.outer_end))
    own = [c for c in inside if kin(c.unit) == kin(claim.unit)]
    return any(c.role is Role.EACH or any(draft.words_of(c) in name for name in found.names) for c in own)


def _in_bracket(rest: str) -> Items | None:
    """3个批次（批号A、B、C）; 3个组（东线、西线、索道组）: names in a bracket behind the noun, of one look."""
    bracket = _BRACKET.match(rest)
    found = items_of(hidden(bracket["items"])) if bracket and not _CHOICE.match(bracket["items"]) else None
    if bracket is None or found is None or len(found.names) < 2 or all(map(_SORTS.fullmatch, found.names)):
        return None
    if bracket["label"]:
        return found
    if any(map(_VALUED.search, found.names)):
        return None
    coded = all(re.search(r"[A-Z0-9]", n) for n in found.names)
    sizes = [len(n) for n in found.names]
    alike = len(found.names) >= _FEW and max(sizes) - min(sizes) <= 2
    return found if coded or alike or all(map(is_person, found.names)) else None
