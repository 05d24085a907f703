"""The settings that an edition was made with (封存所用设置).

The file is kept whole in the workspace, by its hash, so that the edition can be computed
again after a threshold was changed; the edition itself holds salted hashes only, one for each
setting, so that the next one can say which were changed and a stranger can read none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.lists.beside import write_whole
from gongshi.notices.edition_text import as_data, hash_of, text_of
from gongshi.office.people import diary
from gongshi.settings import FILE_NAME, Settings

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace

NOT_OF_THE_RESULT = ("workspace", "keys")


def keep_settings(workspace: Workspace) -> str:
    """The hash of the workspace's settings file, a copy of which is kept under it."""
    content = (workspace.root / FILE_NAME).read_bytes()
    path = kept_path(workspace, hash_of(content))
    if not path.exists():
        write_whole(path, content)
    return hash_of(content)


def kept_path(workspace: Workspace, digest: str) -> Path:
    """Where settings of this hash are kept."""
    return workspace.root / "发布" / "设置" / f"{digest}.toml"


def kept_settings(workspace: Workspace, digest: str) -> Settings | None:
    """The settings of this hash as they were; None when they were lost or changed."""
    for path in (kept_path(workspace, digest), workspace.root / FILE_NAME):
        if path.exists() and hash_of(path.read_bytes()) == digest:
            return Settings.read(path)
    return None


def setting_hashes(workspace: Workspace) -> dict[str, str]:
    """A salted hash of each setting that can change a result, by dotted name."""
    kept = diary(workspace)
    flat = dict(_flat(workspace.settings.data))
    return {k: kept.salted("setting", k, text_of(v).decode())[:32] for k, v in sorted(flat.items())}


def _flat(data: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for name, value in data.items():
        dotted = f"{above}{name}"
        if dotted in NOT_OF_THE_RESULT:
            continue
        if isinstance(value, Mapping):
            yield from _flat(value, f"{dotted}.")
        else:
            yield dotted, _told(value)


def _told(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(k): _told(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_told(v) for v in value]
    return as_data(value)
