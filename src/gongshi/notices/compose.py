"""Compose a notice: the template's words, the slots' values, one tree (成文)."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from types import FrameType
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateError, Undefined

from gongshi.errors import GongshiError, Refused
from gongshi.i18n import tr
from gongshi.notices.annex import annex_rows
from gongshi.notices.drawn import chart, map_of
from gongshi.notices.facts import Facts
from gongshi.notices.markup import STYLES, Marked, Numbering, read_lines
from gongshi.notices.notice import Annex, AnnexNote, Block, Imprint, Notice, PageBreak, Style, Text
from gongshi.notices.phrase import Phrase
from gongshi.notices.slot import Fixed, Slot, SlotBook, Spans, plain
from gongshi.notices.tables import table
from gongshi.notices.template import NoticeKind, TemplateFault, check_template, environment
from gongshi.notices.voice import functions

if TYPE_CHECKING:
    from gongshi.lists.roll import Roll

DRAFT = "送审稿（尚未发布，不得引用）"


class NotASlot(Refused):
    """The template prints a plain number or text instead of a slot (直接输出了数或文字)."""


class CannotCompose(Refused):
    """Several places of one template could not be filled (文书有多处无法成文)."""

    def __init__(self, faults: list[GongshiError], template: str) -> None:
        super().__init__(
            tr("模板有 {n} 处无法成文：\n{lines}", n=len(faults), lines="\n".join(f"{f}" for f in faults)),
            where=tr("模板 {name}", name=template),
            mend=tr("请逐处处理后重新生成。"),
        )
        self.faults = tuple(faults)


def compose(kind: NoticeKind, facts: Facts) -> Notice:
    """The notice of this kind with `facts` in its places (公示文稿).

    Raises TypedNumber or TemplateFault for the template, the fault itself when one place
    cannot be filled, and CannotCompose with all of them when several cannot.
    """
    source = check_template(kind.template, facts.terms)
    book = SlotBook()
    filled = _Filling(kind, facts, book).fill(source)
    return _Assembly(kind, facts, book).notice(filled)


class _Filling:
    """Runs the template: expressions become marks, faults are gathered with their lines."""

    def __init__(self, kind: NoticeKind, facts: Facts, book: SlotBook) -> None:
        self._kind, self._facts, self._book = kind, facts, book
        self._faults: list[GongshiError] = []

    def fill(self, source: str) -> str:
        """The text with a mark for each slot. Raises as `compose` says."""
        sandbox = environment()
        sandbox.finalize = self._printed
        sandbox.globals = {n: self._guarded(f) for n, f in functions(self._facts, self._book).items()}
        try:
            filled = sandbox.from_string(source).render()
        except TemplateError as fault:
            filled = ""
            self._faults.append(self._broken(fault))
        except GongshiError as fault:  # from a method of an entry: the template stops there
            filled = ""
            fault.where = f"{self._at_line(_line_of(fault))}；{fault.where}"
            self._faults.append(fault)
        if len(self._faults) == 1:
            raise self._faults[0]
        if self._faults:
            raise CannotCompose(self._faults, self._kind.template.name)
        return filled

    def _printed(self, value: object) -> str:
        if isinstance(value, Slot):
            return self._book.mark(value)
        if isinstance(value, Phrase):
            return "".join(self._book.mark(s) if isinstance(s, Slot) else s.text for s in value.spans)
        if isinstance(value, Undefined):
            str(value)  # StrictUndefined raises and names what is missing
        if not _template_line():  # Jinja tries constants while compiling; it asks again when it runs
            raise TypeError(value)
        self._faults.append(
            NotASlot(
                tr("模板直接输出了 {value!r}，不是数据槽。", value=value),
                where=self._place(),
                mend=tr("请改用返回数据槽的写法，例如 figure、count、e.fact；条件用的值不能输出。"),
            )
        )
        return ""

    def _guarded(self, function: Callable[..., object]) -> Callable[..., object]:
        """A function whose errors about one slot are gathered, so that all are told at once."""

        @wraps(function)
        def called(*args: Any, **kwargs: Any) -> object:
            try:
                return function(*args, **kwargs)
            except GongshiError as fault:
                fault.where = f"{self._place()}；{fault.where}"
                self._faults.append(fault)
                return _NOTHING

        return called

    def _place(self) -> str:
        return self._at_line(_template_line())

    def _at_line(self, line: int) -> str:
        return tr("模板 {name} 第 {line} 行", name=self._kind.template.name, line=line)

    def _broken(self, fault: TemplateError) -> TemplateFault:
        return TemplateFault(
            tr("模板用了没有定义的名字或写法：{fault}", fault=fault.message),
            where=self._at_line(_line_of(fault)),
            mend=tr("请核对函数名与变量名；各函数见文档“文书模板”一页。"),
        )


class _Nothing(Phrase):
    """Stands where a fault was gathered: prints, loops and compares as nothing."""

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


_NOTHING = _Nothing(())


def _template_line() -> int:
    frame: FrameType | None = inspect.currentframe()
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            return template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return 0


def _line_of(fault: Exception) -> int:
    """The template's line of an error; Jinja has rewritten the traceback's last frame to it."""
    trace, line = fault.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class _Assembly:
    """Makes the tree out of the filled lines."""

    def __init__(self, kind: NoticeKind, facts: Facts, book: SlotBook) -> None:
        self._kind, self._facts, self._book = kind, facts, book
        self._numbers = Numbering()
        self._blocks: list[Block] = []
        self._annexes: list[tuple[Spans, list[Block]]] = []
        self._imprint: dict[str, Spans] = {}

    def notice(self, filled: str) -> Notice:
        """The notice of all lines; the kind's annexes come first, those the template adds follow."""
        for line in read_lines(filled):
            self._take(line)
        added, self._annexes = self._annexes, []
        for name in self._kind.annexes:
            self._annex(name, self._label(name))
        self._annexes += added
        return self._whole()

    def _whole(self) -> Notice:
        several = len(self._annexes) > 1
        annexes = tuple(
            Annex(i if several else 0, title, tuple(blocks)) for i, (title, blocks) in enumerate(self._annexes, 1)
        )
        return Notice(
            name=self._kind.name, label=self._kind.label, form=self._kind.form, title=self._title(),
            issuer=self._facts.office.name, released=self._facts.at.released, blocks=self._body(),
            annexes=annexes, imprint=self._closing(), draft=self._facts.draft,
        )  # fmt: skip

    def _body(self) -> tuple[Block, ...]:
        """The blocks, marked as a draft if it is one, the list of annexes before the signer."""
        body = list(self._blocks)
        if self._annexes:
            ends = [i for i, b in enumerate(body) if isinstance(b, Text) and b.style in (Style.SIGNER, Style.DATE)]
            body.insert(ends[0] if ends else len(body), AnnexNote(tuple(self._again(t) for t, _ in self._annexes)))
        if self._facts.draft:
            body.insert(0, Text(Style.SMALL, (Fixed(DRAFT),)))
        return tuple(body)

    def _again(self, spans: Spans) -> Spans:
        """The same words with slots of their own, for a second print."""
        return tuple(
            self._book.figure(s.source, s.value, s.shown, s.label) if isinstance(s, Slot) else s for s in spans
        )

    def _title(self) -> str:
        lines = [plain(b.spans) for b in self._blocks if isinstance(b, Text) and b.style is Style.TITLE]
        return lines[0] if lines else self._kind.label

    def _closing(self) -> Imprint | None:
        if not self._imprint:
            return None
        return Imprint(*(self._imprint.get(m, ()) for m in ("抄送", "印发", "印发日期")))

    def _take(self, line: Marked) -> None:
        spans = self._book.spans(line.text)
        if line.mark in STYLES:
            self._put(Text(STYLES[line.mark], spans))
        elif line.mark.startswith("#"):
            self._put(self._numbers.heading(len(line.mark), spans))
        elif line.mark in ("抄送", "印发", "印发日期"):
            self._imprint[line.mark] = spans
        elif line.mark == "附件":
            self._annex(line.arguments.get("list", ""), spans)
        elif line.mark:
            self._put(self._drawn(line, spans))
        else:
            self._put(Text(Style.BODY, spans))

    def _drawn(self, line: Marked, caption: Spans) -> Block:
        arguments = line.arguments
        match line.mark:
            case "表":
                return table(arguments.get("name", ""), self._kind, self._facts, self._book, caption)
            case "图":
                return chart(arguments, self._facts, self._book, caption)
            case "地图":
                return map_of(arguments.get("list", ""), self._facts, caption)
        return PageBreak()

    def _put(self, block: Block) -> None:
        (self._annexes[-1][1] if self._annexes else self._blocks).append(block)

    def _annex(self, name: str, title: Spans) -> None:
        blocks: list[Block] = []
        if name:
            roll: Roll = self._facts.roll(name)
            blocks.append(annex_rows(roll, self._facts.entries(name), self._book))
        self._annexes.append((title, blocks))

    def _label(self, name: str) -> Spans:
        label = self._facts.roll(name).rule.label
        return (self._book.figure(f"rule:{name}", label, label), Fixed("名单"))
