"""The facts a case is told with: masked labels, movements, result, liability (案例要素).

A name appears as surname and 某, and only of an adult who bears the liability; whoever was
hurt, died, is a minor or bears none is a role. Nothing is told that the record does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gongshi import At, Fact, Row, is_past_birthday, mask_all, tr, write_date, write_moment
from gongshi_traffic.citation import cite
from gongshi_traffic.lists import thresholds as t

LIABLE = ("全部", "主要", "同等")
HURT = ("轻伤", "重伤")
ON_WHEELS = ("机动车", "非机动车")
_NUMERALS = "零一两三四五六七八九十"
_FEW = len(_NUMERALS) - 1
Labels = Mapping[tuple[str, int], str]


def is_adult(party: Row, crash: Row, at: At) -> bool:
    """Whether the party is known to have been an adult when it happened (成年人)."""
    born = party["born_on"]
    return born is not None and is_past_birthday(born, crash["happened_at"].date(), age=at.number(t.ADULT_AGE))


def may_be_labelled(party: Row, crash: Row, at: At) -> bool:
    """Whether a masked name may stand for the party: adult, liable, alive and named (可用化名)."""
    alive = party["injury"] != "死亡"
    return bool(party["liability"] in LIABLE and alive and party["name"] and is_adult(party, crash, at))


def labels_of(cases: Sequence[tuple[Row, Sequence[Row]]], at: At) -> Labels:
    """Masked names by crash and party, equal masks told apart within the whole list (化名)."""
    named = [(p["crash"], p["no"], p["name"]) for crash, ps in cases for p in ps if may_be_labelled(p, crash, at)]
    masks = mask_all([name for _, _, name in named], "surname")
    return {(crash, no): mask for (crash, no, _), mask in zip(named, masks, strict=True)}


def story(crash: Row, parties: Sequence[Row], behaviours: Sequence[Row], labels: Labels, at: At) -> Mapping[str, Fact]:
    """All that a template may print of one case (案例要素)."""
    kinds = at.words(t.ELECTRIC)
    liable = {p["no"] for p in parties if p["liability"] in (*LIABLE, "次要")}
    acts = [b for b in behaviours if b["party"] in liable]
    return {
        "title": crash["case_title"],
        "headline": headline(crash["case_title"], parties),
        "happened_on": crash["happened_at"].date(),
        "happened": write_date(crash["happened_at"].date()),
        "happened_at": write_moment(crash["happened_at"]),
        "place": crash["place"] or "",
        "weather": crash["weather"] or "",
        "movements": tuple(_movement(p, labels, _marks(parties, labels)) for p in parties if p["movement"]),
        "result": result(parties),
        "injured": sum(p["injury"] in HURT for p in parties),
        "dead": sum(p["injury"] == "死亡" for p in parties),
        "damaged": sum(p["vehicle_damaged"] == "是" for p in parties),
        "electric": any(p["vehicle_kind"] in kinds for p in parties),
        "degree": _heaviest(parties),
        "full_liability": _heaviest(parties) == "全部",
        "liability": liability_sentence(parties, labels),
        "behaviours": tuple(dict.fromkeys(b["code"] for b in acts)),
        "articles": tuple(dict.fromkeys(cite(b["article"]) for b in acts)),
        "lesson": crash["lesson"] or "",
    }


def headline(title: str, parties: Sequence[Row]) -> str:
    """What the case shows and who answers for it, computed (案例标题)."""
    degree = _heaviest(parties)
    if degree == "同等":
        return tr("{title}，各负同等责任", title=title)
    return tr("{title}，负{degree}责任", title=title, degree=degree) if degree else title


def result(parties: Sequence[Row]) -> str:
    """Dead, hurt and damaged vehicles: 造成两人受伤、两辆车受损; empty when there is nothing (后果)."""
    dead, hurt = (sum(p["injury"] in kinds for p in parties) for kinds in (("死亡",), HURT))
    damaged = sum(p["vehicle_damaged"] == "是" for p in parties)
    few = max(dead, hurt, damaged) <= _FEW
    said = [tr("{n}死亡", n=_counted(dead, "人", few))] * (dead > 0)
    said += [tr("{n}受伤", n=_counted(hurt, "人", few))] * (hurt > 0)
    said += [tr("{n}车受损", n=_counted(damaged, "辆", few))] * (damaged > 0)
    return tr("造成{said}", said="、".join(said)) if said else ""


def _counted(n: int, unit: str, few: bool) -> str:
    """One form of numeral in one clause (GB/T 15835 同类别同形式): 一人、两辆 for few, else 1人、12辆."""
    if not few:
        return f"{n}{unit}"
    return f"{_NUMERALS[n]}{unit}"


def liability_sentence(parties: Sequence[Row], labels: Labels) -> str:
    """Who bears which liability, in the finding's words (责任认定)."""
    faulty = [p for p in parties if p["liability"] in (*LIABLE, "次要")]
    if not faulty:
        return tr("各方均无责任")
    marks = _marks(parties, labels)
    said = [
        _bears(p, labels, marks)
        for p in sorted(faulty, key=lambda p: ((*LIABLE, "次要").index(p["liability"]), p["no"]))
    ]
    clear = dict.fromkeys(_who(p, labels, marks) for p in parties if p["liability"] == "无")
    if clear:
        said.append(tr("{who}无责任", who="、".join(clear)))
    return "，".join(said)


