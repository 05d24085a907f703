"""Write an edition: beside, signed, anchored in the diary, then in its place (写公开版)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.lists.actions.enrol import anchor
from gongshi.notices.edition import CORE, CORE_SEAL, FILES, FILES_SEAL, Edition
from gongshi.notices.edition_seal import FileList, Seal
from gongshi.notices.edition_text import hash_of
from gongshi.office.editions import BESIDE, kept_edition, settle_files, take_place
from gongshi.office.people import diary
from gongshi.records.disk import Disk, saying_why

if TYPE_CHECKING:
    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace

Content = bytes | Path  # a path: what another file holds
_PIECE = 1 << 20


def write_edition(
    workspace: Workspace,
    core: Edition,
    files: Mapping[str, Content],
    *,
    by: Signer,
    disk: Disk | None = None,
) -> Edition:
    """The edition in its place, read back and checked; `core.removals` are the tombstones it begins with.

    Raises CannotWrite, EditionBroken.
    """
    disk = disk or Disk()
    target = workspace.editions_folder / core.id
    beside = target.with_name(target.name + BESIDE)
    with saying_why(workspace.editions_folder):
        settle_files(workspace)
        digest = put_down(disk, beside, core, files, by=by, when=workspace.now())
        disk.before("anchor", target)
        anchor(by=by, when=workspace.now(), diary=diary(workspace), kind="edition", id=plain_id(core.id), sha256=digest)
        take_place(beside, disk)
    return kept_edition(target)


def put_down(
    disk: Disk, folder: Path, edition: Edition, files: Mapping[str, Content], *, by: Signer, when: datetime
) -> str:
    """Every file of an edition in `folder`, signed; the hash of its edition.json."""
    core = edition.core()
    hashes = write_files(disk, folder, {**files, CORE: core, CORE_SEAL: Seal.of(core, by, when).text()})
    sign_list(disk, folder, FileList(hash_of(core), 0, hashes, edition.removals), by=by, when=when)
    return hash_of(core)


def sign_list(disk: Disk, folder: Path, listed: FileList, *, by: Signer, when: datetime) -> None:
    """The list of files and its signature, on the disk."""
    content = listed.text()
    write_files(disk, folder, {FILES: content, FILES_SEAL: Seal.of(content, by, when).text()})


def write_files(disk: Disk, folder: Path, files: Mapping[str, Content]) -> dict[str, str]:
    """The hash of each of these files, once they are through to the disk, their folders made."""
    for place in sorted({folder / Path(name).parent for name in files}):
        if not place.exists():
            disk.folder(place)
    hashes = {name: _write(disk, folder / name, content) for name, content in files.items()}
    for place in sorted({(folder / name).parent for name in files}):
        disk.sync_folder(place)
    return hashes


def _write(disk: Disk, path: Path, content: Content) -> str:
    """The hash of one file; another file's bytes are copied piece by piece."""
    if isinstance(content, bytes):
        return disk.write(path, content)
    with disk.writing(path) as file, content.open("rb") as source:
        while piece := source.read(_PIECE):
            file.write(piece)
    return file.hash


def plain_id(id_: str) -> str:
    """The id as the diary can hold it: a span of days has a Chinese word in its name."""
    return id_.replace("至", "..")
