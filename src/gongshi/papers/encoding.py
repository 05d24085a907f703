"""The characters of a text file whose encoding nobody stated (编码).

UTF-8 and UTF-16 with a mark, strict UTF-8, then GB18030 where what comes out reads as Chinese.
"""

from __future__ import annotations

import codecs

from gongshi.i18n import tr
from gongshi.papers.faults import unreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 200_000


def text_of(data: bytes, name: str) -> str:
    """The text of `data`, line ends made equal. Raises UnreadablePaper when no encoding fits (转为文字)."""
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    for codec in (marked, "utf-8", "gb18030", "big5hkscs"):
        text = _decoded(data, codec) if codec else None
        if text is not None and _reads(text[:_SAMPLE], codec or ""):
            return _even(text, name)
    raise unreadable(
        name,
        tr("文件的文字编码无法识别。"),
        tr("请用记事本打开，另存为时选择编码“UTF-8”；Word 文件请另存为 docx。"),
    )


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _even(text: str, name: str) -> str:
    if text.count("\0") > len(text) // 100:
        raise unreadable(name, tr("文件不是文字，无法读取。"))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def _reads(text: str, codec: str) -> bool:
    """Whether the codec can be the right one: bytes by chance decode as UTF-16 too, into letters that nobody prints."""
    if codec.startswith("utf-8"):
        return True
    if codec == "utf-16":
        return sum(not (c.isprintable() or c.isspace() or c == "\ufeff") for c in text) <= 0.05 * len(text)
    return _reads_as_chinese(text, codec)


def _reads_as_chinese(text: str, codec: str) -> bool:
    """Whether what is not ASCII is common: characters of GB 2312 (or Big5's first plane) and punctuation."""
    wide = [c for c in text if ord(c) > 127]
    if codec == "big5hkscs":
        return bool(wide) and sum("一" <= c <= "鿿" or c in "，。、：；「」（）！？％" for c in wide) > 0.95 * len(wide)
    return bool(wide) and sum(map(_is_common, wide)) > 0.9 * len(wide)


def _is_common(letter: str) -> bool:
    try:
        high = letter.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return high <= 0xA3 or 0xB0 <= high <= 0xF7
