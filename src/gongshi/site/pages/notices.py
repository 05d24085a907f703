"""The page of each notice, its other documents, its files (公示页)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongshi.site.downloads import Offered
from gongshi.site.harmless import fitted
from gongshi.site.linked_data import article
from gongshi.site.model import Document, Notice, Site
from gongshi.site.page import Crumbs, Frame, Head, markup, page
from gongshi.site.piece import Files, Piece

_UP: Crumbs = (("首页", "index.html"), ("公示", "notices/index.html"))


def notices(site: Site, frame: Frame) -> Iterator[Piece]:
    """The index, and for each notice a page for each document and its downloads."""

    def index() -> Files:
        head = Head("notices/index.html", "全部公示", "notices", _UP[:1])
        return {head.path: page("notices.html", frame, head, notices=site.notices)}

    heads = [(n.id, n.title, n.number, n.period_label, n.released) for n in site.notices]
    yield Piece("notices/index", (frame, heads), index)
    pages = {
        (f"figure:{f.name}", v.notice): f"figures/{f.name}/{v.period}.html" for f in site.figures for v in f.values
    }
    pages |= {(f"list:{x.name}", i.notice): f"lists/{x.name}/{i.period}.html" for x in site.lists for i in x.issues}
    for notice in site.notices:
        known = {name: path for (name, of), path in pages.items() if of == notice.id}
        corrections = tuple(c for c in site.corrections if c.notice == notice.id)
        for document in notice.documents:
            of = (frame, _plain(notice), document, corrections, sorted(known))
            yield Piece(path_of(notice, document), of,
                        _maker(notice, document, corrections, known, frame))  # fmt: skip
        yield from files(notice)


def path_of(notice: Notice, document: Document) -> str:
    """The page of a document; the first one has the notice's own address."""
    first = notice.documents[0].name == document.name
    return f"notices/{notice.id}.html" if first else f"notices/{notice.id}/{document.name}.html"


def files(notice: Notice) -> Iterator[Piece]:
    """The downloads of a notice, read from where they lie when they have changed."""
    for d in notice.downloads:
        path = f"files/{notice.id}/{d.name}"
        yield Piece(path, d.digest, lambda d=d, path=path: {path: d.source.read_bytes()})  # type: ignore[misc]


def _maker(
    notice: Notice, document: Document, corrections: tuple[object, ...], known: dict[str, str], frame: Frame
) -> Callable[[], Files]:
    def make() -> Files:
        path = path_of(notice, document)
        fit = fitted(document.body, folder=f"notices/{notice.id}", root="../" * path.count("/"),
                     page_of=lambda name: known.get(name, ""), name=document.label)  # fmt: skip
        main = document.name == notice.documents[0].name
        up = _UP if main else (*_UP, (notice.title, f"notices/{notice.id}.html"))
        title = notice.title if main else f"{document.label}（{notice.period_label}）"
        head = Head(path, title, "notices", up, f"{notice.label}，{notice.period_label}",
                    article(notice, frame.office, path) if main else None)  # fmt: skip
        links = {d.name: path_of(notice, d) for d in notice.documents}
        text = page("notice.html", frame, head, notice=notice, document=_inside(document, fit.body),
                    corrections=corrections, offered=_offered(notice), links=links)  # fmt: skip
        return {path: text, **fit.drawings}

    return make


def _inside(document: Document, body: str) -> Document:
    return Document(document.name, document.label, markup(body))


def _offered(notice: Notice) -> list[Offered]:
    return [
        Offered(
            f"files/{notice.id}/{d.name}", f"{d.label}-{notice.period}.{d.ending.lower()}", d.label, d.ending, d.size
        )
        for d in notice.downloads
    ]


def _plain(notice: Notice) -> object:
    files = [(d.name, d.label, d.digest) for d in notice.downloads]
    return {k: v for k, v in vars(notice).items() if k not in ("documents", "downloads")}, files
