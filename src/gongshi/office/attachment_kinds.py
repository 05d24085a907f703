"""Which files may be attached, and whether one is what its name says (附件的类别)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from gongshi.errors import BadInput
from gongshi.i18n import tr

LARGEST = 20 << 20
_MOST_UNPACKED = 200 << 20
_MOST_PARTS = 3_000
MAGIC = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
}
_INSIDE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}


class NotAnAttachment(BadInput):
    """The file is of no kind that is kept, is not what its name says, or is too large (附件不可收)."""


def check_kind(name: str, content: bytes) -> None:
    """Nothing, when the file is what its name says and of a kind that is kept. Raises NotAnAttachment."""
    suffix = Path(name).suffix.lower()
    why = _why_not(suffix, content)
    if why:
        raise NotAnAttachment(
            tr("附件“{name}”没有收：{why}。", name=name[-60:], why=why),
            where=tr("上传的附件，{kb} KB", kb=len(content) >> 10),
            mend=tr("可收 {kinds}，不超过 {mb} MB；附件不是必须的，能不传就不传。", kinds="、".join(k[1:] for k in MAGIC), mb=LARGEST >> 20),
        )  # fmt: skip


def _why_not(suffix: str, content: bytes) -> str:
    if not content or len(content) > LARGEST:
        return tr("文件是空的，或太大")
    if suffix not in MAGIC:
        return tr("不收“{suffix}”这类文件", suffix=suffix or tr("无扩展名"))
    if not content.startswith(MAGIC[suffix]):
        return tr("内容与扩展名“{suffix}”不符", suffix=suffix)
    return _why_not_packed(suffix, content) if suffix in _INSIDE else ""


def _why_not_packed(suffix: str, content: bytes) -> str:
    """Why a packed document is not taken: not what it says, macros, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return tr("压缩包已损坏")
    names = {p.filename for p in parts}
    if _INSIDE[suffix] not in names:
        return tr("内容与扩展名“{suffix}”不符", suffix=suffix)
    if any("vbaproject" in n.lower() or n.lower().endswith((".bin", ".exe", ".ole")) for n in names):
        return tr("含有宏或嵌入的程序")
    if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
        return tr("解开后太大，超出常理")
    return ""
