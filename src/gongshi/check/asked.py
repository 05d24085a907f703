"""What a question asks about, which its answer need not name again (问答的主语)."""

from __future__ import annotations

import re

from gongshi.check.phrase import before_phrase

_FAR = 80
_NEAR = 16
_QUESTION = re.compile(
    r"(?:^|[。！？?：:，\n])(?P<what>[^。！？?：:，\n]{2,30}?)(?:的?情况)?"
    r"(?:[能会要]?(?:是多少|有多少|多少|有?什么|怎么|如何|怎样|为何|呢|有?哪|几|多久|多长|有没有|有无|能否|([一-鿿])不\2|吗))[^。！？?\n]{0,12}[？?]"
)

_TIME = re.compile("[0-9]|^[上下本当]?[年月周季期]+$")


def asked_before(draft: str, begin: int) -> str:
    """What the question right before the sentence at `begin` asks about, or empty.

    >>> asked_before("问：高龄津贴怎么发？答：每月100元。", 10)
    '高龄津贴'
    """
    low = max(0, begin - _FAR)
    end = max(draft.rfind("？", low, begin), draft.rfind("?", low, begin))
    if end < 0 or begin - end > _NEAR:
        return ""
    found = list(_QUESTION.finditer(draft, low, end + 1))
    what = before_phrase(found[-1]["what"]).text if found else ""
    return "" if _TIME.search(what) else what
