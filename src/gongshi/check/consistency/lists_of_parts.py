"""How many parts a sum has, and how many the text says there are: 5个县受灾3.8万人，甲县…、乙县… (分项的个数).

Parts that make up their whole exactly leave none out, so the number of places or kinds that they are told by is their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.groups import groups
from gongshi.check.consistency.groups.group import Group
from gongshi.check.consistency.groups.heads import heads
from gongshi.check.consistency.lists_counted import Counted, may_count_a_list
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft, added, number
from gongshi.i18n import tr

_NOUN = re.compile(r"(?:（[^（）]{1,10}）)?([一-鿿]{0,4})")
_CONCERNED = re.compile(r"(?:涉及|波及|来自|分布在|分布于|覆盖|分属|遍及|涵盖)$")
_ALL_OF = re.compile(r"(?:全[市县区省镇乡]|辖|共有|设有?|现有|下设)(?:共有?)?$")
_LEAST = 3  # parts
_SMALLEST = 3  # of a part: where parts are larger, none is likely to be nought and left out
_FAR = 2  # sentences between


def parts_counted(draft: Draft) -> Iterator[Counted]:
    """Each exact sum of places or kinds of one name, with the number of them said before or beside it."""
    seen: set[int] = set()
    for group in groups(draft):
        if len(group.parts) < _LEAST or added(group.parts) != number(group.whole):
            continue
        for claim in _said(draft, group):
            if claim.start not in seen:
                seen.add(claim.start)
                yield Counted(claim, len(group.parts), tr("分项列出"))


def _said(draft: Draft, group: Group) -> Iterator[Claim]:
    """The one number, near the whole, of things called as the parts end."""
    said = [re.sub(r"[（(“”]", "", h) for h in heads(draft, group.parts)]
    ends = _ends_of(said)
    start = draft.sentence_start(group.whole.start, back=_FAR)
    start = max(start, draft.line_start(group.whole.start, back=1))
    counts = [c for c in draft.between(start, group.parts[0].start) if may_count_a_list(c)]
    yield from (c for c in counts if _names_all(draft, c, said))
    near = [c for c in counts if ends and _counts(draft, c, ends)]
    if len(near) == 1 and _may_be_all(draft, near[0], group):
        yield near[0]


def _names_all(draft: Draft, claim: Claim, said: Sequence[str]) -> bool:
    """抽检粮食加工品、糕点和饮料等4大类, and further on 粮食加工品98批次、糕点54批次、饮料32批次: the parts are what was named."""
    clause = draft.clause_before(claim.outer_start)
    named = clause.count("、") + 1 + bool(re.search(r"[和与及]", clause.rpartition("、")[2]))
    return (
        clause.endswith("等")
        and named == len(said)
        and all(len(h) > 1 and h in clause for h in said)
        and number(claim) - named == 1
    )


def _ends_of(said: Sequence[str]) -> tuple[str, ...]:
    """The words that the parts end in: the areas, or two characters and more that all share."""
    if all(len(h) > 1 and h.endswith(words("areas")) for h in said):
        return tuple({next(a for a in words("areas") if h.endswith(a)) for h in said})
    shared = said[0]
    for head in said[1:]:
        while shared and not head.endswith(shared):
            shared = shared[1:]
    return (shared,) if len(shared) > 1 and all(len(h) > len(shared) for h in said) else ()


def _counts(draft: Draft, claim: Claim, ends: Sequence[str]) -> bool:
    """Whether what the number counts is called as the parts are: 5个县（市、区）."""
    if claim.role in (Role.PART, Role.SAMPLE, Role.EXTREME):
        return False
    noun = _NOUN.match(draft.plain, claim.end)
    counted = claim.unit.removeprefix("个") + (noun[1] if noun else "")
    return counted.startswith(tuple(ends))


def _may_be_all(draft: Draft, claim: Claim, group: Group) -> bool:
    """Whether the number is that of the parts, not of all there are, some of which had nothing to tell."""
    apart = abs(number(claim) - len(group.parts))
    if not apart:
        return True
    lead = draft.lead(claim)
    if _ALL_OF.search(lead) or apart > 1:
        return bool(_CONCERNED.search(lead)) and apart <= _FAR
    return bool(_CONCERNED.search(lead)) or min(map(number, group.parts)) >= Decimal(_SMALLEST)
