"""The labelled texts: marks become a plain text and its labels (标注集).

The format is described in corpus/README.md. This module knows none of the rules of
`gongshi.check`: a value that is not plain digits and a unit is written out by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
# What a part named aside holds is only totalled, never read by whoever writes rules. A part that is not written yet is left out.
WRITTEN = (
    "rules",
    "opened",
    "later",
    "second/open",
    "second/opened",
    "third/open",
    "third/opened",
    "fourth/open",
    "fourth/opened",
    "fifth/open",
    "fifth/opened",
    "sixth/open",
    "sixth/aside",
    "seventh/open",
    "seventh/aside",
)
PARTS = tuple(x for x in WRITTEN if (CORPUS / x).is_dir())
QUALIFIERS = {"exact", "over", "approx", "at_most", "ordinal", "range"}
KINDS = {"count", "percent", "change", "money", "duration", "date", "age", "rank", "ordinal", "measure", "average"}
ROLES = {"plain", "total", "part", "share", "sample", "each", "extreme"}
MONEY = {"元", "美元", "港元"}
DURATIONS = {
    "年",
    "个月",
    "月",
    "天",
    "日",
    "周",
    "个星期",
    "小时",
    "个小时",
    "分钟",
    "秒",
    "周年",
    "个工作日",
    "年度",
    "学时",
}
MEASURES = {  # fmt: skip
    "米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "里",
    "平方米",
    "平方公里",
    "公顷",
    "亩",
    "立方米",
    "吨",
    "千克",
    "公斤",
    "克",
    "毫克",
    "升",
    "毫升",
    "千瓦",
    "兆瓦",
    "千瓦时",
    "度",
    "℃",
    "摄氏度",
    "海里",
    "立方米/秒",
    "微克/立方米",
    "毫克/升",
    "公里/小时",
    "米/秒",
    "毫克/100毫升",
    "斤",
    "级",
    "分贝",
    "千瓦小时",
    "标准煤",
    "吨标准煤",
    "公斤/亩",
    "元/平方米",
    "元/吨",
    "元/公斤",
}
_MARK = re.compile(r"\{([^{}]*)\}")
_ID = re.compile(r"([a-z]\d*):")
_PLAIN = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万亿|亿|万|千)?(余|多)?(.*)", re.S)
_NUMERAL = re.compile(r"(?:百分之|第)?[\d.,零〇○一二两三四五六七八九十百千万亿半几余多廿卅俩点来]+")
_NAMED_PART = re.compile(r"(?<=年)(?:底|末|度|初|前[二三]季度|[上下]半年|[一二三四]季度)$")
_SCALE = {"千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12}


class BadLabel(ValueError):
    """A mark that cannot be understood, with its file and quote."""


@dataclass(frozen=True)
class Label:
    """One claim that a reader marked: where it stands and what it asserts."""

    start: int
    end: int
    quote: str
    value: Decimal | tuple[Decimal, Decimal] | str | None
    unit: str
    qualifier: str
    kind: str
    role: str
    subject: str
    scope: str
    period: str
    direction: int
    optional: bool
    ident: str


@dataclass(frozen=True)
class Labelled:
    """One text with its labels and the lines about its relations."""

    path: Path
    style: str
    text: str
    labels: tuple[Label, ...]
    lines: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """The file's name, as the tables print it."""
        return self.path.stem

    def label(self, ident: str) -> Label:
        """The label that carries this mark of identity."""
        return next(x for x in self.labels if x.ident == ident)


def half(name: str) -> list[Labelled]:
    """Every text of one part of the set (see PARTS), sorted by file."""
    return [read(path) for path in sorted((CORPUS / name).glob("*.txt"))]


def read(path: Path) -> Labelled:
    """One file of the set. Raises BadLabel for a mark that cannot be understood."""
    head, marked, *rest = path.read_text(encoding="utf-8").split("\n----\n")
    style = dict(line.split(": ", 1) for line in head.splitlines())["style"]
    text, labels = unmark(marked.strip("\n"), path)
    lines = tuple(x.strip() for x in (rest[0] if rest else "").splitlines() if x.strip() and not x.startswith("#"))
    return Labelled(path, style, text, tuple(labels), lines)


def unmark(marked: str, path: Path = CORPUS) -> tuple[str, list[Label]]:
    """The plain text, and a label for each mark, in order."""
    pieces, labels, at, shift = [], [], 0, 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        shift += mark.start() - at
        label = _label(mark[1], shift, path)
        labels.append(label)
        pieces.append(label.quote)
        shift, at = shift + len(label.quote), mark.end()
    return "".join([*pieces, marked[at:]]), labels


