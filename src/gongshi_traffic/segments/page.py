"""The map and the list as one page that needs nothing else (排查网页)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from gongshi import tr
from gongshi_traffic.segments.tables import headings, place_rows

if TYPE_CHECKING:
    from gongshi_traffic.segments.study import Study

_SHOWN = ("number", "name", "listed", "rank", "brigade", "crashes", "fatal_crashes", "methods", "why")
_STYLE = """
body{font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:72rem;padding:1rem;color:#23303d}
figure{margin:0;border:1px solid #d5dbe1;overflow:hidden;touch-action:none;cursor:grab}svg{width:100%;height:auto;display:block}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid #d5dbe1;padding:.35rem .5rem;text-align:left;vertical-align:top}
th{background:#f3f5f7;white-space:nowrap}.n{text-align:right}.no{color:#5b6773}
"""
_SCRIPT = """
(function(){var s=document.querySelector('figure svg');if(!s)return;var b=s.viewBox.baseVal,o=[b.x,b.y,b.width,b.height],d=null;
function at(e){var r=s.getBoundingClientRect();return[b.x+(e.clientX-r.left)/r.width*b.width,b.y+(e.clientY-r.top)/r.height*b.height]}
s.addEventListener('wheel',function(e){e.preventDefault();var p=at(e),k=e.deltaY>0?1.2:1/1.2,w=Math.min(o[2],Math.max(o[2]/40,b.width*k));k=w/b.width;
b.x=p[0]-(p[0]-b.x)*k;b.y=p[1]-(p[1]-b.y)*k;b.width*=k;b.height*=k},{passive:false});
s.addEventListener('pointerdown',function(e){d=at(e);s.setPointerCapture(e.pointerId)});
s.addEventListener('pointermove',function(e){if(!d)return;var p=at(e);b.x+=d[0]-p[0];b.y+=d[1]-p[1]});
s.addEventListener('pointerup',function(){d=null});s.addEventListener('dblclick',function(){b.x=o[0];b.y=o[1];b.width=o[2];b.height=o[3]})})()
"""


def map_page(study: Study, svg: str) -> str:
    """One HTML page (排查网页): the drawing, which a wheel makes larger, and the places beneath it."""
    names = headings()
    found = list(place_rows(study))
    shown = [k for k in _SHOWN if any(row[k] not in (None, "") for row in found)]  # no column that says nothing
    head = "".join(f'<th scope="col">{escape(names[k])}</th>' for k in shown)
    rows = "\n".join(_row(row, shown) for row in found)
    notes = "".join(f"<li>{escape(note)}</li>" for note in study.notes)
    title = tr("事故多发点段排查结果")
    drawing = svg[svg.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{escape(title)}" ', 1)
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n'
        f"<figure>{drawing}</figure>\n<p>{escape(tr('滚轮放大，拖动平移，双击还原。粗线为控制误报后仍显著的路段单元，编号同下表。'))}</p>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>\n<h2>{escape(tr('说明'))}</h2><ul>{notes}</ul>\n"
        f"<script>{_SCRIPT}</script></body></html>\n"
    )


def _row(row: dict[str, object], shown: Sequence[str]) -> str:
    cells = "".join(
        f'<td class="n">{row[k]}</td>' if isinstance(row[k], int) else f"<td>{escape(str(row[k] or ''))}</td>"
        for k in shown
    )
    return f"<tr>{cells}</tr>"
