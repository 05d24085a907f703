"""Two people behind every edition that takes something back, as its signed lines show (更正与撤下须两人).

A correction is proposed by one and agreed to by another, both over the same digest of what was
printed and what is right. A name is taken down by another than the one who signed why. Whoever
holds the edition can see both without the workspace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gongshi.i18n import tr
from gongshi.lists.diary import Act, Event
from gongshi.lists.standing import grounds_of, is_another
from gongshi.notices.edition import Edition
from gongshi.notices.edition_parts import SealedCorrection, plain
from gongshi.notices.edition_text import hash_of, text_of

CORRECTED = "更正"  # what an edition says of why it was sealed, when figures were put right
PROPOSED, AGREED = "correction", "correction-agreed"


def correction_text(edition: str, corrections: Sequence[SealedCorrection]) -> bytes:
    """What both people sign: the hash of the edition that is corrected, and every correction the new one carries."""
    return text_of([edition, plain(tuple(corrections))])


def one_handed(edition: Edition, events: Sequence[Event]) -> Iterator[str]:
    """What lacks a second person's signature, in words; nothing for an edition that takes nothing back."""
    if edition.why == CORRECTED and not _agreed(edition, events):
        yield tr("更正没有经两人以各自的密钥签署同一内容。")
    if edition.why == Act.WITHDRAW.value:
        yield from _withdrawn(events)


def _agreed(edition: Edition, events: Iterable[Event]) -> bool:
    earlier = edition.supersedes.hash if edition.supersedes else ""
    content = hash_of(correction_text(earlier, edition.corrections))
    told = [e for e in events if e.act is Act.ANCHOR and e.fields.get("content") == content]
    first = [e for e in told if e.fields.get("kind") == PROPOSED]
    second = [e for e in told if e.fields.get("kind") == AGREED]
    return any(is_another(a, b.by, b.key) for a in first for b in second)


def _withdrawn(events: Iterable[Event]) -> Iterator[str]:
    histories: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        histories[event.entry].append(event)
    down = [(h, e) for id_, h in histories.items() if id_ for e in h if e.act is Act.WITHDRAW]
    if not down:
        yield tr("没有附上撤下条目的签名记录。")
    for history, event in down:
        if not any(is_another(ground, event.by, event.key) for ground in grounds_of(history)):
            yield tr("日记第 {n} 行：撤下只有一人签名，没有另一人登记的依据。", n=event.number)
