"""The yearly self-check of burdens: five absences, over the packs and what else keeps data (减负自查)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.packs.absences import Held, Proof, proofs
from gongshi.records.delivery import Delivery
from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES

if TYPE_CHECKING:
    from gongshi.packs.pack import Pack


def self_check(packs: Iterable[Pack], *, also: Sequence[Held] = ()) -> tuple[Proof, ...]:
    """Each absence proven over the packs, what was published before, and `also`: what a desk keeps itself."""
    own = [
        Held(tr("列和代码"), f"{r.name}.{c.name}", f"{r.label}·{c.label}", (c.name, c.label), c.unit, c.is_needed)
        for r in (PUBLISHED_FIGURES, PUBLISHED_NAMES)
        for c in r.columns
    ]
    own += [Held(tr("台账库的记录"), f"delivery.{f.name}", f"报送·{f.name}", (f.name,)) for f in fields(Delivery)]
    return proofs(packs, also=(*own, *also))
