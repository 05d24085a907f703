"""The release in brief beside its documents: a fragment for posts, a long picture (公众号图文与长图)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.notices.brief import COUNT, brief_of
from gongshi.notices.fonts import find_fonts
from gongshi.notices.picture import write_picture
from gongshi.notices.wechat import write_fragment

if TYPE_CHECKING:
    from gongshi.notices.facts import Facts
    from gongshi.notices.notice import Notice
    from gongshi.office.workspace import Workspace

FRAGMENT, PICTURE = "公众号图文.html", "长图.png"


def write_briefs(workspace: Workspace, facts: Facts, notice: Notice, folder: Path) -> None:
    """Write both into `folder`; names only by `lists.<name>.picture`. Raises PictureMaskNotOffered, CannotDraw."""
    settings = workspace.settings
    policies = {name: settings.get(f"lists.{name}.picture", COUNT) for name in facts.rolls}
    brief = brief_of(facts, notice, settings=policies, address=settings.get("site.address", ""))
    write_fragment(brief, folder / FRAGMENT)
    write_picture(brief, folder / PICTURE, find_fonts(settings))
