"""What the organs pack brings, listed (市直机关党建领域包)."""

from __future__ import annotations

from pathlib import Path

from gongshi.packs.pack import Pack
from gongshi_organs.across import ACROSS
from gongshi_organs.examples import EXAMPLES
from gongshi_organs.figures import FIGURES
from gongshi_organs.lists.honours import LISTS
from gongshi_organs.notices import NOTICES, TERMS
from gongshi_organs.registers import REGISTERS
from gongshi_organs.thresholds import THRESHOLDS

_HERE = Path(__file__).parent

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
)
