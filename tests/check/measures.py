"""The measures of the check on the labelled set, the structures and the traps (核稿的成绩).

Shared by the tests, which hold floors, and by `benchmarks/check.py`, which prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongshi.check import check, find_claims

from . import labelled, relations, scoring

Find = Callable[[str], Any]


@dataclass
class Judged:
    """Contradictions: those seeded and found, by kind, those not found but asked about, and what was said of sound texts."""

    seeds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    alarms: int = 0
    asked: int = 0
    doubted: int = 0
    relations: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def found(self) -> int:
        """Contradictions that were found."""
        return sum(a for a, _ in self.seeds.values())

    @property
    def seeded(self) -> int:
        """All that were seeded."""
        return sum(b for _, b in self.seeds.values())

    def note(self, kind: str, hit: bool, name: str) -> None:
        """One seeded contradiction, found or not."""
        self.seeds[kind][0] += hit
        self.seeds[kind][1] += 1
        if not hit:
            self.errors.append(f"{name}\tnot found")

    def sound(self, report: Any, name: str) -> set[str]:
        """What was said of a sound text: every contradiction is a false alarm."""
        self.alarms += len(report.contradictions)
        self.asked += len(report.questions)
        self.errors += [f"{name}\tfalse alarm\t{scoring.key(x)}" for x in report.contradictions]
        return {scoring.key(x) for x in (*report.contradictions, *report.questions)}


def claims_of(half: str, find: Find = find_claims) -> dict[str, scoring.Score]:
    """A score for each style of one half."""
    scores: dict[str, scoring.Score] = defaultdict(scoring.Score)
    for text in labelled.half(half):
        scores[text.style] += scoring.score(text, list(find(text.text)))
    return scores


def judged(half: str, judge: Find = check) -> Judged:
    """What `check` says of the texts of one half, and of each with one contradiction seeded."""
    result = Judged()
    for text in labelled.half(half):
        known = result.sound(judge(text.text), text.name)
        result.relations += len(relations.relations(text))
        for seed in relations.seeds(text):
            report = judge(seed.text)
            hit = scoring.found(seed, report.contradictions, report.questions, known)
            result.note(seed.kind, hit, seed.name)
            result.doubted += not hit and scoring.doubted(seed, report.questions, known)
    return result


def structures(judge: Find = check) -> Judged:
    """The one-line structures, each sound and broken."""
    result = Judged()
    for kind, sound, broken in structure_lines():
        known = result.sound(judge(sound), sound)
        result.relations += 1
        if not broken:
            continue
        report = judge(broken)
        told = (*report.contradictions, *report.questions)
        result.note(kind, any(scoring.key(x) not in known for x in told), f"{kind}: {broken}")
    return result


def structure_lines() -> Iterator[tuple[str, str, str]]:
    """Kind, sound text, broken text (empty where a sound one is a trap of its own); ⏎ is a new line."""
    for line in (labelled.CORPUS / "structures.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, sound, broken = line.replace("⏎", "\n").split("\t")
        yield kind, sound, broken


def traps(find: Find = find_claims) -> scoring.Score:
    """The one-line traps."""
    total = scoring.Score()
    for text in trap_texts():
        total += scoring.score(text, list(find(text.text)))
    return total


def trap_texts() -> Iterator[labelled.Labelled]:
    """Each line of the traps as a text of its own."""
    for line in (labelled.CORPUS / "traps.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, labels = labelled.unmark(line, Path("traps.txt"))
            yield labelled.Labelled(Path("traps.txt"), "traps", text, tuple(labels))


def summary(scores: dict[str, scoring.Score], found: Judged) -> dict[str, Any]:
    """The measures that the issue asks for, with their counts."""
    total = sum(scores.values(), scoring.Score())
    return {
        "claims": total.labels,
        "precision": total.precision,
        "recall": total.recall,
        "f1": total.f1,
        "exact_spans": total.spans / total.labels,
        "subject_and_scope": total.both / total.subjects_asked,
        "subject": total.subjects / total.subjects_asked,
        "scope": total.scopes / max(total.scopes_asked, 1),
        "kind": total.kinds / max(total.right, 1),
        "role": total.roles / max(total.roles_asked, 1),
        "direction": total.directions / max(total.directions_asked, 1),
        "contradictions": found.seeded,
        "contradictions_found": found.found / found.seeded,
        "contradictions_found_or_asked_about": (found.found + found.doubted) / found.seeded,
        "relations": found.relations,
        "false_alarms": found.alarms,
        "false_alarm_rate": found.alarms / found.relations,
        "questions_on_sound_texts": found.asked,
    }
