"""A file that was sent up: kept beside its receipt, delivered, and its receipt written down (上传)."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongshi.desk.hostile import HostileFile, refuse_hostile
from gongshi.desk.store.upload import Upload
from gongshi.desk.ways import said_here
from gongshi.errors import BadInput
from gongshi.filenames import file_stem
from gongshi.i18n import tr
from gongshi.office.deliveries import Receipt, deliver
from gongshi.records.delivery import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from gongshi.desk.entering.scope import Scope
    from gongshi.desk.store.user import DeskUser
    from gongshi.records.fault import Fault
    from gongshi.records.register import Register

LARGEST = 50 << 20
LONGEST_NAME = 180  # bytes of a file's name without its ending
SHOWN = 60
LEFT_FOR = 3600  # seconds; nobody uploads longer
RETURNED_FOR = 90 * 86400
KINDS = (".xlsx", ".xlsm", ".xls", ".et", ".csv", ".txt", ".html", ".htm")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class NotATable(BadInput):
    """No file came, it is too large, or its name is none of a table's (不是可收的表格)."""


def take(
    scope: Scope, user: DeskUser, register: Register, file: UploadedFile[Any] | None, *, whole: bool = False,
    known_at: datetime | None = None, good_rows: bool = False,
) -> Upload:  # fmt: skip
    """The receipt of a file; faulty, it changed nothing and its marked copy can be fetched.

    Raises NotATable and what reading raises. Sent again after a crash, it is delivered once.
    """
    name = safe_name(file)
    assert file is not None
    place = scope.workspace.root / "办公" / "上传"
    _sweep(place)
    folder = place / secrets.token_hex(8)
    folder.mkdir(parents=True)
    path = folder / name
    with path.open("wb") as to:
        for chunk in file.chunks():
            to.write(chunk)
    try:
        refuse_hostile(path)
    except HostileFile:
        shutil.rmtree(folder)
        raise
    how = replace(
        scope.handover, mode=Mode.WHOLE if whole else Mode.CHANGES, known_at=known_at, good_rows=good_rows,
        returns=folder, keeps="" if whole else scope.by,
    )  # fmt: skip
    try:
        receipt = deliver(scope.workspace, path, register, how)
    finally:
        path.unlink(missing_ok=True)  # the vault has the original, sealed; an open copy must not lie about
    return _written(scope, user, register, receipt)


def _sweep(place: Path) -> None:
    """Away with what a killed upload left open, and with marked workbooks that nobody needs any more."""
    now = time.time()
    kept = {Path(p).parent.name for p in Upload.objects.exclude(returned="").values_list("returned", flat=True)}
    for folder in place.iterdir() if place.exists() else ():
        age = now - folder.stat().st_mtime
        if age > (RETURNED_FOR if folder.name in kept else LEFT_FOR):
            shutil.rmtree(folder, ignore_errors=True)


def safe_name(file: UploadedFile[Any] | None) -> str:
    """The file's own name, safe to lie in a folder of ours. Raises NotATable."""
    name = _FORBIDDEN.sub("_", Path(file.name or "").name).strip(" .") if file else ""
    size = (file.size or 0) if file else 0
    if not name or not size or size > LARGEST or Path(name).suffix.lower() not in KINDS:
        raise NotATable(
            tr("没有收到可读的表格：{name}。", name=name or tr("（没有选文件）")),
            where=tr("上传的文件，空的") if file and not size else tr("上传的文件，{size}", size=_sized(size)),
            mend=tr("请选 xlsx、xls、et、csv 或网页表格，不超过 {most} MB；更大的请用命令行报送。", most=LARGEST >> 20),
        )
    return _short(name)


def _short(name: str) -> str:
    """The name with room for what is written behind it: folders count bytes, and a Chinese character is three."""
    ending = Path(name).suffix
    stem = name.removesuffix(ending).encode()[:LONGEST_NAME].decode(errors="ignore")
    return file_stem(stem) + ending


def _sized(size: int) -> str:
    """The size as people read it.

    >>> _sized(700), _sized(3_000), _sized(70 << 20)
    ('700 字节', '2 KB', '70 MB')
    """
    if size >= 1 << 20:
        return f"{size >> 20} MB"
    return f"{size >> 10} KB" if size >= 1 << 10 else tr("{n} 字节", n=size)


def _written(scope: Scope, user: DeskUser, register: Register, receipt: Receipt) -> Upload:
    path = receipt.returned or receipt.refused
    return Upload.objects.create(
        owner=user, unit=scope.unit.code if scope.unit else "", register=register.name, file=receipt.file,
        delivery=receipt.delivery.id if receipt.delivery else "",
        rows=receipt.delivery.rows if receipt.delivery else 0, again=receipt.again, says=_says(receipt),
        fault_count=receipt.fault_count, faults=_parts(receipt.faults), warnings=_parts(receipt.warnings),
        returned=str(path.relative_to(scope.workspace.root)) if path else "",
    )  # fmt: skip


def _says(receipt: Receipt) -> str:
    """What happened, without the path on the server's disk."""
    if receipt.delivery is None:
        return tr(
            "“{file}”有 {n} 处差错，没有收入；请下载标注的表，改好再报。", file=receipt.file, n=receipt.fault_count
        )
    if receipt.refused is not None:
        return tr(
            "“{file}”收入 {n} 行；另有 {m} 处差错的行未收，请下载改好再报。",
            file=receipt.file, n=receipt.delivery.rows, m=receipt.fault_count,
        )  # fmt: skip
    return receipt.says


def _parts(faults: Sequence[Fault]) -> list[dict[str, str]]:
    return [{"what": f.says, "where": f.where, "mend": said_here(f.mend)} for f in faults[:SHOWN]]
