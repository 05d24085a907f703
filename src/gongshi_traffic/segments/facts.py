"""What is said of a place besides its reasons: where, whose, what happened, what is being done (路段要素)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gongshi import At, Fact, Period, Reason, Row, tr
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.segments.clauses import first_rank
from gongshi_traffic.segments.naming import Network, months_listed, side_of
from gongshi_traffic.segments.own_crashes import months_of
from gongshi_traffic.segments.place import Finding, Located, Stretch, ground
from gongshi_traffic.segments.profile import profile_of
from gongshi_traffic.segments.standards import Standards
from gongshi_traffic.segments.union import deciding


def said_once(stretch: Stretch) -> Stretch:
    """The stretch, its ground not said again in a reason where it is the place's own, which the name says."""
    if stretch.from_m == stretch.to_m:
        return stretch
    own = tr("在{ground}", ground=ground(stretch.from_m, stretch.to_m))
    findings = tuple(replace(f, text=f.text.replace(own, tr("在该路段"), 1)) for f in stretch.findings)
    return replace(stretch, findings=findings)


def reason_of(finding: Finding) -> Reason:
    """The finding as a reason of the list, with the rows behind it (理由)."""
    kind, _, hazard = finding.code.partition(":")
    if kind == "structural":
        return Reason(kind, finding.text, finding.basis, (("hazards", hazard),), statistical=False)
    return Reason(kind, finding.text, finding.basis, tuple(("crashes", number) for number in finding.crashes))


def is_at(hazard: Row, stretch: Stretch) -> bool:
    """Whether the hazard lies on the place's ground."""
    place = Stretch(hazard["road"], hazard["from_m"], hazard["to_m"], (), hazard["junction"] or "")
    return stretch.overlaps(place)


def facts_of(
    stretch: Stretch, network: Network, codes: tuple[str, ...], hazards: Sequence[Row], standards: Standards
) -> dict[str, Fact]:  # fmt: skip
    """Where the place is, whose, and what happened there (位置、归属与事故)."""
    names = network.brigade_names(codes)
    near = network.nearest(stretch, 0)
    known = network.nearest(stretch, standards.near_m)
    return {
        "road": network.road_name(stretch.road), "road_code": stretch.road, "from_m": stretch.from_m, "to_m": stretch.to_m,
        "chainage": ground(stretch.from_m, stretch.to_m),
        "arms": tuple(f"{network.road_name(r)} {ground(a, b)}" for r, a, b in stretch.arms),
        "junction": near["name"] if near else "", "village": (near["village"] or "") if near else "",
        "landmark": (known["village"] or known["name"]) if known else "",
        "brigade": "、".join(names), "brigades": codes,
        "border": tr("位于{names}辖区交界处", names="、".join(names)) if len(codes) > 1 else "",
        "why": "；".join(deciding(stretch, standards)),
        "rank": first_rank([finding.rank for finding in stretch.findings]),
        "methods": tuple(dict.fromkeys(finding.method for finding in stretch.findings)),
        "defects": tuple(sorted({h["defect"] for h in hazards if is_at(h, stretch)})),
        "months": months_of(stretch, standards.months), **_happened(stretch),
    }  # fmt: skip


def _happened(stretch: Stretch) -> dict[str, Fact]:
    """Counts of the crashes on the printed ground; what each reason counts stands in the reason."""
    crashes = stretch.crashes
    fatal = sum(c.is_fatal for c in crashes) if any(map(_is_told, crashes)) or not crashes else None
    return {
        "profile": profile_of(crashes).said,
        "side": side_of(crashes),
        "crashes": len(crashes),
        "fatal_crashes": fatal,
        **_losses(crashes, fatal),
        "casualties": sum(c.casualties for c in crashes),
    }


def _losses(crashes: Sequence[Located], fatal: int | None) -> dict[str, Fact]:
    """The dead and the hurt; None, and not nought, where the source tells of such crashes but not of people."""
    deaths, injured = sum(c.deaths for c in crashes), sum(c.injured for c in crashes)
    hurt = any(c.severity == "伤人" for c in crashes)
    return {"deaths": deaths if deaths or fatal == 0 else None, "injured": injured if injured or not hurt else None}


def _is_told(crash: Located) -> bool:
    """Whether the source tells how grave it was; one that tells no severity tells of no death either."""
    return bool(crash.severity or crash.deaths)


def history_of(
    stretch: Stretch, hazards: Sequence[Row], published: Mapping[str, frozenset[Period]], at: At
) -> dict[str, Fact]:  # fmt: skip
    """Months on the list, what is being done, and the mark of a place named again and again (在榜与治理)."""
    here = [h for h in hazards if is_at(h, stretch)]
    months = months_listed(stretch, published, at.number(t.SEGMENT_WINDOW), at)
    measure = "；".join(dict.fromkeys(h["measure"] for h in here if h["measure"]))
    repeated = not measure and months >= at.number(t.SEGMENT_REPEAT)
    return {
        "months_listed": months,
        "measure": measure,
        "owner": "、".join(dict.fromkeys(h["owner"] for h in here if h["owner"])),
        "due": min((h["due"] for h in here if h["due"]), default=None),
        "repeated": repeated,
        "repeat_mark": tr("连续{n}个月在榜，尚无治理措施", n=months) if repeated else "",
    }
