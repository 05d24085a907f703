"""What the docstrings of the check show is what comes out."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import gongshi.check


def test_every_example_in_a_docstring_gives_what_it_says():
    names = [m.name for m in pkgutil.walk_packages(gongshi.check.__path__, "gongshi.check.")]
    results = {name: doctest.testmod(importlib.import_module(name)) for name in names}
    assert [name for name, result in results.items() if result.failed] == []
    assert sum(result.attempted for result in results.values()) > 20
