"""Which numbers a share's own words call its part and its whole, and how firmly (占比所指).

Words are compared by the longest piece that both hold; nothing here knows what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.limits import is_of_limits
from gongshi.check.consistency.share_names import is_sibling, says
from gongshi.check.consistency.share_parts import is_of_several
from gongshi.check.consistency.share_ratio import OF, RATE
from gongshi.check.consistency.spread import percent_of
from gongshi.check.consistency.told_base import may_end
from gongshi.check.consistency.wholes import run_before
from gongshi.check.draft import Draft, kin, number
from gongshi.check.units import PEOPLE

_IDLE = re.compile(
    r"总人数|人数|总值|总数|总量|总额|数量|件数|起数|比重|比例|全部|全年|全[国省市县区]|当年|当月|同期|所有|报告|其中|[总数量额的全共本该其约近仅也就]"
)
_TOP = re.compile(r"最[多高大快长重]的?[^，。；]{0,10}$")
_LEAST = re.compile(r"最[少低小慢短轻]的?[^，。；]{0,10}$")
_TENTHS_DONE = re.compile("的?[一-鿿]{0,10}?([一-鿿]{2})(?:了|到位|标准)?")  # 九成以上企业合格
_FAR, _MOST = 600, 24
_BESIDE = 14  # characters between a part and its share
_OWN_NAME = re.compile(r"([^，。；：、0-9占]{2,16}?)(?:虽|只|仅|却|也|约|就|还|则|已|便|更|又)*占")
_VERBS = re.compile(r"(?:共计|共有|共|累计|合计|有|为|达到|达|是|完成|实现|报告|查处|接报|受理|发生|计)+$")


@dataclass(frozen=True)
class Bound:
    """A part, a whole, and how much binds the two to the share."""

    part: Claim
    whole: Claim
    points: int

    @property
    def exact(self) -> Decimal:
        """The percentage that the part makes of the whole."""
        return percent_of((self.part,), self.whole)


def shared(one: str, other: str) -> int:
    """How long the longest piece is that both hold.

    >>> shared("城乡居民生活", "居民生活用电"), shared("甲", "乙")
    (4, 0)
    """
    sizes = range(min(len(one), len(other)), 1, -1)
    return next((n for n in sizes if any(one[i : i + n] in other for i in range(len(one) - n + 1))), 0)


def unit_of(claim: Claim) -> str:
    """What the number counts alike with: 件次 and 件 are one."""
    return kin(claim.unit.removesuffix("次") or claim.unit)


def words_of(draft: Draft, claim: Claim) -> str:
    """What is said of the number beside it: before it from the number before, and behind it in its clause."""
    return draft.lead(claim).strip("，、；：（）") + "|" + draft.tail(claim)[:8]


def own_name(draft: Draft, claim: Claim) -> str:
    """The name before the number without verbs of counting: 投诉办结 of 投诉办结19246件."""
    return _VERBS.sub("", draft.lead(claim).strip("，、；：（）的 "))


def stem_of(draft: Draft, share: Claim) -> str:
    """What the rate is called after, empty where it says 占 with a name of a whole."""
    lead = draft.lead(share)
    rate = RATE.search(lead)
    done = _TENTHS_DONE.fullmatch(draft.tail(share)) if "成" in share.text and rate is None else None
    if done is not None:
        return done[1]
    if rate is None or (OF.search(lead) is not None and not re.search(r"占比(?:均?为|达到?|约|近|超过)?$", lead)):
        return ""
    return re.sub(r"(?:化|总体|整体|所)$", "", re.sub(r"占$", "", rate[1].strip("的总 ，、；其中")))


def parts_called(draft: Draft, share: Claim) -> Iterator[tuple[Claim, int]]:
    """The numbers that may be the part, with their points; the one directly before, or the one of its name."""
    if is_of_limits(draft, share) or is_of_several(draft, share):
        return
    before = draft.before(share)
    beside = before if before is not None and _is_beside(draft, before, share) else None
    top = _of_row(draft, share)
    stem, name = stem_of(draft, share), _name_of(draft, share)
    if top is not None:
        yield top, 3
    elif stem:
        if beside is not None and shared(stem, words_of(draft, beside)) * 2 > len(stem):
            yield beside, 3
        elif (called := _best(draft, share, stem)) is not None:
            yield called, 2
        elif beside is not None:
            yield beside, 1
    elif name:
        called = _best(draft, share, name)
        if called is not None:
            yield called, 3
    elif beside is not None:
        yield beside, 3


def _is_beside(draft: Draft, part: Claim, share: Claim) -> bool:
    between = draft.plain[part.outer_end : share.outer_start]
    return may_end(part) and len(between) <= _BESIDE and not re.search(r"[。；\n]", between)


def _name_of(draft: Draft, share: Claim) -> str:
    """Which thing the share is said of where it stands in no number's own clause: 居民生活用电占."""
    lead = draft.lead(share)
    found = _OWN_NAME.match(re.sub(r"^(?:其中|而|，|、|；)+", "", lead))
    return _IDLE.sub("", found[1]) if found else ""


