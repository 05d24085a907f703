"""Names in lines below, or behind a label elsewhere: 附件 名单（共4名）; 5家上红榜 … 红榜企业：甲、乙、丙 (名单、榜单)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.kinship import context
from gongshi.check.consistency.list_items import hidden, items_of
from gongshi.check.consistency.lists_counted import Counted, counted, may_count_a_list
from gongshi.check.consistency.words import has, words
from gongshi.check.draft import Draft, number
from gongshi.i18n import tr
from gongshi.papers.paper import Part

_HEADS = re.compile(r"名单|名册|名录|（共")
_LEADS_ON = re.compile(r"[^，。；：\n]{0,16}：\s*\n")
_LONGEST_HEADING, _LONGEST_LINE, _LINES, _COLUMNS = 50, 60, 600, 4
_PLATE = re.compile(r"[一-鿿][A-Z][·・•]?[A-Z0-9×xX*＊]{4,6}[一-鿿]?(?:（[^（）]{1,20}）)?[。；，]?$")
_PERSON = re.compile(r"[一-鿿×*＊某]{2,4}[，,][男女][，,]")
_LABEL = re.compile(
    r"(?:^|(?<=[。；！\n]))[ 　]*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）).、．][ 　]*)?"
    r"(?P<label>[一-鿿“”]{2,14})(?P<counted>（[^（）\n]{1,10}）)?：[ 　]*(?P<items>[^：。；！\n]{2,2000})(?=[。；！\n]|$)"
)
_MEASURED = re.compile(r"[0-9]+(?:\.[0-9]+)?[个家起件人名处%]")
_BOARD = re.compile(r"[一-鿿]{1,2}[榜旗牌]")
_MOST, _ABOVE = 300, 12  # labels of one text; lines above one in which its number may stand


def names_below(draft: Draft) -> Iterator[Counted]:
    """Each number in the heading of an annex, or in a line that ends in a colon, with the names in the lines below."""
    for claim in draft.counted:
        if not may_count_a_list(claim):
            continue
        line = draft.line_of(claim.start)
        led = _LEADS_ON.match(draft.plain, claim.end) is not None
        if led or _is_heading(draft, claim, line):
            names = _names(draft, line)
            sure = not led or all(_told_one(n) or n.endswith(words("names")) for n in names)
            found = counted(claim, {len(names)}, tr("名单有")) if sure and names else None
            if found is not None:
                yield found


def _is_heading(draft: Draft, claim: Claim, line: int) -> bool:
    """Whether the line is short, and a heading or one with the number in brackets: 获奖者名单（共4名）."""
    text = draft.line(line).strip()
    if draft.parts[line][0] is Part.CELL or len(text) >= _LONGEST_HEADING or text.endswith(("。", "；", "，")):
        return False
    bracketed = draft.plain[claim.start - 1 : claim.start] == "（"
    heading = draft.parts[line][0] in (Part.HEADING, Part.TITLE) or "（" in text
    return heading and (bracketed or _HEADS.search(text) is not None)


def _names(draft: Draft, line: int) -> list[str]:
    """Names or plates in rows, one short line each, or lines that each tell of one person."""
    names: list[str] = []
    for n in range(line + 1, min(line + _LINES, len(draft.line_starts))):
        text = draft.line(n).strip("　 \t")
        row = [t for t in re.split(r"[ 　\t、]+", text) if t]
        if not text or draft.parts[n][0] in (Part.CELL, Part.HEADING) or re.match(r"附[件表]", text):
            break
        told = [text] if _PERSON.match(text) else row
        long = len(text) > _LONGEST_LINE and len(row) < _COLUMNS
        if all(_told_one(t) for t in told):
            names += told
        elif long or text.endswith(("。", "：", "；")) or any(c.isdigit() for c in text):
            break
        else:
            names += row
    return names


def _told_one(text: str) -> bool:
    """Whether it is a plate, or tells of one person: 云A·12×45; 裴某勇，男，45岁，……"""
    return bool(_PLATE.match(text) or _PERSON.match(text))


def labelled(draft: Draft) -> Iterator[Counted]:
    """Every list behind a label with the number, in its bracket or before, that says how long it is."""
    labels = [m for m, _ in zip(_LABEL.finditer(draft.plain), range(_MOST), strict=False)]
    keys = Counter(key for m in labels for key in _keys(m["label"]))
    for label in labels:
        own = (k for k in _keys(label["label"]) if keys[k] == 1)
        told = (_told(draft, key, label.start()) for key in own)
        claim = _in_bracket(draft, label) or next((c for c in told if c is not None), None)
        if claim is not None:
            found = counted(claim, _lengths(label), tr("“{label}”之后列出", label=label["label"]))
            if found is not None:
                yield found


def _lengths(label: re.Match[str]) -> frozenset[int]:
    """How many items the label's list may have; one only where the label has its number with it (黄旗单位（2个）：马集镇)."""
    text = hidden(label["items"].strip())
    if "，" in text or _MEASURED.search(text):
        return frozenset()
    if "、" not in text:
        return frozenset({1}) if label["counted"] and text.endswith(words("names")) else frozenset()
    found = items_of(text)
    return found.lengths if found is not None else frozenset()


def _keys(label: str) -> tuple[str, ...]:
    """What may tell the label from others: all of it, 红榜 of 红榜企业名单, 集体 of 先进集体."""
    bare = label.strip("“”")
    short = bare
    while end := next((w for w in words("listings") if short.endswith(w) and len(short) > len(w) + 1), ""):
        short = short.removesuffix(end).rstrip("的")
    board = _BOARD.match(bare)
    keys = (bare, short, board[0] if board else "", bare[-2:])
    return tuple(dict.fromkeys(k for k in keys if len(k) > 1))


def _in_bracket(draft: Draft, label: re.Match[str]) -> Claim | None:
    inside = draft.counted_between(*label.span("counted")) if label["counted"] else ()
    inside = tuple(c for c in inside if may_count_a_list(c))
    return inside[0] if len(inside) == 1 else None


def _told(draft: Draft, key: str, at: int) -> Claim | None:
    """The one number before the list whose words have the label's key; none where several differ."""
    first = max(0, draft.line_of(at) - _ABOVE)
    near = draft.counted_between(draft.line_starts[first], at) if first > 6 else draft.counted_between(0, at)
    told = [c for c in near if may_count_a_list(c) and key in context(draft, c) and _is_said_of(draft, c, key)]
    return told[0] if told and len({(number(c), c.unit) for c in told}) == 1 else None


def _is_said_of(draft: Draft, claim: Claim, key: str) -> bool:
    """Whether the key stands right beside the number, with no other number between, and nothing narrows it."""
    lead, tail = draft.lead(claim)[-12:], draft.tail(claim)[:12]
    if has("elsewhen", lead):
        return False
    if key in words("listings"):
        return tail.startswith(key)
    return key in re.split(r"[ 　]", lead)[-1] or key in re.split(r"[ 　、]", tail)[0]
