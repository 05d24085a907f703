"""Write the site: every page and file, beside the old site and then in its place (生成网站)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from gongshi.site import feed
from gongshi.site.gone import Reader, parts_of, plain, refuse_gone
from gongshi.site.kept import Kept, carry, digest_of, stamp, stamps
from gongshi.site.model import Site
from gongshi.site.page import HERE, Frame, Head, frame_of, page
from gongshi.site.pages.corrections import corrections
from gongshi.site.pages.figures import figures
from gongshi.site.pages.home import home
from gongshi.site.pages.lists import lists
from gongshi.site.pages.maps import maps
from gongshi.site.pages.notices import notices
from gongshi.site.piece import Files, Piece
from gongshi.site.search import index, searchable
from gongshi.site.swap import beside, swap
from gongshi.site.texts import texts_of


@dataclass(frozen=True)
class Built:
    """What one build did: the folder, how many files it wrote, left as they were, took away (生成结果)."""

    folder: Path
    written: int
    kept: int
    removed: int

    @property
    def total(self) -> int:
        """All files of the site."""
        return self.written + self.kept


def build(site: Site, folder: Path, read: Reader = plain) -> Built:
    """The site in `folder`, whole or as it was: written beside, then swapped.

    `read` gives the text of a file by its path, so that packed documents are looked into too.
    Raises AbovePublic, NotHarmless, NameStillThere before anything changes, and SiteInUse.
    """
    target = folder.resolve()
    building = _Building(target, beside(target), site.gone, read)
    for piece in pieces(site):
        building.put(piece)
    building.now.write(target)
    swap(building.new, target)
    building.read.settle(path for paths in building.now.files.values() for path in paths)
    return building.result()


class _Building:
    """One build on its way: where it writes, what there was, what there is (生成中)."""

    def __init__(self, target: Path, new: Path, gone: frozenset[str], read: Reader) -> None:
        self.target, self.new, self.gone, self.read = target, new, gone, texts_of(target, read)
        self.before, self.now = Kept.read(target), Kept(gone=digest_of(gone))
        self.there = stamps(target)
        self.folders: set[str] = set()
        self.written = self.kept = 0

    def put(self, piece: Piece) -> None:
        """The piece's files in the new folder: the old ones when nothing they depend on has changed."""
        mark = piece.mark(salt())
        if self.before.holds(piece.key, mark, self.there):
            self._carry(piece.key, mark)
        else:
            self._make(piece, mark)

    def _carry(self, key: str, mark: str) -> None:
        paths = self.before.files[key]
        for path in paths:
            self._folder(path)
            carry(path, self.target, self.new)
        if self.gone:
            refuse_gone({path: (self.new / path).read_bytes() for path in paths}, self.gone, self._read_kept)
        self.now.note(key, mark, paths)
        self.kept += len(paths)

    def _read_kept(self, path: str, content: bytes) -> str:
        """A kept document was looked into when it was made: again only for other names."""
        return plain(path, content) if self.before.gone == self.now.gone else self.read(path, content)

    def _make(self, piece: Piece, mark: str) -> None:
        files = piece.make()
        for path, content in files.items():
            self._folder(path)
            if isinstance(content, bytes):
                (self.new / path).write_bytes(content)
            else:
                shutil.move(content, self.new / path)
        for path, content in files.items():
            for part in parts_of(path, content if isinstance(content, bytes) else self.new / path):
                refuse_gone({path: part}, self.gone, self.read)
        self.now.note(piece.key, mark, {path: stamp(self.new / path) for path in files})
        self.written += len(files)

    def _folder(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self.folders:
            (self.new / parent).mkdir(parents=True, exist_ok=True)
            self.folders.add(parent)

    def result(self) -> Built:
        """What the build did, counted."""
        had, has = ({p for paths in kept.files.values() for p in paths} for kept in (self.before, self.now))
        return Built(self.target, self.written, self.kept, len(had - has))


def pieces(site: Site) -> Iterator[Piece]:
    """Everything that the site is made of."""
    frame = frame_of(site.office, has_map=any(layer.is_listed and layer.places for layer in site.layers))
    paths: list[str] = []
    for piece in _pages(site, frame):
        paths.append(piece.key)
        yield piece
    found = list(searchable(site))
    yield Piece("search", (frame, len(found)), lambda: _search_page(frame, len(found)))
    yield from index(found)
    yield Piece(
        "feed", (site.office, site.corrections, [_line(n) for n in site.notices]), lambda: {"feed.xml": feed.atom(site)}
    )
    yield Piece("robots", site.office.address, lambda: {"robots.txt": feed.robots(site.office.address)})
    if site.office.address:
        yield Piece(
            "sitemap",
            (site.office.address, paths),
            lambda: {"sitemap.xml": feed.sitemap(site.office.address, _pages_of(paths))},
        )
    yield from static(with_map=any(layer.places for layer in site.layers))


def static(*, with_map: bool) -> Iterator[Piece]:
    """The style, the scripts, the sign; the map's programs only when there is a map."""
    for path in sorted((HERE / "static").rglob("*")):
        if path.is_file() and (with_map or "vendor" not in path.parts):
            name = path.relative_to(HERE).as_posix()
            yield Piece(name, "", lambda name=name, path=path: {name: path.read_bytes()})  # type: ignore[misc]


@cache
def salt() -> str:
    """What stands for the program: its templates, static files and code; another version makes all anew."""
    found = blake2b(digest_size=8)
    for path in sorted(p for p in HERE.rglob("*") if p.suffix in {".html", ".css", ".js", ".py", ".svg"}):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _pages(site: Site, frame: Frame) -> Iterator[Piece]:
    yield from home(site, frame)
    yield from notices(site, frame)
    yield from figures(site, frame)
    yield from lists(site, frame)
    yield from corrections(site, frame)
    yield from maps(site, frame)


def _pages_of(keys: list[str]) -> list[str]:
    """The pages among the keys of pieces; a key is the page's path, or lacks only its ending."""
    names = {"home": "index.html"}
    pages = [names.get(k, k if k.endswith(".html") else f"{k}.html") for k in keys]
    return [p for p in pages if not p.startswith("files/") and not p.startswith("map/")]


def _search_page(frame: Frame, n: int) -> Files:
    head = Head("search.html", "查找", "search", (("首页", "index.html"),), live=True)
    return {head.path: page("search.html", frame, head, n=n)}


def _line(notice: object) -> object:
    return {k: v for k, v in vars(notice).items() if k in ("id", "title", "label", "period_label", "released", "keys")}
