"""What was handed over instead of a document, and what to hand over: a workbook, a picture, a folder (不是文稿的文件)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from gongshi.i18n import tr
from gongshi.papers.faults import UnreadablePaper, unreadable

ENDINGS = {  # of the names of documents, and the format that each promises
    ".docx": "docx", ".docm": "docx", ".pdf": "pdf", ".htm": "html", ".html": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "text",
}  # fmt: skip
_PICTURE = re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*", re.DOTALL)
_WORKBOOKS, _SLIDES = (".xls", ".xlt", ".et", ".ett"), (".ppt", ".pps", ".dps")
_MOST = 5  # documents of a folder that are named


def picture(data: bytes, name: str) -> UnreadablePaper | None:
    """The error that says so when the bytes are of a picture."""
    if not _PICTURE.match(data):
        return None
    mend = tr("请给出原来的文稿（docx、pdf、html、md、txt）；只有图片的，请先识别成文字，校对后存为 docx 或 txt。")
    return unreadable(name, tr("“{file}”是图片，图里的字读不出来，没有核对。", file=name), mend)


def old_office(name: str) -> UnreadablePaper:
    """What a file of the old Office or of WPS is, by its name."""
    ending = Path(name).suffix.lower()
    if ending in _WORKBOOKS:
        return _workbook(name)
    if ending in _SLIDES:
        return _slides(name)
    return unreadable(
        name, tr("文件是旧版 Word（doc）或 WPS 格式，不能直接读取。"), tr("请在 Word 或 WPS 中另存为 docx 后再试。")
    )


def archive(name: str, parts: Iterable[str]) -> UnreadablePaper:
    """What an archive without the body of a Word document is, by its parts."""
    folders = {part.partition("/")[0] for part in parts}
    if "xl" in folders:
        return _workbook(name)
    if "ppt" in folders:
        return _slides(name)
    what = tr("“{file}”是压缩包，里面没有 Word 正文，没有核对。", file=name)
    return unreadable(name, what, tr("请先解压，再核其中的文稿（docx、pdf、html、md、txt），一次一份。"))


def folder(path: Path) -> UnreadablePaper:
    """That the path is a folder, and which documents lie in it."""
    name = path.resolve().name
    found = sorted(p.name for p in path.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
    more = tr("等 {n} 份", n=len(found)) if len(found) > _MOST else ""
    mend = (
        tr("请写明核哪一份，一次一份；其中的文稿：{files}{more}。", files=tr("、").join(found[:_MOST]), more=more)
        if found
        else tr("请写出文稿的文件名（docx、pdf、html、md、txt）；这个文件夹里没有这样的文件。")
    )
    return UnreadablePaper(tr("“{file}”是文件夹，不是一份文稿。", file=name), where=tr("命令行"), mend=mend)


def _workbook(name: str) -> UnreadablePaper:
    mend = tr(
        "请给出写这些数的文稿（docx、pdf、html、md、txt）；要核表里的数，请把表贴进 Word 文稿，另存为 docx 后再试。"
    )
    return unreadable(name, tr("“{file}”是 Excel 工作簿，不是文稿，没有核对。", file=name), mend)


def _slides(name: str) -> UnreadablePaper:
    what = tr("“{file}”是演示文稿（幻灯片），不能直接读取，没有核对。", file=name)
    return unreadable(name, what, tr("请在 PowerPoint 或 WPS 中另存为 pdf 后再试，或把文字贴进 Word 文稿。"))
