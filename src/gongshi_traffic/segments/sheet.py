"""The one-page sheet of a place, for those who must judge or mend it (点段登记表).

A plain notice: table, reasons, map and strip; so Word, PDF and page come from the renderers that
documents come from.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gongshi import At, Candidate, tr, write_date
from gongshi.notices.draw import saved
from gongshi.notices.notice import Block, Notice, Picture, Rows, Style, Text
from gongshi.notices.slot import Fixed, Spans, plain
from gongshi.notices.slot import cells as width
from gongshi_traffic.segments.drawing import place_drawing

if TYPE_CHECKING:
    from gongshi.notices.fonts import Fonts
    from gongshi_traffic.segments.place import Stretch
    from gongshi_traffic.segments.study import Study

_TALLEST, _LOWEST = 4.2, 1.0  # inches of the map
_ACROSS, _FEW, _LINE = 26, 4, 0.2  # cells of a line, lines that leave all the room, inches of one more


def place_sheet(number: int, place: Stretch, candidate: Candidate, study: Study, at: At, fonts: Fonts) -> Notice:
    """The sheet of one place (点段登记表); without drawings where its road is not drawn."""
    title = tr("事故多发点段登记表")
    cells = tuple(_rows(number, candidate))
    blocks = (
        Text(Style.TITLE, _said(title)),
        Rows("place", (), (tr("项目"), tr("内容")), (5, 23), cells),
        *_drawings(place, study, fonts, _room(cells)),
        Text(Style.SMALL, _said(tr("统计截至{day}；密度、期望为统计推断，供研判参考。", day=write_date(at.period.last)))),
    )  # fmt: skip
    return Notice("place_sheet", title, "sheet", f"{title}：{candidate.name}", "", at.released, blocks)


def _rows(number: int, candidate: Candidate) -> Iterator[tuple[Spans, ...]]:
    facts = candidate.facts
    people = (("deaths", tr("死亡")), ("injured", tr("受伤")), ("casualties", tr("伤亡（未分）")))
    losses = tr("近{months}个月{n}起", months=facts["months"], n=facts["crashes"])
    if facts["fatal_crashes"] is not None:
        losses += tr("，其中死亡事故{fatal}起", fatal=facts["fatal_crashes"])
    losses += "".join(tr("；{what}{n}人", what=what, n=facts[key]) for key, what in people if facts[key])
    listed = tr("{n}个月", n=facts["months_listed"]) + (f"（{facts['repeat_mark']}）" if facts["repeat_mark"] else "")
    lines = (
        (tr("序号、名称"), f"{number}. {candidate.name}"),
        (tr("辖区"), str(facts["border"] or facts["brigade"])),
        (tr("类别"), facts["rank"]),
        (tr("相连路段"), _joined(facts["arms"])),
        (tr("事故"), losses),
        (tr("事故特征"), facts["profile"]),
        (tr("道路隐患"), _joined(facts["defects"])),
        (tr("在榜"), listed),
        (tr("治理"), "，".join(str(facts[k]) for k in ("measure", "owner", "due") if facts[k])),
        *((tr("理由{n}", n=n), f"{r.text}。") for n, r in enumerate(candidate.reasons, 1)),
        (tr("依据"), "；".join(dict.fromkeys(r.basis for r in candidate.reasons))),
    )  # fmt: skip
    for label, text in lines:
        if text:
            yield _said(label), _said(str(text))


def _room(cells: Sequence[tuple[Spans, ...]]) -> float:
    """Inches that the table leaves for the map on one page."""
    lines = sum(math.ceil(width(plain(text)) / _ACROSS) for _, text in cells)
    return min(max(_TALLEST - _LINE * max(lines - _FEW, 0), _LOWEST), _TALLEST)


def _drawings(place: Stretch, study: Study, fonts: Fonts, tall: float) -> Iterator[Block]:
    from gongshi_traffic.segments.geometry import lines_between

    roads = study.ground.network.lines
    if roads is None or not any(True for where in place.ground for _ in lines_between(roads, *where)):
        return
    caption = tr("位置图与沿线事故分布（红底为本处，蓝底为密度，虚线为路口）")
    figure = place_drawing(place, study.ground.network, study.screening.layer, fonts, tall)
    yield Picture(
        f"place:{place.road}:{place.from_m}", _said(caption), saved(figure, "svg"), saved(figure, "png"), caption
    )


def _joined(fact: object) -> str:
    return "、".join(map(str, fact)) if isinstance(fact, tuple) else str(fact or "")


def _said(text: str) -> Spans:
    return (Fixed(text),)
