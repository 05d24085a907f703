"""Marks that say how two numbers stand to each other, and what words stand by one (位置与用词的标记).

A mark is a short word with a weight in weights.toml. Nothing here knows whether the numbers fit.
"""

from __future__ import annotations

import re
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft
from gongshi.check.once import once
from gongshi.check.weighed.candidate import Candidate

_FAMILIES = {
    "total": re.compile(r"共|总|累计|合计|全[市县区省年部]|各类"),
    "rest": re.compile(r"其余|其他|其它|另[有外]?|剩|余下|尚"),
    "part": re.compile(r"其中|包括|分别|分[为布]|[按从]"),
    "of": re.compile(r"占"),
    "rate": re.compile(r"率|比例|比重|占比"),
    "mean": re.compile(r"均|每"),
    "left": re.compile(r"余|剩|差|净|未|尚"),
    "most": re.compile(r"最|前[一二三四五六七八九十0-9]|居|首|位|主要|重点|突出"),
    "apart": re.compile(r"不含|除|此外|同时|还"),
}
_SINCE = re.compile(r"[比较与](?:20[0-9]{2}年|上年|去年|上月|上季|同期)|同比|环比")
_YEAR = re.compile(r"20\d\d年")


def said(draft: Draft, claim: Claim, name: str, families: tuple[str, ...]) -> list[str]:
    """Which families of words stand before the number in its clause."""
    lead = draft.lead(claim)
    return [f"{name}:{family}" for family in families if _FAMILIES[family].search(lead)]


@once
def is_then(draft: Draft, claim: Claim) -> bool:
    """Whether the number is said of another time."""
    clause = draft.clause_before(claim.outer_start)
    return has("then", clause) or _YEAR.search(clause) is not None or has("then", claim.period)


def apart(draft: Draft, a: Claim, b: Claim) -> str:
    """How far apart two numbers stand: clause, segment, sentence, next, beyond, line, far."""
    first, last = sorted((a, b), key=lambda c: c.start)
    if draft.line_of(last.outer_start) - draft.line_of(first.outer_end) > 1:
        return "far"
    text = draft.plain[first.outer_end : last.outer_start]
    sentences = sum(map(text.count, "。！？"))
    if "\n" in text:
        return "far" if sentences > 1 else "line"
    if sentences:
        return "next" if sentences == 1 else "beyond"
    if "；" in text:
        return "sentence"
    return "segment" if "，" in text or "：" in text else "clause"


def words(draft: Draft, claim: Claim) -> str:
    """The words that say what the number counts."""
    return draft.lead(claim)[-14:] + claim.subject + draft.tail(claim)[:6]


def alike(one: str, other: str) -> str:
    """How much of the first's pairs of characters the other has: empty, none, some, most.

    >>> alike("投诉", "受理投诉"), alike("投诉举报", "举报"), alike("", "举报")
    ('most', 'some', 'empty')
    """
    runs = {a + b for a, b in pairwise(re.sub(r"[^一-鿿]", "", one))}
    if not runs:
        return "empty"
    part = sum(r in other for r in runs) / len(runs)
    return "none" if part == 0 else "some" if part < 0.5 else "most"


def are_strangers(draft: Draft, candidate: Candidate) -> bool:
    """Whether a change would be between numbers of two sentences that no word ties, or of one time where it is since another."""
    if candidate.shape not in ("change", "points"):
        return False
    one, other = candidate.operands
    return _are_of_one_time(draft, candidate) or (
        apart(draft, one, other) not in ("clause", "segment")
        and alike(words(draft, other), words(draft, one)) == "none"
    )


def _are_of_one_time(draft: Draft, candidate: Candidate) -> bool:
    """本科率为52%，…；专科率为60.6%，比2020年上升2.6个百分点: both rates are of now, the change is not from one to the other."""
    one, other = candidate.operands
    start = draft.sentence_start(candidate.target.start)
    since = _SINCE.search(draft.plain, start, candidate.target.outer_start)
    then = is_then(draft, one) or is_then(draft, other)
    return since is not None and one.period == other.period and not then
