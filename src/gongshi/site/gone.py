"""The last look before a file is written: no name that was taken down stands in it (撤下的名字).

The office already leaves such names out. This look is kept apart, so that a mistake there stops
the build instead of printing a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gongshi.errors import Refused
from gongshi.i18n import tr

_PAIRS = re.compile(r"search/s\d+\.js")  # pairs of characters of public texts; a short name may be a pair
_TEXT = (".html", ".js", ".json", ".csv", ".xml", ".svg")


class NameStillThere(Refused):
    """A name that was taken down stands in a file of the site (撤下的名字仍在网站上)."""


def refuse_gone(files: Mapping[str, bytes], gone: frozenset[str]) -> None:
    """Nothing, when no name of `gone` stands in a file that is text. Raises NameStillThere."""
    if not gone:
        return
    pattern = _pattern(gone)
    for path, content in files.items():
        if path.endswith(_TEXT) and not _PAIRS.fullmatch(path) and pattern.search(content.decode("utf-8")):
            raise NameStillThere(
                tr("撤下的名字仍在页面里，网站没有更新。"),
                where=tr("文件 {path}", path=path),
                mend=tr("请重新运行 gongshi site；若仍如此，请查是哪份文书还写着它，撤换那份文书。"),
            )


@cache
def _pattern(gone: frozenset[str]) -> re.Pattern[str]:
    """Any of the names as a word of its own: two characters are part of many a firm's name."""
    return re.compile("|".join(map(_alone, sorted(filter(None, gone)))))


def _alone(name: str) -> str:
    """Free on both sides when it is short, on one when it is long enough to be nobody else's."""
    word = re.escape(name)
    return rf"(?<!\w){word}(?!\w)" if len(name) < 3 else rf"(?<!\w){word}|{word}(?!\w)"
