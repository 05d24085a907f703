"""The newspaper page of a release as plain text (报纸版面)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.notices.compose import compose
from gongshi.office.rendering import facts_of

if TYPE_CHECKING:
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace


def page_text(workspace: Workspace, run: Run) -> str:
    """The bulletin and the case stories as a newspaper would print them, annexes left out."""
    facts = facts_of(workspace, run, draft=False)
    notices = [compose(kind, facts) for kind in run.pack.notices if kind.form in ("bulletin", "case")]
    return "\n\n".join(notice.running_text() for notice in notices)
