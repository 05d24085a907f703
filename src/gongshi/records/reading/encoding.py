"""The encoding of a text file, found by reading it (编码).

Chinese offices send UTF-8, with and without a mark, and GB18030; nobody says which. Rules
first, since they are certain; statistics only where no rule decides.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from gongshi.i18n import tr
from gongshi.records.reading.source import unreadable

_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(path: Path) -> str:
    """The Python name of the file's encoding. Raises Unreadable when none fits.

    A mark decides; then bytes that are strictly UTF-8; then bytes that are strictly GB18030
    and read as Chinese; then what charset-normalizer thinks.
    """
    with path.open("rb") as file:
        sample = file.read(_CHUNK)
    for mark, name in _MARKS:
        if sample.startswith(mark) and _decodes(path, name):
            return name
    if _decodes(path, "utf-8"):
        return "utf-8"
    if _decodes(path, "gb18030") and _reads_as_chinese(sample.decode("gb18030", "ignore")):
        return "gb18030"
    return _guess(path, sample)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                decoder.decode(data)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _reads_as_chinese(text: str) -> bool:
    """Whether what is not ASCII is common Chinese: level-one and -two characters, punctuation."""
    wide = [c for c in text if ord(c) > 127]
    common = sum(1 for c in wide if _is_common(c))
    return bool(wide) and common / len(wide) > 0.9


def _is_common(letter: str) -> bool:
    try:
        high = letter.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return high <= 0xA3 or 0xB0 <= high <= 0xF7


def _guess(path: Path, sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=["gb18030", "big5", "cp1252", "utf_16"]).best()
    if best is None or not _decodes(path, best.encoding):
        raise unreadable(
            path,
            tr("文件的文字编码无法识别。"),
            tr("请用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 xlsx 后重新报送。"),
        )
    return best.encoding
