"""Files that are not what they say, or that would fill the machine: refused before they are read (上传文件的检查).

A workbook or a document is an archive; what it says of itself is checked before anything is
unpacked. A table that only looks strange is let through: reading it says what is wrong with it.
"""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from gongshi.errors import BadInput
from gongshi.i18n import tr

MOST_PARTS, MOST_BYTES, MOST_TIMES = 5_000, 600 << 20, 200
ARCHIVES = {".xlsx", ".xlsm", ".docx"}
OLD = {".xls": b"\xd0\xcf\x11\xe0", ".et": b"\xd0\xcf\x11\xe0", ".pdf": b"%PDF"}
_MARKS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
)


class HostileFile(BadInput):
    """The file is not what its name says, or unpacked it would be far too large (文件与名称不符或异常)."""


def refuse_hostile(path: Path) -> None:
    """Nothing, for a file that is what its ending says and can be unpacked safely. Raises HostileFile."""
    ending = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(8)
    if ending in ARCHIVES:
        _refuse_archive(path, start)
    elif ending in OLD:
        if not start.startswith((OLD[ending], b"PK\x03\x04", b"<")):
            raise _not_what_it_says(path)
    elif start.startswith(_MARKS):
        raise _not_what_it_says(path)


def _refuse_archive(path: Path, start: bytes) -> None:
    if not start.startswith(b"PK\x03\x04"):
        raise _not_what_it_says(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise _not_what_it_says(path) from fault
    unpacked, packed = sum(p.file_size for p in parts), max(path.stat().st_size, 1)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or (unpacked > 50 << 20 and unpacked > MOST_TIMES * packed):
        raise HostileFile(
            tr(
                "“{file}”展开后有 {mb} MB、{n} 个部分，不像一份正常的表格。",
                file=path.name,
                mb=unpacked >> 20,
                n=len(parts),
            ),
            where=tr("上传的文件 {file}", file=path.name),
            mend=tr("请在 Excel 里把数据复制到新建的空白工作簿，另存后再上传。"),
        )
    if "[Content_Types].xml" not in archive.namelist() or any(_leads_out(p.filename) for p in parts):
        raise _not_what_it_says(path)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts


def _not_what_it_says(path: Path) -> HostileFile:
    return HostileFile(
        tr("“{file}”的内容与它的扩展名不符。", file=path.name),
        where=tr("上传的文件 {file}", file=path.name),
        mend=tr("请用 Excel 或 WPS 打开原文件，另存为 xlsx 后再上传；打不开的，请向提供的人索取。"),
    )
