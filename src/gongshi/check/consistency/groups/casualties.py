"""The dead and the hurt of one accident, and how many they are together: 致2人死亡、6人受伤，死伤8人 (死伤)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import Group, in_bracket
from gongshi.check.draft import PEOPLE, Draft

_BOTH = re.compile(r"死伤|伤亡")
_DEAD, _HURT, _LOST = (
    re.compile(r"死亡|身亡|遇难|丧生|罹难"),
    re.compile(r"(?<!死)受?伤(?!亡)"),
    re.compile(r"失踪|失联"),
)
_SEVERAL = re.compile("分别|依次|以上|此前|其中[一二两三四五六七八九0-9]+起")
_AHEAD = 200  # characters behind within which the text tells what its headline counts


def casualties(draft: Draft) -> Iterator[Group]:
    """Each number of dead and hurt together with those told beside it: of its sentence, or of the first one behind that tells of both."""
    people = [c for c in draft.counted if c.unit in PEOPLE and not in_bracket(draft.plain, c.start)]
    for whole in people:
        if not _BOTH.search(_said(draft, whole)):
            continue
        sentence = draft.sentence_of(whole.start)
        for n in range(sentence, len(draft.sentence_starts)):
            start = draft.sentence_starts[n]
            if start > whole.end + _AHEAD:
                break
            told = [c for c in people if c is not whole and draft.sentence_of(c.start) == n]
            words = draft.plain[start : draft.sentence_end(start)] + draft.clause(whole.start)
            parts = [[c for c in told if kind.search(_said(draft, c))] for kind in (_DEAD, _HURT, _LOST)]
            if [len(p) for p in parts[:2]] == [1, 1] and len(parts[2]) < 2 and not _SEVERAL.search(words):
                yield Group(whole, tuple(c for p in parts for c in p), "", "死伤")
                break


def _said(draft: Draft, claim: Claim) -> str:
    """The words that touch the number and tell what it counts: 造成2人死亡, 受伤6人."""
    start = draft.clause_starts[draft.clause_of(claim.outer_start)]
    lead = draft.plain[max(start, claim.outer_start - 6) : claim.outer_start].rpartition("、")[2]
    tail = re.split(r"[，、。；：（\n0-9]", draft.plain[claim.outer_end : claim.outer_end + 4])[0]
    return tail if _BOTH.search(tail) or any(kind.search(tail) for kind in (_DEAD, _HURT, _LOST)) else lead
