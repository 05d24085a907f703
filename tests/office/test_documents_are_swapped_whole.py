"""New documents take the old ones' place whole, whenever the work is killed (成文)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.office import rendering
from gongshi.office.rendering import DocumentsOpen


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "通报.txt").write_text(text, encoding="utf-8")
    return path


def said(path: Path) -> str:
    return (path / "通报.txt").read_text(encoding="utf-8")


def test_the_new_folder_stands_alone_after_the_swap(tmp_path: Path):
    target, beside = folder(tmp_path / "文书", "旧"), folder(tmp_path / "文书.tmp", "新")
    rendering._swap(beside, target)
    assert said(target) == "新"
    assert [p.name for p in tmp_path.iterdir()] == ["文书"]


@pytest.mark.parametrize("step", [1, 2])
def test_killed_at_either_rename_the_old_documents_are_there_again_at_the_next_rendering(
    tmp_path: Path, monkeypatch, step: int
):
    class Killed(BaseException):
        pass

    target, beside = folder(tmp_path / "文书", "旧"), folder(tmp_path / "文书.tmp", "新")
    rename, left = Path.replace, step

    def until_killed(self: Path, to: Path) -> Path:
        nonlocal left
        left -= 1
        if not left:
            raise Killed
        return rename(self, to)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", until_killed)
        with pytest.raises(Killed):
            rendering._swap(beside, target)
    rendering._put_back(target)
    assert said(target) == "旧"
    rendering._swap(beside, target)
    assert said(target) == "新" and not rendering._old(target).exists()


def test_documents_that_somebody_has_open_are_said_and_stay(tmp_path: Path, monkeypatch, refused):
    target, beside = folder(tmp_path / "文书", "旧"), folder(tmp_path / "文书.tmp", "新")
    rename = Path.replace

    def held(self: Path, to: Path) -> Path:
        if self == beside:
            raise PermissionError(13, "in use")
        return rename(self, to)

    monkeypatch.setattr(Path, "replace", held)
    fault = refused(DocumentsOpen, rendering._swap, beside, target)
    assert "文书" in fault.where and "Word" in fault.mend
    assert said(target) == "旧"
