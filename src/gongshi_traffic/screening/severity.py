"""What a crash weighs by its severity, as data with its document (事故严重程度折算).

No scheme is ours: money in one, harm in another. Weights only order places; what is printed are
the counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongshi import BadInput, tr


class UnknownSeverity(BadInput):
    """A crash has a severity that the scheme of weights does not name (严重程度不明)."""


@dataclass(frozen=True)
class Weights:
    """The weight of each severity, and the document (一套折算)."""

    name: str
    label: str
    of: Mapping[str, Decimal]
    basis: str

    def each(self, severities: Sequence[str]) -> list[Decimal]:
        """The weight of each crash. Raises UnknownSeverity with all words that are not known."""
        strange = sorted({s for s in severities if s not in self.of})
        if strange:
            raise UnknownSeverity(
                tr("折算“{label}”里没有这些严重程度：{words}", label=self.label, words="、".join(strange)),
                where=tr("事故的严重程度"),
                mend=tr("可用的写法：{known}；请先把来源的写法对应过来。", known="、".join(self.of)),
            )
        return [self.of[s] for s in severities]


def epdo(costs: Mapping[str, Decimal], *, unit: str) -> Mapping[str, Decimal]:
    """Weights as multiples of the cost of a crash of severity `unit`, rounded to whole ones (当量财损事故).

    >>> dict(epdo({"死亡": Decimal(4008900), "伤人": Decimal(82600), "财产损失": Decimal(7400)}, unit="财产损失"))
    {'死亡': Decimal('542'), '伤人': Decimal('11'), '财产损失': Decimal('1')}
    """
    return {s: (c / costs[unit]).quantize(Decimal(1), ROUND_HALF_UP) for s, c in costs.items()}


_HSM_COSTS = {"死亡": Decimal(4_008_900), "伤人": Decimal(82_600), "财产损失": Decimal(7_400)}
WEIGHTS: Mapping[str, Weights] = {
    w.name: w
    for w in (
        Weights("none", "不折算", {"死亡": Decimal(1), "伤人": Decimal(1), "财产损失": Decimal(1)}, "每起事故计一"),
        Weights("epdo_hsm", "当量财损事故", epdo(_HSM_COSTS, unit="财产损失"), "AASHTO Highway Safety Manual (2010) 4.4.2.4"),
        Weights(
            "high_injury", "高伤害路网", {"K": Decimal(3), "A": Decimal(3), "B": Decimal(2), "C": Decimal(1), "O": Decimal(0), "U": Decimal(0)},
            "High Injury Network：死亡、重伤 3，轻伤 2，可能受伤 1，其余 0",
        ),
    )
}  # fmt: skip
