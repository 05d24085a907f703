"""Markdown as its reader sees it: marks of emphasis and links gone, tables as cells (读 Markdown)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.i18n import tr
from gongshi.papers.headings import heading_level
from gongshi.papers.paper import Cell, Paper, Paragraph, Part

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_ITEM = re.compile(r"(\s*)(?:[-*+]|[0-9]{1,9}[.)])\s+")
_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_MARKS = re.compile(r"\*\*|__|`|~~|(?<![*\w])\*(?=\S)|(?<=\S)\*(?![*\w])|</?[a-zA-Z][^<>\n]{0,200}>")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def read_markdown(text: str, name: str) -> Paper:
    """The paper that the Markdown `text` is; fences are read as they stand (读 Markdown)."""
    return Paper(name, "markdown", tuple(_paragraphs(text.split("\n"))))


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    table, row, fenced = 0, 0, False
    for number, line in enumerate(lines, 1):
        fenced ^= bool(_FENCE.match(line))
        if "|" in line and line.strip().startswith("|") and not fenced:
            table, row = (table, row) if row else (table + 1, 0)
            if not _RULE.fullmatch(line):
                row += 1
                yield from _cells(line, table, row, number)
            continue
        row = 0
        if line.strip():
            yield _line(line, number)


def _cells(line: str, table: int, row: int, number: int) -> Iterator[Paragraph]:
    for column, text in enumerate(line.strip().strip("|").split("|"), 1):
        place = tr("表{table}第{row}行第{column}列", table=table, row=row, column=column)
        yield Paragraph(_bare(text.strip()), Part.CELL, place, cell=Cell(table, row, column), source=number)


def _line(line: str, number: int) -> Paragraph:
    place = tr("第{n}行", n=number)
    heading = _HEADING.fullmatch(line)
    if heading:
        level = len(heading[1])
        kind = Part.TITLE if level == 1 else Part.HEADING
        return Paragraph(_bare(heading[2]), kind, place, level=level - 1, source=number)
    item = _ITEM.match(line)
    if item:
        return Paragraph(_bare(line[item.end() :]), Part.ITEM, place, level=1 + len(item[1]) // 2, source=number)
    text = _bare(line.strip("> "))
    level = heading_level(text)
    return Paragraph(text, Part.HEADING if 0 < level < 3 else Part.BODY, place, level=level, source=number)


def _bare(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text))
