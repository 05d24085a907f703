"""What packed documents of the site say, kept beside it so that a look for a name is quick (文书的文字).

When somebody is taken down, every file that stays is looked into again, PDFs too; taking the text out
of sixty months of them takes minutes, and it does not change. The texts lie beside the site, hidden,
never in it, and one leaves with its document.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from gongshi.site.gone import Reader

PACKED = (".pdf", ".docx", ".xlsx")


class Texts:
    """Texts by the document's path and content (文书文字的留存); `read` gives one that is not here yet."""

    def __init__(self, folder: Path, read: Reader) -> None:
        self.folder, self._read = folder, read

    def __call__(self, path: str, content: bytes) -> str:
        """The text of the file, as `read` gives it."""
        if not path.endswith(PACKED):
            return self._read(path, content)
        kept = self.folder / f"{_short(path.encode())}-{_short(content)}.txt"
        if kept.exists():
            return kept.read_text(encoding="utf-8")
        text = self._read(path, content)
        self._keep(kept, text)
        return text

    def settle(self, paths: Iterable[str]) -> None:
        """Destroy the texts of documents that are not among these paths of the site."""
        known = {_short(path.encode()) for path in paths if path.endswith(PACKED)}
        for kept in self.folder.glob("*"):
            if kept.name.partition("-")[0] not in known or kept.suffix != ".txt":
                kept.unlink()

    def _keep(self, kept: Path, text: str) -> None:
        """Whole or not at all: half a text would hide a name. An older one of the same document goes."""
        self.folder.mkdir(exist_ok=True)
        beside = kept.with_suffix(".new")
        beside.write_text(text, encoding="utf-8", errors="replace", newline="")
        beside.replace(kept)
        for old in self.folder.glob(f"{kept.name.partition('-')[0]}-*"):
            if old != kept:
                old.unlink()


def texts_of(target: Path, read: Reader) -> Texts:
    """The texts of the site at `target`."""
    return Texts(target.with_name(f".{target.name}.texts"), read)


def _short(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
