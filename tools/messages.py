"""Keep the English catalogues complete: collect every sentence, keep what is translated.

    python tools/messages.py            rewrite locale/en.po of each package, list what is missing
    python tools/messages.py --check    only list what is missing or no longer used

A sentence is the first argument of `tr("…")`, the text or table of a name handed to `tr`, what a
register's check says, a command's help, or a line of COMMANDS.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("gongshi", "gongshi_traffic")


def main() -> int:
    """Rewrite or compare; 1 when a sentence has no English."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    missing = 0
    for package in PACKAGES:
        if not check:
            rewrite(package)
        for sentence in untranslated(package):
            missing += 1
            print(f"{package}: {sentence!r}")
    return 1 if missing else 0


def catalogue_path(package: str) -> Path:
    """Where the English of a package lies."""
    return ROOT / "src" / package / "locale" / "en.po"


def sentences(package: str) -> dict[str, str]:
    """Every sentence of a package, with the place where it is first said."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src" / package).rglob("*.py")):
        for text, line in _said(ast.parse(path.read_text(encoding="utf-8")), path):
            found.setdefault(text, f"{path.relative_to(ROOT / 'src').as_posix()}:{line}")
    return found


def _said(tree: ast.Module, path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr" and node.args:
            yield from _text(node.args[0])
            yield from _named(tree, node.args[0])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Check":
            for part in (*node.args[4:6], *(k.value for k in node.keywords if k.arg in ("says", "mend"))):
                yield from _text(part)
        elif isinstance(node, ast.ClassDef) and "tr(self.value)" in ast.unparse(node):
            for member in (n for n in node.body if isinstance(n, ast.Assign)):
                yield from _text(member.value)
        if "cli" in path.parts:
            yield from _commanded(node)


def _commanded(node: ast.AST) -> Iterator[tuple[str, int]]:
    """What the command line's help says."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg in ("help", "metavar"):
                yield from _text(keyword.value)
    elif isinstance(node, ast.FunctionDef) and any("click.group" in ast.unparse(d) for d in node.decorator_list):
        yield from _text(ast.Constant(ast.get_docstring(node) or "", lineno=node.lineno, col_offset=0))
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "COMMANDS":
        for value in ast.walk(node.value):
            if isinstance(value, ast.Tuple):
                yield from _text(value.elts[0])


def _named(tree: ast.Module, said: ast.expr) -> Iterator[tuple[str, int]]:
    """The texts of `NAME` in `tr(NAME)` and `tr(NAME[key])`, where the module assigns them."""
    name = getattr(said.value if isinstance(said, ast.Subscript) else said, "id", "")
    for node in tree.body:
        if name and isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            for value in node.value.values if isinstance(node.value, ast.Dict) else (node.value,):
                yield from _text(value)


def _text(node: ast.expr) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isascii():
        yield node.value, node.lineno


def known(package: str) -> dict[str, str]:
    """What the catalogue of a package translates."""
    path = catalogue_path(package)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale="en") if m.id and m.string}


def untranslated(package: str) -> list[str]:
    """The sentences of a package that have no English."""
    have = known(package)
    return [s for s in sentences(package) if s not in have]


def rewrite(package: str) -> None:
    """Write the catalogue: every sentence said today, with the English it already has."""
    have, catalogue = known(package), Catalog(locale="en", project="gongshi", fuzzy=False)
    for sentence in sentences(package):
        catalogue.add(sentence, have.get(sentence, ""))
    path = catalogue_path(package)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, omit_header=False, sort_output=False, include_previous=False)


if __name__ == "__main__":
    sys.exit(main())
