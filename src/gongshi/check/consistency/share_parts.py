"""Of which number a share is said: the one before it, behind it, in turn, or the one its words name (占比的分子)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.opened import OF_THESE
from gongshi.check.consistency.limits import is_of_limits
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.once import once
from gongshi.wording.numerals import whole_number

_NAMED = re.compile(
    r"([^，。；：、0-9占]{2,14}?)(?:人数|数量|总数|数|件)?(?:虽|只|仅|却|也|约|就|还|则|已|便|更|又)*占"
)
_THESE = re.compile(r"(?:上述|以上|前述)([两二三四五六七八九2-9])[一-鿿]{1,2}")
_TOGETHER = re.compile("合计|总计|共计?")
_UNIT = re.compile("([起人件宗例户家])数占")
_IS_MOST = re.compile(
    r"(?:^|[，；：。])(?:其中|以)?([^，。；：、0-9]{2,12}?)(?:为|排|居)?(?:最[多大高]|居?首位?|第一)，$"
)
_SHARE_ALONE = ("占", "约占")
_GOES_ON = re.compile(r"，?(?:为|达|计|共|共计|即|合)")


def counts_alike(draft: Draft, share: Claim, claim: Claim) -> bool:
    """火灾12.5万起，亡1071人，起数占44.3%: whether the number is of the unit that the share's own words name, if they name one."""
    named = _UNIT.search(draft.lead(share))
    return named is None or kin(claim.unit) == kin(named[1])


def is_of_several(draft: Draft, share: Claim) -> bool:
    """上述三市占44.2%: whether the share is said of several numbers told before, so of none of them alone."""
    return _THESE.search(draft.lead(share)) is not None


@once
def several(draft: Draft, share: Claim) -> tuple[Claim, ...]:
    """三种疾病占98.0%, 上述三市占44.2%: the last three numbers before, which are one list, also of the sentence before; else none."""
    said, these = draft.before(share), _THESE.search(draft.lead(share))
    if these is not None:
        return _last(draft, whole_number(these[1]), draft.sentence_start(share.start, back=1), share.start)
    if said is None or not _may_count_a_list(draft, said, share):
        return ()
    last = _last(draft, int(number(said)), draft.sentence_start(said.start), said.start)
    return last if last and kin(last[0].unit) != kin(said.unit) else ()  # 16人、17人、18人，其中3人占: one more of them


def _may_count_a_list(draft: Draft, said: Claim, share: Claim) -> bool:
    """四家企业占, 居前三位，合计占: whether it is a few, whole, and what the share is of by its own words."""
    few = is_counted(said) and 1 < number(said) < 10 and number(said) == int(number(said))
    beside = said.start >= draft.clause_start(share.start)
    return few and (beside or _TOGETHER.search(draft.lead(share)) is not None)


def _last(draft: Draft, many: int, start: int, end: int) -> tuple[Claim, ...]:
    """So many counted numbers before the end, if all are of one unit; else none."""
    last = tuple([c for c in draft.between(start, end) if is_counted(c)][-many:])
    return last if len(last) == many and len({c.unit for c in last}) == 1 else ()


@once
def parts_of(draft: Draft, share: Claim) -> list[Claim]:
    """The numbers that the share may be said of, the likeliest first."""
    if is_of_several(draft, share):
        return []
    told = part_in_turn(draft, share) or part_behind(draft, share) or named_part(draft, share)
    if told is not None:
        return [told]
    before = [c for c in draft.in_sentence(share.start) if c.start < share.start and is_counted(c)]
    before = [c for c in before if not OF_THESE.match(draft.plain, c.outer_end) and counts_alike(draft, share, c)]
    return [] if is_of_limits(draft, share) else list(reversed(before[-3:]))


@once
def part_in_turn(draft: Draft, share: Claim) -> Claim | None:
    """甲523起，乙611起，丙252起，分别占37.7%、44.1%和18.2%: the number of the same place in its own row."""
    run = _run_of_shares(draft, share)
    start = draft.sentence_start(share.start)
    if len(run) < 2 or "分别" not in draft.plain[max(start, run[0].start - 40) : run[0].outer_start]:
        return None
    counts = [c for c in draft.between(start, run[0].start) if is_counted(c)]
    place = next(n for n, c in enumerate(run) if c is share)
    return counts[-len(run) :][place] if len(counts) >= len(run) else None


@once
def _run_of_shares(draft: Draft, share: Claim) -> list[Claim]:
    """The percentages that stand directly beside each other around this one: 37.7%、44.1%和18.2%."""
    run: list[Claim] = []
    for claim in draft.in_sentence(share.start):
        if claim.kind is not Kind.PERCENT or (run and len(draft.plain[run[-1].outer_end : claim.outer_start]) > 2):
            if share in run:
                break
            run = []
        if claim.kind is Kind.PERCENT:
            run.append(claim)
    return run if share in run else []


def part_behind(draft: Draft, share: Claim) -> Claim | None:
    """药品收入占26.2%，为2.08亿元: the number that the share's own words go on to."""
    after = draft.after(share)
    if after is None or not is_counted(after) or "占" not in draft.lead(share):
        return None
    return after if _GOES_ON.fullmatch(draft.plain[share.outer_end : after.outer_start]) else None


def name_of(draft: Draft, share: Claim) -> str | None:
    """What the words before 占, or the clause before, say to have the share."""
    found = _NAMED.match(draft.lead(share).lstrip("，、；和及其中"))
    return found[1] if found is not None else name_of_most(draft, share) or None


@once
def named_part(draft: Draft, share: Claim) -> Claim | None:
    """第二产业占58.1%, behind a list: the last number before whose words are those before 占."""
    name = name_of(draft, share)
    if name is None:
        return None
    first = draft.line_start(share.start, back=1)
    before = [c for c in draft.between(first, share.start) if is_counted(c) and len(c.subject) > 1]
    before = [c for c in before if not _is_of_more(c.subject, name)]
    same = [c for c in before if c.subject == name or _begins(draft, c, name)]
    alike = same or [c for c in before if c.subject[:2] == name[:2]]
    named = alike[-1] if len({number(c) for c in alike}) == 1 else None
    return named if named is None or not _is_too_large(draft, share, named) else None


def name_of_most(draft: Draft, share: Claim) -> str:
    """上旬最多，占全月的47.7%: whom the clause before says to have the most, and so the share; empty where it says no such thing."""
    found = _IS_MOST.search(draft.plain[draft.sentence_start(share.start) : draft.clause_start(share.outer_start)])
    return found[1] if found is not None and draft.lead(share).startswith(_SHARE_ALONE) else ""


def _is_too_large(draft: Draft, share: Claim, named: Claim) -> bool:
    """逾期未检验1.03万辆，其中摩托车占81.2%: 摩托车5.97万辆 further up is no part of the number that 其中 divides."""
    whole = draft.before(share)
    if whole is None or whole.unit != named.unit or not draft.lead(share).lstrip("，；").startswith("其中"):
        return False
    return is_counted(whole) and number(named) > number(whole)


def _is_of_more(subject: str, name: str) -> bool:
    """公立医院床位占70.0%: the share is of a thing of what was counted, the hospitals themselves it does not count."""
    return name.startswith(subject) and len(name) > len(subject) + 1


def _begins(draft: Draft, claim: Claim, name: str) -> bool:
    words = draft.lead(claim).strip("，、；其中")
    return len(words) > 1 and (words.startswith(name) or name.startswith(re.sub(r"(?:共|有|为|达)+$", "", words)))
