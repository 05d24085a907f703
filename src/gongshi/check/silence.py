"""Numbers that are no claim: names, slogans, plates, articles, list numbering (不作陈述的数).

Two tables rule: names.toml has words that hold a number, forms.toml has forms that number
something. Only what stands around a numeral is looked at, so a page without numbers costs
nothing here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from gongshi.check.tables import groups, table, words
from gongshi.wording.inline import NUMERAL
from gongshi.wording.strays import Lexical, lexical_words

_WINDOW = 14
_NUMERIC = frozenset("0123456789零〇○一二三四五六七八九两廿卅十百千万亿")
_FORM_LEFT = frozenset("〔【［：×·级")
_BESIDE = frozenset("村级高初")
_QUOTES = frozenset('“‘「『"')
_QUOTED = re.compile(r"个(?!月|小时|工作日|百分点|星期)[一-鿿]{2,5}[”’」』\"]")  # “四个对照”
_DIGITS = "零一二三四五六七八九"
_CLASSES = 200
_DECIMALS = re.compile(r"[.,][0-9]")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_CONGRESS = re.compile(
    "届(?:全国|[省市县区])?(?:(?:人大|人民代表大会|政协)|[一-鿿]{0,4}(?:运动会|运会|博览会|交易会|艺术节|文化节))"
)  # 第十七届人大四次会议 is the 17th
_LETTERS = re.compile(r"(?<=H[0-9])N[1-9]|[A-Za-z0-9]*(?:[-+·.][A-Za-z0-9]+)*")
_INDICES = re.compile(r"(?<![A-Za-z])(?:GDP|CPI|PPI|PMI|FDI|AQI|R&D|CCI|ICU|IPO|PPP|APP|B2C)(?:总量|指数|值)?$")


def silent_until(text: str, start: int, end: int) -> int:
    """Where the silence ends that covers the numeral at `start` to `end`; 0 when it may claim."""
    named = _name_at(text, start)
    if named:
        return max(named, end)
    before = text[start - 1 : start]
    after = _behind_form().match(text, end)
    if after and not (before == "第" and _CONGRESS.match(text, end)):
        return after.end()
    slogan = _QUOTED.match(text, end) if before in _QUOTES else None
    if slogan:
        return slogan.end()
    if text[end : end + 1] == "类" and _is_a_class(text, start, end):
        return end + 1
    if before in _FORM_LEFT or (before.isascii() and (text[start].isascii() or not before.isdigit())):
        left = text[max(0, start - _WINDOW) : start]
        if _left_form().search(left) and not _INDICES.search(left):
            return _after_code(text, end)
    if not (end - start > 2 and text[start].isascii()) and before not in _BESIDE and text[start] != "二":
        return 0
    whole = _right_form().match(text, start)
    return max(whole.end(), end) if whole else 0


def _is_a_class(text: str, start: int, end: int) -> bool:
    """一类品牌8个、二类品牌12个、三类品牌20个: the third class, and no three classes."""
    at = _DIGITS.find(text[start:end])
    return at > 1 and f"{_DIGITS[at - 1]}类" in text[max(0, start - _CLASSES) : start]


def numbering_of(line: str) -> int:
    """Where the number of a list item or heading ends that `line` begins with; 0 without one."""
    found = _line_form().match(line)
    return found.end() if found else 0


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of documents stand in title marks: what is inside them asserts nothing."""
    return (found.span() for found in _TITLE.finditer(text))


def is_reference(text: str, start: int) -> bool:
    """Whether the number behind 第 at `start` points into a law or a text (条款项章)."""
    return bool(_reference_form().match(text, start))


def _after_code(text: str, end: int) -> int:
    rest = _LETTERS.match(text, end)
    return rest.end() if rest else end


def _name_at(text: str, start: int) -> int:
    """The end of a known name whose first or a further number begins at `start`, else 0."""
    known = _names()
    behind = known.get(text[start : start + (3 if text[start].isascii() else 2)])
    before = known.get(text[start - 1 : start + 1])
    if behind is None and before is None:
        return 0
    best = 0
    for word, place in (*(behind or ()), *(before or ())):
        begin = start - place
        if begin >= 0 and text.startswith(word.word, begin) and _whole(text, begin, word):
            best = max(best, begin + len(word.word))
    return best


def _whole(text: str, begin: int, word: Lexical) -> bool:
    """Whether the word is itself there and no piece of a longer number."""
    end = begin + len(word.word)
    if word.word[0] in _NUMERIC and begin and text[begin - 1] in _NUMERIC:
        return False
    if word.word[-1] in _NUMERIC and end < len(text) and text[end] in _NUMERIC:
        return False
    if word.word[-1].isdigit() and _DECIMALS.match(text, end):
        return False  # 12318.01米 rings nobody
    if word.word[-1] == "小" and text[end : end + 1] == "时":
        return False  # 一小 is a school, 一小时 is none
    return word.plain or word.excuses(text, begin)


def _key(word: str, at: int) -> str:
    """The characters that a name is looked up by: its number and what follows, else what stands before."""
    length = 3 if word[at].isascii() else 2
    return word[at : at + length] if at + length <= len(word) else word[at - 1 : at + 1]


@cache
def _names() -> Mapping[str, tuple[tuple[Lexical, int], ...]]:
    """Each word under the characters around every number in it, the number's place beside it."""
    found: defaultdict[str, list[tuple[Lexical, int]]] = defaultdict(list)
    plain = (Lexical(w, plain=not w.isdigit()) for group in groups("names") for w in words(group.get("words")))
    for word in (*plain, *lexical_words()):
        for number in NUMERAL.finditer(word.word):
            at = number.start()
            found[_key(word.word, at)].append((word, at))
    return {key: tuple(some) for key, some in found.items()}


def _patterns(at: str, *, after: str | None = None) -> re.Pattern[str]:
    found = table("forms")["form"]
    rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
    return re.compile(
        "|".join(f"(?:{row['pattern']})" for row in rows if row["at"] == at and row.get("after") == after)
    )


@cache
def _left_form() -> re.Pattern[str]:
    return _patterns("left")


@cache
def _behind_form() -> re.Pattern[str]:
    return _patterns("behind")


@cache
def _right_form() -> re.Pattern[str]:
    return _patterns("right")


@cache
def _line_form() -> re.Pattern[str]:
    return _patterns("line")


@cache
def _reference_form() -> re.Pattern[str]:
    return _patterns("right", after="第")
