"""Headings, and what of a line governs the claims below it (标题)."""

from __future__ import annotations

import re

from gongshi.check.silence import numbering_of

_ENDS = frozenset("。；;，,：:、！!？?")
_LONGEST = 36
_LEAD = re.compile(r"(?P<head>[^，。；：\n]{2,24})[。：]")
_NO_HEADING = re.compile(
    r"[（(].*[)）]$|.*[〔〕]|—|[^一-鿿]*$|附件|附表|.{0,20}[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日$|(?:抄送|主送|联系|电话|来源|编辑|记者)"
)
_MARKDOWN = re.compile(r"#{1,6} ?|\*\*")


def heading_of(line: str) -> str:
    """The heading that the whole line is, without its number; empty for a line of text (标题).

    >>> heading_of("一、超速行驶"), heading_of("## 未处理违法"), heading_of("查处超速3起。")
    ('超速行驶', '未处理违法', '')
    """
    bare = _MARKDOWN.sub("", line).strip()
    if _NO_HEADING.match(bare):
        return ""
    if not bare or len(bare) > _LONGEST or bare[-1] in _ENDS or "。" in bare or "|" in bare or "\t" in line.strip():
        return ""
    return bare[numbering_of(bare) :].strip()


def lead_of(line: str) -> str:
    """The short sentence that a numbered paragraph begins with: 一、农业生产稳定。全市…"""
    start = numbering_of(line)
    found = _LEAD.match(line, start) if start else None
    return found["head"].strip() if found else ""
