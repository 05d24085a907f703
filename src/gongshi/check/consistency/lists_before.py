"""Names that touch the number of what they name: 开通虚港、演岛、假兰3条航线; 公安、卫健、供电三部门 (数前的列举).

Only names are counted. Words that stand for all of a kind (学校、医院、商场4个点位) say where and not which, unless kinds are
what is counted; and a place may hold several (甲镇、乙镇、丙镇12个小组).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongshi.check.claim import Claim
from gongshi.check.consistency.list_items import hidden, items_of
from gongshi.check.consistency.lists_counted import Counted, counted, may_count_a_list
from gongshi.check.consistency.names_of_people import ends_in_a_person, is_person
from gongshi.check.consistency.words import pattern, words
from gongshi.check.draft import Draft
from gongshi.check.finding import Span
from gongshi.check.lexicon import tail_word
from gongshi.check.units import PEOPLE
from gongshi.i18n import tr
from gongshi.wording.numerals import whole_number

_KINDS = ("大类", "类", "种", "大项", "部门", "个部门")
_ONE_EACH = (
    "个",
    "家",
    "所",
    "座",
    "条",
    "处",
    "项",
    "支",
    "款",
    "站",
    "省",
    "国",
    "部",
    "艘",
    "支队伍",
    *words("areas"),
)
_KINDS_OF = ("家", "所")  # units of which there may be several of what is named: 糕点、饮料4家
_CODE = re.compile(r"[A-Z]?[0-9]{1,4}(?:路|号线|线|次)$")
_NO_NAME = re.compile(r"[0-9的了共各这那每其]|等(?!奖)|分别|以及")
_OF_ALL = re.compile(r"[二两三四五六七八九十][一-鿿]|[0-9]+[个家处条起件]")
_HOLDERS = ("企业", "单位", "商户", "门店", "经营户", "经营者", "公司", "场所")
_OFFICES = re.compile(r"单位|部门|机构|力量|队伍|职能")
_LED = re.compile(r"(?<!我)[局委院队厅处站所府会部](?:联合|联动|协同|与|和)|牵头|会同")
_ALL = re.compile(r"，?(?:总?共|共计|总计|合计|以上共|共有)$")
_TOGETHER = re.compile("(?:总?共|共计|合计)$")
_BODIES = ("部门", "单位", "企业", "公司", "机构", "学校", "医院", "家", "所", "省", "国家")
_COUNTIES = ("县", "市", "区", "旗")  # any of them is one of so many 县
_LONGEST_LIST, _LEAST_CLOSED = 2_000, 4
_PLATE = r"[一-鿿][A-Z][·・]?[A-Z0-9]{4,6}X{0,3}"
_PLATES = re.compile(rf"(?:{_PLATE}[、和])*{_PLATE}共?计?$")
_WORD = re.compile(
    r"(?:[一-鿿]、)[^，。；：\n]{1,60}?(?P<said>(?P<number>[两三四五六七八九十])(?P<noun>部门|[县市区镇乡村省局校院]|大(?:流域|领域|行业|产业|片区)))"
    r"(?![一-鿿]?[一二两三四五六七八九十]|[级委所])"
)


def before(draft: Draft) -> Iterator[Counted]:
    """Every number with the names that stand directly before it, where they are all that it counts."""
    for claim in draft.counted:
        if may_count_a_list(claim):
            found = counted(claim, _lengths(draft, claim), tr("之前列出"), far=2 if _is_surely_all(draft, claim) else 1)
            if found is not None:
                yield found


def words_before(draft: Draft) -> Iterator[tuple[Span, str, int, int]]:
    """Where a number of names stands that is part of a word and no claim (公安、住建、城管四部门), the word, the number and how many are named."""
    for found in _WORD.finditer(draft.plain):
        start = draft.clause_start(found.start("said"))
        said = whole_number(found["number"])
        lengths = _of_names(draft, draft.plain[start : found.start("said")], found.start("said"), "类")
        near = min(lengths, key=lambda n: abs(n - said), default=0)
        if near and abs(near - said) <= 1:
            yield found.span("said"), found["said"], said, near


def _lengths(draft: Draft, claim: Claim) -> frozenset[int]:
    closed = _closed(draft, claim)
    if closed:
        return frozenset({closed})
    if claim.unit in PEOPLE:
        return _of_people(draft.lead(claim))
    plates = _PLATES.search(draft.lead(claim)) if claim.unit in ("辆", "台") else None
    if plates is not None:
        return frozenset({len(re.split("[、和]", plates[0]))})
    if claim.unit not in (*_ONE_EACH, *_KINDS) or (
        draft.plain[claim.end : claim.end + 1].isdigit() and claim.unit in (*_KINDS, "项")
    ):
        return frozenset()  # “甲”“乙”“丙”2类5个项目: which of the two is meant, nobody says
    return _of_names(draft, draft.lead(claim), claim.outer_start, claim.unit, draft.tail(claim))


def _is_surely_all(draft: Draft, claim: Claim) -> bool:
    """甲镇、乙镇、丙镇共5个乡镇: 共 closes the list, and what is counted is called as the names are."""
    names = _TOGETHER.sub("", draft.lead(claim)).split("、")
    noun = _called(claim.unit + draft.tail(claim))
    return len(names) > 1 and _TOGETHER.search(draft.lead(claim)) is not None and _are_called(names, noun)


def _closed(draft: Draft, claim: Claim) -> int:
    """甲路口、乙路段（限速60km/h）、丙桥，共3处: a list of its own, from the line's start or a colon, that 共 closes."""
    start = max(draft.line_start(claim.start), claim.outer_start - _LONGEST_LIST)
    text = draft.plain[start : claim.outer_start]
    found = _ALL.search(text)
    listed = hidden(text[: found.start()].rpartition("：")[2]) if found and found[0][0] == "，" else ""
    items = items_of(listed) if listed and not re.search(r"[。；，]", listed) else None
    if items is None or len(items.names) < _LEAST_CLOSED or listed == text:
        return 0
    return listed.count("、") + 1


