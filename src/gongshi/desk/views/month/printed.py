"""Notices as the desk shows them: like print, each slot a link to where it comes from (文书的版面)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import islice
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from gongshi.desk.views.month.marked import with_marks
from gongshi.errors import NotFound
from gongshi.i18n import speaking, tr
from gongshi.notices.compose import compose
from gongshi.notices.draw import described
from gongshi.notices.html import annex_title, beneath, block_html, imprint_html, spans_html
from gongshi.notices.layout import Look
from gongshi.notices.notice import Block, Chart, Heading, Map, Picture, Rows, Text
from gongshi.notices.slot import Spans, plain, slots_in
from gongshi.office.adopting import adopted_of, without_stale
from gongshi.office.last import number_of
from gongshi.office.margin import Margin, blocks_of, margin_of
from gongshi.office.rendering import facts_of
from gongshi.office.rewording import pieces

if TYPE_CHECKING:
    from gongshi.desk.views.month.place import Place
    from gongshi.lists.entry import Entry
    from gongshi.notices.facts import Facts
    from gongshi.notices.notice import Notice
    from gongshi.notices.template import NoticeKind
    from gongshi.office.margin import MarginNote

_DATA = re.compile(r'<data value="([^"]*)" data-slot="([^"]*)">(.*?)</data>')
_REGION = re.compile(r'(role="region" aria-label=)"([^"]*)"')
_FIGURE = re.compile(r"(?:figure|change|part|over|passed|items?):(\w+)")
_LIST = re.compile(r"list:(\w+)")
_PLACE = re.compile(r"list:(\w+)#(\d+)")
Drawing = Chart | Map | Picture


class NoSuchNotice(NotFound):
    """The pack has no document of this kind (没有这种文书)."""


@dataclass(frozen=True)
class Shown:
    """One block as it is shown (版面上的一段): its number in the notice, its HTML, whether its words may be changed.

    The blocks of annexes are numbered after the notice's own. `notes` stand beside it.
    """

    number: int
    html: SafeString
    is_free: bool = False
    notes: tuple[MarginNote, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A notice ready to be shown (版面): blocks, annexes with their titles, the imprint, what is stale.

    `margin` is what checking it found, None while that is being worked out or not asked for.
    """

    kind: NoticeKind
    notice: Notice
    facts: Facts
    blocks: tuple[Shown, ...]
    annexes: tuple[tuple[str, SafeString, tuple[Shown, ...]], ...]
    imprint: SafeString
    stale: str
    is_adopted: bool
    margin: Margin | None = None


def kind_of(at: Place, name: str) -> NoticeKind:
    """The pack's document of this name. Raises NoSuchNotice."""
    found = next((k for k in at.pack.notices if k.name == name), None)
    if found is None:
        raise NoSuchNotice(
            tr("没有文书“{name}”。", name=name),
            where=tr("{label} {period}", label=at.pack.label, period=at.period.label),
            mend=tr("本期文书：{names}。", names="、".join(k.label for k in at.pack.notices)),
        )
    return found


def composed(at: Place, kind: NoticeKind) -> tuple[Notice, Facts, str]:
    """The notice in its adopted wording, what it was made of, and what to say when the wording is stale."""
    number = number_of(at.workspace.release_folder(at.pack.name, at.code))
    made: tuple[Notice, Facts, str] = at.standing.once(
        ("composed", kind.name, number), lambda: _composed(at, kind, number)
    )
    return made


def _composed(at: Place, kind: NoticeKind, number: str) -> tuple[Notice, Facts, str]:
    facts = facts_of(at.workspace, at.run, draft=bool(at.run.waiting), number=number)
    with speaking("zh"):
        notice, stale = without_stale(at.workspace, at.run, compose(kind, facts))
    return notice, facts, stale


def checked(at: Place, kind: NoticeKind) -> Margin | None:
    """What checking the document finds, worked out once behind the pages; None while it is not ready."""
    made, patience = composed(at, kind)[0], settings.GONGSHI_PATIENCE
    found: Margin | None = at.standing.soon(
        ("margin", kind.name), lambda: margin_of(at.workspace, at.run, kind, made), patience=patience
    )
    return found


def paper(at: Place, kind: NoticeKind, margin: Margin | None = None) -> Paper:
    """The notice as it will be printed, with `margin` beside it."""
    notice, facts, stale = composed(at, kind)
    with speaking("zh"):
        draws = Drawings(at, kind, notice)
        shown = tuple(_shown(draws, notice, margin))
        own, rest = shown[: len(notice.blocks)], iter(shown[len(notice.blocks) :])
        annexes = tuple(
            (annex.heading, mark_safe(draws.linked(annex_title(annex))), tuple(islice(rest, len(annex.blocks))))
            for annex in notice.annexes
        )
        imprint = mark_safe(draws.linked(imprint_html(notice.imprint)))
    adopted = kind.name in adopted_of(at.workspace, at.run)
    return Paper(kind, notice, facts, own, annexes, imprint, stale, adopted, margin)


