"""Of which whole a share is, as far as the text says so (占比的分母).

Named behind 占 (占当年缴存额的), by the sentence's 某某中, by a list that the part belongs to, or by
what a rate is called after (办结率). Each gives certain wholes; where none is certain, none is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.bound import has_own_share, is_firm
from gongshi.check.consistency.ends import is_then
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.group import Group, added, room
from gongshi.check.consistency.groups.sentences import named_before
from gongshi.check.consistency.limits import is_of_limits
from gongshi.check.consistency.share_names import holds_name, is_named, is_opposed
from gongshi.check.draft import Draft, is_counted, number

OF = re.compile(
    r"(?:占|完成(?!率)|达到|相当于)(?:到|了)?([^，。；：]{0,16}?)(?:总数|总量|总额|总人数|总值)?的?(?:比重|比例|比)?(?:为|达|达到|约|近|超|超过|突破|不足)?$"
)
RATE = re.compile(r"([^，。；：、]{1,12}?)(?:率|面|比例|占比|(?<=满意)度)(?:均?为|达|达到|约|近|超过|突破)?$")
_OWN_NAME = re.compile(r"([一-鿿]{4,12}?)(?:虽|只|仅|却|也|约|就|还|则|已|便|更|又)*占(?!比)")
_AMONG = re.compile(r"([^，。；\n]{2,14}?)(?:之)?中，")
_PLACES = ("全国", "全省", "全市", "全县", "全区")
_LONG = 5  # characters of a name whose first two say who, and not what was done: 教师学历合格率
_AT_ONCE = 4  # characters of a clause before the number that begins it
_DUE, _DONE = re.compile(r"应[一-鿿]{0,4}$"), re.compile(r"^[，、]?(?:已|实)")
_LEFT = re.compile("[余剩未不非除没]|其他")
_CLASSES = ("以下", "以上", "及以", "以内")
_COUNTED_IN = re.compile(r"总?([起件宗户辆家批例])数$")
_IDLE = re.compile(r"^(?:当年|同期|全部|所有|本|该|其|报告)|(?:报告|的)$")


@dataclass(frozen=True)
class Ratio:
    """Parts that are added, and the whole they are of.

    `rest` when the share is of what they leave (合格率 of 不合格); `beside` when the whole is both
    added (不捕率: of those arrested and those not); `faint` where only a slip of the pen may accuse it.
    """

    parts: tuple[Claim, ...]
    whole: Claim
    rest: bool = False
    beside: bool = False
    faint: bool = False


def may_be_the_rest(draft: Draft, share: Claim, part: Claim) -> bool:
    """Whether the share may be what a part leaves: 合格率 beside 不合格25件, not 省外游客6.32万人次，占六成."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(share.outer_start)] : share.outer_start]
    if "占" not in draft.lead(share):
        rate = RATE.search(draft.lead(share))
        stem = rate[1].strip("的总 ，、；")[-6:] if rate is not None else ""
        done = len(stem) > 1 and draft.lead(part).endswith(stem[-2:]) and draft.lead(part)[-3:-2] not in tuple("不未非无")
        return not done or stem[0] in "不未非"
    return _LEFT.search(clause) is not None


def certain_ratios(draft: Draft, share: Claim) -> list[Ratio]:
    """Every part and whole that the text itself puts the share to; when all fail, the share is wrong."""
    lead = draft.lead(share)
    if draft.is_tabular(share.start):
        return []
    if "分别" in draft.plain[draft.clause_starts[draft.clause_of(share.outer_start)] : share.outer_start]:
        rated = _rated(draft, share, share.subject[:-1]) if is_rate_in_turn(draft, share) else []
        return [replace(r, faint=True) for r in rated]
    inside = whole_inside(draft, share)
    if inside is not None:
        return [inside]
    part = part_before(draft, share)
    if part is None:
        return []
    of, rate = OF.search(lead), RATE.search(lead)
    if of is not None and (is_of_another(draft, lead, part) or has_own_share(draft, share, part)):
        return []
    if of is not None and (is_of_a_class(draft, share, part) or is_of_other_unit(of[1], part)):
        return []
    if of is not None:
        return (
            _of_named(draft, share, part, of[1])
            or _of_group(draft, share, part, of[1])
            or _of_linked(draft, share, part, of[1])
        )
    return _rated(draft, share, rate[1]) if rate is not None else []


