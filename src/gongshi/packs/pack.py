"""A pack: what a domain brings through the one door (领域包).

Ours and a stranger's come in the same way: an entry point in the group `gongshi.packs` that
names a `Pack`. A pack lists what it brings; nothing is found by scanning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.example import Example
    from gongshi.figures.figure import Figure
    from gongshi.figures.threshold import Threshold
    from gongshi.lists.candidate import ListRule
    from gongshi.notices.template import NoticeKind
    from gongshi.packs.command import Command
    from gongshi.packs.form import Forms
    from gongshi.packs.shading import Shading
    from gongshi.records.across import AcrossCheck
    from gongshi.records.register import Register


@dataclass(frozen=True)
class Following:
    """The month after the demonstration, left for the reader to make (演示的下一期).

    `write(folder, size=, seed=)` fills `folder`, named `label` in the workspace, with what the senders
    send for `period`; `clock` is the morning of its release.
    """

    period: str
    clock: str
    label: str
    write: Callable[..., object]


@dataclass(frozen=True)
class Demo:
    """An invented city (演示城市): its files, the period to publish, and when that is.

    `write(folder, size=, seed=)` fills a folder with the files, their manifest
    deliveries.json and a gongshi.toml. `known` is the as-of, `clock` the moment at which the
    demonstration's clock stands. For the public site: `earlier` periods are published before it;
    `after`, a moment some days later, one entry of the list `withdrawn` is withdrawn and `late`, a
    file, its register and the period it corrects, is delivered. `following` is the next month's material.
    """

    write: Callable[..., object]
    period: str
    known: str
    clock: str
    earlier: tuple[str, ...] = ()
    late: tuple[str, str, str] | None = None
    after: str = ""
    withdrawn: str = ""
    following: Following | None = None


@dataclass(frozen=True)
class Pack:
    """All that one domain brings (领域包). Names within a kind are unique among packs.

    `across` are rules between rows of its registers. `terms` are fixed words with a number and the
    things they number, joined by 、. `settings` is the gongshi.toml it proposes. `lines` makes of
    the registers its parameters name a table of lines for maps: code, label, wkt. `commands`
    stand as entry points in the group `gongshi.commands` too. `forms` are what its units are asked.
    `apart` says of a column (`register.column`), figure or list why it is not what its word may
    sound like in the self-check of burdens: the points that a law puts on a licence are no reward.
    `shading` gives pieces of line to shade on the site's map, or None where there is nothing to show.
    """

    name: str
    label: str
    version: str
    registers: tuple[Register, ...]
    across: tuple[AcrossCheck, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    figures: tuple[Figure, ...] = ()
    lists: tuple[ListRule, ...] = ()
    notices: tuple[NoticeKind, ...] = ()
    examples: tuple[Example, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    settings: Path | None = None
    locale: Path | None = None
    demo: Demo | None = None
    lines: Callable[..., Table] | None = None
    commands: tuple[Command, ...] = ()
    forms: Forms | None = None
    apart: Mapping[str, str] = field(default_factory=dict)
    shading: Callable[[Runs, At], Shading | None] | None = None