def _of_row(draft: Draft, share: Claim) -> Claim | None:
    """分别为1020起、786起、513起，违法最多的平台占35.6%: the largest or the least of the row directly before."""
    clause = draft.clause_before(share.outer_start).partition("占")[0]
    row = run_before(draft, share)
    if len(row) < 2 or not (_TOP.search(clause) or _LEAST.search(clause)):
        return None
    return (max if _TOP.search(clause) else min)(row, key=number)


def _best(draft: Draft, share: Claim, name: str) -> Claim | None:
    """The one number before in the line or the two before it whose words hold the longest piece of the name."""
    line = draft.line_start(share.start, back=1)
    close = draft.between(max(line, share.start - _FAR), draft.sentence_end(share.start))[-_MOST:]
    near = [c for c in close if may_end(c) and c is not share and c.kind is not Kind.CHANGE]
    near = [c for c in near if not is_sibling(draft, c, name)]
    near = [c for c in near if c.start > share.start or not is_narrower(name, own_name(draft, c))]
    scored = [(shared(name, words_of(draft, c)), c) for c in near]
    best = max((s for s, _ in scored), default=0)
    top = [c for s, c in scored if s == best]
    enough = best >= 2 and best * 2 >= min(len(name), 6)
    return top[-1] if enough and len({number(c) for c in top}) == 1 else None


def is_narrower(name: str, own: str) -> bool:
    """公立医院床位占70.0% beside 医院床位: the share is of fewer than the number counts."""
    return len(own) > 1 and name != own and name.endswith(own)


def wholes_called(draft: Draft, share: Claim, part: Claim) -> Iterator[tuple[Claim, int]]:
    """The numbers that may be the whole, with their points."""
    of = OF.search(draft.lead(share)) if not stem_of(draft, share) else None
    name = _IDLE.sub("", of[1]) if of is not None else ""
    if len(name) > 1:
        named = list(_named(draft, share, part, name))
        yield from named or ((whole, 1) for whole, _ in _heads(draft, part, ""))
        return
    lists = {g.whole.start: g.whole for g in lists_with(draft, part)}
    yield from ((w, 3) for w in lists.values())
    stem = stem_of(draft, share)
    base = own_name(draft, part).replace(stem, "").strip("已的") if stem else ""
    known = set(lists)
    if len(base) > 1:
        for whole in _of_base(draft, share, part, base, stem):
            known.add(whole.start)
            yield whole, 3
    yield from ((w, p) for w, p in _heads(draft, part, stem) if w.start not in known)


