"""An exported diary is checked by anybody, and holds no name (日记导出)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.cli.diary import command
from gongshi.errors import GongshiError
from gongshi.lists.actions.enrol import anchor, enrol
from gongshi.lists.export import NoDiaryFile, export_diary, read_exported
from gongshi.lists.journal import FileDiary
from gongshi.lists.person import Person, Role
from gongshi.lists.signing import load_key, new_key

WHEN = datetime(2022, 11, 23, 8)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    keeper = Person("jia", "假甲", Role.KEEPER, new_key(tmp_path / "钥匙", "jia"))
    by = load_key(tmp_path / "钥匙", keeper)
    kept = FileDiary(tmp_path / "日记" / "diary.jsonl")
    enrol(keeper, by=by, when=WHEN, diary=kept)
    for n in range(3):
        anchor(by=by, when=WHEN, diary=kept, kind="vault", head=str(n))
    assert export_diary(kept, tmp_path / "导出.jsonl").lines == 4
    return tmp_path / "导出.jsonl"


def test_an_exported_diary_holds_by_itself_and_names_nobody(exported: Path):
    found = read_exported(exported)
    assert (found.lines, found.fault) == (4, None) and "假甲" not in exported.read_text(encoding="utf-8")


def test_a_changed_byte_a_lost_line_and_two_lines_swapped_are_found(exported: Path):
    whole = exported.read_bytes()
    lines = whole.splitlines(keepends=True)
    for broken in (whole.replace(b'"head":"1"', b'"head":"7"'), b"".join(lines[:1] + lines[2:]), b"".join([lines[0], lines[2], lines[1], lines[3]])):  # fmt: skip
        exported.write_bytes(broken)
        assert read_exported(exported).fault is not None


def test_a_cut_end_is_seen_against_a_head_noted_elsewhere(exported: Path):
    head = read_exported(exported).head
    exported.write_bytes(b"".join(exported.read_bytes().splitlines(keepends=True)[:-1]))
    run = CliRunner().invoke(command, ["verify", str(exported), "--head", head], standalone_mode=False)
    assert run.return_value == 7 and "截去" in run.output
    alone = CliRunner().invoke(command, ["verify", str(exported)], standalone_mode=False)
    assert alone.return_value == 0 and "未核对" in alone.output


def test_an_empty_file_is_no_diary(tmp_path: Path):
    (tmp_path / "空").write_bytes(b"")
    with pytest.raises(NoDiaryFile) as caught:
        read_exported(tmp_path / "空")
    assert isinstance(caught.value, GongshiError) and caught.value.mend