def _bears(party: Row, labels: Labels, marks: Mapping[int, str]) -> str:
    who, degree = _who(party, labels, marks), party["liability"]
    if degree == "全部":
        return tr("{who}的行为是导致事故发生的直接原因，承担事故全部责任", who=who)
    return tr("{who}承担事故{degree}责任", who=who, degree=degree)


def _heaviest(parties: Sequence[Row]) -> str:
    found = {p["liability"] for p in parties}
    return next((degree for degree in LIABLE if degree in found), "")


def _marks(parties: Sequence[Row], labels: Labels) -> Mapping[int, str]:
    """What tells vehicles of one kind without a name apart: 甲车, 乙车, or 另一辆 beside a named driver's."""
    kinds: dict[str, list[Row]] = defaultdict(list)
    for party in parties:
        if party["role"] in ON_WHEELS:
            kinds[party["vehicle_kind"] or party["role"]].append(party)
    marks: dict[int, str] = {}
    letters = iter("甲乙丙丁戊己庚辛壬癸")
    for same in kinds.values():
        unnamed = [p["no"] for p in same if (p["crash"], p["no"]) not in labels]
        if len(unnamed) > 1:
            marks |= {no: tr("{letter}车", letter=letter) for no, letter in zip(unnamed, letters, strict=False)}
        elif unnamed and len(same) > 1:
            marks[unnamed[0]] = tr("另一辆")
    return marks


def _who(party: Row, labels: Labels, marks: Mapping[int, str]) -> str:
    """The party in the sentence of liability: a masked name, or a role."""
    name, mark = labels.get((party["crash"], party["no"])), marks.get(party["no"], "")
    if name:
        return name
    if party["role"] not in ON_WHEELS:
        return str(party["role"])
    kind = party["vehicle_kind"] or party["role"]
    return tr("{kind}驾驶人", kind=mark if mark and mark != tr("另一辆") else mark + kind)


def _movement(party: Row, labels: Labels, marks: Mapping[int, str]) -> str:
    """How the party moved: 拟某某骑电动自行车沿…逆行, 一辆小型客车沿…行驶, 一名行人…."""
    mask, mark = labels.get((party["crash"], party["no"])), marks.get(party["no"], "")
    kind, movement = party["vehicle_kind"] or party["role"], party["movement"]
    if mask is None:
        if party["role"] not in ON_WHEELS:
            return tr("一名{kind}", kind=kind) + movement
        if mark == tr("另一辆"):
            return f"{mark}{kind}{movement}"
        return tr("一辆{kind}", kind=kind) + (f"（{mark}）" if mark else "") + movement
    verb = {"机动车": tr("驾驶"), "非机动车": tr("骑")}.get(party["role"])
    return f"{mask}{verb}{kind}{movement}" if verb else f"{mask}{movement}"
