"""One list of what the criteria, the density and the expected counts find (合并名单).

Places that share ground are one place with every reason. The place that came first keeps its
name and ends: what a document defines, before what a model finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from gongshi import At, Period, tr
from gongshi_traffic.segments.criteria import places_by_scheme
from gongshi_traffic.segments.density import Layer, places_by_density
from gongshi_traffic.segments.expected import places_by_expectation
from gongshi_traffic.segments.place import Located, Stretch
from gongshi_traffic.segments.standards import Method, Standards, standards_of
from gongshi_traffic.segments.traffic import traffic_in, traffic_said

if TYPE_CHECKING:
    from gongshi_traffic.segments.naming import Network


@dataclass(frozen=True)
class Screening:
    """What a search of the network found (排查结果).

    `places` are put forward; `beside` are found only by methods that here do not put a place
    forward. `layer` is the density on every piece of road, None where it was not computed. `notes`
    say what was done and what could not be, one sentence each.
    """

    places: tuple[Stretch, ...]
    beside: tuple[Stretch, ...] = ()
    layer: Layer | None = None
    notes: tuple[str, ...] = ()


class Kernel(Protocol):
    """What finds the places (路段识别方法): located crashes and the network in, a screening out."""

    def __call__(self, crashes: Sequence[Located], network: Network, at: At) -> Screening:
        """The places at this time."""
        ...


def by_all_methods(crashes: Sequence[Located], network: Network, at: At) -> Screening:
    """Every method by the standards in force, whether or not it puts places forward (各种方法都用)."""
    return screened(crashes, network, at.period, standards_of(at))


def for_the_list(crashes: Sequence[Located], network: Network, at: At) -> Screening:
    """The same, without density where that puts no place forward: its simulations take most of the time."""
    standards = standards_of(at)
    return screened(crashes, network, at.period, standards, with_density=Method.DENSITY in standards.methods)


def screened(
    crashes: Sequence[Located], network: Network, period: Period, standards: Standards, *, with_density: bool = True
) -> Screening:
    """The places that all methods find, as one list (排查)."""
    ones, traffic = counted_in(crashes, period, standards), traffic_in(network, standards.span(period))
    by_criteria = places_by_scheme(standards.scheme, crashes, network.grades, period)
    dense, layer, density_note = (
        places_by_density(ones, network, standards, traffic) if with_density else ((), None, _no_density())
    )
    above, sites = places_by_expectation(ones, network, standards, traffic)
    expected_note = sites.said if sites else tr("路段或事故太少，没有做期望事故数分析。")
    joined = one_list([network.settled(place) for place in (*by_criteria, *dense, *above)])
    forward = [place for place in joined if puts_forward(place, standards)]
    beside = tuple(place for place in joined if not puts_forward(place, standards))
    notes = tuple(filter(None, (density_note, expected_note, traffic_said(network))))
    return Screening(tuple(forward), beside, layer, notes)


def counted_in(crashes: Iterable[Located], period: Period, standards: Standards) -> list[Located]:
    """The crashes that the statistical methods count: of their months and their kind (所计事故)."""
    span = standards.span(period)
    return [c for c in crashes if span.contains(c.happened_on) and standards.counted.weight(c) > 0]


def _no_density() -> str:
    return tr("本市不凭密度列入，没有做密度分析；需要参考的，可运行 gongshi screen。")


def puts_forward(place: Stretch, standards: Standards) -> bool:
    """Whether a method that counts here found the place (是否据以列入)."""
    methods = {m.value for m in standards.methods} | {Method.STRUCTURAL.value}
    return any(f.method in methods for f in place.findings)


def one_list(found: Iterable[Stretch]) -> list[Stretch]:
    """The stretches, each that shares ground with earlier ones as further reasons of all of those.

    The place keeps the ground of what found it first; later reasons only speak for it.
    """
    places: list[Stretch] = []
    for stretch in found:
        shared = [i for i, place in enumerate(places) if place.overlaps(stretch)]
        for i in shared:
            places[i] = replace(places[i], findings=(*places[i].findings, *stretch.findings))
        if not shared:
            places.append(stretch)
    return places


def deciding(place: Stretch, standards: Standards) -> tuple[str, ...]:
    """What a notice prints for the place: documents and defects first, a model only where nothing else speaks.

    The reviewers see every reason; a driver needs the counts.
    """
    plain = (Method.CRITERIA.value, Method.STRUCTURAL.value)
    texts = [f.text for f in place.findings if f.method in plain]
    if not texts:
        texts = [f.text for f in place.findings if f.method in {m.value for m in standards.methods}]
    return tuple(texts)
