"""How long a list is that stands in the lines below: numbered, of plates, of names (下文的名单).

What a number above says of it is judged in the rule of lists.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.consistency.words import pattern
from gongshi.check.draft import Draft, is_counted, kin
from gongshi.papers.paper import Part

ITEM = re.compile(
    r"\s*(?:([0-9]{1,3})[.．、](?![0-9](?![0-9]?月))|[（(]([0-9]{1,3})[）)]|[（(]([一二三四五六七八九十]{1,3})[）)]|[①-⑳])"
)
_PLATE = re.compile(r"[一-鿿][A-Z][·・•]?[A-Z0-9×xX*＊]{4,6}[一-鿿]?(?:（[^（）]{1,20}）)?")
_DAY = re.compile(r"\s*(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日")
_PERSON = re.compile(r"\s*[一-鿿]{2,4}[，,][男女][，,]")
_FIRM = re.compile(rf"[一-鿿（）]{{4,30}}(?:{pattern('names').pattern})")
_INLINE = re.compile(r"(?:^|(?<=[；。]))\s*[（(](?:([0-9]{1,2})|([一二三四五六七八九十]))[）)]")
_NUMBERS = "一二三四五六七八九十"
_MOST = 40  # lines below that are looked at
LONGEST_LEAD_IN = 600  # characters of a line that leads in numbered lines


def numbered_below(draft: Draft, line: int) -> int:
    """How many lines below are numbered 1, 2, 3 without a gap; lines between belong to their item."""
    count, last = 0, min(line + 400, len(draft.paragraph_starts) - 1)
    level = None
    for n in range(line + 1, last + 1):
        text = draft.line(n)
        found = ITEM.match(text)
        if found:
            style = next((i for i in (1, 2, 3) if found[i]), 0)
            level = style if level is None else level
            if style == level:
                value = int(found[style]) if style in (1, 2) else count + 1
                if value != count + 1:
                    break
                count += 1
        elif count == 0 and text.strip() and n > line + 1:
            return 0
        elif draft.parts[n][0] in (Part.HEADING, Part.TITLE, Part.CELL):
            break
    return count


def inline_below(draft: Draft, line: int) -> int:
    """（一）…；（二）…；（三）… in the one line below: the highest in unbroken order, 0 where there is none."""
    if line + 1 >= len(draft.paragraph_starts):
        return 0
    text, expected = draft.line(line + 1), 0
    for found in _INLINE.finditer(text):
        value = int(found[1]) if found[1] else _NUMBERS.find(found[2]) + 1
        if value != expected + 1 or (not expected and found.start() > 0):
            return 0
        expected = value
    return expected if expected > 1 else 0


def are_events(draft: Draft, line: int) -> bool:
    """Whether the numbered lines right below each begin with a day: （一）6月3日6时许，…"""
    below = [draft.line(n) for n in range(line + 1, min(line + 400, len(draft.paragraph_starts)))]
    items = [text[m.end() :] for text in below if (m := ITEM.match(text))]
    return len(items) > 1 and all(_DAY.match(text) for text in items)


def are_parts_below(draft: Draft, claim: Claim, line: int) -> bool:
    """死亡77人。1.工矿商贸死亡22人；2.道路交通死亡53人: lines that each count what the number counts are its parts."""
    below = range(line + 1, min(line + _MOST, len(draft.paragraph_starts)))
    items = [n for n in below if ITEM.match(draft.line(n))]
    claims = [draft.between(draft.paragraph_starts[n], draft.line_end(n)) for n in items]
    return bool(claims) and all(any(kin(c.unit) == kin(claim.unit) and is_counted(c) for c in own) for own in claims)


def is_annex_title(draft: Draft, claim: Claim) -> bool:
    line = draft.line(draft.paragraph_of(claim.start)).strip()
    return len(line) < 50 and not line.endswith(("。", "；", "，")) and "（" in line


def plates_below(draft: Draft, line: int) -> int:
    """Plates in the lines below a heading: 云A·12×45、云A·23×61; 0 where something else stands there."""
    count = 0
    for n in range(line + 1, min(line + 100, len(draft.paragraph_starts))):
        items = [i for i in re.split(r"[、，；\s　]+", draft.line(n).strip("。 ")) if i]
        if not items or not all(_PLATE.fullmatch(item) for item in items):
            break
        count += len(items)
    return count


def persons_below(draft: Draft, line: int) -> int:
    """Lines that each tell of one person: 裴某勇，男，45岁，……"""
    count = 0
    for n in range(line + 1, min(line + 100, len(draft.paragraph_starts))):
        if not _PERSON.match(draft.line(n)):
            break
        count += 1
    return count


def firms_below(draft: Draft, line: int) -> int:
    """Lines of one firm, office or school each below a line that ends with a colon."""
    count = 0
    for n in range(line + 1, min(line + 100, len(draft.paragraph_starts))):
        text = draft.line(n).strip("　 \t；;。")
        if not _FIRM.fullmatch(text):
            break
        count += 1
    return count if count > 1 else 0


def names_below(draft: Draft, line: int) -> int:
    """Names in rows, or one short line each, below a heading."""
    count = 0
    for n in range(line + 1, min(line + 600, len(draft.paragraph_starts))):
        text = draft.line(n).strip("　 \t")
        if (
            not text
            or draft.parts[n][0] in (Part.CELL, Part.HEADING)
            or text.endswith(("。", "：", "；"))
            or re.match(r"附[件表]", text)
        ):
            break
        tokens = [t for t in re.split(r"[ 　\t、]+", text) if t]
        if (len(text) > 60 and len(tokens) < 4) or any(c.isdigit() for c in text):
            break
        count += len(tokens)
    return count
