"""The newspaper page of a release as plain text (报纸版面)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.notices.compose import compose
from gongshi.notices.notice import Heading, Notice, Style, Text
from gongshi.notices.slot import plain
from gongshi.office.rendering import facts_of

if TYPE_CHECKING:
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace

FORMS = ("bulletin", "case")
LEFT_OUT = {Style.MARK, Style.NUMBER, Style.SIGNER, Style.DATE, Style.NOTE, Style.SMALL}


def page_text(workspace: Workspace, run: Run) -> str:
    """The bulletin and the case stories as a newspaper would print them, annexes left out."""
    facts = facts_of(workspace, run, draft=False)
    kinds = [kind for kind in run.pack.notices if kind.form in FORMS]
    return "\n\n".join(_running_text(compose(kind, facts)) for kind in kinds)


def _running_text(notice: Notice) -> str:
    lines = []
    for block in notice.blocks:
        if isinstance(block, Heading):
            lines.append(f"\n{block.number}{plain(block.spans)}")
        elif isinstance(block, Text) and block.style not in LEFT_OUT:
            lines.append(plain(block.spans))
    return "\n".join(lines).strip()
