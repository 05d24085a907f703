"""One search of the network for one release, from crashes on roads to candidates (一次排查).

The list rule asks it of registers, `gongshi screen` of registers or of files; both then have the
same places, named and reasoned the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongshi import At, Candidate, Period, Row, tr
from gongshi_traffic.segments.facts import facts_of, history_of, reason_of, said_once
from gongshi_traffic.segments.locate import Placed
from gongshi_traffic.segments.naming import Network, subject_of
from gongshi_traffic.segments.own_crashes import with_own_crashes
from gongshi_traffic.segments.place import Finding, Stretch
from gongshi_traffic.segments.standards import Method, standards_of
from gongshi_traffic.segments.union import Kernel, Screening

DUTY = "道路交通安全法 第二十九条第二款"


@dataclass(frozen=True)
class Ground:
    """What is known before the search (排查的依据): the network, crashes on it, hazards, past lists."""

    network: Network
    placed: Placed
    hazards: Sequence[Row] = ()
    published: Mapping[str, frozenset[Period]] = field(default_factory=dict)


@dataclass(frozen=True)
class Study:
    """What was found (排查成果): places with the candidate that each makes, and the screening behind them."""

    ground: Ground
    screening: Screening
    places: tuple[tuple[Stretch, Candidate], ...]
    beside: tuple[tuple[Stretch, str], ...]
    notes: tuple[str, ...]


def study_of(ground: Ground, at: At, kernel: Kernel) -> Study:
    """The places that `kernel` finds and those put forward for a defect, each with its candidate (排查)."""
    network, standards = ground.network, standards_of(at)
    screening = kernel(ground.placed.crashes, network, at)
    still = [h for h in ground.hazards if not h["fixed_on"] or h["fixed_on"] > at.released]
    places = with_structural(
        [network.settled(p) for p in screening.places], screening.beside, [h for h in still if h["listed"]]
    )
    places, others = (
        with_own_crashes(found, ground.placed.crashes, at.period, standards.months)
        for found in (places, screening.beside)
    )
    judged = tuple((place, _candidate(place, ground, still, at)) for place in places)
    beside = tuple((place, network.name(place, standards.near_m)) for place in others)
    return Study(ground, screening, judged, beside, _notes(ground.placed, screening, beside))


def with_structural(
    found: Sequence[Stretch], beside: Sequence[Stretch], hazards: Iterable[Row]
) -> Sequence[Stretch]:  # fmt: skip
    """The stretches, with those that are put forward for a defect; one place is named once.

    What only a model found on that ground is then a further reason.
    """
    stretches = list(found)
    for hazard in sorted(hazards, key=lambda h: h["id"]):
        text = tr("{defect}：{listed}", defect=hazard["defect"], listed=hazard["listed"])
        finding = Finding(f"structural:{hazard['id']}", text, DUTY, method=Method.STRUCTURAL.value)
        place = Stretch(hazard["road"], hazard["from_m"], hazard["to_m"], (finding,), hazard["junction"] or "")
        shared = [i for i, known in enumerate(stretches) if known.overlaps(place)]
        for i in shared:
            stretches[i] = replace(stretches[i], findings=(*stretches[i].findings, finding))
        if not shared:
            more = tuple(f for other in beside if other.overlaps(place) for f in other.findings)
            stretches.append(replace(place, findings=(finding, *more)))
    return stretches


def _candidate(stretch: Stretch, ground: Ground, hazards: Sequence[Row], at: At) -> Candidate:
    stretch, network, standards = said_once(stretch), ground.network, standards_of(at)
    codes = network.brigades_of(stretch)
    facts = facts_of(stretch, network, codes, hazards, standards)
    return Candidate(
        subject=subject_of(stretch),
        name=network.name(stretch, standards.near_m),
        reasons=tuple(reason_of(finding) for finding in stretch.findings),
        facts=facts | history_of(stretch, hazards, ground.published, at),
        group="、".join(network.brigade_names(codes)),
        order=("、".join(codes), stretch.road, stretch.from_m),
    )


def _notes(placed: Placed, screening: Screening, beside: Iterable[tuple[Stretch, str]]) -> tuple[str, ...]:
    """What was left out and how the search was made, one sentence each: for the office, not the notice."""
    said = []
    if placed.unlocated:
        said.append(tr("另有{n}起事故没有道路桩号或路口，未能定位，不参与路段统计。", n=placed.unlocated))
    if placed.before_repair:
        said.append(tr("有{n}起事故发生在隐患治理完成之前，不再计入该处。", n=placed.before_repair))
    for place, name in beside:
        why = "；".join(f.text for f in said_once(place).findings)
        said.append(tr("未达列入标准、仅供内部研判：{name}，{why}。", name=name, why=why))
    return (*said, *screening.notes)
