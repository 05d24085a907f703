"""Read an edition from its folder, every byte checked (读公开版).

`faults_in` gives every fault, for `gongshi verify`; `read_edition` refuses at the first, for
programs that build on an edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from gongshi.errors import Broken, NotFound, Unfit
from gongshi.i18n import tr
from gongshi.notices import edition as names
from gongshi.notices.edition import FORMAT, Edition
from gongshi.notices.edition_parts import Removal, SealedDocument, SealedEntry, SealedList
from gongshi.notices.edition_rows import SealedRows, digest_of_lines, lines_of, reader_of
from gongshi.notices.edition_seal import FileList, Seal
from gongshi.notices.edition_text import content_of, digest_of, hash_of, hash_of_file, lines_in, read_text, salted_hash

_BAD = (ValueError, KeyError, TypeError, AttributeError, OSError)
OUTSIDE = frozenset({names.FILES, names.FILES_SEAL})


class NoEdition(NotFound):
    """The folder holds no edition (这里没有公开版)."""


class EditionTooNew(Unfit):
    """The edition was sealed by a later version (公开版版本较新)."""


class EditionBroken(Broken):
    """A file of the edition was changed, lost or added since it was signed (公开版已损坏)."""


@dataclass(frozen=True)
class EditionFault:
    """One thing that does not hold: the file, and what is wrong with it (校验结果)."""

    path: str
    says: str


@dataclass(frozen=True)
class Opened:
    """An edition read as far as it could be, and all its faults (读得的公开版)."""

    edition: Edition | None
    faults: tuple[EditionFault, ...]
    seals: tuple[Seal, ...] = ()


def read_edition(folder: Path) -> Edition:
    """The edition in `folder`, checked. Raises NoEdition, EditionTooNew, EditionBroken."""
    opened = open_edition(folder)
    if opened.edition is None or opened.faults:
        raise EditionBroken(
            "\n".join(f"{f.path}：{f.says}" for f in opened.faults),
            where=tr("公开版 {folder}", folder=folder),
            mend=tr("请从封存时的备份恢复整个文件夹；不要手工修改公开版。"),
        )
    return opened.edition


def open_edition(folder: Path) -> Opened:
    """The edition in `folder` and everything that is wrong with its files.

    Raises NoEdition when there is none, EditionTooNew when this program cannot read it.
    """
    core = _core_of(folder)
    faults: list[EditionFault] = []
    try:
        described = replace(Edition.of_core(read_text(core)), folder=folder, hash=hash_of(core))
    except _BAD:
        return Opened(None, (EditionFault(names.CORE, tr("内容被改动，无法读取。")),))
    seals = [_seal(folder, name, faults) for name in ((names.CORE, names.CORE_SEAL), (names.FILES, names.FILES_SEAL))]
    listed = _file_list(folder, described, faults)
    faults += _bytes(folder, listed)
    if not faults and seals[0]:
        described = replace(described, signed_by=seals[0].by, key=seals[0].key, removals=listed.removals)
        described, wrong = _filled(described)
        faults += wrong
    return Opened(described, tuple(faults), tuple(s for s in seals if s))


def _core_of(folder: Path) -> bytes:
    path = folder / names.CORE
    if not path.is_file():
        raise NoEdition(
            tr("这里没有公开版：缺少 {file}。", file=names.CORE),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请核对文件夹；拷贝公开版时请拷整个文件夹。"),
        )
    core = path.read_bytes()
    found = _format(core)
    if found > FORMAT:
        raise EditionTooNew(
            tr("公开版的格式是第 {found} 版，本程序只认到第 {known} 版。", found=found, known=FORMAT),
            where=tr("文件 {path}", path=path),
            mend=tr("请升级 Gongshi 后再打开。"),
        )
    return core


def _format(core: bytes) -> int:
    try:
        return int(read_text(core)["format"])
    except _BAD:
        return 0  # unreadable is said as changed, with all else that is wrong


def _seal(folder: Path, pair: tuple[str, str], faults: list[EditionFault]) -> Seal | None:
    content, name = pair
    try:
        seal = Seal.read((folder / name).read_bytes())
        if seal.holds((folder / content).read_bytes()):
            return seal
        faults.append(EditionFault(content, tr("与签名不符：内容或签名被改动。")))
    except _BAD:
        faults.append(EditionFault(name, tr("签名文件缺失或被改动。")))
    return None


def _file_list(folder: Path, edition: Edition, faults: list[EditionFault]) -> FileList:
    try:
        listed = FileList.read((folder / names.FILES).read_bytes())
    except _BAD:
        faults.append(EditionFault(names.FILES, tr("文件清单缺失或被改动。")))
        return FileList(edition.hash, 0, {})
    if listed.edition != edition.hash:
        faults.append(EditionFault(names.FILES, tr("文件清单不是这一版的。")))
    return listed


def _bytes(folder: Path, listed: FileList) -> Iterator[EditionFault]:
    """Files that are missing, changed, or not on the list."""
    here = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()} - OUTSIDE
    for name in sorted(here | set(listed.files)):
        if name not in listed.files:
            yield EditionFault(name, tr("不属于这一版的文件。"))
        elif name not in here or not _is_below(name):
            yield EditionFault(name, tr("文件缺失。"))
        elif hash_of_file(folder / name) != listed.files[name]:
            yield EditionFault(name, tr("内容被改动。"))


def _is_below(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _filled(edition: Edition) -> tuple[Edition, tuple[EditionFault, ...]]:
    """The edition with its names and rows, each line held against what was signed at first."""
    faults: list[EditionFault] = []
    gone: dict[str, dict[str, Removal]] = {}
    for removal in edition.removals:
        gone.setdefault(removal.what, {})[removal.hash] = removal
    lists = tuple(_list(edition.folder, found, gone.get(f"list:{found.name}", {}), faults) for found in edition.lists)
    rows = tuple(_rows(edition.folder, found, gone.get(f"rows:{found.figure}", {}), faults) for found in edition.rows)
    documents = tuple(_documents(edition, gone.get("document", {}), faults))
    if hash_of((edition.folder / names.DECISIONS).read_bytes()) != edition.decisions_hash:
        faults.append(EditionFault(names.DECISIONS, tr("与封存时不符。")))
    return replace(edition, lists=lists, rows=rows, documents=documents), tuple(faults)


def _lines(path: Path, digest: str, gone: Iterable[str], shown: str, faults: list[EditionFault]) -> dict[str, object]:
    """What each line holds, by its hash; a fault unless lines and tombstones make up the digest."""
    try:
        found = {hash_of(line): content_of(line) for line in lines_in(path.read_bytes() if path.exists() else b"")}
    except ValueError:
        faults.append(EditionFault(shown, tr("有一行无法读取。")))
        return {}
    if digest_of([*found, *gone]) != digest:
        faults.append(EditionFault(shown, tr("各行与封存时的摘要不符。")))
    return found


def _list(folder: Path, sealed: SealedList, gone: Mapping[str, Removal], faults: list[EditionFault]) -> SealedList:
    lines = _lines(folder / sealed.path, sealed.digest, gone, sealed.path, faults)
    known = {e.hash for e in sealed.entries}
    if {*lines, *gone} != known:
        faults.append(EditionFault(sealed.path, tr("条目与清单不符。")))
    return replace(sealed, entries=tuple(_entry(e, lines.get(e.hash), gone.get(e.hash)) for e in sealed.entries))


def _entry(entry: SealedEntry, told: object, removal: Removal | None) -> SealedEntry:
    if not isinstance(told, dict):
        return replace(entry, removed=removal.act if removal else tr("缺失"))
    return entry.told(told)


def _rows(folder: Path, sealed: SealedRows, gone: Mapping[str, Removal], faults: list[EditionFault]) -> SealedRows:
    path = folder / sealed.path
    try:
        digest, n = digest_of_lines(lines_of(path), gone)
    except ValueError:
        faults.append(EditionFault(sealed.path, tr("有一行无法读取。")))
        return sealed
    if digest != sealed.digest:
        faults.append(EditionFault(sealed.path, tr("各行与封存时的摘要不符。")))
    return replace(sealed, here=n, read=reader_of(path))


def _documents(edition: Edition, gone: Mapping[str, Removal], faults: list[EditionFault]) -> Iterator[SealedDocument]:
    salts = read_text((edition.folder / names.SALTS).read_bytes())
    for document in edition.documents:
        path = edition.document_path(document)
        if document.hash in gone:
            yield replace(document, is_here=False)
            continue
        if not path.exists() or salted_hash(salts.get(document.name, ""), path.read_bytes()) != document.hash:
            faults.append(EditionFault(f"{names.DOCUMENTS}/{document.name}", tr("与封存时不符。")))
        yield document
