"""The documents of a release as an edition keeps them (封存的文书)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.notices.edition import DOCUMENTS
from gongshi.notices.edition_parts import SealedDocument
from gongshi.notices.edition_text import fresh_salt, salted_hash
from gongshi.notices.template import APPROVAL

if TYPE_CHECKING:
    from gongshi.office.rendering import Written
    from gongshi.office.runs import Run


def documents_of(
    written: Written | None, run: Run
) -> tuple[tuple[SealedDocument, ...], dict[str, str], dict[str, bytes]]:
    """The public documents, their salts, and their bytes by path. An approval sheet is not public."""
    found: list[SealedDocument] = []
    salts: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for path in written.files if written else ():
        kind = _kind(path, run)
        if kind:
            salts[path.name] = fresh_salt()
            files[f"{DOCUMENTS}/{path.name}"] = path.read_bytes()
            found.append(SealedDocument(path.name, kind, path.stem, salted_hash(salts[path.name], path.read_bytes())))
    return tuple(found), salts, files


def _kind(path: Path, run: Run) -> str:
    """Which kind of document this is; empty when it is not for the public."""
    kinds: Mapping[str, str] = {k.label: k.name for k in run.pack.notices if k.form != APPROVAL}
    return {**kinds, "口径表": "figure_sheet", "附表": "annex"}.get(path.stem, "")
