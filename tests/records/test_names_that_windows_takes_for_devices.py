"""A sender called CON, a person called nul: their files have names that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi import Column, Register, Text
from gongshi.filenames import file_stem, is_device
from gongshi.lists.signing import key_path
from gongshi.records.headings import HeadingMap, HeadingMaps

PLACES = Register("places", "地点台账", columns=(Column("id", Text, "编号", key=True),))


@pytest.mark.parametrize("sender", ["CON", "nul", "Aux.大队", "一大队.", "一/二大队", "a:b", " ", "COM1"])
def test_a_sender_of_any_name_keeps_his_map(tmp_path: Path, sender: str):
    maps = HeadingMaps(tmp_path)
    path = maps.keep(HeadingMap(sender, "places", {"号": "id"}), PLACES)
    assert maps.of(sender, PLACES).headings == {"号": "id"}
    assert not is_device(path.name) and path.stem == path.stem.rstrip(". ")


def test_two_senders_never_share_a_map(tmp_path: Path):
    maps = HeadingMaps(tmp_path)
    paths = [str(maps.path(sender, PLACES)).lower() for sender in ("a/b", "a:b", "a_b", "con", "_con", "con.")]
    assert len(set(paths)) == len(paths)


def test_the_key_of_a_person_called_nul_is_a_file(tmp_path: Path):
    assert key_path(tmp_path, "nul").name == "_nul.key.pem" and key_path(tmp_path, "fabu").name == "fabu.key.pem"


@given(st.text())
def test_every_stem_can_be_written_on_every_system(words: str):
    stem = file_stem(words)
    assert stem and not is_device(stem) and not set(stem) & set('<>:"/\\|?*') and stem == stem.strip(" .")
    assert file_stem(stem) == stem
