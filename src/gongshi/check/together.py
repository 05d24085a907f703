"""Whose a sum is, and what each of several has (合计和各自的主语)."""

from __future__ import annotations

import re

from gongshi.check.claim import Kind, Role
from gongshi.check.clause import Place
from gongshi.check.line import Line
from gongshi.check.scope import TOPIC, scope_of

_FEWEST = 2
_MOST = 4
_SUMS = re.compile(r"(?:合计|共计|总计|共|[两三四五六七八九]项[^，。；]{0,4})(?:为|达|有)?$")


def said_like(line: Line, unit: str) -> str:
    """The subject of the last claim of the sentence in `unit`: 每户1000元，累计发放3.2万元."""
    return next((claim.subject for claim in reversed(line.said) if claim.unit == unit), "")


def of_each(line: Line, place: Place, role: Role | None) -> str:
    """护学岗3个，每岗4人，共12人: the four and the twelve are those of the posts."""
    last = line.last
    if last is None or not last.subject or last.kind in (Kind.DATE, Kind.CHANGE):
        return ""
    if role is Role.EACH and "每" in place.left and last.unit != place.found.unit:
        return said_like(line, place.found.unit) or last.subject.removesuffix("年龄")
    each = last.role is Role.EACH and last.unit == place.found.unit
    return last.subject if each and role is Role.TOTAL else ""


def summed(line: Line, place: Place, role: Role | None) -> str:
    """甲类26辆、乙类41辆，合计67辆: what all the parts are called, else what the sentence is about."""
    if role is not Role.TOTAL or len(line.said) < _FEWEST or not _SUMS.search(place.left):
        return ""
    parts = [claim.subject for claim in line.said if claim.unit == place.found.unit and claim.role is not Role.TOTAL]
    if len(parts) < _FEWEST or len(set(parts)) == 1:
        return ""
    return _about(line, place) or _by_name(parts, line.larger(place))


def _by_name(parts: list[str], whole: str) -> str:
    """供热、供水诉求: all the parts by name, where they are few, and what they are parts of."""
    few = "、".join(part for part in parts if part) if len(parts) <= _MOST else ""
    return few if whole in few else few + whole


def _about(line: Line, place: Place) -> str:
    """商品类中，前五名为…: the topic that the sentence opens with, else what stands before its colon."""
    topic = TOPIC.match(line.text, place.sentence)
    found = topic["head"] if topic else scope_of(line.text, place, "")[1]
    return "" if found.endswith(("为", "是")) else found