def is_rate_in_turn(draft: Draft, share: Claim) -> bool:
    """不捕率、不诉率分别为31.4%和16.7%: whether the share has its rate's name from a row of names."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(share.outer_start)] : share.outer_start]
    return share.subject.endswith("率") and f"{share.subject}" in clause and clause.count("率") > 1


def is_of_another(draft: Draft, lead: str, part: Claim) -> bool:
    """医院床位7.66万张，…，公立医院床位占70.0%: the share names a thing of its own that the number before does not count."""
    name = _OWN_NAME.match(lead.lstrip("，、；和及"))
    if name is None:
        return False
    clause = draft.clause(part.outer_start)
    return (
        name[1] not in clause
        and not (part.subject and part.subject in name[1] and len(part.subject) * 2 > len(name[1]) + 4)
        and part.subject[:2] != name[1][:2]
    )


def is_of_a_class(draft: Draft, share: Claim, part: Claim) -> bool:
    """大专0.99万人；35岁以下占86.3%: the share begins with a class of its own, which the number before does not count."""
    said = draft.before(share)
    clause = draft.clause_starts[draft.clause_of(share.outer_start)]
    if said is None or said is part or said.kind not in (Kind.AGE, Kind.DURATION, Kind.MEASURE):
        return False
    return said.start - clause < _AT_ONCE and draft.plain.startswith(_CLASSES, said.end)


def is_of_other_unit(name: str, part: Claim) -> bool:
    """31起19人，占总起数的65.3%: what the share is of is counted in a unit that the number before has not."""
    found = _COUNTED_IN.search(name)
    return found is not None and found[1] != part.unit[:1]


def part_before(draft: Draft, share: Claim) -> Claim | None:
    """The number directly before the share in its sentence; changes and other shares are passed over, 35岁以下占86.3% has none."""
    if is_of_limits(draft, share):
        return None
    for claim in reversed([c for c in draft.in_sentence(share.start) if c.start < share.start]):
        if is_counted(claim):
            return claim
    return None


def whole_inside(draft: Draft, share: Claim) -> Ratio | None:
    """占应收面积74.2万亩的92.2%: the whole stands between 占 and the share."""
    whole = draft.before(share)
    if whole is None or not is_counted(whole) or draft.plain[whole.outer_end : share.outer_start] != "的":
        return None
    part = draft.before(whole)
    fits = (
        re.search("占|完成|为|达", draft.lead(whole))
        and part is not None
        and is_counted(part)
        and part.unit == whole.unit
    )
    return Ratio((part,), whole) if fits and part is not None else None


def _of_named(draft: Draft, share: Claim, part: Claim, name: str) -> list[Ratio]:
    place = next((p for p in _PLACES if name.startswith(p)), "")
    if place:
        bare = _IDLE.sub("", name.removeprefix(place))
        wholes = [c for c in draft.near(part) if place in draft.clause(c.start)]
        return [Ratio((part,), w) for w in wholes] if not bare else []
    bare = _IDLE.sub("", _IDLE.sub("", name))
    if len(bare) < 2:
        return []
    near = [c for c in draft.near(part) if is_then(draft, part) or not is_then(draft, c)]
    named = [c for c in near if is_named(draft, c, bare)] or [c for c in near if holds_name(draft, c, bare)]
    run = tuple(run_before(draft, share))
    sums = [Ratio(run, w) for w in named if len(run) > 1 and w not in run]
    return [Ratio((part,), w) for w in named if w not in run[:-1]] + sums


def _of_group(draft: Draft, share: Claim, part: Claim, name: str) -> list[Ratio]:
    """The whole of the list that the part belongs to, or of the sentence's 某某中."""
    if name and not re.fullmatch(r"总.{0,2}|比", name):
        return []
    for group in lists_with(draft, part):
        if number(part) <= number(group.whole) and not are_alike(draft, group.whole, part):
            return [Ratio((part,), group.whole)]
    start = draft.sentence_starts[draft.sentence_of(share.start)]
    among = _AMONG.match(draft.plain, start)
    whole = named_before(draft, among[1], start, part.unit) if among else None
    return [Ratio((part,), whole)] if whole is not None else []


def _linked_whole(draft: Draft, share: Claim, part: Claim) -> Claim | None:
    """The claim that the share names where it is not the part itself."""
    linked = draft.at(share.of)
    if linked is None or linked is part or not is_counted(linked):
        return None
    return linked if number(linked) >= number(part) else None