def _shown(draws: Drawings, notice: Notice, margin: Margin | None) -> Iterator[Shown]:
    """Every block in reading order; only the notice's own may be reworded."""
    for number, block in enumerate(blocks_of(notice)):
        is_own = number < len(notice.blocks)
        notes = margin.beside(number) if margin else ()
        html = mark_safe(with_marks(draws.shown(block, 2 if is_own else 3), notes))
        yield Shown(number, html, is_own and bool(pieces(block)), notes)


class Drawings:
    """How one notice's blocks become HTML: slots as links, drawings as pictures of their own address."""

    def __init__(self, at: Place, kind: NoticeKind, notice: Notice) -> None:
        self.at, self.kind = at, kind
        self.fonts = Look.of(at.workspace.settings, at.run.at.known, red_head=kind.has_red_head).fonts
        self.all = drawings_of(notice)
        self.labels: Counter[str] = Counter()

    def shown(self, block: Block, level: int) -> SafeString:
        """The block's HTML."""
        if isinstance(block, Chart | Map | Picture):
            return mark_safe(self._figure(block))
        return mark_safe(self._told_apart(self.linked(block_html(block, self.fonts, level))))

    def _told_apart(self, html: str) -> str:
        """The HTML with each region named by itself: a second table without a caption is the second table."""
        return _REGION.sub(lambda found: f'{found[1]}"{found[2]}{self._again(found[2])}"', html)

    def _again(self, label: str) -> str:
        self.labels[label] += 1
        return f" {self.labels[label]}" if self.labels[label] > 1 else ""

    def linked(self, html: str) -> str:
        """The HTML with each slot a link to its figure or list, as far as it has one."""
        return _DATA.sub(lambda found: self._slot(found[1], unescape(found[2]), found[3]), html)

    def _slot(self, value: str, id_: str, shown: str) -> str:
        address, title = self._origin(id_), tr("数据框：{id}", id=id_)
        tag = f'data-slot="{escape(id_)}" title="{escape(title)}"'
        if not address:
            return f'<data class="figure-slot" value="{value}" {tag}>{shown}</data>'
        return f'<a class="figure-slot" href="{escape(address)}" {tag}>{shown}</a>'

    def _origin(self, id_: str) -> str:
        if found := _FIGURE.match(id_):
            return self.at.url("month-figure", found[1]) if self._has_figure(found[1]) else ""
        place = _PLACE.match(id_)
        if place and place[1] in self.at.run.rolls:
            named = self.at.run.rolls[place[1]].shown(draft=bool(self.at.run.waiting))
            number = int(place[2])
            if 0 < number <= len(named):
                return self.at.url("month-entry", named[number - 1].id)
        listed = _LIST.match(id_)
        return self.at.url("month-list", listed[1]) if listed and listed[1] in self.at.run.rolls else ""

    def _has_figure(self, name: str) -> bool:
        return any(f.name == name for f in self.at.pack.figures)

    def _figure(self, drawn: Drawing) -> str:
        source = self.at.url("month-drawing", self.kind.name, self.all.index(drawn))
        caption, rest = self.linked(spans_html(drawn.caption)), self.linked(beneath(drawn))
        return (
            f'<figure><img src="{escape(source)}" alt="{escape(described(drawn))}">'
            f"<figcaption>{caption}</figcaption>{rest}</figure>"
        )


def drawings_of(notice: Notice) -> list[Drawing]:
    """Every drawing of the notice in reading order."""
    return [b for b in blocks_of(notice) if isinstance(b, Chart | Map | Picture)]


def printed_of(at: Place, entry: Entry) -> tuple[SafeString, ...]:
    """The paragraphs and table rows of the release's documents that print this entry, as they would be printed."""
    named = [e.id for e in at.run.rolls[entry.rule.name].shown(draft=True)] if entry.rule.name in at.run.rolls else []
    if entry.id not in named:
        return ()
    mark = f"list:{entry.rule.name}#{named.index(entry.id) + 1}."
    notices: tuple[Notice, ...] = at.standing.once("drafts", lambda: drafts_of(at))
    found: list[SafeString] = []
    for notice in notices:
        found += [text for text in _with_slot(notice, mark) if text not in found]
    return tuple(found[:6])


def drafts_of(at: Place) -> tuple[Notice, ...]:
    """Every document of the release as a draft, as it would be printed now."""
    facts = facts_of(at.workspace, at.run, draft=True)
    with speaking("zh"):
        return tuple(compose(kind, facts) for kind in at.pack.notices)


def _with_slot(notice: Notice, mark: str) -> Iterator[SafeString]:
    for block in blocks_of(notice):
        if isinstance(block, Text | Heading):
            if any(s.id.startswith(mark) for s in slots_in(block.spans)):
                yield mark_safe(f"<p>{escape(plain(block.spans))}</p>")
        elif isinstance(block, Rows):
            for row in block.cells:
                if any(s.id.startswith(mark) for cell in row for s in slots_in(cell)):
                    yield _row(block.columns, row)


def _row(columns: Sequence[str], row: Sequence[Spans]) -> SafeString:
    cells = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(plain(cell))}</dd></div>"
        for label, cell in zip(columns, row, strict=False) if cell
    )  # fmt: skip
    return mark_safe(f'<dl class="facts">{cells}</dl>')
