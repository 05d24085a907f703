"""Any document to a paper: the format is told by the bytes, the name only decides between texts (读文稿)."""

from __future__ import annotations

from pathlib import Path

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.papers.faults import UnreadablePaper, too_large, unreadable, wordless
from gongshi.papers.others import ENDINGS, folder, old_office, picture
from gongshi.papers.paper import Paper
from gongshi.papers.zipped import MOST_BYTES

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_OPENS_WITH = {"docx": "PK", "pdf": "%PDF"}


class NoSuchPaper(NotFound):
    """There is no file of this name (没有这份文稿)."""


def read_paper(path: Path) -> Paper:
    """The document at `path` as its reader sees it (读文稿).

    DOCX, PDF, HTML, Markdown, plain text in UTF-8 or GB18030. Raises NoSuchPaper,
    UnreadablePaper, PaperTooLarge; never runs long over a hostile file.
    """
    return paper_of(bytes_of(path), path.name)


def bytes_of(path: Path) -> bytes:
    """The bytes of the document at `path`. Raises NoSuchPaper, UnreadablePaper for a folder, PaperTooLarge over 64 MB."""
    if path.is_dir():
        raise folder(path)
    if not path.is_file():
        raise NoSuchPaper(
            tr("没有文件“{file}”。", file=path.name),
            where=tr("命令行"),
            mend=tr("请核对文件名；路径里有空格时用引号括起。"),
        )
    if path.stat().st_size > MOST_BYTES:
        raise too_large(path.name, tr("文件超过 {size} MB，没有读入。", size=MOST_BYTES >> 20))
    return path.read_bytes()


def paper_of(data: bytes, name: str) -> Paper:
    """The paper that `data`, called `name`, is (读文稿). Raises UnreadablePaper, also where it has no words, and PaperTooLarge."""
    if not data.strip():
        raise wordless(name)
    paper = _read(data, name, format_of(data, name))
    if not paper.text.strip():
        raise wordless(name)
    return paper


def _read(data: bytes, name: str, form: str) -> Paper:
    if form == "docx":
        from gongshi.papers.docx import read_docx

        return read_docx(data, name)
    if form == "pdf":
        from gongshi.papers.pdf import read_pdf

        return read_pdf(data, name)
    return _text_paper(data, name, form)


def format_of(data: bytes, name: str) -> str:
    """A format of ENDINGS, by the first bytes, then by the ending of the name. Raises UnreadablePaper for old Word, for a picture, and for a DOCX or PDF by name only."""
    if data.startswith(b"PK"):
        return "docx"
    if data[:1024].lstrip().startswith(b"%PDF"):
        return "pdf"
    if data.startswith(_OLD_WORD):
        raise old_office(name)
    shown = picture(data, name)
    if shown is not None:
        raise shown
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    form = ENDINGS.get(Path(name).suffix.lower(), "text")
    if form in _OPENS_WITH:
        raise _not_what_its_name_says(data, name, _OPENS_WITH[form])
    return form


def _not_what_its_name_says(data: bytes, name: str, magic: str) -> UnreadablePaper:
    """Bytes by chance read as text; a name that promises Word or PDF is believed against them."""
    return unreadable(
        name,
        tr(
            "文件名以 {ending} 结尾，内容却不是：应以“{magic}”开头，这份以字节 {found} 开头。",
            ending=Path(name).suffix.lower(), magic=magic, found=data[:4].hex(" ").upper(),
        ),
        tr("请用 Word 或 WPS 打开，另存为 docx 后再试；打不开就是文件已损坏，请向来文单位重新索取；本是文字文件的，把文件名改为 .txt。"),
    )  # fmt: skip


def _text_paper(data: bytes, name: str, form: str) -> Paper:
    from gongshi.papers.encoding import text_of

    if form == "html":
        from gongshi.papers.html import read_html

        return read_html(data, name)
    text = text_of(data, name)
    if form == "markdown":
        from gongshi.papers.markdown import read_markdown

        return read_markdown(text, name)
    from gongshi.papers.plain import read_plain

    return read_plain(text, name)
