"""The line markup of templates: what each line of the filled text is (行标记).

`@标题 …` and the other words below name a line; `#` to `####` are headings, which get their
numbers here; anything else is a paragraph. Arguments stand in brackets: `@图[list=… by=…] …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.notices.notice import Heading, Style
from gongshi.notices.slot import Spans
from gongshi.wording.numerals import to_chinese


class BadLine(BadInput):
    """A line of the template begins with a mark that means nothing here (行标记有误)."""


STYLES = {
    "红头": Style.MARK,
    "文号": Style.NUMBER,
    "标题": Style.TITLE,
    "副标题": Style.SUBTITLE,
    "主送": Style.SALUTATION,
    "导语": Style.LEAD,
    "案例": Style.STORY,
    "附注": Style.NOTE,
    "小字": Style.SMALL,
    "署名": Style.SIGNER,
    "日期": Style.DATE,
}
DRAWN = ("表", "图", "地图", "附件", "分页", "抄送", "印发", "印发日期")
_LINE = re.compile(r"@(\w+)(?:\[([^\]]*)\])?\s*(.*)", re.DOTALL)
_ARGUMENT = re.compile(r"(\w+)=([^\s\]]+)")


@dataclass(frozen=True)
class Marked:
    """One line of the filled text: its mark (empty for a paragraph), arguments, text."""

    mark: str
    text: str
    arguments: dict[str, str] = field(default_factory=dict)


def read_lines(filled: str) -> Iterator[Marked]:
    """The lines of the filled text, empty ones left out. Raises BadLine for an unknown mark."""
    for line in filled.splitlines():
        if line.strip():
            yield _marked(line.strip())


def _marked(line: str) -> Marked:
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        return Marked("#" * min(level, 4), line[level:].strip())
    if not line.startswith("@"):
        return Marked("", line)
    found = _LINE.fullmatch(line)
    if not found or found[1] not in (*STYLES, *DRAWN):
        raise BadLine(
            tr("行首标记“{mark}”没有定义。", mark=line.split()[0]),
            where=tr("模板中的这一行：{line}", line=line[:40]),
            mend=tr("可用的标记：{marks}。", marks="、".join(f"@{m}" for m in (*STYLES, *DRAWN))),
        )
    return Marked(found[1], found[3], dict(_ARGUMENT.findall(found[2] or "")))


class Numbering:
    """Gives headings their numbers: 一、 （一） 1. （1） (层次序数)."""

    def __init__(self) -> None:
        self._at = [0, 0, 0, 0]

    def heading(self, level: int, spans: Spans) -> Heading:
        """The next heading of `level`, from 1; deeper levels start again below it."""
        self._at[level - 1] += 1
        self._at[level:] = [0] * (4 - level)
        return Heading(level, _number(level, self._at[level - 1]), spans)


def _number(level: int, n: int) -> str:
    match level:
        case 1:
            return f"{to_chinese(n)}、"
        case 2:
            return f"（{to_chinese(n)}）"
        case 3:
            return f"{n}."
    return f"（{n}）"
