"""What the organs pack brings, listed (市直机关党建领域包)."""

from __future__ import annotations

from pathlib import Path

from gongshi.packs.pack import Demo, Pack
from gongshi_organs.across import ACROSS
from gongshi_organs.commands.collate import COMMAND as COLLATE
from gongshi_organs.commands.contest import COMMAND as CONTEST
from gongshi_organs.commands.duties import COMMAND as DUTIES
from gongshi_organs.commands.elect import COMMAND as ELECT
from gongshi_organs.commands.pair import COMMAND as PAIR
from gongshi_organs.commands.place import COMMAND as PLACE
from gongshi_organs.commands.recheck import COMMAND as RECHECK
from gongshi_organs.examples import EXAMPLES
from gongshi_organs.figures import FIGURES
from gongshi_organs.forms import FORMS
from gongshi_organs.lists.honours import LISTS
from gongshi_organs.notices import NOTICES, TERMS
from gongshi_organs.registers import REGISTERS
from gongshi_organs.thresholds import THRESHOLDS

_HERE = Path(__file__).parent


def _write_city(folder: Path, *, size: int, seed: int) -> object:
    from gongshi_organs.demo.city import write_city

    return write_city(folder, size=size, seed=seed)


PACK = Pack(
    name="organs",
    label="市直机关党建",
    version="0.1.0",
    registers=REGISTERS,
    across=ACROSS,
    thresholds=THRESHOLDS,
    figures=FIGURES,
    lists=LISTS,
    notices=NOTICES,
    examples=EXAMPLES,
    terms=TERMS,
    settings=_HERE / "gongshi.toml",
    locale=_HERE / "locale",
    demo=Demo(
        _write_city,
        period="2022-11",
        known="2022-11-21T18:00:00",
        clock="2022-11-21T18:30:00",
        earlier=("2022-10",),
        late=("活动台账_11月24日补报.csv", "activities", "2022-10"),
        after="2022-11-25T09:00:00",
        withdrawn="awarded_works",
    ),
    commands=(DUTIES, PAIR, PLACE, CONTEST, ELECT, RECHECK, COLLATE),
    forms=FORMS,
    apart={"risk_points": "廉政风险点的个数，不是给人或单位的分数"},
)
