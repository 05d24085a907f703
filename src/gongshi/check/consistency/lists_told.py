"""Things told one by one behind their number: 一是…二是…, ①…②…, cases, persons each with 男 or 女 (逐一叙述的)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.lists_before import Counted, may_count_a_list
from gongshi.check.draft import PEOPLE, Draft, number
from gongshi.i18n import tr
from gongshi.papers.paper import Part

NUMBERS = "一二三四五六七八九十"
_RINGS = "①②③④⑤⑥⑦⑧⑨⑩"
_LONGEST_IN_TURN = 2_000
_NEAR = 40  # characters between the number and the first item
_SAID = re.compile(r"(?:^|[；。：，\n])\s*([一二三四五六七八九十]{1,2})(?:是|要)")
_NTH = re.compile(r"(?:^|[；。：，\n])\s*第([一二三四五六七八九十])[，、是]")
_INLINE = re.compile(r"[（(]([0-9]{1,2}|[一二三四五六七八九十])[）)]|([①-⑩])")
_LINE_SAID = re.compile(r"\s*([一二三四五六七八九十]{1,2})(?:是|要)")
_CASE = re.compile(r"\s*(?:典型)?案例[ 　]?([0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:[：:、.．\s　]|$)")
_HEAD = re.compile(r"\s*([一二三四五六七八九十]{1,3})、")
_HEADED = re.compile(
    r"[^，。；\n]{0,16}(?:案例|案件|问题|事例|典型)[^，。；\n]{0,6}(?:予以)?(?:通报|公布|发布|曝光|刊登)?(?:如下|于后)?[：。]?\s*"
)
_CASES = re.compile(r"(?:典型|指导性?|警示|参考)?(?:案例|案件)")
_PERSON = re.compile(r"(?:^|[；。：、\n])\s*(?:[0-9一二三四五六七八九十（）().．、]{1,5})?[一-鿿]{2,5}[，,][男女][，,]")
_REFERS = re.compile(r"(?:以上|上述)$")
_LINES = 60


def told_in_turn(draft: Draft, claim: Claim) -> int:
    """一是…二是…三是 or ①②③ behind the claim: the highest in unbroken order, 0 where there is none."""
    line = draft.paragraph_of(claim.start)
    end = min(draft.line_end(line), claim.outer_end + _LONGEST_IN_TURN)
    rest = draft.plain[claim.outer_end : end]
    told = said_in_turn(rest) or _inline(rest) or _below(draft, claim, line, rest)
    return 0 if _is_of_another(draft, claim, told) else told


def _is_of_another(draft: Draft, claim: Claim, told: int) -> bool:
    """共六项，会上进行五项：一是…五是…: another number of the unit beside it in the sentence is the one that fits."""
    beside = (c for c in draft.in_sentence(claim.start) if c.unit == claim.unit and c is not claim)
    return told != number(claim) and any(may_count_a_list(c) and number(c) == told for c in beside)


def said_in_turn(rest: str) -> int:
    """How far 一是, 二是 or 第一, 第二 run on in a piece of text that begins with them, or nearly so."""
    for form, first in ((_SAID, r"[：。，；]\s*一(?:是|要)"), (_NTH, r"[：。，；]\s*第一[，、是]")):
        found = re.search(first, rest)
        if found is not None and found.start() <= _NEAR and "。" not in rest[: found.start()]:
            told = _in_order([m[1] for m in form.finditer(rest[found.start() :])])
            return told if told > 1 else 0
    return 0


def _in_order(marks: list[str]) -> int:
    expected = 0
    for mark in marks:
        if expected < len(NUMBERS) and mark == NUMBERS[expected]:
            expected += 1
    return expected


def _inline(rest: str) -> int:
    """Behind a colon: （1）…（2）… or ①…②… in the same line."""
    lead = re.match(r"[^。；\n]{0,24}：\s*(?=[（(]?[1一①])", rest)
    if lead is None:
        return 0
    expected = 0
    for found in _INLINE.finditer(rest, lead.end()):
        mark = found[1] or found[2]
        value = int(mark) if mark.isdecimal() else (_RINGS.find(mark) + 1 or NUMBERS.find(mark) + 1)
        if value != expected + 1:
            break
        expected = value
    return expected if expected > 1 else 0


def _below(draft: Draft, claim: Claim, line: int, rest: str) -> int:
    """做了四个方面工作：and lines that begin 一是, 二是 … below."""
    if len(rest) > _NEAR or not re.search(r"[：。]\s*$", rest):
        return 0
    told: list[str] = []
    lines = range(line + 1, min(line + _LINES, len(draft.paragraph_starts)))
    for n in lines:
        found = _LINE_SAID.match(draft.line(n))
        if not told and found is None and draft.line(n).strip():
            return 0
        if draft.parts[n][0] is Part.HEADING:
            break
        if found is not None:
            told.append(found[1])
    return _in_order(told) if len(told) > 1 and _in_order(told) == len(told) else 0


def cases_told(draft: Draft) -> Iterator[Counted]:
    """发布5起典型案例 above, 案例一, 案例二 … below: each number of cases at the top of the text."""
    marks = [m[1] for n in range(len(draft.paragraph_starts)) if (m := _CASE.match(draft.line(n)[:12]))]
    values = [int(m) if m.isdecimal() else _numeral(m) for m in marks]
    if len(values) < 2 or values != list(range(1, len(values) + 1)):
        return
    first = next(n for n in range(len(draft.paragraph_starts)) if _CASE.match(draft.line(n)[:12]))
    for claim in draft.between(0, draft.paragraph_starts[first]):
        apart = abs(number(claim) - len(values)) if may_count_a_list(claim) else 99
        if apart <= 2 and claim.unit in ("起", "件", "个", "例", "批") and _CASES.match(draft.tail(claim)):
            yield Counted(claim, len(values), tr("下列案例"))


def cases_headed(draft: Draft) -> Iterator[Counted]:
    """现公布3起典型案例如下：and lines that begin 一、, 二、: each number of cases whose sentence ends its line with the list below."""
    for claim in draft.counted:
        if not may_count_a_list(claim) or claim.unit not in ("起", "件", "个", "例", "批"):
            continue
        line = draft.paragraph_of(claim.start)
        if _HEADED.fullmatch(draft.plain, claim.end, draft.line_end(line)) is None:
            continue
        below = range(line + 1, min(line + _LINES, len(draft.paragraph_starts)))
        heads = [draft.line(n).rstrip("。 　") for n in below if _HEAD.match(draft.line(n)[:8])]
        heads = [head for head in heads if head[-1:] == heads[0][-1:]]  # 四、工作要求 is no case
        marks = [m[1] for head in heads if (m := _HEAD.match(head))]
        values = [_numeral(mark) for mark in marks]
        apart = abs(number(claim) - len(values))
        if (
            len(values) > 1
            and values == list(range(1, len(values) + 1))
            and apart <= 2
            and _HEAD.match(draft.line(line + 1))
        ):
            yield Counted(claim, len(values), tr("下列案例"))


def _numeral(mark: str) -> int:
    """一 to 十九 as a number."""
    tens, _, ones = mark.rpartition("十")
    return (10 if "十" in mark else 0) * (NUMBERS.find(tens) + 1 or 1) + (NUMBERS.find(ones) + 1 if ones else 0)


def persons_told(draft: Draft) -> Iterator[Counted]:
    """以上2人: as many as were told before, each with 男 or 女 behind the name, since the heading."""
    for claim in draft.counted:
        if claim.unit not in PEOPLE or not _REFERS.search(draft.lead(claim).strip()) or number(claim) > _LINES:
            continue
        line = draft.paragraph_of(claim.start)
        first = line
        while first > 0 and draft.parts[first - 1][0] not in (Part.HEADING, Part.TITLE) and line - first < _LINES:
            first -= 1
        told = len(_PERSON.findall(draft.plain[draft.paragraph_starts[first] : claim.start]))
        if told and abs(told - number(claim)) <= max(1, told // 3):
            yield Counted(claim, told, tr("之前列出"))
