"""A release as it stands now, counted once for all who look at it (本期现状).

Counting takes seconds, a decision changes the diary alone. So what was counted is kept in this
program's memory for as long as the vault, the settings and the day are the same, and the states
of the lists are laid over it anew each time. Publishing never uses it: it counts for itself.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from gongshi.office.people import diary
from gongshi.office.runs import Run, clocks, run
from gongshi.period import Period

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

MOST = 6  # releases kept: two packs, this month and the two before
_counted: OrderedDict[tuple[str, str, str], Standing] = OrderedDict()
_guard = Lock()
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Standing:
    """A release as it was counted, and from what (本期现状).

    `is_current` is False when something was delivered since, or the day or a setting is another.
    """

    run: Run
    of: str
    is_current: bool = True


def standing(workspace: Workspace, pack: Pack, period: str, *, current: bool = True) -> Standing:
    """The release of `period` with the states that the diary gives now.

    With `current` it is counted again when anything came in since; without, what was counted
    before will do, and says whether it still holds. Raises what counting raises.
    """
    code = Period.parse(period).code
    key = (str(workspace.root), pack.name, code)
    kept, of = _kept(key), _counted_from(workspace)
    if kept is None or (current and kept.of != of):
        with _one_at_a_time:  # who waited finds what the other one counted
            kept = _kept(key)
            if kept is None or (current and kept.of != of):
                kept = _keep(key, Standing(run(workspace, pack, clocks(workspace, Period.parse(code))), of))
    return Standing(kept.run.as_stands(diary(workspace)), kept.of, kept.of == of)


def _counted_from(workspace: Workspace) -> str:
    """A hash of all that a count depends on: deliveries, settings, the day, the program's packs."""
    settings = json.dumps(workspace.settings.data, sort_keys=True, default=str)
    packs = [f"{pack.name} {pack.version}" for pack in workspace.packs]
    parts = (workspace.vault().head, settings, workspace.now().date().isoformat(), *packs)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _kept(key: tuple[str, str, str]) -> Standing | None:
    with _guard:
        return _counted.get(key)


def _keep(key: tuple[str, str, str], found: Standing) -> Standing:
    with _guard:
        _counted[key] = found
        _counted.move_to_end(key)
        while len(_counted) > MOST:
            _counted.popitem(last=False)
    return found