def _named(draft: Draft, share: Claim, part: Claim, name: str) -> Iterator[tuple[Claim, int]]:
    """占成功献血人数的, 占批捕人数的: those called so in full, or by all its characters in order."""
    near = [c for c in draft.between(max(0, share.start - _FAR * 2), share.end + 120) if may_end(c) and c is not part]
    near = [c for c in near if unit_of(c) == unit_of(part) and c.kind is not Kind.CHANGE and number(c) >= number(part)]
    ranks = [[c for c in near if own_name(draft, c) == name or draft.tail(c).startswith(name)]]
    saying = [c for c in near if says(f"{words_of(draft, c)}|{c.subject}", name)]
    ranks.append([c for c in saying if own_name(draft, c).endswith(name) or c.subject == name])
    ranks.append(saying)
    ranks.append([c for c in near if in_order(name, own_name(draft, c))])
    ranks.append([c for c in near if in_order(name, _clause_to(draft, c))])
    found = next((rank for rank in ranks if rank), [])
    points = 3 if len({number(c) for c in found}) == 1 else 1
    yield from ((c, points) for c in found)


def of_whole_beside(draft: Draft, share: Claim) -> Iterator[Bound]:
    """此次申报96个，入选率41.7%; 该班有学生48人，罹患率22.9%: the number before the rate is the whole of one told before it."""
    whole, stem = draft.before(share), stem_of(draft, share)
    if whole is None or not stem or not may_end(whole) or not number(whole) or shared(stem, words_of(draft, whole)):
        return
    if draft.sentence_of(whole.start) == draft.sentence_of(share.start):
        before = draft.before(whole)
        parts = [before] if before is not None and may_end(before) else []
        for part in (*parts, *governing(draft, whole.start, whole.unit)[:_MOST]):
            alike = whole.unit in PEOPLE or unit_of(part) == unit_of(whole)
            if alike and 0 < number(part) < number(whole):
                yield Bound(part, whole, 4)


def _clause_to(draft: Draft, claim: Claim) -> str:
    """The words of its clause before the number, other numbers left out: 冻结账户、资金 of 冻结账户1350个、资金8100万元."""
    return re.sub("[^一-鿿]", "", draft.clause_before(claim.outer_start)).lstrip("共其中")


def in_order(name: str, words: str) -> bool:
    """批捕 of 批准逮捕: whether all characters of the name stand in the words in their order, first and last as theirs."""
    rest = iter(words)
    return bool(words) and words[0] == name[0] and words[-1] == name[-1] and all(c in rest for c in name)


def _of_base(draft: Draft, share: Claim, part: Claim, base: str, stem: str) -> list[Claim]:
    """投诉19840件 of 投诉办结19246件: what is called as the part is, without what was done."""
    near = [c for c in draft.between(max(0, share.start - _FAR * 2), part.start) if may_end(c)]
    near = [c for c in near if unit_of(c) == unit_of(part) and number(c) >= number(part)]
    near = [c for c in near if own_name(draft, c).endswith(base) and stem not in words_of(draft, c)]
    return near if len({number(c) for c in near}) == 1 else []


def _heads(draft: Draft, part: Claim, stem: str) -> Iterator[tuple[Claim, int]]:
    """Numbers that govern the part: directly before it, the only larger one of all, or just one of several; money and measures only explain."""
    units = PEOPLE if part.unit in PEOPLE else (part.unit,)
    same = [c for unit in units for c in draft.of_unit.get(unit, ()) if c.start < part.start]
    all_ = [c for c in same if number(c) > number(part)]
    only = len({number(c) for c in all_}) == 1
    governs = [c for c in governing(draft, part.start, part.unit) if number(c) > number(part)]
    larger = {c.start: c for c in (*governs, *(all_[-1:] if only else ()))}
    own = draft.sentence_start(part.start)
    firm = part.kind in (Kind.COUNT, Kind.DURATION) and stem[:1] not in tuple("不未非")
    for claim in larger.values():
        beside = claim.start >= own and claim is draft.before(part)
        told = 3 if only else 2 if beside or claim.role is Role.TOTAL else 1
        yield claim, told if firm and not _has_share(draft, claim) else 1


def _has_share(draft: Draft, claim: Claim) -> bool:
    """15—59岁291355人，占62.20%: a number that has a share is a part beside the others."""
    after = draft.after(claim)
    return (
        after is not None
        and after.kind is Kind.PERCENT
        and re.match(r"[，（]?占", draft.plain[claim.outer_end :]) is not None
    )
