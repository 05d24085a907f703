"""A number that opens a sentence and takes up what was counted just before: 查获车辆67辆。67辆车中… (承前的数).

What is taken up cannot be more than what was counted, so a greater number is mistaken by itself; a smaller one may be a part, and is
held against the other only where its sentence says that it speaks of all: 均, 都, 中, 共, 平均, 分别, or 这, 上述, 查获的.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import added
from gongshi.check.consistency.kinship import are_siblings, is_besides
from gongshi.check.consistency.restated_headline import is_slip_for
from gongshi.check.consistency.rule import is_dropped, shown
from gongshi.check.consistency.words import has
from gongshi.check.draft import PEOPLE, Draft, is_counted, kin, number
from gongshi.papers.paper import Part

_ADVERB = re.compile(r"(?:截[至止]?目前|目前|至此|为此|据了解|据统计|会上|活动中|随后|现场|通报要求|按要求|其中)，")
_THESE = re.compile(r"(?:以?上述?|前述|以上|这|该|此)(?:全部)?$")
_TOWARDS = re.compile(r"(?:[一-鿿]{0,12}?)(?:对|向|给|为|请|要求|责令|将|把|由|在)(?:这|上述|以上|该)?(?:全部)?$")
_DONE_TO = re.compile(r"(?:(?:已|被|受|所|获|经)?([一-鿿]{2,8}?))(?:了)?的(?:这)?(?:全部)?$")
_ALL = re.compile(
    r"([一-鿿“”（）]{0,12}?)(?:[均皆]|全部|都(?!市)|每|[中里](?:[，：]|$)|共(?!同|享|有制)|总(?!队|站|工|部|局|厂|公)|合计|平均|分别|来自|分布|涉及|分属|累计|近[一二三两0-9])"
)
_REST = re.compile(r"其余|其他|其它|另|第[0-9一二三四五六七八九十]|仅|只有|唯|还有|剩|除")
_NOUN = re.compile(r"[一-鿿“”]{0,12}")
_FEW = 20  # numbers up to it are told apart by up to three
_NEAR = 3
_LINES = 2  # lines back in which what is taken up was counted
_MOST = 12
_LONGEST_SUM = 6


@dataclass(frozen=True)
class Back:
    """A number that takes up another: the noun behind it, and whether its sentence is surely of all of them."""

    claim: Claim
    noun: str
    of_all: bool
    done: str  # what was done to them, where a participle says so: 查获的67辆


def taken_up(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number that takes up one counted before, that one, and whether the two are equal."""
    for claim in draft.counted:
        back = _back(draft, claim)
        if back is None:
            continue
        before = _before(draft, back)
        same = next((c for c in before if number(c) == number(claim)), None)
        if same is not None:
            yield claim, same, True
            continue
        meant = _meant(draft, back, before)
        if meant is not None:
            yield claim, meant, False


def _back(draft: Draft, claim: Claim) -> Back | None:
    """The number as one that opens its sentence, or follows 对, 这 or 查获的 there; None where it is new."""
    if claim.kind is not Kind.COUNT or draft.is_tabular(claim.start) or number(claim) < 2:
        return None
    if claim.role in (Role.PART, Role.EACH, Role.EXTREME) or is_besides(draft, claim):
        return None
    start = draft.sentence_starts[draft.sentence_of(claim.outer_start)]
    words = draft.plain[start : claim.outer_start].strip("“　 ")
    if draft.part_of(claim.start) is Part.TITLE or has("elsewhen", words.replace("目前，", "").replace("截至", "")):
        return None
    words = _ADVERB.sub("", words)
    tail = draft.tail(claim)
    found = _ALL.match(tail)
    noun = found[1] if found else (_NOUN.match(tail) or [""])[0]
    if not words:
        return Back(claim, noun, found is not None, "")
    if "，" in words or any(c.isdigit() for c in words):
        return None
    done = _DONE_TO.fullmatch(words)
    if done is not None:
        return Back(claim, noun, found is not None, done[1])
    if _THESE.fullmatch(words):
        return Back(claim, noun, True, "")
    return Back(claim, noun, found is not None, "") if _TOWARDS.fullmatch(words) else None


