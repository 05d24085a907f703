"""The search index: two characters at a time, cut into small classic scripts (检索).

Chinese has no blanks between words, so every pair of neighbouring characters is indexed. The
browser loads only the shards that the query's pairs fall into and then checks the text itself.
Scripts, not JSON: a page opened from a USB stick may load no other file any other way.
Why not Pagefind: docs/why/0019.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from gongshi.site.model import Site
from gongshi.site.pages.figures import path_of as value_path
from gongshi.site.pages.lists import path_of as issue_path
from gongshi.site.piece import Files, Piece

KINDS = ("公示", "数字", "名单", "名单上的", "更正", "地点")
NOTICE, FIGURE, LIST, ENTRY, CORRECTION, PLACE = range(6)
CHUNK = 250
_POSTINGS_EACH = 2500  # pairs and numbers in one shard, more or less: some ten kilobytes
_MOST_SHARDS = 1024
_MOST_TEXT = 160


@dataclass(frozen=True)
class Found:
    """One thing that can be found: its kind, title, page, and the words beneath (检索条目)."""

    kind: int
    title: str
    href: str
    text: str = ""


def searchable(site: Site) -> Iterator[Found]:
    """All that is public today, in the order in which results are shown."""
    for n in site.notices:
        yield Found(NOTICE, n.title, f"notices/{n.id}.html", f"{n.label} {n.period_label} {n.number}")
    for f in site.figures:
        spoken = f"{f.latest.label} {f.latest.shown}。{f.population}。{f.definition}"
        yield Found(FIGURE, f.label, f"figures/{f.name}.html", spoken[:_MOST_TEXT])
        yield from (Found(FIGURE, f"{f.label} {v.label}", value_path(f, v), v.shown) for v in f.values[1:])
    for item in site.lists:
        yield Found(LIST, item.label, f"lists/{item.name}.html", item.definition[:_MOST_TEXT])
    for c in site.corrections:
        yield Found(CORRECTION, c.what, "corrections.html", f"{c.was} {c.now} {c.why}".strip()[:_MOST_TEXT])
    for item in site.lists:
        for issue in item.issues:
            where = f"{item.label} {issue.label}"
            for i, e in enumerate(issue.entries, 1):
                title = e.name or " ".join(filter(None, e.cells[:3]))
                yield Found(ENTRY, title, f"{issue_path(item, issue)}#e{i}", where)
    for layer in (x for x in site.layers if x.is_listed):
        yield from (Found(PLACE, p.label, p.href or "map.html", layer.label) for p in layer.places)


def index(found: Sequence[Found]) -> Iterator[Piece]:
    """The shards, the texts, and the head that says how many there are; each a piece of its own."""
    postings = _postings(found)
    shards = shard_count(postings)
    cut: dict[int, dict[str, str]] = defaultdict(dict)
    for gram, numbers in postings.items():
        cut[shard_of(gram, shards)][gram] = packed(numbers)
    head = {"shards": shards, "chunk": CHUNK, "kinds": KINDS, "n": len(found)}
    yield _script("head", head)
    yield from (_script(f"s{n}", cut.get(n, {})) for n in range(shards))
    for start in range(0, len(found), CHUNK):
        texts = [(f.kind, f.title, f.href, f.text) for f in found[start : start + CHUNK]]
        yield _script(f"t{start // CHUNK}", texts)


def grams(text: str) -> set[str]:
    """The pairs of neighbouring characters, full-width forms narrowed, blanks left out."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def shard_of(gram: str, shards: int) -> int:
    """Which shard holds a pair; the script in the page computes the same from UTF-16 units."""
    units = gram.encode("utf-16-le")
    value = 0
    for i in range(0, len(units), 2):
        value = (value * 31 + units[i] + units[i + 1] * 256) % 1048573
    return value % shards


def packed(numbers: Sequence[int]) -> str:
    """Rising numbers as their steps in base 36."""
    before, steps = 0, []
    for n in numbers:
        steps.append(_base36(n - before))
        before = n
    return " ".join(steps)


def shard_count(postings: dict[str, list[int]]) -> int:
    """A power of two, so that it seldom changes and most shards stay as they are."""
    weight = sum(len(n) + 3 for n in postings.values())
    wanted, count = weight // _POSTINGS_EACH, 1
    while count < wanted and count < _MOST_SHARDS:
        count *= 2
    return count


def _postings(found: Sequence[Found]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(found):
        for gram in sorted(grams(item.title) | grams(item.text)):
            postings[gram].append(n)
    return postings


def _script(name: str, value: object) -> Piece:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "").replace("\u2029", "")
    return Piece(f"search/{name}", text, partial(_write, name, text))


def _write(name: str, text: str) -> Files:
    return {f"search/{name}.js": f'gongshiSearch("{name}",{text});\n'.encode()}


@lru_cache(maxsize=4096)
def _base36(n: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while n:
        n, rest = divmod(n, 36)
        out = digits[rest] + out
    return out or "0"
