"""As many values in turn as there are names, or things counted: 三项分别下降30.6%、12.4%和46.1% (分别的个数).

Only rows that can be read in one way are held: names joined by 、 in the clause of 分别 itself, or one number of
things and no row of names. A single value may be said of each, so at least two are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongshi.check.draft import Draft

_VALUE = r"[0-9][0-9.]*(?:万|亿|[^，。；：、（）0-9\n和及与]){0,12}"
_IN_TURN = re.compile(
    rf"(?:^|(?<=[，。；：\n]))(?P<names>[^，。；：（）0-9\n]{{3,60}}?)(?:同比|环比|比上年|较上年)?(?:分别|依次)"
    rf"(?:[^，。；：、0-9\n和及与]{{0,8}}?)(?P<values>{_VALUE}(?:(?:、|和|及|以及|与){_VALUE})+)(?=[，。；\n]|$)"
)
_OF_THINGS = re.compile(
    rf"(?P<number>[2-9]|1[0-2])(?:大类|类|个|家|项|名|条|座|县|镇)(?P<kind>[^，。；：、（）0-9\n]{{1,8}})"
    rf"(?:依次[为是][^，。；：0-9\n]{{2,40}}|[，]?[^，。；：、（）0-9\n和及与]{{0,12}})，?分别[为是达]?"
    rf"(?P<values>{_VALUE}(?:(?:、|和|及|以及|与){_VALUE})+)(?=[，。；\n]|$)"
)
_JOINS = re.compile("、|以及|和|及|与")
_SOME = re.compile("等|中$|其中|各自|两两|上年|去年|今年|相比|农、林、牧、渔")
_MOST = 8


@dataclass(frozen=True)
class InTurn:
    """Where the row stands, how many values it has, and how many names or things are said."""

    place: tuple[int, int]
    values: int
    names: int


def in_turn(draft: Draft) -> Iterator[InTurn]:
    """The rows of values that are longer or shorter than what they are said of."""
    for found in _IN_TURN.finditer(draft.plain):
        values, names = _pieces(found["values"]), found["names"]
        least, most = names.count("、") + 1, len(_JOINS.split(names))
        if "、" not in names or _SOME.search(names) or least > _MOST:
            continue
        if not least <= values <= most and values % least and least % values:
            yield InTurn(found.span("values"), values, least)
    for found in _OF_THINGS.finditer(draft.plain):
        values, number = _pieces(found["values"]), int(found["number"])
        if values != number and values % number and not _SOME.search(found["kind"]):
            yield InTurn((found.start("number"), found.end("values")), values, number)


def _pieces(row: str) -> int:
    return len(_JOINS.split(row))
