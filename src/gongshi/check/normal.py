"""A text in one form, character for character (统一字形).

Simplified for traditional, half-width figures and letters for full-width ones, one form of
dashes and blanks. Every character gives exactly one, so a place in the result is the place in
the draft. Punctuation keeps its width: 1，234 and 1,234 are not the same risk.
"""

from __future__ import annotations

import re
from functools import cache

_WIDE = {0xFF10 + i: 0x30 + i for i in range(10)}
_WIDE |= {0xFF21 + i: 0x41 + i for i in range(26)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_WIDE |= {ord(a): ord(b) for a, b in zip("％．／＋﹪〜～∼﹣－−–―─━", "%./+%~~~-----——", strict=True)}
_WIDE |= {ord(blank): 0x20 for blank in "\u00a0\u2002\u2003\u2009\u202f\u3000\u200b\ufeff"}
_HAN = range(0x3400, 0x9FFF + 1)


def normal(text: str) -> str:
    """`text` with every character in its one form, as long as before (统一字形).

    >>> normal("２０２２年，查處車輛１，２３４輛，達８０％")
    '2022年，查处车辆1，234辆，达80%'
    """
    text = text.translate(_forms()) if _other().search(text) else text
    return text.replace("，下同", "、下同") if "下同" in text else text  # an aside in brackets ends no clause


@cache
def _forms() -> dict[int, int]:
    """All that is changed; a character that has several simplified forms takes the commonest."""
    import opencc

    many = "".join(map(chr, _HAN))
    simple = "\n".join(many)
    turned = opencc.OpenCC("t2s").convert(simple).split("\n")
    same = {ord(a): ord(b) for a, b in zip(many, turned, strict=True) if a != b and len(b) == 1}
    return _WIDE | same | {ord("乾"): ord("干"), ord("馀"): ord("余")}


@cache
def _other() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _forms())))}]")
