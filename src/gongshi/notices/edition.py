"""An edition: a sealed notice that proves itself (公开版).

    edition.json  edition.sig    what was published, without a name of anybody on a list; signed
    files.json    files.sig      every file with its hash, and the tombstones; signed anew when a name leaves
    decisions.jsonl              the diary's lines about these entries, and who held which key
    salts.json                   the documents' salts
    documents/  lists/  rows/    what can be taken out: documents, entries, public rows

Reading checks every signature and every byte, so whoever holds an Edition holds what was signed.
Layout, for other programs: docs/reference/edition.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.notices.edition_parts import (
    Change,
    Link,
    Removal,
    SealedAnswer,
    SealedCorrection,
    SealedDocument,
    SealedList,
    plain,
)
from gongshi.notices.edition_rows import SealedRows
from gongshi.notices.edition_text import text_of

FORMAT = 1
CORE, CORE_SEAL, FILES, FILES_SEAL = "edition.json", "edition.sig", "files.json", "files.sig"
DECISIONS, SALTS, DOCUMENTS, LISTS, ROWS = "decisions.jsonl", "salts.json", "documents", "lists", "rows"


class NotInEdition(NotFound):
    """The edition has no such figure or list (公开版中没有)."""


@dataclass(frozen=True)
class Head:
    """How long a chain was at sealing, and the hash of its last link (链头)."""

    number: int
    hash: str


@dataclass(frozen=True)
class Named:
    """An edition as another one refers to it (所指的版): its id and the hash of its edition.json."""

    id: str
    hash: str


@dataclass(frozen=True)
class Edition:
    """One sealed edition (公开版). Use `edition_read.read_edition`.

    `number` counts the editions of this pack and period from 1; `supersedes` is the one before of
    the same period, `previous` the last of the period before. `issue` is the 发文字号, `known`,
    `on` and `released` its clocks, all ISO text; `counted` is the part of the period that figures
    count. In a corrected edition lists stand as they were reviewed: `lists_known` and `lists_vault`
    are theirs. `settings` are salted hashes of each setting, `why` says why it was sealed.
    `hash` is of edition.json; `removals` are the tombstones. `folder` is where it lies.
    """

    id: str
    pack: str
    pack_label: str
    pack_version: str
    program: str
    period: str
    period_label: str
    number: int
    issue: str
    title: str
    office: str
    short_name: str
    contact: str
    on: str
    known: str
    released: str
    sealed_at: str
    why: str
    settings_hash: str
    settings: Mapping[str, str]
    templates: Mapping[str, str]
    approval: str
    vault: Head
    diary: Head
    deliveries: tuple[Link, ...]
    answers: tuple[SealedAnswer, ...]
    lists: tuple[SealedList, ...]
    rows: tuple[SealedRows, ...]
    documents: tuple[SealedDocument, ...]
    decisions_hash: str
    corrections: tuple[SealedCorrection, ...] = ()
    changes: tuple[Change, ...] = ()
    supersedes: Named | None = None
    previous: Named | None = None
    counted: str = ""
    lists_known: str = ""
    lists_vault: Head | None = None
    hash: str = field(default="", compare=False)
    signed_by: str = field(default="", compare=False)
    key: str = field(default="", compare=False)
    removals: tuple[Removal, ...] = field(default=(), compare=False)
    folder: Path = field(default=Path(), compare=False)

    @property
    def released_on(self) -> date:
        """The day of publication."""
        return date.fromisoformat(self.released)

    @property
    def known_at(self) -> datetime:
        """What had been delivered by then is counted (截至)."""
        return datetime.fromisoformat(self.known)

    @property
    def has_names(self) -> bool:
        """Whether every entry still says who it is."""
        return all(e.is_named for found in self.lists for e in found.entries)

    def answer(self, figure: str, *, breakdown: str = "", part: str = "") -> SealedAnswer:
        """The answer of this figure, whole or for one part. Raises NotInEdition."""
        wanted = (figure, breakdown, part)
        found = next((a for a in self.answers if (a.figure, a.breakdown, a.part) == wanted), None)
        return found if found else self._lacks(figure)

    def list(self, name: str) -> SealedList:
        """The list of this name. Raises NotInEdition."""
        return next((found for found in self.lists if found.name == name), None) or self._lacks(name)

    def rows_of(self, figure: str) -> SealedRows | None:
        """The public rows behind this figure; None when none are published."""
        return next((r for r in self.rows if r.figure == figure), None)

    def document_path(self, document: SealedDocument) -> Path:
        """Where the document lies."""
        return self.folder / DOCUMENTS / document.name

    def core(self) -> bytes:
        """The bytes of edition.json."""
        told = {f.name: getattr(self, f.name) for f in fields(self) if f.compare}
        told["lists"] = [found.plain() for found in self.lists]
        return text_of({"format": FORMAT, **{k: v if isinstance(v, dict) else plain(v) for k, v in told.items()}})

    @classmethod
    def of_core(cls, d: Mapping[str, Any]) -> Edition:
        """The edition that these plain values of edition.json describe, its files not read yet."""
        kinds = {
            "deliveries": Link, "documents": SealedDocument, "corrections": SealedCorrection, "changes": Change,
        }  # fmt: skip
        told = {k: v for k, v in d.items() if k != "format"}
        told |= {name: tuple(kind(**_tupled(v)) for v in d[name]) for name, kind in kinds.items()}
        told |= {"answers": tuple(map(SealedAnswer.read, d["answers"])), "rows": tuple(map(SealedRows.of, d["rows"]))}
        told |= {"lists": tuple(map(SealedList.read, d["lists"]))}
        told |= {name: Head(**d[name]) for name in ("vault", "diary", "lists_vault")}
        told |= {name: Named(**d[name]) if d[name] else None for name in ("supersedes", "previous")}
        return cls(**told)

    def _lacks(self, name: str) -> Any:
        raise NotInEdition(
            tr("公开版中没有“{name}”。", name=name),
            where=tr("公开版 {id}", id=self.id),
            mend=tr("请核对名称；该版有的指标和名单见其 edition.json。"),
        )


def _tupled(d: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in d.items()}
