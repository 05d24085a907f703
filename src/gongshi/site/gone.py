"""The last look before a file is written: no name that was taken down stands in it (撤下的名字).

The office already leaves such names out. This look is kept apart, so that a mistake there stops
the build instead of printing a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.site.piece import Content

_PART = 1 << 20  # bytes
Reader = Callable[[str, bytes], str]
_PAIRS = re.compile(r"search/s\d+\.js")  # pairs of characters of public texts; a short name may be a pair
_TEXT = (".html", ".js", ".json", ".csv", ".xml", ".svg")


class NameStillThere(Refused):
    """A name that was taken down stands in a file of the site (撤下的名字仍在网站上)."""


def plain(path: str, content: bytes) -> str:
    """The text of a file that is text; of others nothing."""
    return content.decode("utf-8") if path.endswith(_TEXT) else ""


def parts_of(path: str, content: Content) -> Iterator[bytes]:
    """The content to look into: whole, or of a long table some thousand lines at a time, for no name goes over a line.

    Of a long table in three forms the plain one is looked into.
    """
    if isinstance(content, bytes):
        yield content
    elif path.endswith(".csv"):
        with content.open("rb") as file:
            while lines := file.readlines(_PART):
                yield b"".join(lines)


def refuse_gone(files: Mapping[str, bytes], gone: frozenset[str], read: Reader = plain) -> None:
    """Nothing, when no name of `gone` stands in a file, as `read` reads it. Raises NameStillThere."""
    for path, content in files.items() if gone else ():
        if not _PAIRS.fullmatch(path) and any(names_in(read(path, content), gone)):
            raise NameStillThere(
                tr("撤下的名字仍在页面里，网站没有更新。"),
                where=tr("文件 {path}", path=path),
                mend=tr("请重新运行 gongshi site；若仍如此，请查是哪份文书还写着它，撤换那份文书。"),
            )


def names_in(text: str, names: frozenset[str]) -> Iterator[str]:
    """Where one of the names stands as a word of its own."""
    return (found.group() for found in _pattern(names).finditer(text))


@cache
def _pattern(gone: frozenset[str]) -> re.Pattern[str]:
    """Any of the names as a word of its own: two characters are part of many a firm's name."""
    return re.compile("|".join(map(_alone, sorted(filter(None, gone)))))


def _alone(name: str) -> str:
    """Free on both sides when it is short, on one when it is long enough to be nobody else's."""
    word = re.escape(name)
    return rf"(?<!\w){word}(?!\w)" if len(name) < 3 else rf"(?<!\w){word}|{word}(?!\w)"
