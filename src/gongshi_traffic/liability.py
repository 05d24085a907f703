"""What degrees of liability the law permits for these behaviours (事故责任).

A worksheet helps the officer and never decides: from each party's behaviours, their part in
the cause and their gravity it gives the combinations that 道路交通事故处理程序规定 articles 60
and 61 permit, with the reason for each. Which one holds is the officer's finding; one outside
the worksheet needs a recorded reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FULL, MAIN, EQUAL, MINOR, NONE = "全部", "主要", "同等", "次要", "无"
ARTICLE_60 = "道路交通事故处理程序规定第六十条"
ARTICLE_61 = "道路交通事故处理程序规定第六十一条"
FLIGHT_WORDS = ("逃逸",)
DESTROYING_WORDS = ("破坏现场", "伪造现场", "毁灭证据")
INTENT_WORDS = ("故意造成",)
_PARTS = {"直接原因": 2, "间接原因": 1}
_GRAVITIES = {"严重": 3, "一般": 2, "轻微": 1}


@dataclass(frozen=True)
class Behaviour:
    """One behaviour of a party (行为): what, which article, its part in the cause, its gravity."""

    code: str
    article: str
    part: str
    gravity: str

    @property
    def is_causal(self) -> bool:
        """Whether it had a part in the cause at all."""
        return self.part in _PARTS

    def has(self, words: Sequence[str]) -> bool:
        """Whether one of `words` stands in its code."""
        return any(word in self.code for word in words)


@dataclass(frozen=True)
class PartyBehaviours:
    """One line of the worksheet (工作表): a party's number and behaviours."""

    no: int
    behaviours: tuple[Behaviour, ...] = ()

    @property
    def causal(self) -> tuple[Behaviour, ...]:
        """The behaviours that had a part in the cause, flight and later acts not among them."""
        later = (*FLIGHT_WORDS, *DESTROYING_WORDS)
        return tuple(b for b in self.behaviours if b.is_causal and not b.has(later))

    @property
    def fled(self) -> bool:
        """Whether the party fled after the crash (逃逸)."""
        return any(b.has(FLIGHT_WORDS) for b in self.behaviours)

    @property
    def destroyed(self) -> bool:
        """Whether the party destroyed or forged the scene or evidence (破坏、伪造现场，毁灭证据)."""
        return any(b.has(DESTROYING_WORDS) for b in self.behaviours)

    @property
    def intended(self) -> bool:
        """Whether the party caused the crash on purpose (故意造成)."""
        return any(b.has(INTENT_WORDS) for b in self.behaviours)

    @property
    def weight(self) -> tuple[int, int]:
        """The greatest part and the greatest gravity among its causal behaviours; zeros for none."""
        return (
            max((_PARTS[b.part] for b in self.causal), default=0),
            max((_GRAVITIES.get(b.gravity, 0) for b in self.causal), default=0),
        )


@dataclass(frozen=True)
class Combination:
    """One division of liability that the worksheet permits (责任组合).

    `degrees` has the degree of each party by number. `needs_record` is true of a reduction
    after flight, which stands only with proof and a recorded reason.
    """

    degrees: Mapping[int, str]
    reason: str
    article: str
    needs_record: bool = False

    @property
    def label(self) -> str:
        """As a sheet shows it: 甲方全部、乙方无 by party number."""
        return "、".join(f"{no}号{degree}" for no, degree in sorted(self.degrees.items()))


def is_legal(degrees: Sequence[str]) -> bool:
    """Whether the degrees are one of the law's four sets (责任组合是否合法).

    全部 with 无; one 主要 with 次要 and 无; two or more 同等 with 无; all 无.
    """
    faulty = [d for d in degrees if d != NONE]
    if not degrees or not set(faulty) <= {FULL, MAIN, EQUAL, MINOR}:
        return False
    if not faulty or faulty == [FULL]:
        return True
    if set(faulty) == {EQUAL}:
        return len(faulty) >= 2
    return set(faulty) == {MAIN, MINOR} and faulty.count(MAIN) == 1


