"""A headline's number against the first number of its unit that the lead tells of the same thing (标题与导语的数).

Small numbers come again by chance, so what the headline counts is looked for where a text tells it first: the first number of its
unit in the first paragraph, in words that the headline has as well. Where that one is a near miss, and neither is explained by
the rest of the lead, one of the two is mistaken, even if the headline's number comes once more further on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import added
from gongshi.check.consistency.kinship import are_siblings, context, is_besides, is_wider
from gongshi.check.consistency.restated_headline import adds_up, is_near, is_pen_slip
from gongshi.check.consistency.rule import gives, shown
from gongshi.check.consistency.words import has, words
from gongshi.check.draft import Draft, is_counted, kin, may_add, number
from gongshi.papers.paper import Part
from gongshi.wording.qualifier import Qualifier

_TIMES = re.compile(r"[0-9一二三四五六七八九十]+月份?|[一二三四]季度|[上下]半年|去年|上年|同期")
_JOINED = re.compile(r"[^，。；0-9]{0,20}[、和及与][^，。；0-9]{0,20}")
_MARK = re.compile(r"\s*[●▲■◆★·•*◎▶①-⑩—-]")
_HEADLINES = 8
_MOST = 30
_GROWTH = ("%", "‰", "个百分点", "倍", "番", "成")
_FIGURES = 3
_SURE = 2  # pairs of characters in common that tell one thing where the lead has several numbers of the unit
_LEADS = 2  # paragraphs below the headline that are looked at


def of_the_lead(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number of the headline with the number of the lead that is a near miss for it."""
    lines = _first_lines(draft)
    if not lines:
        return
    titles = [c for c in draft.between(0, draft.paragraph_starts[lines[0]]) if _is_asked(draft, c)][:_HEADLINES]
    told = [c for n in lines for c in _told(draft, n)]
    for title in titles:
        meant = _meant(draft, title, titles, told)
        if meant is not None:
            yield title, meant


def _first_lines(draft: Draft) -> Sequence[int]:
    """The first paragraphs of the body, where there is a headline above them."""
    body = [n for n, (kind, _) in enumerate(draft.parts) if kind is Part.BODY and len(draft.line(n)) > 20]
    return body[:_LEADS] if body and any(kind is Part.TITLE for kind, _ in draft.parts[: body[0]]) else []


def _told(draft: Draft, line: int) -> Sequence[Claim]:
    start = draft.paragraph_starts[line]
    return [c for c in draft.between(start, draft.line_end(line)) if _is_number(c)][:_MOST]


def _is_asked(draft: Draft, claim: Claim) -> bool:
    return (
        _is_number(claim)
        and claim.role is not Role.EACH
        and draft.part_of(claim.start) is Part.TITLE
        and not _is_item(draft, claim)
    )


def _is_item(draft: Draft, claim: Claim) -> bool:
    """Whether its line is one of a list with marks, which only looks like a headline."""
    return _MARK.match(draft.line(draft.paragraph_of(claim.start))) is not None


def _is_number(claim: Claim) -> bool:
    """What is counted, measured or lasts, and what came new: 新增就业3.86万人; no growth in percent."""
    new = claim.kind is Kind.CHANGE and claim.unit not in _GROWTH and claim.test is Qualifier.EXACT
    return may_add(claim) or (new and isinstance(claim.value, Decimal))


def _meant(draft: Draft, title: Claim, titles: Sequence[Claim], told: Sequence[Claim]) -> Claim | None:
    own = [c for c in told if _is_like(title, c)]
    if not own or any(_is_one(title, c) for c in own):
        return None
    meant = next((c for c in own if _is_of(draft, title, c)), None)
    if meant is None or meant.role in (Role.PART, Role.EACH, Role.EXTREME) or not _is_near(title, meant):
        return None
    several = len({number(c) for c in own}) > 1
    sure = len(_runs(draft, title) & _runs(draft, meant)) >= _SURE or (
        meant is own[0] and (_has_figures(title) or title.kind is Kind.DURATION)
    )
    if several and not sure:
        return None
    known = any(_is_one(meant, c) for c in titles) or _comes_again(draft, meant)
    return None if known or adds_up(draft, title) or _adds_up(draft, title, meant, own) else meant


def _is_like(a: Claim, b: Claim) -> bool:
    return kin(a.unit) == kin(b.unit) and a.kind is b.kind and a.direction is b.direction


