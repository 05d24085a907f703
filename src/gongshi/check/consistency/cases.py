"""The people killed and hurt in cases that are told one by one, against the numbers for all of them (逐案死伤).

A case that names who died (某某当场死亡) and gives no number counts one. Where a case speaks of
several numbers of one kind, or of people without a number, nothing is held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.lines import items_of
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.i18n import tr

_KINDS = {"死亡": re.compile(r"死亡|身亡|遇难"), "受伤": re.compile(r"受伤|轻伤|重伤|受轻微伤")}
_NAME = r"(?:(?![和与及等均全多数几各两三])[一-鿿]){1,8}"  # 等, 和 and 全部 speak of more than one
_NAMED = {
    kind: re.compile(
        rf"(?<![、和与及])[一-鿿]某[一-鿿]?(?:当场|抢救无效|经抢救无效|因伤势过重)?(?:{form.pattern})|致(?:其|{_NAME})?(?:当场)?(?:{form.pattern})"
    )
    for kind, form in _KINDS.items()
}
_LEFT_OUT = re.compile(r"略|部分案例|其余案例|选登|摘登")
_CASES = ("起", "件", "例", "宗")
_ALL = re.compile(r"(?:以上|上述|这)[0-9一二三四五六七八九十两]{1,3}[起件例宗]")
_DATED = re.compile(r"\s*(?:同年|今年|当年)?[0-9]{1,2}月[0-9]{1,2}日")
_MOST = 40  # cases of one list


@dataclass(frozen=True)
class Cases:
    """Where each case is told, and where the text before and behind may give the numbers for all."""

    places: tuple[Span, ...]
    before: Span | None
    behind: Span | None


@dataclass(frozen=True)
class Told:
    """The number of one case: the claim that gives it, or one person who is named."""

    value: Decimal
    claim: Claim | None


def judge(draft: Draft) -> Iterator[Finding]:
    """Each list of cases with the numbers for all of them, said right before the list or right behind it."""
    for cases in (*_in_lines(draft), *_in_sentences(draft)):
        if any(_LEFT_OUT.search(draft.plain, a, b) for a, b in cases.places):
            continue
        if cases.before is not None:
            yield from _held(draft, cases.before, cases.places, behind=False)
        if cases.behind is not None:
            yield from _held(draft, cases.behind, cases.places, behind=True)


def _in_lines(draft: Draft) -> Iterator[Cases]:
    """Numbered or dated lines, with the lines before and behind."""
    lines = [(start, draft.line_end(n)) for n, start in enumerate(draft.line_starts)]
    for items in items_of(draft):
        behind = lines[items[-1] + 1] if items[-1] + 1 < len(lines) else None
        yield Cases(tuple(lines[n] for n in items), lines[items[0] - 1] if items[0] else None, behind)


def _in_sentences(draft: Draft) -> Iterator[Cases]:
    """6月3日，…致1人死亡。6月17日，…。以上2起共造成…: dated sentences up to the one that sums them up."""
    ends = [*draft.sentence_starts[1:], len(draft.plain)]
    sentences = list(zip(draft.sentence_starts, ends, strict=True))
    for n, (start, end) in enumerate(sentences):
        if not _ALL.match(draft.plain, start, end):
            continue
        first = n
        while (
            first and n - first < _MOST and _DATED.match(draft.plain, sentences[first - 1][0], sentences[first - 1][1])
        ):
            first -= 1
        if n - first > 1:
            yield Cases(tuple(sentences[first:n]), None, (start, end))


def _held(draft: Draft, where: Span, cases: Sequence[Span], *, behind: bool) -> Iterator[Finding]:
    """The numbers of people of a sentence that also counts the cases, as many as are told."""
    for kind in _KINDS:
        own = (c for c in draft.between(*where) if _kind_of(draft, c) == kind)
        whole = next((c for c in own if _counts_cases(draft, c, len(cases), behind)), None)
        told = [_of_case(draft, a, b, kind) for a, b in cases] if whole is not None else []
        known = [t for t in told if t is not None]
        if whole is not None and len(known) == len(told) and sum(bool(t.value) for t in known) > 1:
            yield _judged(whole, known)


def _counts_cases(draft: Draft, whole: Claim, many: int, behind: bool) -> bool:
    """先后发生4起…，造成5人死亡; 以上4起共造成5人死亡: the first number of cases before is that of the list."""
    start = draft.sentence_start(whole.start)
    cases = [c for c in draft.between(start, whole.start) if is_counted(c) and c.unit in _CASES]
    said = not behind or re.search("以上|上述|这", draft.plain[start : whole.start]) is not None
    return said and len(cases) == 1 and number(cases[0]) == many


def _kind_of(draft: Draft, claim: Claim) -> str | None:
    """Whether people died or were hurt, where the number counts people: 死亡2人, 2人当场死亡, 致2死3伤."""
    if not is_counted(claim) or claim.unit not in PEOPLE:
        return None
    tail, lead = draft.tail(claim)[:8], draft.lead(claim)[-3:]
    for kind, form in _KINDS.items():
        if form.match(tail.removeprefix("当场").removeprefix("经抢救无效").removeprefix("不同程度")):
            return kind
        if any(lead.endswith(word) for word in form.pattern.split("|")):
            return kind
    return None


def _of_case(draft: Draft, start: int, end: int, kind: str) -> Told | None:
    """How many the case says, 0 where it says nothing of the kind; None where it cannot be told."""
    own = [c for c in draft.between(start, end) if _kind_of(draft, c) == kind]
    words = draft.plain[start:end]
    if len(own) > 1 or any(draft.plain[c.outer_end : c.outer_end + 2] == "以上" for c in own):
        return None
    mentions = len(_KINDS[kind].findall(words))
    if own:
        return Told(number(own[0]), own[0]) if mentions == 1 else None
    if not mentions:
        return Told(Decimal(0), None)
    return Told(Decimal(1), None) if mentions == len(_NAMED[kind].findall(words)) == 1 else None


def _judged(whole: Claim, told: Sequence[Told]) -> Finding:
    added = sum((t.value for t in told), Decimal(0))
    fits = added == number(whole)
    sum_ = f"{'+'.join(shown(t.value) for t in told)}={shown(added)}{'' if fits else f'，≠{shown(number(whole))}'}"
    claims = [whole, *(t.claim for t in told if t.claim is not None)]
    if fits:
        return RULE.finding(Verdict.STANDS, tr("逐案的人数相加等于总数"), *claims, sum=sum_)
    return RULE.finding(Verdict.CONTRADICTS, tr("逐案的人数相加与“{whole}”不符", whole=whole.text), *claims, sum=sum_)


RULE = Rule(
    "cases",
    "逐案死伤",
    "逐条叙述的案例，死亡、受伤人数之和应等于总述的人数；写了姓名而没写人数的按一人算，说不清的不核。",
    judge,
    (
        stands("先后发生2起，造成3人死亡。\n（一）甲某驾车相撞，致2人死亡。\n（二）乙某当场死亡。"),
        contradicts("先后发生2起，造成4人死亡。\n（一）甲某驾车相撞，致2人死亡。\n（二）乙某当场死亡。"),
        contradicts("1．甲路相撞，2人受伤。\n2．乙路追尾，致3人受伤。\n3．丙路侧翻，1人受伤。\n以上3起共造成7人受伤。"),
        silent("先后发生5起，造成4人死亡。\n（一）甲某驾车相撞，致2人死亡。\n（二）乙某当场死亡。"),
        silent("先后发生2起，造成4人死亡。\n（一）甲某驾车相撞，致多人死亡。\n（二）乙某当场死亡。"),
    ),
)
