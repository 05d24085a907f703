"""The public site made of the sealed editions (由公开版生成网站).

What the public sees is what was sealed, and of it only what is still public today: the last
edition of each period, without the entries whose term is over. The site room gets plain values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import speaking
from gongshi.lists.candidate import Subject
from gongshi.office.editions import current, editions
from gongshi.office.site_corrections import corrections_of, first_shown
from gongshi.office.site_figures import figures_of
from gongshi.office.site_lists import lists_of
from gongshi.office.site_map import layers_of
from gongshi.office.site_notices import notices_of
from gongshi.office.site_public import Public
from gongshi.papers.inside import inside
from gongshi.site.build import Built, build
from gongshi.site.model import Office, Site

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.office.workspace import Workspace

FOLDER = "网站"
_MASK = re.compile("[某X×＊*]")
GUARDED = frozenset({Subject.PERSON, Subject.PLATE})


def write_site(workspace: Workspace, folder: Path | None = None, *, on: date | None = None) -> Built:
    """The site of a workspace in `folder` (its own 网站 when not said), whole or as it was.

    `on` is the day whose state is shown, today when not said. Raises EditionBroken, and what
    building raises; the old site then stays.
    """
    return build(site_of(workspace, on=on), folder or workspace.root / FOLDER, inside)


def site_of(workspace: Workspace, *, on: date | None = None) -> Site:
    """Everything public on one day, as plain values. Raises EditionBroken."""
    found = editions(workspace)
    today = on or workspace.now().date()
    public = Public.of(workspace, today)
    newest = sorted(current(found), key=lambda e: (e.released, e.period, e.pack), reverse=True)
    with speaking("zh"):  # the site is Chinese whatever the clerk reads
        gone = gone_names(workspace, found, newest, public)
        corrections = corrections_of(found, newest, public, gone)
        lists = lists_of(workspace, newest, found, public)
        return Site(
            office=office_of(workspace), on=today, notices=notices_of(workspace, newest, public),
            figures=figures_of(workspace, newest, first_shown(found)), lists=lists, corrections=corrections,
            layers=layers_of(workspace, newest, public), gone=gone,
        )  # fmt: skip


def office_of(workspace: Workspace) -> Office:
    """Who publishes, as the settings say."""
    settings = workspace.settings
    address = settings.get("site.address", "")
    return Office(
        settings.need("office.name", str), settings.get("office.short_name", ""), settings.get("office.contact", ""),
        f"{address.rstrip('/')}/" if address else "", settings.get("site.about", ""),
    )  # fmt: skip


def gone_names(
    workspace: Workspace, found: Sequence[Edition], newest: Sequence[Edition], public: Public
) -> frozenset[str]:
    """Names of persons and plates that some edition still holds and nothing shows any more.

    Firms and places are left out: their names stand in public registers and on the map too. So are
    masked names, which are parts of others, and what a pack's worked examples were invented with.
    """
    guarded = {rule.name for pack in workspace.packs for rule in pack.lists if rule.subject in GUARDED}
    ever = {name for e in found for name in _names(e, guarded)}
    shown = {e.name for edition in newest for x in edition.lists for e in public.entries(x)}
    invented = "".join(t for pack in workspace.packs for x in pack.examples for t in x.tables.values())
    return frozenset(name for name in ever - shown if name not in invented and not _MASK.search(name))


def _names(edition: Edition, guarded: set[str]) -> Iterator[str]:
    return (e.name for x in edition.lists if x.name in guarded for e in x.entries if len(e.name) > 1)
