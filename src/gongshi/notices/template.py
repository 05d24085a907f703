"""Notice kinds and their templates: fixed words and slots, and no typed number (文书模板).

A template is a text file: Jinja expressions fill slots, conditions and loops choose text,
and a line's first characters say what the line is (see markup.py). A digit or a number word
that stands in the fixed text, or in a string inside an expression, is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gongshi.errors import BadInput, Refused
from gongshi.i18n import tr
from gongshi.wording.strays import stray_numbers

APPROVAL = "approval"  # the form of the sheet that is signed; it is no public document


class TypedNumber(Refused):
    """The template holds digits or number words that nobody computed (模板里有手写的数)."""


class TemplateFault(BadInput):
    """The template's own grammar is broken (模板写法有误)."""


@dataclass(frozen=True)
class NoticeKind:
    """One kind of document that a pack publishes (文书种类).

    `form` is bulletin, press, case or approval and decides the layout; `figures` and `lists`
    are the names that the template may print, `annexes` the lists printed in full behind it,
    `breakdowns` the (figure, column) pairs whose parts it prints, `items` the (figure, breakdown,
    column) whose records it names one by one, from a public column. `steps` are those of the
    office's publication regime, which an approval form has lines for.
    """

    name: str
    label: str
    template: Path
    form: str = "bulletin"
    figures: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    breakdowns: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[str, ...] = ("拟稿", "核稿", "法制审核", "审批")

    @property
    def has_red_head(self) -> bool:
        """Whether it is an official document with a red head and document number."""
        return self.form == "bulletin"


@dataclass(frozen=True)
class Stray:
    """A number typed into a template: its line and its text."""

    line: int
    text: str
    context: str


def environment() -> Environment:
    """A sandbox that prints nothing undefined and leaves the text as written."""
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False, keep_trailing_newline=True
    )


_ARGUMENTS = re.compile(r"^@\w+\[[^\]]*\]", re.MULTILINE)


def strays_in(source: str, terms: Collection[str] = ()) -> tuple[Stray, ...]:
    """Every number typed into the template `source`, in order.

    Strings inside expressions count too, unless they are one of `terms`. Raises
    TemplateSyntaxError as Jinja does.
    """
    return tuple(s for line, text in _fixed_text(source, terms) for s in _in_piece(line, text))


def _fixed_text(source: str, terms: Collection[str]) -> Iterator[tuple[int, str]]:
    for line, kind, value in environment().lex(source):
        if kind == "data":
            yield line, _ARGUMENTS.sub(lambda m: " " * len(m[0]), value)
        elif kind == "string" and value[1:-1] not in terms:
            yield line, value


def _in_piece(line: int, text: str) -> Iterator[Stray]:
    for found in stray_numbers(text):
        start = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        context = text[start : end if end >= 0 else len(text)].strip()
        yield Stray(line + text.count("\n", 0, found.start), found.text, context[:40])


def check_template(path: Path, terms: Collection[str] = ()) -> str:
    """The source of the template at `path`, once it is known to hold no typed number.

    Raises TypedNumber with all of them, or TemplateFault when Jinja cannot read it.
    """
    source = path.read_text(encoding="utf-8")
    try:
        strays = strays_in(source, terms)
        environment().parse(source)
    except TemplateSyntaxError as fault:
        raise TemplateFault(
            tr("模板无法读取：{fault}", fault=fault.message),
            where=tr("模板 {name} 第 {line} 行", name=path.name, line=fault.lineno),
            mend=tr("请检查该行的花括号、引号与 if、for 的配对。"),
        ) from fault
    if strays:
        lines = "\n".join(
            tr("第 {line} 行“{text}”：{context}", line=s.line, text=s.text, context=s.context) for s in strays
        )
        raise TypedNumber(
            tr("模板里有 {n} 处手写的数：\n{lines}", n=len(strays), lines=lines),
            where=tr("模板 {name}，第 {line} 行起", name=path.name, line=strays[0].line),
            mend=tr("请改用 figure、count、term 等数据槽；带数字的固定名称由领域包登记为名词（term）。"),
        )
    return source
