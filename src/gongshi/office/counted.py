"""A release as it stands now, counted once for all who look at it (本期现状).

Counting takes seconds, a decision changes the diary alone. So what was counted is kept in this
program's memory for as long as the vault, the settings and the day are the same, and the states
of the lists are laid over it anew when the diary has grown. A page does not count: it takes what
was counted and lets the rest be counted behind it. Publishing never uses it: it counts for itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.engines.stacks import stamp_of
from gongshi.kept import Kept
from gongshi.office.people import diary
from gongshi.office.runs import Run, clocks, run
from gongshi.period import Period
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

OWN = frozenset({PUBLISHED_FIGURES.name, PUBLISHED_NAMES.name})
Key: TypeAlias = tuple[str, str, str]
_begun: dict[Key, Future[Standing]] = {}
_guard = Lock()
_one_at_a_time = Lock()
_behind = ThreadPoolExecutor(max_workers=1, thread_name_prefix="gongshi-count")


@dataclass(frozen=True)
class Standing:
    """A release as it was counted, and from what (本期现状).

    `is_current` is False when something was delivered since, or the day or a setting is another;
    `is_published` says that since then nothing came but what the release itself published. `known`
    is the number of the last delivery it counts.
    `diary` tells one state of the diary from the next. `made` is what `once` keeps.
    """

    run: Run
    of: str
    is_current: bool = True
    is_published: bool = False
    known: int = 0
    diary: tuple[int, int] = (-1, -1)
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    begun: dict[Hashable, Future[Any]] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` makes of this release, made once for as long as neither the count nor the diary changes."""
        if what not in self.made:
            self.made[what] = make()
        return self.made[what]

    def soon(self, what: Hashable, make: Callable[[], Any], *, patience: float) -> Any | None:
        """What `make` makes of this release, made once, behind the pages; None while that takes longer than `patience`.

        Raises what `make` raises, once; who asks then has it made again.
        """
        with _guard:
            making = self.begun.get(what) or self.begun.setdefault(what, _behind.submit(copy_context().run, make))
        if not wait([making], patience).done:
            return None
        if making.exception():
            self.begun.pop(what, None)
        return making.result()


_counted = Kept[Key, Standing](most=6)  # two packs, this month and the two before


def standing(workspace: Workspace, pack: Pack, period: str, *, current: bool = True) -> Standing:
    """The release of `period` with the states that the diary gives now.

    With `current` it is counted again when anything came in since; without, what was counted
    before will do, and says whether it still holds. Raises what counting raises.
    """
    key = _key(workspace, pack, period)
    kept, of = _counted.get(key), _counted_from(workspace)
    if kept is None or (current and kept.of != of):
        with _one_at_a_time:  # who waited finds what the other one counted
            kept = _counted.get(key)
            if kept is None or (current and kept.of != of):
                kept = _counted.keep(key, _count(workspace, pack, key[2], of))
    return _as_stands(workspace, key, kept, of)


def standing_soon(
    workspace: Workspace, pack: Pack, period: str, *, current: bool = True, patience: float
) -> Standing | None:
    """What `standing` gives, if it takes no counting or no more than `patience` seconds of it.

    Otherwise the count goes on behind; given is what was counted before it, or None when nothing was.
    Raises what counting raises, also of a count that was begun earlier.
    """
    key, of = _key(workspace, pack, period), _counted_from(workspace)
    kept = _counted.get(key)
    if kept is None or (current and kept.of != of):
        count = _begin(key, lambda: standing(workspace, pack, period))
        wait([count], patience)
        if count.done():
            _told(key, count)
        kept = _counted.get(key)
    return _as_stands(workspace, key, kept, of) if kept else None


def is_counting(workspace: Workspace, pack: Pack, period: str) -> bool:
    """Whether this release is being counted behind the pages now."""
    with _guard:
        found = _begun.get(_key(workspace, pack, period))
    return found is not None and not found.done()


def _begin(key: Key, count: Callable[[], Standing]) -> Future[Standing]:
    """The count that is under way, one that failed and was not told yet, or a new one."""
    with _guard:
        found = _begun.get(key)
        if found is None or (found.done() and found.exception() is None):
            found = _begun[key] = _behind.submit(copy_context().run, count)
        return found


def _told(key: Key, count: Future[Standing]) -> None:
    """Nothing, for a count that ended well; a failed one is raised once, the next who asks counts again."""
    with _guard:
        if _begun.get(key) is count:
            del _begun[key]
    count.result()


def _key(workspace: Workspace, pack: Pack, period: str) -> Key:
    return str(workspace.root), pack.name, Period.parse(period).code


def _as_stands(workspace: Workspace, key: Key, kept: Standing, of: str) -> Standing:
    """The count with the diary laid over it, the last one while the diary has not grown."""
    stamp = stamp_of(workspace.diary_file)
    if kept.diary != stamp:
        kept = Standing(kept.run.as_stands(diary(workspace)), kept.of, known=kept.known, diary=stamp)
        _counted.keep(key, kept)
    if kept.of == of:
        return kept
    since = [d.register for d in workspace.vault().deliveries() if d.number > kept.known]
    return replace(kept, is_current=False, is_published=bool(since) and set(since) <= OWN)


def _count(workspace: Workspace, pack: Pack, period: str, of: str) -> Standing:
    """The release counted now; `of` was taken before, so what comes in meanwhile makes it old."""
    had = workspace.vault().deliveries()
    return Standing(
        run(workspace, pack, clocks(workspace, Period.parse(period))), of, known=had[-1].number if had else 0
    )


def _counted_from(workspace: Workspace) -> str:
    """A hash of all that a count depends on: deliveries, settings, the day, the program's packs."""
    settings = json.dumps(workspace.settings.data, sort_keys=True, default=str)
    packs = [f"{pack.name} {pack.version}" for pack in workspace.packs]
    parts = (workspace.vault().head, settings, workspace.now().date().isoformat(), *packs)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
