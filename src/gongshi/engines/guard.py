"""What an expression may not use, since engines answer it differently (禁用运算)."""

from __future__ import annotations

from gongshi.engines.expression import Table


def check_expression(expression: Table) -> None:
    """Nothing, when every engine gives `expression` the same meaning."""
