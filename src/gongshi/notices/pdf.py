"""A notice as a PDF on the 28 × 22 grid, drawn by typst (PDF 文书).

The program is fixed (gongwen.typ); the notice goes in as JSON data, so no word of it is ever
read as program. The body's size 3 is the printers' 15.75 points on a pitch of 29.53.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta, timezone
from pathlib import Path
from typing import TypeAlias

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.notices.draw import described, draw
from gongshi.notices.flow import flowed
from gongshi.notices.layout import Look
from gongshi.notices.notice import (
    Annex,
    AnnexNote,
    Block,
    Chart,
    Heading,
    Imprint,
    Map,
    Notice,
    PageBreak,
    Picture,
    Rows,
    Style,
    Text,
)
from gongshi.notices.room import HELD, centred_columns, closing_indents, column_widths, ending
from gongshi.notices.slot import plain
from gongshi.notices.titles import title_lines

Json: TypeAlias = "str | int | float | bool | list[Json] | Mapping[str, Json] | None"

PROGRAM = Path(__file__).with_name("gongwen.typ")
_CHINA = timezone(timedelta(hours=8))
_TEXT_WIDTH = 442.2  # points: 156 mm
_LANDSCAPE = 225.0  # millimetres between the margins of a page on its side


class CannotDraw(Unfit):
    """Typst could not set the document (无法排版)."""


def write_pdf(notice: Notice, path: Path, look: Look) -> tuple[str, ...]:
    """Write the notice to `path`; the build note: one sentence for each font replaced.

    The same notice and look give the same bytes. Raises CannotDraw with typst's message.
    """
    import typst

    try:
        made: bytes = typst.compile(
            PROGRAM,
            font_paths=list(look.fonts.folders),
            sys_inputs={"data": json.dumps(_data(notice, look), ensure_ascii=False)},
            format="pdf",
            timestamp=look.made_at.replace(tzinfo=_CHINA),
        )
    except typst.TypstError as fault:
        raise CannotDraw(
            tr("排版程序报错：{fault}", fault=fault),
            where=tr("文书“{title}”的 PDF", title=notice.title),
            mend=tr("请检查字体文件夹中的字体文件是否完好；其他格式（DOCX、HTML）不受影响。"),
        ) from fault
    path.write_bytes(made)
    return look.fonts.notes


def _data(notice: Notice, look: Look) -> Json:
    m, p = look.made_at, look.profile
    return {
        "title": notice.title,
        "issuer": notice.issuer,
        "made": {"year": m.year, "month": m.month, "day": m.day, "hour": m.hour, "minute": m.minute, "second": m.second},
        "profile": {k: getattr(p, k) for k in ("top", "bottom", "left", "right", "cell", "pitch", "title_size", "page_number_size")},
        "fonts": {f.role.name: list(f.families) for f in look.fonts.faces},
        "closing": {style.name: indent for style, indent in closing_indents(notice).items()},
        "blocks": [_block(notice.blocks[i], look) for i in flowed(notice.blocks, p)],
        "ending": list(ending(notice.blocks)),
        "held": HELD,
        "annexes": [_annex(a, look) for a in notice.annexes],
        "imprint": _imprint(notice.imprint),
    }  # fmt: skip


def _block(block: Block, look: Look) -> Json:
    match block:
        case Text():
            return _text(block, look)
        case Heading():
            return {"kind": "heading", "level": block.level, "number": block.number, "text": plain(block.spans)}
        case Rows():
            return _rows(block, look)
        case Chart() | Map() | Picture():
            return _drawing(block, look)
        case AnnexNote():
            return {"kind": "annexes", "titles": [plain(t) for t in block.titles]}
        case PageBreak():
            return {"kind": "break"}


def _text(block: Text, look: Look) -> Json:
    words = plain(block.spans)
    size = min(look.profile.mark_size, _TEXT_WIDTH / max(len(words), 1) * 0.94)
    lines = [plain(s) for s in title_lines(block.spans)] if block.style is Style.TITLE else [words]
    return {"kind": "text", "style": block.style.name, "lines": list(lines), "size": size}


def _rows(rows: Rows, look: Look) -> Json:
    return {
        "kind": "rows",
        "caption": plain(rows.caption),
        "columns": list(rows.columns),
        "widths": list(column_widths(rows, _LANDSCAPE if rows.landscape else look.profile.text_width)),
        "cells": [[plain(cell) for cell in row] for row in rows.cells],
        "centred": list(centred_columns(rows)),
        "tall": rows.tall,
    }


def _drawing(drawn: Chart | Map | Picture, look: Look) -> Json:
    legend = [f"{s.number}. {s.label}" for s in drawn.spots] if isinstance(drawn, Map) else []
    return {
        "kind": "drawing",
        "caption": plain(drawn.caption),
        "svg": draw(drawn, look.fonts, "svg").decode("utf-8"),
        "alt": described(drawn),
        "legend": list(legend),
    }


def _annex(annex: Annex, look: Look) -> Json:
    return {
        "heading": annex.heading,
        "lines": [plain(line) for line in title_lines(annex.title)],
        "wide": any(isinstance(b, Rows) and b.landscape for b in annex.blocks),
        "blocks": [_block(b, look) for b in annex.blocks],
    }


def _imprint(imprint: Imprint | None) -> Json:
    if imprint is None:
        return None
    return {"copies": plain(imprint.copies), "printer": plain(imprint.printer), "printed": plain(imprint.printed)}