def permitted(parties: Sequence[PartyBehaviours]) -> tuple[Combination, ...]:
    """The combinations that articles 60 and 61 permit, the plainest first (可以认定的责任组合).

    Intent comes before flight, flight before the ordinary weighing of faults. No party with a
    fault gives all 无; one gives 全部; more give 主要 with 次要, or 同等, by part and gravity.
    No party gives none.
    """
    if not parties:
        return ()
    by_intent = [p for p in parties if p.intended]
    if len(by_intent) == 1:
        return (_sole(by_intent[0], parties, "故意造成交通事故，他方无责任", ARTICLE_60),)
    after_crash = [p for p in parties if p.fled or p.destroyed]
    if after_crash:
        return _after_crash(after_crash, parties)
    return _by_fault(parties)


def departs(found: Mapping[int, str], combinations: Sequence[Combination]) -> bool:
    """Whether the finding is none of the combinations that need no record (是否属于裁量)."""
    return all(c.needs_record or dict(c.degrees) != dict(found) for c in combinations)


def _sole(party: PartyBehaviours, parties: Sequence[PartyBehaviours], reason: str, article: str) -> Combination:
    return Combination({p.no: FULL if p.no == party.no else NONE for p in parties}, reason, article)


def _after_crash(runners: Sequence[PartyBehaviours], parties: Sequence[PartyBehaviours]) -> tuple[Combination, ...]:
    """Article 61: full liability, which may be reduced when another's fault is proven."""
    if len(runners) > 1:
        return (_equal(runners, parties, "两方以上逃逸或者破坏现场，须另行说明", ARTICLE_61, needs_record=True),)
    runner = runners[0]
    why = "故意破坏、伪造现场、毁灭证据" if runner.destroyed else "发生交通事故后逃逸"
    full = _sole(runner, parties, f"{runner.no}号当事人{why}，承担全部责任", ARTICLE_61)
    others = [p for p in parties if p.no != runner.no and p.causal]
    if not others or runner.destroyed:
        return (full,)
    why = "有证据证明其他当事人也有过错，可以适当减轻，须写明理由"
    return (
        full,
        _main(runner, [runner, *others], parties, why, ARTICLE_61, needs_record=True),
        _equal([runner, *others], parties, why, ARTICLE_61, needs_record=True),
    )


def _by_fault(parties: Sequence[PartyBehaviours]) -> tuple[Combination, ...]:
    """Article 60: by the part of each behaviour in the cause and the gravity of the fault."""
    faulty = [p for p in parties if p.causal]
    if not faulty:
        return (Combination({p.no: NONE for p in parties}, "各方均无导致事故的过错，属于交通意外事故", ARTICLE_60),)
    if len(faulty) == 1:
        return (_sole(faulty[0], parties, f"因{faulty[0].no}号当事人一方的过错导致事故", ARTICLE_60),)
    leaders = [p for p in faulty if not any(_outweighs(q, p) for q in faulty)]
    if len(leaders) == 1 and all(_outweighs(leaders[0], p) for p in faulty if p is not leaders[0]):
        why = f"{leaders[0].no}号当事人的行为作用和过错更重"
        return (_main(leaders[0], faulty, parties, why, ARTICLE_60),)
    equal = _equal(faulty, parties, "各方行为的作用和过错相当", ARTICLE_60)
    if len({p.weight for p in faulty}) == 1:
        return (equal,)
    why = "行为作用与过错程度轻重不一，由办案人权衡"
    return (equal, *(_main(p, faulty, parties, why, ARTICLE_60) for p in leaders))


def _outweighs(one: PartyBehaviours, other: PartyBehaviours) -> bool:
    """Whether `one` is at least as heavy in part and in gravity, and heavier in one of them."""
    return one.weight != other.weight and all(a >= b for a, b in zip(one.weight, other.weight, strict=True))


def _main(
    leader: PartyBehaviours,
    faulty: Sequence[PartyBehaviours],
    parties: Sequence[PartyBehaviours],
    reason: str,
    article: str,
    *,
    needs_record: bool = False,
) -> Combination:
    lesser = {p.no for p in faulty} - {leader.no}
    degrees = {p.no: MAIN if p.no == leader.no else MINOR if p.no in lesser else NONE for p in parties}
    return Combination(degrees, reason, article, needs_record)


def _equal(
    sharers: Sequence[PartyBehaviours],
    parties: Sequence[PartyBehaviours],
    reason: str,
    article: str,
    *,
    needs_record: bool = False,
) -> Combination:
    sharing = {p.no for p in sharers}
    return Combination({p.no: EQUAL if p.no in sharing else NONE for p in parties}, reason, article, needs_record)
