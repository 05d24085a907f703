"""All that a finished file says, packed parts and properties too, to look for a name in it (文件里的全部文字).

Not for reading: the order is the file's, and words of different places may touch. A name is
found though it is cut over runs or lines.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from io import BytesIO

from gongshi.papers.zipped import Parts

_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:w:p|si|row|c|t|dc:\w+|cp:\w+)>|<w:(?:tab|br)\b[^>]*>")
_XML = (".xml", ".rels")
PLAIN = (".html", ".js", ".json", ".jsonl", ".csv", ".xml", ".svg", ".txt")
PACKED = (".docx", ".xlsx")


def inside(name: str, data: bytes) -> str:
    """The text of a file by its ending: plain, DOCX, XLSX, PDF; of any other kind nothing.

    Raises UnreadablePaper, PaperTooLarge for a packed file that cannot be opened.
    """
    if name.endswith(PLAIN):
        return data.decode("utf-8", "replace")
    if name.endswith(PACKED):
        parts = Parts(data, name)
        return "\n".join(_words(parts.read(p).decode("utf-8", "replace")) for p in parts.names() if p.endswith(_XML))
    return _of_pdf(data) if name.endswith(".pdf") else ""


def _words(xml: str) -> str:
    """The text between the tags, runs of one paragraph together; then attributes, where pictures are described."""
    text = _TAG.sub("", _BLOCK_END.sub("\n", xml))
    said = "\n".join(re.findall(r'(?:descr|title|name|w:val|w:author)="([^"]+)"', xml))
    return unescape(f"{text}\n{said}")


@lru_cache(maxsize=64)
def _of_pdf(data: bytes) -> str:
    """Remembered: one command looks into the same document before sealing and on the site."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    pages = ("".join(page.extract_text().split("\n")) for page in reader.pages)
    return "\n".join([*pages, *(str(v) for v in (reader.metadata or {}).values())])
