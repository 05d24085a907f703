"""Why a document could not be read, in words (文稿无法读取)."""

from __future__ import annotations

from gongshi.errors import BadInput
from gongshi.i18n import tr


class UnreadablePaper(BadInput):
    """The file is no document that can be read, whatever its name says (文稿无法读取)."""


class PaperTooLarge(BadInput):
    """The file, or what it unpacks to, is larger than any bulletin (文稿过大)."""


def unreadable(name: str, what: str, mend: str = "") -> UnreadablePaper:
    """The error that says `what` of the file `name`, and how to hand it over instead."""
    return UnreadablePaper(
        what,
        where=tr("文稿 {file}", file=name),
        mend=mend or tr("请用 Word 或 WPS 打开该文件，另存为 docx 后再试。"),
    )


def wordless(name: str) -> UnreadablePaper:
    """The error for a file without a word to read: nothing can be held against anything, so nothing stands (没有文字)."""
    return unreadable(
        name,
        tr("文稿里没有读到文字：可能是空文件，也可能是只有图片的扫描件。"),
        tr("请打开看看有没有字、是不是要核的那一份；扫描件请换成文字版（docx，或由 Word、WPS 直接导出的 PDF）。"),
    )


def too_large(name: str, what: str) -> PaperTooLarge:
    """The error that says what is too large about the file `name`."""
    return PaperTooLarge(
        what,
        where=tr("文稿 {file}", file=name),
        mend=tr("请只留正文和附表，另存后再试；很长的文稿请分成几份。"),
    )
