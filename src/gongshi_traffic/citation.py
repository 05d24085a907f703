"""How a law is cited in running text (法条引用).

Registers and thresholds write 「道路交通安全法 第三十五条」, a name and an article with a blank
between; running text writes 《道路交通安全法》第三十五条 (GB/T 15834: names of laws in title marks).
"""

from __future__ import annotations

import re

_FORM = re.compile(r"《?([^《》\s]+?(?:（[^）]*）)?)》?\s+(第.+)")


def cite(basis: str) -> str:
    """The citation as running text writes it; anything of another form is left as it is.

    >>> cite("道路交通安全法 第三十五条")
    '《道路交通安全法》第三十五条'
    >>> cite("示例市规定")
    '示例市规定'
    """
    found = _FORM.fullmatch(basis.strip())
    return f"《{found[1]}》{found[2]}" if found else basis