def _before(draft: Draft, back: Back) -> Sequence[Claim]:
    """The numbers of its unit, of a like noun, that were counted shortly before, the last first."""
    line = draft.paragraph_of(back.claim.start)
    start = draft.sentence_starts[draft.sentence_of(back.claim.start)]
    first = draft.paragraph_starts[max(0, line - _LINES)]
    own = [
        c
        for c in draft.between(first, start)
        if is_counted(c) and kin(c.unit) == kin(back.claim.unit) and c.kind is Kind.COUNT
    ]
    return [c for c in reversed(own[-_MOST:]) if _is_of(draft, c, back)]


def _is_of(draft: Draft, claim: Claim, back: Back) -> bool:
    """Whether the earlier number counts what the later one's noun says: 隐患路段 and 路段; 16人 may be whatever people."""
    noun = re.sub(r"[“”（）的]", "", back.noun)
    if len(noun) < 2:
        return claim.unit in PEOPLE or (len(noun) == 1 and noun in claim.subject + draft.tail(claim)[:8])
    told = f"{claim.subject} {draft.tail(claim)[:14]} {draft.lead(claim)[-14:]}"
    return (noun[-2:] in told or noun[:2] in told) and not are_siblings(claim.subject, back.claim.subject)


def _meant(draft: Draft, back: Back, before: Sequence[Claim]) -> Claim | None:
    """The one number before that may be meant; None where the number is explained, or may be a part."""
    if _is_made_of(draft, back.claim, before) or _is_told(draft, back.claim):
        return None
    near = [c for c in before if _is_whole(c, before, draft) and is_near(c, back.claim)]
    near = [c for c in near if len(back.done) < 2 or _was_done(draft, c, back.done)]
    if len({number(c) for c in near}) != 1 or _adds_up(draft, back.claim, near[0]):
        return None
    more = number(back.claim) > number(near[0])
    return near[0] if more or back.of_all else None


def _is_whole(claim: Claim, before: Sequence[Claim], draft: Draft) -> bool:
    """A total, or the first number of its unit in its sentence: what follows it there is a part or another thing."""
    if claim.role in (Role.PART, Role.SAMPLE, Role.EXTREME, Role.EACH):
        return False
    sentence = draft.sentence_of(claim.start)
    return claim.role is Role.TOTAL or not any(
        c.start < claim.start and draft.sentence_of(c.start) == sentence for c in before
    )


def _adds_up(draft: Draft, claim: Claim, whole: Claim) -> bool:
    """85名学员均通过考核，1名学员缓考, of 86: with another of its sentence, or with the rest, it makes up what was counted."""
    if number(claim) < number(whole) and _REST.search(draft.sentence(claim.start)):
        return True
    others = [c for c in draft.in_sentence(claim.start) if kin(c.unit) == kin(claim.unit) and is_counted(c)]
    return len(others) > 1 and any(number(claim) + number(c) == number(whole) for c in others if c is not claim)


def _was_done(draft: Draft, claim: Claim, done: str) -> bool:
    """Whether what was done is said before the earlier number too: 拘传被执行人93人 … 被拘传的96人."""
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    return done[-2:] in draft.plain[start : draft.sentence_end(claim.end)]


def _is_made_of(draft: Draft, claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether numbers beside each other add up to it, or one less another leaves it."""
    ordered = sorted(before, key=lambda c: c.start)
    for first in range(len(ordered)):
        for last in range(first + 2, min(first + _LONGEST_SUM, len(ordered)) + 1):
            if added(ordered[first:last]) == number(claim):
                return True
    values = {number(c) for c in before}
    return any(number(claim) + value in values for value in values)


def _is_told(draft: Draft, claim: Claim) -> bool:
    """Whether the number stands elsewhere in the text with its unit: it is known, and of something else."""
    return any(number(c) == number(claim) for c in draft.near(claim))


def is_near(a: Claim, b: Claim) -> bool:
    """Whether one number may have been written for the other: a slip of the pen, or small ones not far apart."""
    few = max(number(a), number(b)) <= _FEW and abs(number(a) - number(b)) <= _NEAR
    return few or is_slip_for(a, b) or is_dropped(shown(number(a)), shown(number(b)))
