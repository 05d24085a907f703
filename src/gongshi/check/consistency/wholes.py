"""Of which whole a share is, as far as the text says so (占比的分母).

Named behind 占 (占当年缴存额的), by the sentence's 某某中, by a list that the part belongs to, or by
what a rate is called after (办结率). Each gives certain wholes; where none is certain, none is given.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.consistency.bound import has_own_share
from gongshi.check.consistency.ends import is_then
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.groups.sentences import AMONG_WHAT, named_before
from gongshi.check.consistency.limits import is_of_limits
from gongshi.check.consistency.rates import rated
from gongshi.check.consistency.share_names import holds_name, is_named, is_so_called
from gongshi.check.consistency.share_parts import counts_alike, is_of_several, name_of_most, named_part
from gongshi.check.consistency.share_ratio import OF, RATE, Ratio
from gongshi.check.draft import Draft, is_counted, number

_OWN_NAME = re.compile(r"([一-鿿]{4,12}?)(?:虽|只|仅|却|也|约|就|还|则|已|便|更|又)*占(?!比)")
_PLACES = ("全国", "全省", "全市", "全县", "全区")
_IN_ALL = re.compile(
    "总(?:[数量额值]|人数)"
)  # 饮酒驾驶525起、醉酒驾驶87起，占酒驾总数的14.2%: no item of a row is all of it
_IDLE = re.compile(r"^(?:当年|同期|全部|所有|本|该|其|报告)|(?:报告|的)$")


def certain_ratios(draft: Draft, share: Claim) -> list[Ratio]:
    """Every part and whole that the text itself puts the share to; when all fail, the share is wrong."""
    lead = draft.lead(share)
    if draft.is_tabular(share.start):
        return []
    if "分别" in draft.clause_before(share.outer_start):
        return []
    inside = whole_inside(draft, share)
    if inside is not None:
        return [inside]
    part = part_before(draft, share)
    if part is None:
        return []
    of, rate = OF.search(lead), RATE.search(lead)
    if of is not None and (is_of_another(draft, lead, part) or has_own_share(draft, share, part)):
        return []
    if of is not None:
        return (
            _of_named(draft, share, part, of) or _of_group(draft, share, part, of[1]) or _of_linked(draft, part, of[1])
        )
    return rated(draft, share, rate[1]) if rate is not None else []


def is_of_another(draft: Draft, lead: str, part: Claim) -> bool:
    """医院床位7.66万张，…，公立医院床位占70.0%: the share names a thing of its own that the number before does not count."""
    name = _OWN_NAME.match(lead.lstrip("，、；和及"))
    if name is None:
        return False
    item = draft.item_before(part.outer_start) + draft.tail(part)
    return (
        name[1] not in item
        and not (part.subject and part.subject in name[1] and len(part.subject) * 2 > len(name[1]) + 4)
        and part.subject[:2] != name[1][:2]
    )


def part_before(draft: Draft, share: Claim) -> Claim | None:
    """The number directly before the share in its sentence; changes and other shares are passed over, 35岁以下占86.3% has none."""
    if is_of_limits(draft, share) or is_of_several(draft, share):
        return None
    if name_of_most(draft, share):
        return named_part(draft, share)
    aside = in_bracket(draft.plain, share.start)
    for claim in reversed([c for c in draft.in_sentence(share.start) if c.start < share.start]):
        if (
            is_counted(claim)
            and counts_alike(draft, share, claim)
            and (aside or not in_bracket(draft.plain, claim.start))
        ):
            return claim  # 968亿元（其中火电482亿元），占16.2%: past what stands in brackets
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


def _of_named(draft: Draft, share: Claim, part: Claim, of: re.Match[str]) -> list[Ratio]:
    name = of[1]
    place = next((p for p in _PLACES if name.startswith(p)), "")
    if place:
        bare = _IDLE.sub("", name.removeprefix(place))
        wholes = [c for c in draft.near(part) if place in draft.clause(c.start)]
        return [Ratio((part,), w) for w in wholes] if not bare else []
    bare = _IDLE.sub("", _IDLE.sub("", name))
    if len(bare) < 2:
        return []
    near = [c for c in draft.near(part) if c.start < share.start and (is_then(draft, part) or not is_then(draft, c))]
    named = [c for c in near if is_named(draft, c, bare)] or [c for c in near if holds_name(draft, c, bare)]
    run = tuple(run_before(draft, share))
    sums = [Ratio(run, w) for w in named if len(run) > 1 and w not in run]
    beside = {p for g in lists_with(draft, part) for p in g.parts} if _IN_ALL.search(of[0]) else set()
    may_be = [w for w in named if w not in beside and (w not in run[:-1] or is_so_called(draft, w, bare))]
    return [Ratio((part,), w) for w in may_be] + sums


def _of_group(draft: Draft, share: Claim, part: Claim, name: str) -> list[Ratio]:
    """The whole of the list that the part belongs to, or of the sentence's 某某中."""
    if name and not re.fullmatch(r"总.{0,2}|比", name):
        return []
    for group in lists_with(draft, part):
        if number(part) <= number(group.whole):
            return [Ratio((part,), group.whole)]
    start = draft.sentence_start(share.start)
    among = AMONG_WHAT.match(draft.plain, start)
    whole = named_before(draft, among[1], start, part.unit) if among else None
    return [Ratio((part,), whole)] if whole is not None else []


def _of_linked(draft: Draft, part: Claim, name: str) -> list[Ratio]:
    """The whole that the part names, or that 其中 leads from."""
    if name:
        return []
    whole = draft.at(part.of)
    start = draft.sentence_start(part.start)
    if whole is None:
        opened = draft.plain.rfind("其中", start, part.start)
        before = (
            [c for c in draft.between(start, opened) if is_counted(c) and c.unit == part.unit] if opened > 0 else []
        )
        whole = before[-1] if before else None
    fits = whole is not None and is_counted(whole) and whole.unit == part.unit
    return [Ratio((part,), whole)] if fits and whole is not None else []


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
