"""A number right behind what it counts: names, quoted titles, things of one kind (前面的名单).

甲、乙、丙三个服务点; 甲、乙、丙3名同志; “甲”“乙”2项活动; 甲组、乙组、丙组3个组别; a list that 共7处 closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.lists_things import things_before
from gongshi.check.consistency.words import words
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.i18n import tr

_MOST = 200
_AREAS = ("省", "市", "县", "区", "镇", "乡", "村", "县区")
_KINDS = ("大类", "类", "种", "个部门", "大项", "大类别")
_NUMBERED = re.compile(r"[二两三四五六七八九十百][名个家户人件起处]")
_NOT_NAMES = re.compile(r"[0-9等共各这那前后每其]|分别|以及")
_NO_PERSON = re.compile(r".*[奖员长生师人工村镇县市区队组所局院校班级类科室部处站点岗]|.*(?:家属|夫妇|父子|一家).*")
_OF_A_KIND = re.compile(r"[别号项]?(?:$|[^一-鿿]|[的共均已被为参获开完进列和与及举全])")
_SORTS = re.compile(r"自治[区州县旗]|直辖市|县级市|地级市|地区|街道|乡镇|开发区|功能区|[省市县区镇乡州盟旗]")
_AREA_NOUN = re.compile(
    r"(?:县区|乡镇|街道|社区|行政村|县|区|镇|乡|村)(?:$|[^一-鿿]|[的共均已被为参获开完进列和与及举全])"
)
QUOTED = re.compile(r"(?:(?:“[^“”\n]{1,40}”|《[^《》\n]{1,60}》)[、和与及]?){2,}$")
ONE_QUOTED = re.compile(r"“[^“”\n]{1,40}”|《[^《》\n]{1,60}》")
_IN_BRACKETS = re.compile(r"(?<![0-9])（([一-鿿]{2,20}(?:、[一-鿿]{2,20}){1,60})）")
_SOME = re.compile(r"含|包括|如|其中|主要|除|不含|包含")
_NOUN = re.compile(r"[一-鿿]{0,8}")
_ALL = re.compile(r"(?:[，：]|^)(?:总?共|共计|总计|合计|以上共|共有)$")
_BRACKETS = re.compile(r"（[^（）]{0,60}）|“[^“”]{0,60}”|《[^《》]{0,60}》")
_SPECIFIC = re.compile(r"[A-Z0-9（“《]")
_LONGEST_ITEM = 30
_LONGEST_LIST = 2_000
_LEAST_CLOSED = 4  # items that a list without names needs for 共 to close it


@dataclass(frozen=True)
class Counted:
    """A number, how many items the text gives for it, and where it gives them."""

    claim: Claim
    length: int
    what: str


@cache
def _listed() -> frozenset[str]:
    return frozenset(words("listed"))


def may_count_a_list(claim: Claim) -> bool:
    """Whether the number may be the length of a list: an exact small count of things, not said of each."""
    return (
        claim.kind is Kind.COUNT and is_counted(claim) and claim.unit in _listed() and claim.role is not Role.EACH
    ) and 1 < number(claim) <= _MOST


def named_before(draft: Draft) -> Iterator[Counted]:
    """Every number with the items that stand directly before it, where they are all that it counts."""
    for claim in draft.claims:
        if may_count_a_list(claim):
            length = (
                _short_names(draft, claim)
                or _people(draft, claim)
                or _quoted(draft, claim)
                or _of_a_kind(draft, claim)
                or _closed_by_all(draft, claim)
                or things_before(draft, claim)
            )
            if length:
                yield Counted(claim, length, tr("之前列出"))


def _clause_before(draft: Draft, claim: Claim) -> str:
    return draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]


def _short_names(draft: Draft, claim: Claim) -> int:
    """假山、虚水、演田三个服务点: short names directly before a number in Chinese numerals, or before kinds."""
    if claim.unit in ("类", "级"):
        return 0
    arabic = claim.text[0] not in "两三四五六七八九十" and claim.unit not in _AREAS
    if arabic and not _counts_kinds(draft, claim):
        return 0
    items = _BRACKETS.sub("", _clause_before(draft, claim)).split("、")  # 7省（自治区、直辖市）23市
    own = draft.between(draft.clause_starts[draft.clause_of(claim.outer_start)], claim.outer_start)
    if any(c.unit == claim.unit for c in own):
        return 0  # 省派十二名、市派三十名: each item has a number of its own
    short = len(items) > 1 and all(1 < len(item) < 9 for item in items[1:])
    if (
        not short
        or items[-1].endswith("的")
        or _NUMBERED.search("".join(items))
        or _NOT_NAMES.search("".join(items[1:]))
    ):
        return 0
    named = len(items) + len(re.findall(r"[和与及]", items[-1]))
    return 0 if arabic and (len(items) < 3 or abs(named - number(claim)) > 1) else named


def _counts_kinds(draft: Draft, claim: Claim) -> bool:
    """公安、卫健、供电5个部门: the noun says that kinds are counted, which the names before it are."""
    if claim.unit == "个" and _AREA_NOUN.match(draft.tail(claim)):
        return True
    return claim.unit in _KINDS or (claim.unit in ("个", "项", "大") and draft.tail(claim).startswith(words("kinds")))


def _people(draft: Draft, claim: Claim) -> int:
    """钟鸣、尹小满、蔺远3名同志: names of people, a surname each, directly before a number of people."""
    if claim.unit not in PEOPLE:
        return 0
    *rest, last = _clause_before(draft, claim).split("、")
    ends = re.split(r"[和与及]", last)
    items = [*rest, *(ends if len(ends) == 2 and all(map(is_person, ends)) else [last])]
    if len(items) < 2 or not all(map(is_person, items[1:])):
        return 0
    return len(items) if _ends_in_a_person(items[0]) else 0


def is_person(item: str) -> bool:
    """Whether the word is a name of a person by its surname and length.

    >>> is_person("尹小满"), is_person("蔺某"), is_person("金奖"), is_person("高中生")
    (True, True, False, False)
    """
    if re.fullmatch(r"[一-鿿]{1,2}某{1,2}[^\W等和与及]?", item):
        return True
    return (
        2 <= len(item) <= 3
        and item[-1] not in "等和与及"
        and item.startswith(words("surnames"))
        and not _NO_PERSON.fullmatch(item)
    )


def _ends_in_a_person(item: str) -> bool:
    """授予钟鸣: the first of the names, with what leads to it."""
    return is_person(item) or any(is_person(item[-n:]) for n in (2, 3))


def _quoted(draft: Draft, claim: Claim) -> int:
    """“送法下乡”“以案释法”2项活动: titles in quotation marks directly before the number."""
    start = draft.sentence_starts[draft.sentence_of(claim.outer_start)]
    found = QUOTED.search(draft.plain[max(start, claim.outer_start - _LONGEST_LIST) : claim.outer_start])
    if found is None or draft.plain[claim.end : claim.end + 1].isdigit():
        return 0  # “甲”“乙”“丙”2类5个项目: which of the two is meant, nobody says
    named = len(ONE_QUOTED.findall(found[0]))
    return named if abs(named - number(claim)) <= max(1, named // 3) else 0


def in_brackets(draft: Draft) -> Iterator[Counted]:
    """5名队员（裴勇、钟鸣、邬亮、佟刚、柏宁）: names in brackets right behind what is counted."""
    for found in _IN_BRACKETS.finditer(draft.plain):
        claim = next((c for c in reversed(draft.between(max(0, found.start() - 12), found.start()))), None)
        if (
            claim is None
            or not (may_count_a_list(claim) or _is_of_groups(claim))
            or not _NOUN.fullmatch(draft.plain, claim.end, found.start())
        ):
            continue
        items = found[1].split("、")
        if _SOME.match(items[0]) or all(_SORTS.fullmatch(item) for item in items):
            continue  # 4省（自治区、直辖市）: what else they are called
        named = all(map(is_person, items)) if claim.unit in PEOPLE else all(i.endswith(words("names")) for i in items)
        far = max(2, len(items) // 3) + (named and claim.unit in PEOPLE)
        if (named or _are_short(claim, items)) and abs(len(items) - number(claim)) <= far:
            yield Counted(claim, len(items), tr("括号内列出"))


def _is_of_groups(claim: Claim) -> bool:
    return claim.unit in ("组", "队") and is_counted(claim) and 1 < number(claim) <= _LEAST_CLOSED * 3


def _are_short(claim: Claim, items: list[str]) -> bool:
    """6个社区（桃园、柳荫、新桥、河东、南苑）: short words of nearly one length, none of which opens or closes a choice."""
    open_ = items[-1].endswith(("等", "为主"))
    alike = max(map(len, items)) - min(map(len, items)) <= 1 and len(items) > 2 and max(map(len, items)) < 6
    ends = len({i[-1] for i in items[:-1]}) == 1 and len(items) > 2 and max(map(len, items)) < 6
    near = abs(len(items) - number(claim)) <= (2 if claim.unit in ("组", "队") else 1)
    return (alike or ends) and not open_ and claim.unit in ("个", "所", "家", "座", "条", "组", "队") and near


def _of_a_kind(draft: Draft, claim: Claim) -> int:
    """竞技组、群众组、学校组3个组别: items that all end as the noun behind the number begins."""
    items = re.sub(r"共计?$", "", _clause_before(draft, claim)).split("、")
    end = items[-1][-1:]
    sides = re.split("[和与及]", items[-1])
    if len(sides) == 2 and len(sides[0]) > 1 and sides[0][-1] == end == items[0][-1:]:
        items = [*items[:-1], *sides]
    if len(items) < 3 or any(not 1 < len(i) < 12 or i[-1] != end for i in items[1:]) or items[0][-1:] != end:
        return 0
    tail = draft.tail(claim)
    if claim.unit in PEOPLE:
        return 0
    alike = claim.unit.endswith(end) or (tail.startswith(end) and _OF_A_KIND.match(tail, 1))
    near = abs(len(items) - number(claim)) <= 1 and not re.search(r"[0-9]|等(?!奖)|分别", "".join(items[1:]))
    return len(items) if alike and near else 0


def _closed_by_all(draft: Draft, claim: Claim) -> int:
    """甲路口、乙路段（限速60km/h）、丙桥，共3处: a list of its own, from the line's start or a colon, closed by 共."""
    start = max(draft.paragraph_starts[draft.paragraph_of(claim.start)], claim.outer_start - _LONGEST_LIST)
    before = draft.plain[start : claim.outer_start]
    found = _ALL.search(before)
    if found is None or re.search(r"[。；，]", _BRACKETS.sub("", before[: found.start()])):
        return 0
    listed = before[: found.start()].rpartition("：")[2]
    items = [i.strip() for i in _BRACKETS.sub("（", listed).split("、")]
    if len(items) < _LEAST_CLOSED or any(not i or len(i) > _LONGEST_ITEM for i in items) or "等" in items[-1][-2:]:
        return 0
    telling = sum(_SPECIFIC.search(i) is not None for i in items) * 4 >= len(items)
    named = len(items)
    return named if abs(named - number(claim)) <= (max(1, named // 4) if telling else 1) and telling else 0
