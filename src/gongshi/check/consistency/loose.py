"""A loosened number beside the exact one of the same thing (约数与确数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.loose_again import borne_out, fits
from gongshi.check.consistency.loose_back import taken_up
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.consistency.words import has, words
from gongshi.check.draft import Draft, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.papers.paper import Part
from gongshi.wording.qualifier import Qualifier

_REACHES = re.compile(r"[，、]?(?:并)?(?:实际)?(?:达到|达|为|实为|已达)$")
_GETS_PAST = re.compile(r"[，、]?(?:首次|首度|历史性地?|一举|成功|率先)(?:突破|超过|超)$|[，、]?突破$")
_ABOVE = (Qualifier.PASSED, Qualifier.ABOVE)
_BORNE_OUT = (Qualifier.OVER, *_ABOVE)
_LOW, _HIGH = Decimal("0.75"), Decimal("1.3")  # of the headline's number, within which the body's is meant
_HEAD = 4  # characters of the same words before both numbers


def judge(draft: Draft) -> Iterator[Finding]:
    """突破80%，达到78.4%; 销售额2860万元，首次突破3000万元; 参加活动300余人 … 参加活动共412人."""
    for loose in draft.claims:
        if loose.test is Qualifier.EXACT or not isinstance(loose.value, Decimal):
            continue
        exact = _reached(draft, loose) or _got_past(draft, loose) or _again(draft, loose)
        if exact is not None:
            yield _judged(loose, exact)
        elif (far := borne_out(draft, loose)) is not None:
            yield _judged(loose, far)
        elif (first := taken_up(draft, loose)) is not None:
            yield _judged(loose, first)
        elif draft.part_of(loose.start) is Part.TITLE:
            yield from _in_body(draft, loose)


def _in_body(draft: Draft, title: Claim) -> Iterator[Finding]:
    """查处违法2300余起 in the headline: some number of the same words in the body has to bear it out."""
    if not isinstance(title.value, Decimal) or title.test not in _BORNE_OUT:
        return
    runs = _runs(draft, title)
    later = [c for c in draft.counted if kin(c.unit) == kin(title.unit) and c.start > title.end]
    telling = [c for c in later if (runs - set(words("common"))) & _runs(draft, c)]
    same = telling or [c for c in later if runs & _runs(draft, c)]
    near = [c for c in same if _LOW <= number(c) / (number(title) or 1) <= _HIGH]
    near = [c for c in near if draft.paragraph_of(c.start) in draft.leads] or near
    right = next((c for c in near if fits(title, c)), None)
    if right is not None:
        yield _judged(title, right)
    elif len({number(c) for c in near}) == 1 and not _is_told_further_on(title, later):
        yield _judged(title, near[0])


def _is_told_further_on(title: Claim, later: list[Claim]) -> bool:
    """1940余辆 and 22日1943辆: hardly any other number is one of 1941 to 1949 by chance."""
    return title.test is Qualifier.OVER and any(fits(title, c) for c in later)


def _runs(draft: Draft, claim: Claim) -> set[str]:
    """Pairs of characters of the words around the number in its clause."""
    text = re.sub(r"[^一-鿿]", " ", f"{draft.lead(claim)[-14:]} {claim.subject} {draft.tail(claim)[:8]}")
    return {a + b for a, b in pairwise(text) if a != " " != b} - set(words("idle"))


def _reached(draft: Draft, loose: Claim) -> Claim | None:
    after = draft.after(loose)
    if (
        after is None
        or after.unit != loose.unit
        or not isinstance(after.value, Decimal)
        or after.test is not Qualifier.EXACT
    ):
        return None
    between = draft.plain[loose.outer_end : after.outer_start]
    return after if loose.test in _ABOVE and _REACHES.fullmatch(between) else None


def _got_past(draft: Draft, loose: Claim) -> Claim | None:
    """销售额2860万元，首次突破3000万元: the exact number directly before, with only the word that it gets past this one."""
    before = draft.before(loose)
    if loose.test not in _ABOVE or before is None or before.unit != loose.unit:
        return None
    exact = isinstance(before.value, Decimal) and before.test is Qualifier.EXACT and before.kind is loose.kind
    return before if exact and _GETS_PAST.fullmatch(draft.plain[before.outer_end : loose.start]) else None


def _again(draft: Draft, loose: Claim) -> Claim | None:
    """The one exact number of the paragraph with the same unit and the same words before it."""
    if loose.test is not Qualifier.OVER or has("elsewhen", draft.lead(loose)):
        return None
    head = _head(draft, loose)
    line = draft.paragraph_of(loose.start)
    same = [
        c
        for c in draft.counted
        if c.unit == loose.unit
        and draft.paragraph_of(c.start) == line
        and len(head) >= _HEAD
        and _head(draft, c) == head
    ]
    return same[0] if len(same) == 1 else None


def _head(draft: Draft, claim: Claim) -> str:
    return re.sub(r"(?:共计|共有|共|累计|达到|达|为|有)$", "", draft.lead(claim).strip("，、；："))


def _judged(loose: Claim, exact: Claim) -> Finding:
    holds = fits(loose, exact)
    sum_ = f"{loose.text}：{shown(number(exact))}"
    if holds:
        return RULE.finding(Verdict.STANDS, tr("限定词成立"), loose, exact, sum=sum_)
    why = tr("“{claim}”的限定词不成立", claim=loose.text)
    return RULE.finding(Verdict.CONTRADICTS, why, loose, exact, sum=sum_)


RULE = Rule(
    "loose",
    "约数与确数",
    "余、近、约、突破、超过、不足应与同一事项的确数相符：300余为301至399，近500不到500，突破80%应大于80%。",
    judge,
    (
        stands("参加活动300余人。据签到表统计，参加活动共312人。"),
        contradicts("参加活动300余人。据签到表统计，参加活动共412人。"),
        contradicts("一周查处违法2300余起\n7天来，全市查处各类交通违法2186起。"),
        contradicts("比例突破80%，达到78.4%。"),
        stands("全年销售额3012万元，首次突破3000万元。"),
        contradicts("全年销售额2860万元，首次突破3000万元。"),
        contradicts("近500个村通快递\n截至10月底，全市已有512个村通快递。"),
        contradicts("全年减税降费超过8亿元。税务部门统计，全年减税降费7.82亿元。"),
        contradicts("全市营救被困群众218人。七月的洪水中，300多名被困群众平安脱险。"),
        silent("全市营救被困群众218人。七月的洪水中，100多名被困群众平安脱险。"),
        silent("粮食产量超过60万吨，其中夏粮产量58.4万吨。"),
        silent("全年销售额2860万元，明年力争突破3000万元。"),
        silent("参加活动300余人，参加培训共412人。"),
    ),
)
