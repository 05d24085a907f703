"""V1 to V36: each blocks or warns as it is marked, and its sender is told why."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.office.workspace import Workspace
from gongshi_organs.examples.validations import VALIDATIONS, Validation

from .little_city import send


@pytest.mark.parametrize("one", VALIDATIONS, ids=lambda v: v.code)
def test_a_validation_blocks_or_warns_as_it_is_marked(one: Validation, city: Workspace, tmp_path: Path):
    for name, text in one.stands.items():
        receipt = send(city, tmp_path / "收", name, text)
        assert receipt.is_stored, [str(f) for f in receipt.faults]
    receipt = send(city, tmp_path / "验", one.register, one.rows)
    told = [f for f in (*receipt.faults, *receipt.warnings) if one.because in str(f)]
    assert told, [str(f) for f in receipt.faults]
    assert {f.blocking for f in told} == {one.blocks}
    assert receipt.is_stored is not one.blocks, [str(f) for f in receipt.faults]


def test_every_validation_but_that_of_road_segments_is_here():
    assert [v.code for v in VALIDATIONS] == [f"V{n}" for n in range(1, 37) if n != 32]
    warns = {3, 8, 13, 14, 15, 16, 22, 33, 35}
    assert {v.code for v in VALIDATIONS if not v.blocks} == {f"V{n}" for n in warns}
