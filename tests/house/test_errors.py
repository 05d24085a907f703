"""Every error says what, where and how to mend it, and is met in a test."""

from __future__ import annotations

import ast
import sys

from gongshi.errors import EXIT_CODES, GongshiError

from .source import ROOT, trees

sys.path.insert(0, str(ROOT / "tools"))
import docs

KINDS = {"BadInput", "Refused", "NotFound", "Unfit", "Broken", "StillMissing"}
TESTS = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
PACKAGES = ("gongshi", "gongshi_organs", "gongshi_traffic")


def test_every_error_class_is_raised_in_some_test():
    assert [c.__name__ for c in docs.error_classes() if c.__name__ not in KINDS and c.__name__ not in TESTS] == []


def test_every_error_class_says_in_chinese_what_it_is():
    assert [
        c.__name__ for c in docs.error_classes() if "（" not in (c.__doc__ or "") and "(" not in (c.__doc__ or "")
    ] == []


def test_every_exit_code_of_an_error_is_documented():
    assert {c.exit_code for c in docs.error_classes()} <= set(EXIT_CODES)


def test_every_raise_of_ours_gives_where_and_mend():
    ours = {c.__name__ for c in docs.error_classes() if c.__init__ is GongshiError.__init__}
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in PACKAGES
        for path, tree in trees(package).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and getattr(node.exc.func, "id", "") in ours
        and not {"where", "mend"} <= {k.arg for k in node.exc.keywords}
    ]
    assert bare == []


def test_no_error_is_swallowed():
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in PACKAGES
        for path, tree in trees(package).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and len(node.body) == 1 and isinstance(node.body[0], ast.Pass)
    ]
    assert silent == []
