"""Keep the catalogues complete: collect every sentence, keep what is translated.

    python tools/messages.py            rewrite the catalogues of each package, list what is missing
    python tools/messages.py --check    only list what is missing or no longer used

A sentence is the first argument of `tr("…")` or of `{% tr "…" %}` in a template, the text or table of a name handed to `tr`, what a
register's check or a rule between rows says, label and sentence of a rule of the check, a command's or a pack command's help, or a line of
COMMANDS; its English stands in locale/en.po.
The other way round, what explains a figure or a list rule is an English docstring; its Chinese
stands in locale/zh.po.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import entry_points
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from gongshi.packs.find import GROUP, find_pack

ROOT = Path(__file__).resolve().parent.parent
_BEGUN = datetime(2022, 11, 23, tzinfo=UTC)  # the same in every rewriting, so that only sentences make a difference
PACKAGES = ("gongshi", "gongshi_organs", "gongshi_traffic")


def main() -> int:
    """Rewrite or compare; 1 when a sentence has no English or an explanation no Chinese."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    missing = 0
    for package in PACKAGES:
        if not check:
            rewrite(package)
        for sentence in (*untranslated(package), *unexplained(package)):
            missing += 1
            print(f"{package}: {sentence!r}")
    return 1 if missing else 0


def catalogue_path(package: str, language: str = "en") -> Path:
    """Where the English of a package lies, or its Chinese explanations."""
    return ROOT / "src" / package / "locale" / f"{language}.po"


def sentences(package: str) -> dict[str, str]:
    """Every sentence of a package, with the place where it is first said."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src" / package).rglob("*.py")):
        for text, line in _said(ast.parse(path.read_text(encoding="utf-8")), path):
            found.setdefault(text, f"{path.relative_to(ROOT / 'src').as_posix()}:{line}")
    for path in sorted((ROOT / "src" / package).rglob("*.html")):
        for text, line in _templated(path.read_text(encoding="utf-8")):
            found.setdefault(text, f"{path.relative_to(ROOT / 'src').as_posix()}:{line}")
    return found


_TAG = re.compile(r"""\{%\s*tr\s+(?:"([^"]*)"|'([^']*)')""")


def _templated(text: str) -> Iterator[tuple[str, int]]:
    """What `{% tr "…" %}` says in a template of the desk."""
    for found in _TAG.finditer(text):
        said = found.group(1) or found.group(2) or ""
        if not said.isascii():
            yield said, text.count("\n", 0, found.start()) + 1


def _said(tree: ast.Module, path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr" and node.args:
            yield from _text(node.args[0])
            yield from _named(tree, node.args[0])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Check":
            for part in (*node.args[4:6], *(k.value for k in node.keywords if k.arg in ("says", "mend"))):
                yield from _text(part)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AcrossCheck":
            for part in (*node.args[5:7], *(k.value for k in node.keywords if k.arg in ("says", "mend"))):
                yield from _text(part)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Option", "Command", "on_workspace"):
            for part in (*node.args[1:2], *(k.value for k in node.keywords if k.arg in ("about", "help"))):
                yield from _text(part)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule" and "check" in path.parts:
            for part in node.args[1:3]:
                yield from _text(part)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Kind" and node.args:
            yield from _text(node.args[0])
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


def explanations(package: str) -> dict[str, str]:
    """The docstring of every figure and list rule of the package's packs, with its name and label."""
    doors = [door for door in entry_points(group=GROUP) if door.value.split(".")[0] == package]
    packs = [find_pack(door.name) for door in doors]
    return {one.doc: f"{one.name} {one.label}" for pack in packs for one in (*pack.figures, *pack.lists)}


def known(package: str, language: str = "en") -> dict[str, str]:
    """What a catalogue of a package translates."""
    path = catalogue_path(package, language)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file, locale=language) if m.id and m.string}


def untranslated(package: str) -> list[str]:
    """The sentences of a package that have no English."""
    have = known(package)
    return [s for s in sentences(package) if s not in have]


def unexplained(package: str) -> list[str]:
    """The figures and list rules of a package whose docstring has no Chinese, or that have none."""
    have = known(package, "zh")
    return [name for doc, name in explanations(package).items() if doc not in have]


def rewrite(package: str) -> None:
    """Write both catalogues: what is said today, with the translation it already has."""
    _write(package, "en", dict.fromkeys(sentences(package), ""))
    _write(package, "zh", explanations(package))


def _write(package: str, language: str, said: dict[str, str]) -> None:
    """Write one catalogue of what is said, each with a comment; none where nothing is said."""
    if not said:
        return
    have = known(package, language)
    catalogue = Catalog(locale=language, project="gongshi", fuzzy=False, creation_date=_BEGUN)
    for sentence, comment in said.items():
        catalogue.add(sentence, have.get(sentence, ""), auto_comments=[comment] if comment else [])
    path = catalogue_path(package, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, omit_header=False, sort_output=False, include_previous=False)


if __name__ == "__main__":
    sys.exit(main())