def _label(mark: str, start: int, path: Path) -> Label:
    optional = mark.startswith("?")
    named = _ID.match(mark)
    body = mark[1:] if optional else mark[named.end() :] if named else mark
    quote, subject, said, *more = [*body.split("|"), "", ""]
    if any(more[:-2]) or not quote:
        raise BadLabel(f"{path.name}: {mark}")
    facts = {"qualifier": "exact", "role": "plain", "scope": "", "period": "", "direction": 0}
    facts |= _derived(quote)
    for word in said.split():
        facts |= _said(word, path, mark)
    _settle(facts)
    if facts["value"] is None and not optional:
        raise BadLabel(f"{path.name}: no value for {mark}")
    return Label(
        start, start + len(quote), quote, subject=subject, optional=optional, ident=named[1] if named else "", **facts
    )


def _derived(quote: str) -> dict:
    """What plain digits with a unit say by themselves; everything else is written out in the mark."""
    date = _date(quote) or _dates(quote)
    if date:
        return {"value": date, "unit": "", "kind": "date"}
    plain = _PLAIN.fullmatch(quote)
    if plain is None or plain[2] == "千":
        return {
            "value": None,
            "unit": _NUMERAL.sub("", quote, count=1) if not quote.startswith("百分之") else "%",
            "kind": "",
        }
    value = Decimal(plain[1].replace(",", "")) * _SCALE.get(plain[2] or "", 1)
    return {"value": value, "unit": plain[4], "kind": "", "qualifier": "over" if plain[3] else "exact"}


def _date(quote: str) -> str | None:
    quote = _NAMED_PART.sub("", quote)
    found = re.fullmatch(r"(?:(\d{4})年)?(?:(\d{1,2})月份?)?(?:(\d{1,2})日)?", quote)
    if found is None or not any(found.groups()) or (found[1] and found[3] and not found[2]):
        return None
    year, month, day = found[1] or "XXXX", found[2], found[3]
    if month is None and day is None:
        return year
    month = f"{int(month):02}" if month else "XX"
    return f"{year}-{month}" + (f"-{int(day):02}" if day else "")


def _dates(quote: str) -> str | None:
    """Both ends of a span of dates; the second takes from the first what it leaves out."""
    ends = re.split(r"[至到—～-]+", quote)
    if len(ends) == 2 and re.fullmatch(r"\d{1,2}", ends[0]):
        ends[0] += "月" if "月" in ends[1] else "日"
    first, second = (_date(ends[0]), _date(ends[1])) if len(ends) == 2 else (None, None)
    if first is None or second is None:
        return None
    whole = "-".join(b if "X" not in b else a for a, b in zip(first.split("-"), second.split("-"), strict=False))
    return f"{first}..{whole if len(whole) >= len(first) else first[:5] + second}"


def _said(word: str, path: Path, mark: str) -> dict:
    """What one word of a mark adds."""
    if word[0] == "@":
        return {"scope": word[1:]}
    if word[:2] in ("u:", "p:", "d:"):
        return {
            "u:": {"unit": word[2:]},
            "p:": {"period": word[2:]},
            "d:": {"value": word[2:], "kind": "date", "unit": ""},
        }[word[:2]]
    if word in ("up", "down"):
        return {"kind": "change", "direction": 1 if word == "up" else -1}
    if word == "ordinal":
        return {"kind": "ordinal", "qualifier": "ordinal"}
    if word == "rank":
        return {"kind": "rank", "qualifier": "ordinal"}
    for names, key in ((QUALIFIERS, "qualifier"), (KINDS, "kind"), (ROLES, "role")):
        if word in names:
            return {key: word}
    return {"value": _number(word, path, mark)} | ({"qualifier": "range"} if ".." in word else {})


def _number(word: str, path: Path, mark: str) -> Decimal | tuple[Decimal, Decimal]:
    try:
        ends = [Decimal(x) for x in word.split("..")]
    except ArithmeticError:
        raise BadLabel(f"{path.name}: “{word}” in {mark}") from None
    return ends[0] if len(ends) == 1 else (ends[0], ends[1])


def _settle(facts: dict) -> None:
    facts["unit"] = facts["unit"].replace("％", "%")
    facts["kind"] = facts["kind"] or kind_of(facts["unit"])


def kind_of(unit: str) -> str:
    """The kind that a unit alone gives."""
    if unit in ("%", "成", "‰"):
        return "percent"
    if "百分点" in unit:
        return "change"
    if unit in ("岁", "周岁", "歲"):
        return "age"
    return next(
        (k for k, units in (("money", MONEY), ("duration", DURATIONS), ("measure", MEASURES)) if unit in units), "count"
    )


def overlaps(labels: tuple[Label, ...]) -> Iterator[tuple[Label, Label]]:
    """Neighbouring labels that share a character."""
    return ((a, b) for a, b in pairwise(labels) if b.start < a.end)