def _has_figures(claim: Claim) -> bool:
    """Whether it has so many figures that a near one is none by chance."""
    return len(re.sub(r"[^0-9]", "", claim.text).strip("0")) >= _FIGURES


def _is_near(a: Claim, b: Claim) -> bool:
    """Whether one may have been written for the other, as they are or with the places of the rounder one: 3.96万 and 38624."""
    step = max(a.step, b.step)
    one, two = (shown((number(c) / step).quantize(Decimal(1), ROUND_DOWN)) for c in (a, b))
    return is_near(a, b) or (a.step != b.step and is_pen_slip(one, two))


def _is_one(a: Claim, b: Claim) -> bool:
    return number(a) == number(b) or gives(a, number(b)) or gives(b, number(a))


def _adds_up(draft: Draft, title: Claim, meant: Claim, own: Sequence[Claim]) -> bool:
    """Whether the numbers of its sentence make up the headline's, its own parts left out: all of them, or some joined by 、 and 和; or two are as far apart."""
    sentence = draft.sentence_of(meant.start)
    told = [c for c in own if draft.sentence_of(c.start) == sentence and (c.role is not Role.PART or c is meant)]
    mixed = _joined(draft, [c for c in draft.in_sentence(meant.start) if is_counted(c)])
    if any(len(run) > 1 and added(run) == number(title) for run in (told, *_joined(draft, told), *mixed)):
        return True
    return len(told) > 1 and abs(number(told[0]) - number(told[1])) == number(title)


def _joined(draft: Draft, told: Sequence[Claim]) -> list[list[Claim]]:
    """The runs of numbers with only 、, 和 or 及 and a few words between them."""
    runs: list[list[Claim]] = []
    for before, claim in pairwise(told):
        if not _JOINED.fullmatch(draft.plain[before.outer_end : claim.outer_start]):
            continue
        if runs and runs[-1][-1] is before:
            runs[-1].append(claim)
        else:
            runs.append([before, claim])
    return runs


def _is_of(draft: Draft, title: Claim, claim: Claim) -> bool:
    """Whether the words around both say so: pairs of characters in common, no other time, nothing besides."""
    before = draft.plain[draft.sentence_starts[draft.sentence_of(claim.start)] : claim.outer_start]
    if is_besides(draft, claim) or has("then", before) or are_siblings(title.subject, claim.subject):
        return False
    one, two = (set(_TIMES.findall(text)) for text in (draft.line(draft.paragraph_of(title.start)), before))
    if one and two and not one & two:
        return False
    if is_wider(draft.line(draft.paragraph_of(title.start)), before):
        return False
    return bool(_runs(draft, title) & _runs(draft, claim))


def _comes_again(draft: Draft, claim: Claim) -> bool:
    """Whether the lead's number is taken up elsewhere: two places that agree against the headline are told by other rules."""
    return sum(number(c) == number(claim) for c in draft.near(claim)) > 1


def _runs(draft: Draft, claim: Claim) -> set[str]:
    """Pairs of characters of the words around the number and of its subject, the idle ones left out."""
    text = re.sub(r"[^一-鿿]", " ", f"{_around(draft, claim)} {claim.subject} {_line_of(draft, claim)}")
    return {a + b for a, b in pairwise(text) if a != " " != b} - set(words("idle")) - set(words("common"))


def _around(draft: Draft, claim: Claim) -> str:
    """The words of a headline between spaces, the whole clause of the body."""
    return context(draft, claim) if draft.part_of(claim.start) is Part.TITLE else draft.clause(claim.start)


def _line_of(draft: Draft, claim: Claim) -> str:
    """All of a headline that has one number, the sentence before a total, the clause before a number of the body that opens its own."""
    line = draft.paragraph_of(claim.start)
    if draft.part_of(claim.start) is Part.TITLE:
        start = draft.paragraph_starts[line]
        alone = len([c for c in draft.between(start, draft.line_end(line)) if c.kind is not Kind.DATE]) == 1
        return draft.line(line) if alone else ""
    if claim.role is Role.TOTAL:
        return draft.plain[draft.sentence_starts[draft.sentence_of(claim.outer_start)] : claim.outer_start]
    start = draft.clause_starts[max(0, draft.clause_of(claim.outer_start) - 1)]
    before = draft.plain[start : claim.outer_start]
    return before if len(draft.lead(claim).strip("共有计为达")) == 0 else ""