def _of_linked(draft: Draft, share: Claim, part: Claim, name: str) -> list[Ratio]:
    """The whole that the part names, or that 其中 leads from."""
    if name:
        return []
    whole = draft.at(part.of) or _linked_whole(draft, share, part)
    start = draft.sentence_starts[draft.sentence_of(part.start)]
    if whole is None:
        opened = draft.plain.rfind("其中", start, part.start)
        before = (
            [c for c in draft.between(start, opened) if is_counted(c) and c.unit == part.unit] if opened > 0 else []
        )
        whole = before[-1] if before else None
    fits = whole is not None and is_counted(whole) and whole.unit == part.unit and not are_alike(draft, whole, part)
    return [Ratio((part,), whole)] if fits and whole is not None else []


def are_alike(draft: Draft, whole: Claim, part: Claim) -> bool:
    """民营101.2亿元，占79.3%，其中…；外资19.8亿元，占15.5%: both have a share, a semicolon between: of one whole further up."""
    behind = draft.after(whole)
    shared = behind is not None and behind.kind is Kind.PERCENT and "占" in draft.lead(behind)
    return shared and "；" in draft.plain[whole.end : part.start]


def run_before(draft: Draft, share: Claim) -> list[Claim]:
    """The counts of one unit directly before the share, back to the first other claim of the sentence."""
    run: list[Claim] = []
    claim = draft.before(share)
    while claim is not None and is_counted(claim) and draft.sentence_of(claim.start) == draft.sentence_of(share.start):
        if run and claim.unit != run[0].unit:
            break
        run.insert(0, claim)
        claim = draft.before(claim)
    return run


def _rated(draft: Draft, share: Claim, name: str) -> list[Ratio]:
    """受理86412件，审执结82157件，结案率: the parts are those whose words the rate is called after."""
    stem = re.sub(r"(?:化|适用)$", "", name.strip("的总 "))[-6:]
    line = draft.paragraph_starts[draft.paragraph_of(share.start)]
    before = told = [c for c in draft.between(line, share.start) if is_counted(c)]
    if (
        draft.before(share) is None
        or not before
        or draft.sentence_of(before[-1].start) != draft.sentence_of(share.start)
    ):
        before = [c for c in draft.in_sentence(share.start) if is_counted(c) and c.start > share.start]
    stem = re.sub(r"(?:所|的)$", "", stem)
    behind = _part_behind(draft, share, stem)
    before = [*told, behind] if behind is not None else before
    parts = (
        [behind]
        if behind is not None
        else [c for c in before if is_called(draft, c, stem) and not is_opposed(draft, share, c)]
    )
    parts = [
        c for c in parts if stem[-2:] in draft.lead(c) + c.subject
    ] or parts  # 婚检1052对 before 再婚187对, of 婚检率
    if len(stem) < 2 or not parts:
        return []
    ratios = [_with_whole(draft, before, stem, (part,), _is_opposite(draft, part, stem)) for part in parts[-3:]]
    near = [
        c
        for c in parts
        if draft.sentence_of(c.start) == draft.sentence_of(parts[-1].start) and c.unit == parts[-1].unit
    ]
    if len(near) > 1:
        ratios.append(_with_whole(draft, before, stem, tuple(near)))
    found = [r for r in ratios if r is not None and not _is_of_the_last(draft, share, r)]
    return [_as_bound(draft, share, r, name) for r in found] or _of_both(draft, near, stem)


def _part_behind(draft: Draft, share: Claim, stem: str) -> Claim | None:
    """查验率1.5%，查验42.9万件: the number directly behind the rate that has its name."""
    after = draft.after(share)
    if after is None or not is_counted(after) or draft.sentence_of(after.start) != draft.sentence_of(share.start):
        return None
    said = re.fullmatch(r"[，（]([^，。；（）]{2,8})", draft.plain[share.outer_end : after.outer_start])
    return after if said is not None and said[1].endswith(stem) else None