def _of_people(lead: str) -> frozenset[int]:
    """授予钟鸣、尹小满和蔺远3名同志: a surname each."""
    found = items_of(lead)
    sure = found is not None and all(map(is_person, found.names[1:])) and ends_in_a_person(found.names[0])
    return frozenset({len(found.names)}) if found is not None and sure else frozenset()


def _of_names(draft: Draft, lead: str, at: int, unit: str, tail: str = "") -> frozenset[int]:
    """How many things of the unit and noun the words name; none where they are no names, or of something else."""
    noun = _called(unit + tail)
    bare = _TOGETHER.sub("", lead) if noun else lead
    found = items_of(hidden(bare))
    if found is None or len(found.names) < 2 or not _are_names(found.names, unit, tail):
        return frozenset()
    may_be_kinds = (bare != lead or unit in _KINDS_OF) and not pattern("areas").match(noun)
    if may_be_kinds and not _are_named(found.names[1:], unit + tail):
        return frozenset()  # 白酒、糕点共4家企业: what they make
    led = _LED.search(draft.sentence_before(at))
    return found.lengths | ({n + 1 for n in found.lengths} if led else set())  # who leads may be one of them


def _are_names(names: Sequence[str], unit: str, tail: str) -> bool:
    own = names[1:]
    if all(map(_CODE.fullmatch, own)) and _CODE.search(names[0]):
        return True
    if any(_NO_NAME.search(n) or not 1 < len(n) <= 14 for n in own if n != "□") or _OF_ALL.search(names[-1]):
        return False
    if names[-1].endswith(_HOLDERS) and not names[-2].endswith(_HOLDERS):
        return False  # 筷子、纸杯和餐盒生产企业4家: what they make
    if unit not in _KINDS and not tail.startswith(words("kinds")) and _is_general(names, unit + tail[:4]):
        return False
    thing, noun = unit.removeprefix("个") + tail, _called(unit + tail)
    if unit == "个" and pattern("areas").match(tail) and not noun:
        return False  # 东山、西河、南坡4个乡镇卫生院: a place may hold several
    if all(n.endswith(words("areas")) for n in own) and thing and not _are_called(own, noun):
        return False  # 甲镇、乙镇、丙镇4处隐患
    alike = len({n[-1] for n in names}) == 1 or all(n.endswith(words("areas")) for n in names)
    return len(names) > 2 or (alike and not tail[:1].strip("，。；、："))


@cache
def _counts_named() -> re.Pattern[str]:
    """A noun for places, offices or firms, whole: the clause ends behind it, or goes on with what is said of them."""
    bodies, areas, next_, last = (
        "|".join(some) for some in (_BODIES, *map(words, ("areas", "said_next", "said_last")))
    )
    return re.compile(
        rf"[个家所]?({bodies}|(?:{areas})+)(?:（[^（）]{{1,10}}）)?(?:$|“|{next_}|(?:{last})(?:较|严重|$))"
    )


def _called(counted: str) -> str:
    """What is counted where names may be all of it: 乡镇 of 个乡镇受灾; empty where the noun goes on (村民小组, 镇属企业)."""
    found = _counts_named().match(counted)
    return found[1] if found else ""


def _are_called(names: Sequence[str], noun: str) -> bool:
    """Whether each name ends as the noun says: 甲镇、乙乡 of 乡镇, 甲公司 of 公司; 甲区、乙市 of 县 too."""
    areas = pattern("areas").findall(noun) or [noun]
    ends = (*areas, *(_COUNTIES if set(areas) & set(_COUNTIES) else ()))
    return bool(noun) and all(n.endswith(ends) for n in names)


def _are_named(names: Sequence[str], counted: str) -> bool:
    """Whether each is somebody's name, by its end or as the field of an office: 甲公司, 司法局, 公安 of 部门; not 糕点, 初中."""
    offices = _OFFICES.search(counted) is not None
    return all(
        (n.endswith(words("names")) and n not in words("names"))
        or (offices and (pattern("sectors").fullmatch(n) or tail_word(n, "offices")))
        for n in names
    )


def _is_general(names: Sequence[str], thing: str) -> bool:
    """Whether one of them is a word for all of a kind; the first may have the words before it."""
    general = words("generic")
    if all(map(pattern("sectors").fullmatch, names[1:])) and _OFFICES.search(thing):
        return False  # 住建、城管、电力4家单位: each is one office of the place
    first = tuple(w for w in general if not w.endswith(words("areas")))  # 假城区 is a name
    return names[0].endswith(first) or any(n in general for n in names[1:])
