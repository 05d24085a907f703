"""Take names, rows and documents out of a sealed edition (从公开版中撤走).

The reduced edition is written beside, signed, anchored in the diary, and takes the other's
place; what it no longer holds is gone from the disk. Its core and its first signature stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from gongshi.lists.actions.enrol import anchor
from gongshi.notices.edition import DOCUMENTS, FILES, FILES_SEAL, SALTS, Edition
from gongshi.notices.edition_parts import Removal
from gongshi.notices.edition_rows import lines_of
from gongshi.notices.edition_seal import FileList
from gongshi.notices.edition_text import hash_of, read_text, text_of
from gongshi.office.edition_changes import CHANGES
from gongshi.office.edition_files import Content, plain_id, sign_list, write_files
from gongshi.office.editions import BESIDE, kept_edition, settle_files, take_place
from gongshi.office.people import diary
from gongshi.records.disk import Disk, saying_why

if TYPE_CHECKING:
    from pathlib import Path

    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace


def remove(
    workspace: Workspace, edition: Edition, removals: Collection[Removal], *, by: Signer, disk: Disk | None = None
) -> Edition:
    """The edition without what `removals` name by hash, each leaving its tombstone.

    Raises CannotWrite, EditionBroken.
    """
    disk = disk or Disk()
    beside = edition.folder.with_name(edition.folder.name + BESIDE)
    with saying_why(workspace.editions_folder):
        settle_files(workspace)
        files = _reduced(edition, removals)
        hashes = write_files(disk, beside, files)
        listed = FileList.read((edition.folder / FILES).read_bytes())
        new = FileList(edition.hash, listed.turn + 1, hashes, (*listed.removals, *removals))
        sign_list(disk, beside, new, by=by, when=workspace.now())
        disk.before("anchor", edition.folder)
        anchor(
            by=by, when=workspace.now(), diary=diary(workspace), kind="removal", id=plain_id(edition.id),
            edition=edition.hash, sha256=hash_of(new.text()),
        )  # fmt: skip
        take_place(beside, disk)
    return kept_edition(edition.folder)


def _reduced(edition: Edition, removals: Collection[Removal]) -> dict[str, Content]:
    """Every file of the edition as it is to be, but the list of files; those that stay as they are by their path."""
    files: dict[str, Content] = {
        p.relative_to(edition.folder).as_posix(): p for p in edition.folder.rglob("*") if p.is_file()
    }
    del files[FILES], files[FILES_SEAL]
    gone = {r.hash for r in removals}
    changes = [path for path in files if path.startswith(f"{CHANGES}/")]
    for path in (*(found.path for found in edition.lists), *(found.path for found in edition.rows), *changes):
        if any(r.what == _name(path) for r in removals):
            files[path] = _without(edition.folder / path, gone)
    documents = [d for d in edition.documents if d.hash in gone]
    for document in documents:
        files.pop(f"{DOCUMENTS}/{document.name}", None)
    files[SALTS] = text_of(_salts((edition.folder / SALTS).read_bytes(), {d.name for d in documents}))
    return files


def _name(path: str) -> str:
    """lists/x.jsonl as a removal names it: list:x; rows/x.jsonl: rows:x."""
    folder, _, name = path.partition("/")
    return f"{'list' if folder == 'lists' else folder}:{name.removesuffix('.jsonl')}"


def _without(path: Path, gone: Collection[str]) -> bytes:
    return b"".join(line + b"\n" for line in lines_of(path) if hash_of(line) not in gone)


def _salts(content: bytes, gone: Collection[str]) -> Mapping[str, str]:
    return {name: salt for name, salt in read_text(content).items() if name not in gone}