def _is_of_the_last(draft: Draft, share: Claim, ratio: Ratio) -> bool:
    """抽检320批次，不合格6批次；经营环节抽检240批次，不合格率1.7%: a number called as the whole is stands right before the rate, which is of that."""
    last, whole = draft.before(share), ratio.whole
    if last is None or last in (whole, *ratio.parts) or last.unit != whole.unit or last.start < whole.start:
        return False
    said, own = draft.lead(last), re.sub("[^一-鿿]|[共其中]", "", draft.lead(whole))
    alike = any(a + b in said for a, b in pairwise(own))
    return alike and "；" in draft.plain[whole.end : last.start]


def is_due(draft: Draft, ratio: Ratio) -> bool:
    """应换届412个，已完成309个，完成率: what was due right before what was done is its whole, whatever stands before it."""
    part, whole = ratio.parts[-1], ratio.whole
    due = draft.before(part) is whole and _DUE.search(draft.lead(whole)) is not None
    return due and _DONE.search(draft.lead(part)) is not None


def _as_bound(draft: Draft, share: Claim, ratio: Ratio, name: str) -> Ratio:
    firm = is_due(draft, ratio) or all(is_firm(draft, share, p, ratio.whole, name) for p in ratio.parts[-1:])
    return ratio if firm else replace(ratio, faint=True)


def _of_both(draft: Draft, near: Sequence[Claim], stem: str) -> list[Ratio]:
    """已整改86处，未整改24处，整改率: where no whole is told, the two that exclude each other are it."""
    denied = [c for c in near if _is_opposite(draft, c, stem)]
    done = [c for c in near if c not in denied]
    if len(near) != 2 or len(denied) != 1 or len(done) != 1:
        return []
    return [Ratio((done[0],), denied[0], beside=True)]


def is_called(draft: Draft, claim: Claim, stem: str) -> bool:
    """Whether the number is of what a rate is called after: 已办结121件 of 办结率."""
    words = draft.plain[draft.clause_starts[draft.clause_of(claim.start)] : claim.outer_end] + draft.tail(claim)
    own = words.rpartition("、")[2]
    short = (len(stem) == 2 and own.rstrip("0123456789")[:1] == "已") or (
        len(stem) == 2 and any(c in draft.lead(claim) for c in stem)
    )
    return stem[-2:] in own or (stem[:2] in own and len(stem) < _LONG) or short


def _is_opposite(draft: Draft, claim: Claim, stem: str) -> bool:
    words = draft.plain[draft.clause_starts[draft.clause_of(claim.start)] : claim.outer_end] + draft.tail(claim)
    own = words.rpartition("、")[2]
    return any(f"{no}{stem[-2:]}" in own for no in "不未非") and stem[0] not in "不未非"


def _with_whole(
    draft: Draft, before: Sequence[Claim], stem: str, parts: tuple[Claim, ...], rest: bool = False
) -> Ratio | None:
    """The nearest larger number of the unit before the parts that is no part itself."""
    summed = added(parts)
    larger = [c for c in before if c.start < parts[0].start and c.unit == parts[0].unit and number(c) >= summed]
    larger = [c for c in larger if stem not in draft.lead(c) + c.subject + draft.tail(c)[:4]]
    whole = [c for c in larger if c.role is not Role.PART] or larger
    chosen = _whole_said(draft, parts[0]) or (whole[-1] if whole else None)
    if chosen is not None and _is_affirmed(draft, chosen, stem):
        return Ratio(parts, chosen, beside=True, faint=True)
    return Ratio(parts, chosen, rest) if chosen is not None and number(chosen) >= summed else None


def _is_affirmed(draft: Draft, whole: Claim, stem: str) -> bool:
    """批准逮捕214人，不捕126人，不捕率: who was arrested is no whole of those who were not."""
    return stem[0] in "不未非" and stem[1:2] in draft.lead(whole) + whole.subject and stem not in whole.subject


def _whole_said(draft: Draft, part: Claim) -> Claim | None:
    """判决案件中，上诉612件，上诉率: the whole that the sentence names, or that of the one list of the part."""
    start = draft.sentence_starts[draft.sentence_of(part.start)]
    among = _AMONG.match(draft.plain, start)
    if among and among.end() <= part.start:
        return named_before(draft, among[1], start, part.unit)
    wholes = [g.whole for g in lists_with(draft, part) if _adds_up(g)]
    return wholes[0] if len({number(w) for w in wholes}) == 1 else None


def _adds_up(group: Group) -> bool:
    return abs(added(group.parts) - number(group.whole)) <= room(group.whole, group.parts)
