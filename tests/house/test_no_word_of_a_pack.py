"""Nothing in `gongshi` knows a word of the organs pack: domains come through the pack's door."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.packs.find import find_pack

from .source import ROOT

# Words of the language that code lists of the pack use as well.
COMMON = {"不可比", "各单位", "工作日", "本机关", "自然日"}
CODE = {".py", ".html", ".js", ".css", ".typ", ".sh", ".cmd"}  # tables of the language list proper names; code does not


def _sources() -> Iterator[tuple[str, str]]:
    room = ROOT / "src" / "gongshi"
    for path in sorted(p for p in room.rglob("*") if p.suffix in CODE):
        yield str(path.relative_to(room)), path.read_text(encoding="utf-8")


def _words() -> set[str]:
    pack = find_pack("organs")
    codes = {word for r in pack.registers for c in r.columns if c.codes for word in c.codes.words}
    labels = {r.label for r in pack.registers} | {f.label for f in pack.figures} | {r.label for r in pack.lists}
    return {w for w in codes | labels | set(pack.terms) if len(w) > 2} - COMMON


def _names() -> set[str]:
    pack = find_pack("organs")
    named = (*pack.figures, *pack.lists, *pack.thresholds, *pack.registers)
    return {x.name for x in named if "_" in x.name} | {"gongshi_organs"}


def test_no_source_of_the_product_holds_a_word_of_the_organs_pack():
    words = _words()
    assert len(words) > 150
    assert [(path, w) for path, text in _sources() for w in sorted(words) if w in text] == []


def test_no_source_of_the_product_holds_a_name_of_the_organs_pack():
    names = re.compile(rf"\b({'|'.join(sorted(map(re.escape, _names())))})\b")
    assert [(path, found[0]) for path, text in _sources() for found in names.finditer(text)] == []
