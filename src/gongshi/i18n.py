"""One text, two languages: Chinese in the code, English from a catalogue (双语信息).

The Chinese sentence is the message id. `tr` fills its named places after translation, so
that a translator may reorder them. Catalogues are `locale/en.po` files, one for each
package; a sentence that no catalogue knows stays Chinese, and a house test lists it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("zh", "en")

_language: ContextVar[str] = ContextVar("language", default="zh")
_catalogues: list[Path] = [Path(__file__).parent / "locale"]


def add_catalogue(folder: Path) -> None:
    """Let `folder/en.po` answer too: a pack brings the English of its own sentences."""
    if folder not in _catalogues:
        _catalogues.append(folder)
        _messages.cache_clear()


def set_language(language: str) -> None:
    """Choose the language of messages for this context: `zh` or `en`."""
    _language.set(language if language in LANGUAGES else "zh")


def language() -> str:
    """The language of messages in this context: `zh` or `en`."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Messages in `language` inside the block."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def tr(sentence: str, /, **values: object) -> str:
    """`sentence` in the reader's language, its {named} places filled.

    >>> tr("第 {row} 行缺“{label}”。", row=3, label="编号")
    '第 3 行缺“编号”。'
    """
    if _language.get() != "zh":
        sentence = _messages(_language.get()).get(sentence, sentence)
    return sentence.format(**values) if values else sentence


def explained(doc: str) -> str:
    """A docstring in the reader's language: definitions are written in English in the code.

    Their Chinese stands in `locale/zh.po`; a docstring that no catalogue knows stays English.

    >>> explained("Nobody has translated this.")
    'Nobody has translated this.'
    """
    return _messages(_language.get()).get(doc, doc)


@cache
def _messages(language: str) -> dict[str, str]:
    from babel.messages.pofile import read_po

    found: dict[str, str] = {}
    for folder in _catalogues:
        path = folder / f"{language}.po"
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language)
            found.update({str(m.id): str(m.string) for m in catalogue if m.id and m.string})
    return found
