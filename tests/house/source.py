"""What the house tests read: the source as syntax trees (源码)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


@cache
def trees(package: str = "gongshi") -> dict[Path, ast.Module]:
    """Every module of a package, parsed."""
    return {p: ast.parse(p.read_text(encoding="utf-8")) for p in sorted((SOURCE / package).rglob("*.py"))}


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every absolute import, those inside functions and under TYPE_CHECKING included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def room_of(path: Path, package: str = "gongshi") -> str:
    """The room a module lies in: its first folder, or `hall` for a file of the package itself."""
    parts = path.relative_to(SOURCE / package).parts
    return parts[0] if len(parts) > 1 else "hall"
