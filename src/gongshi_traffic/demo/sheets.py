"""A workbook and an HTML table as other programs write them (别家程序写的表).

The demo's files imitate what a city sends: title rows, merged cells, dates as text, a hidden
sheet. The product's own writer is not used, so that a shared mistake cannot hide; and the
bytes depend on the rows alone, without the moment of writing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import escape

from gongshi_traffic.demo.rows import Value

_EPOCH = datetime(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="1"><font><sz val="11"/>'
    '<name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def write_xlsx(
    headings: Sequence[str], rows: Sequence[Sequence[Value]], *, titles: Sequence[str] = (), hidden: Sequence[str] = ()
) -> bytes:
    """A workbook of one sheet with title lines merged over all columns, and a hidden sheet if asked."""
    sheets = [("报送表", _sheet(headings, rows, titles))]
    if hidden:
        sheets.append(("代码", _sheet(["代码"], [[word] for word in hidden], ())))
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook([name for name, _ in sheets]),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)] + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": text for n, (_, text) in enumerate(sheets, 1)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text)
    return out.getvalue()


def write_html_table(headings: Sequence[str], rows: Sequence[Sequence[Value]], *, title: str) -> bytes:
    """An HTML page with one table, which old systems name .xls; the title spans all columns."""
    lines = [
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border="1">',
        f'<tr><td colspan="{len(headings)}">{escape(title)}</td></tr>',
        "<tr>" + "".join(f"<td><b>{escape(h)}</b></td>" for h in headings) + "</tr>",
    ]
    lines += ["<tr>" + "".join(f"<td>{escape(as_text(v))}</td>" for v in row) + "</tr>" for row in rows]
    return ("\n".join([*lines, "</table></body></html>"])).encode("gb18030")


def as_text(value: Value, *, slashes: bool = False) -> str:
    """A value as a clerk types it; with slashes 2022/9/3 17:40, else 2022-09-03 17:40."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{as_text(value.date(), slashes=slashes)} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}" if slashes else value.isoformat()
    return str(value)


def _sheet(headings: Sequence[str], rows: Sequence[Sequence[Value]], titles: Sequence[str]) -> str:
    lines: list[Sequence[Value]] = [*([t] for t in titles), list(headings), *rows]
    body = "".join(_line(n, line) for n, line in enumerate(lines, 1))
    last = _letters(len(headings) - 1)
    merged = (
        "".join(f'<mergeCell ref="A{n}:{last}{n}"/>' for n in range(1, len(titles) + 1)) if len(headings) > 1 else ""
    )
    tail = f'<mergeCells count="{len(titles)}">{merged}</mergeCells>' if merged else ""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>{body}</sheetData>{tail}</worksheet>'


def _line(number: int, values: Sequence[Value]) -> str:
    cells = "".join(_cell(f"{_letters(n)}{number}", v) for n, v in enumerate(values) if v is not None)
    return f'<row r="{number}">{cells}</row>'


def _cell(where: str, value: Value) -> str:
    if isinstance(value, datetime):
        return f'<c r="{where}" s="2"><v>{_serial(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{where}" s="1"><v>{_serial(datetime(value.year, value.month, value.day))}</v></c>'
    if isinstance(value, (int, Decimal)):
        return f'<c r="{where}"><v>{value}</v></c>'
    return f'<c r="{where}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def _serial(moment: datetime) -> str:
    span = moment - _EPOCH
    return str(span.days) if not span.seconds else f"{span / timedelta(days=1):.10f}"


def _letters(n: int) -> str:
    return chr(65 + n) if n < 26 else chr(64 + n // 26) + chr(65 + n % 26)


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(_sheet_tag(name, n) for n, name in enumerate(names, 1))
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _sheet_tag(name: str, n: int) -> str:
    state = ' state="hidden"' if n > 1 else ""
    return f'<sheet name="{name}" sheetId="{n}"{state} r:id="rId{n}"/>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{parts}</Types>'
    )
