"""Settings are read once and answer with the type that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.settings import BadSetting, Settings


def write(folder: Path, data: bytes) -> Path:
    path = folder / "gongshi.toml"
    path.write_bytes(data)
    return path


def test_a_setting_is_found_by_its_dotted_path(tmp_path: Path) -> None:
    settings = Settings.read(write(tmp_path, '[office]\nname = "示例市"\n[a.b]\nn = 3\n'.encode()))
    assert settings.get("office.name", "") == "示例市"
    assert settings.get("a.b.n", 0) == 3
    assert settings.need("office.name", str) == "示例市"


def test_a_file_saved_by_notepad_with_a_mark_is_read(tmp_path: Path) -> None:
    settings = Settings.read(write(tmp_path, b'\xef\xbb\xbf[office]\nname = "x"\n'))
    assert settings.get("office.name", "") == "x"


def test_a_setting_that_is_not_there_gives_the_default() -> None:
    assert Settings().get("office.name", "无") == "无"
    assert Settings({"office": "x"}).get("office.name", "无") == "无"


@pytest.mark.parametrize("data", [b"office = ", "office = “示例市”".encode(), "名".encode("gb18030")])
def test_a_file_that_is_no_toml_is_refused_in_three_parts(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    with pytest.raises(BadSetting) as caught:
        Settings.read(path)
    assert "无法读取" in caught.value.what
    assert str(path) in caught.value.where
    assert "UTF-8" in caught.value.mend


def test_a_setting_of_another_type_is_refused_with_what_was_found() -> None:
    with pytest.raises(BadSetting) as caught:
        Settings({"a": {"n": "三"}}).get("a.n", 3)
    assert "a.n" in caught.value.what and "三" in caught.value.what
    assert "gongshi.toml" in caught.value.where
    assert "默认值" in caught.value.mend


def test_a_needed_setting_that_is_missing_is_refused() -> None:
    with pytest.raises(BadSetting, match=r"缺少设置“office\.name”"):
        Settings().need("office.name", str)
