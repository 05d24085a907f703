"""One paragraph of a notice opened for its words, where it stands (就地改文字)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from gongshi.desk.views.month.printed import NoSuchNotice
from gongshi.i18n import tr
from gongshi.notices.adopt import may_go
from gongshi.notices.notice import Heading, Text
from gongshi.notices.slot import Fixed, Slot, Span
from gongshi.office.rewording import WORDS, Reworded, pieces

if TYPE_CHECKING:
    from gongshi.desk.views.month.printed import Drawings
    from gongshi.errors import GongshiError
    from gongshi.notices.notice import Notice

_BOX = "\ue010"  # stands for a box until the paragraph is HTML; of the private use area, as in the template's marks
_WIDEST = 76  # columns of a box in a browser that does not fit it to its words


@dataclass(frozen=True)
class Opened:
    """The paragraph `number` with a box for each run of free words, its slots between them as they are printed."""

    number: int
    html: SafeString
    can_go: bool
    change: Reworded
    fault: GongshiError | None = None


def opened(
    draws: Drawings, notice: Notice, number: int, change: Reworded | None = None, fault: GongshiError | None = None
) -> Opened:
    """The paragraph opened, with what was typed where something was. Raises NoSuchNotice when it has no free words."""
    block = notice.blocks[number] if number < len(notice.blocks) else None
    words = pieces(block) if block else ()
    if not words or not isinstance(block, Text | Heading):
        raise NoSuchNotice(
            tr("这一段的文字不能在这里改。"), where=tr("文书“{label}”", label=notice.label),
            mend=tr("请在文书页点要改的那一段；数、名字、日期有误的，请改台账。"),
        )  # fmt: skip
    change = change or Reworded(words)
    slots = [s for s in block.spans if isinstance(s, Slot)]
    spans: list[Span] = [Fixed(_BOX)]
    for slot in slots:
        spans += [slot, Fixed(_BOX)]
    html = draws.shown(replace(block, spans=tuple(spans)), 2)
    return Opened(number, mark_safe(_with_boxes(html, change.words)), may_go(block) and not slots, change, fault)


def _with_boxes(html: str, words: tuple[str, ...]) -> str:
    first, *rest = html.split(_BOX)
    return first + "".join(_box(n, text) + after for n, (text, after) in enumerate(zip(words, rest, strict=True)))


def _box(number: int, text: str) -> str:
    """One box; its size is for browsers that do not fit it to its words."""
    label = escape(tr("文字 {n}", n=number + 1))
    columns = min(2 * len(text) + 2, _WIDEST)
    return (
        f'<textarea class="free-text" name="words-{number}" aria-label="{label}" maxlength="{WORDS}" '
        f'cols="{columns}" rows="{1 + 2 * len(text) // _WIDEST}">{escape(text)}</textarea>'
    )
