"""What we claim is documented: every figure, list rule, threshold, error, command and setting."""

from __future__ import annotations

import ast
import sys

from .source import ROOT, trees

sys.path.insert(0, str(ROOT / "tools"))
import docs


def test_the_generated_reference_is_today_s():
    stale = [name for name, text in docs.pages() if (docs.PAGES / name).read_text(encoding="utf-8") != docs.HEAD + text]
    assert stale == [], "python tools/docs.py"


def test_every_setting_that_is_asked_for_has_its_line():
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    asked = {
        node.args[0].value
        for package in ("gongshi", "gongshi_organs", "gongshi_traffic")
        for tree in trees(package).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("get", "need")
        and "settings" in ast.unparse(node.func.value)
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert sorted(s for s in asked if f"`{s}`" not in page) == []


def test_every_page_named_in_the_navigation_exists():
    named = [
        line.split(":")[-1].strip()
        for line in (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
        if line.endswith(".md")
    ]
    assert [n for n in named if not (ROOT / "docs" / n).exists()] == []


def test_readme_has_its_chinese_twin_with_the_same_sections():
    def sections(name: str) -> int:
        return sum(line.startswith("## ") for line in (ROOT / name).read_text(encoding="utf-8").splitlines())

    assert sections("README.md") == sections("README.zh-CN.md") > 4
