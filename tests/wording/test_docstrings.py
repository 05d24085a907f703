"""The examples in the docstrings of the room, and of the hall's clock, are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import gongshi.wording

MODULES = [m.name for m in pkgutil.walk_packages(gongshi.wording.__path__, "gongshi.wording.")]
HALL = ["gongshi.workdays", "gongshi.period", "gongshi.settings", "gongshi.i18n"]


@pytest.mark.parametrize("name", MODULES + HALL)
def test_the_examples_of_each_module_hold(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    assert doctest.testmod(module).failed == 0
