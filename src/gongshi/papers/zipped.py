"""The parts of a Word file, looked at before they are unpacked (解包).

A megabyte can unpack to a hundred gigabytes; sizes are read from the directory first and held
to while unpacking, since a directory can lie.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.papers.faults import too_large, unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 64 << 20
_MOST_PARTS = 5_000
_MOST_PART = 160 << 20
_MOST_RATIO = 400
_SUSPECT = 8 << 20


class Parts:
    """The parts of one Word file by name; each is unpacked when asked for, within bounds (部件)."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises UnreadablePaper for a broken archive, PaperTooLarge for one that unpacks to too much."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
            raise unreadable(name, tr("文件已损坏，压缩包无法读取（{fault}）。", fault=fault)) from fault
        self._sizes = {i.filename: i.file_size for i in self._zip.infolist()}
        self._refuse_bombs()

    def __contains__(self, part: str) -> bool:
        return part in self._sizes

    def names(self) -> list[str]:
        """Every part, in the order of the archive."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises UnreadablePaper when it is damaged or locked, PaperTooLarge when huge."""
        try:
            with self._zip.open(part) as opened:
                data = opened.read(_MOST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError) as fault:
            raise unreadable(self.name, tr("部件“{part}”已损坏（{fault}）。", part=part, fault=fault)) from fault
        if len(data) > _MOST_PART:
            raise too_large(self.name, tr("文件解开后超过 {size} MB，没有读入。", size=_MOST_PART >> 20))
        return data

    def tree(self, part: str) -> _Element:
        """The root element of an XML part; no outside entity is followed. Raises UnreadablePaper."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=False)
        try:
            return etree.fromstring(self.read(part), parser)
        except etree.XMLSyntaxError as fault:
            raise unreadable(
                self.name, tr("部件“{part}”不是完好的 XML（{fault}）。", part=part, fault=fault)
            ) from fault

    def _refuse_bombs(self) -> None:
        infos = self._zip.infolist()
        swollen = any(i.file_size > _SUSPECT and i.file_size > _MOST_RATIO * max(1, i.compress_size) for i in infos)
        largest = max((i.file_size for i in infos), default=0)
        if swollen or len(infos) > _MOST_PARTS or largest > _MOST_PART:
            raise too_large(
                self.name, tr("文件解开后有 {size} MB，超出常理，没有读入。", size=sum(self._sizes.values()) >> 20)
            )
