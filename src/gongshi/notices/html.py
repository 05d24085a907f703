"""A notice as one page that needs nothing else: HTML for screen and print (网页文书).

Each slot is a `data` element with its value and its id, tables have scoped headings, drawings
their words beneath; no script, and no address outside the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from gongshi.i18n import tr
from gongshi.notices.draw import described, draw
from gongshi.notices.fonts import Fonts
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
from gongshi.notices.room import centred_columns
from gongshi.notices.slot import Slot, Spans, plain
from gongshi.notices.titles import title_lines

STYLE = Path(__file__).with_name("notice.css")
_CLASSES = {
    Style.MARK: "mark",
    Style.NUMBER: "number",
    Style.SUBTITLE: "subtitle",
    Style.SALUTATION: "to",
    Style.LEAD: "lead",
    Style.BODY: "body",
    Style.CAPTION: "caption",
    Style.NOTE: "note",
    Style.SMALL: "small",
    Style.SIGNER: "signer",
    Style.DATE: "date",
}


def write_html(notice: Notice, path: Path, look: Look) -> tuple[str, ...]:
    """Write the notice to `path` as one page; the build note is empty, pages name fonts only."""
    path.write_text(page(notice.title, body_of(notice, look.fonts), notice.label), encoding="utf-8", newline="\n")
    return ()


def page(title: str, body: str, label: str) -> str:
    """A whole page around `body`, its style inside."""
    style = STYLE.read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{escape(label)}">\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def body_of(notice: Notice, fonts: Fonts) -> str:
    """The notice as one `main` element, annexes as sections below it."""
    blocks = "\n".join(block_html(b, fonts, 2) for b in notice.blocks)
    annexes = "\n".join(_annex(a, i, fonts) for i, a in enumerate(notice.annexes, 1))
    return (
        f'<main class="{escape(notice.form)}">\n<article>\n{blocks}\n</article>\n{annexes}\n'
        f"{imprint_html(notice.imprint)}</main>"
    )


def spans_html(spans: Spans) -> str:
    """Spans as text, slots as `data` elements."""
    return "".join(_slot(s) if isinstance(s, Slot) else escape(s.text) for s in spans)


def _slot(slot: Slot) -> str:
    return f'<data value="{escape(slot.written)}" data-slot="{escape(slot.id)}">{escape(slot.shown)}</data>'


def block_html(block: Block, fonts: Fonts, level: int) -> str:
    """One block; `level` is the heading level of a first-level heading."""
    match block:
        case Text():
            return _text(block)
        case Heading():
            tag = f"h{min(block.level + level - 1, 6)}"
            return f'<{tag} class="l{block.level}">{escape(block.number)}{spans_html(block.spans)}</{tag}>'
        case Rows():
            return _rows(block)
        case Chart() | Map() | Picture():
            return _drawing(block, fonts)
        case AnnexNote():
            items = "".join(f'<li><a href="#annex-{i}">{spans_html(t)}</a></li>' for i, t in enumerate(block.titles, 1))
            return f'<nav class="annexes" aria-label="{tr("附件")}"><p>{tr("附件")}：</p><ol>{items}</ol></nav>'
        case PageBreak():
            return '<hr class="break">'


def _text(block: Text) -> str:
    if block.style is Style.TITLE:
        lines = "<wbr>".join(f"<span>{spans_html(s)}</span>" for s in title_lines(block.spans))
        return f"<h1>{lines}</h1>"
    if block.style is Style.STORY:
        return f'<h2 class="story">{spans_html(block.spans)}</h2>'
    colon = "：" if block.style is Style.SALUTATION else ""
    return f'<p class="{_CLASSES[block.style]}">{spans_html(block.spans)}{colon}</p>'


def _rows(rows: Rows) -> str:
    head = "".join(f'<th scope="col">{escape(c)}</th>' for c in rows.columns)
    short = centred_columns(rows)
    body = "\n".join(f"<tr>{_cells(row, short)}</tr>" for row in rows.cells)
    caption = f"<caption>{spans_html(rows.caption)}</caption>" if rows.caption else ""
    kind = ' class="tall"' if rows.tall else ""
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(plain(rows.caption) or tr("表格"))}">'
        f"<table{kind}>{caption}<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[Spans], short: Sequence[bool]) -> str:
    first, *rest = row
    cells = (
        f'<td class="short">{spans_html(s)}</td>' if is_short else f"<td>{spans_html(s)}</td>"
        for s, is_short in zip(rest, short[1:], strict=True)
    )
    row_head = '<th scope="row" class="short">' if short[0] else '<th scope="row">'
    return f"{row_head}{spans_html(first)}</th>{''.join(cells)}"


def _drawing(drawn: Chart | Map | Picture, fonts: Fonts) -> str:
    svg = draw(drawn, fonts, "svg").decode("utf-8")
    svg = svg[svg.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{escape(described(drawn))}" ', 1)
    return (
        f"<figure>{_own_ids(svg, drawn)}<figcaption>{spans_html(drawn.caption)}</figcaption>{beneath(drawn)}</figure>"
    )


def _own_ids(svg: str, drawn: Chart | Map | Picture) -> str:
    """Ids made unique within the page: two drawings of matplotlib share theirs."""
    own = sha256(drawn.id.encode()).hexdigest()[:8]
    svg = re.sub(r'\bid="', f'id="{own}-', svg)
    return re.sub(r'(href="#|url\(#)', rf"\g<1>{own}-", svg)


def beneath(drawn: Chart | Map | Picture) -> str:
    """The drawing's values as a table or a list, for those who cannot see it."""
    if isinstance(drawn, Picture):
        return ""
    if isinstance(drawn, Map):
        return f"<ol>{''.join(f'<li>{escape(s.label)}</li>' for s in drawn.spots)}</ol>"
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{_slot(slot)}</td></tr>'
        for label, slot in zip(drawn.labels, drawn.values, strict=True)
    )
    return f"<details><summary>{tr('数据表')}</summary><table><tbody>{rows}</tbody></table></details>"


def annex_title(annex: Annex) -> str:
    """The annex's title, its lines broken where a reader would pause."""
    return "".join(spans_html(s) for s in title_lines(annex.title))


def _annex(annex: Annex, i: int, fonts: Fonts) -> str:
    blocks = "\n".join(block_html(b, fonts, 3) for b in annex.blocks)
    return (
        f'<section class="annex" id="annex-{i}" aria-labelledby="annex-{i}-title">'
        f'<p class="annex-number">{escape(annex.heading)}</p><h2 id="annex-{i}-title">{annex_title(annex)}</h2>\n{blocks}\n</section>'
    )


def imprint_html(imprint: Imprint | None) -> str:
    """The copies and the printer at the end; empty when there is no imprint."""
    if imprint is None:
        return ""
    copies = f"<p>{tr('抄送')}：{spans_html(imprint.copies)}。</p>" if imprint.copies else ""
    last = f"<p>{spans_html(imprint.printer)}　{spans_html(imprint.printed)}印发</p>"
    return f"<footer>{copies}{last}</footer>\n"
