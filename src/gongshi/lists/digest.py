"""What a reviewer signs: a digest of the candidate as he saw it (审核摘要)."""

from __future__ import annotations

from dataclasses import asdict

from gongshi.lists.candidate import Candidate
from gongshi.lists.diary import Diary, canonical


def digest_of(candidate: Candidate, entry_id: str, diary: Diary) -> str:
    """A salted digest of name, reasons, facts and of which gates there are (审核摘要).

    Gates are in it by their codes, since their words follow the reader's language. Whether a
    gate holds is not in it: a clock that runs out between review and release does
    not undo the review; a gate that falls does, see `Passed.covers`.
    """
    seen = {
        "name": candidate.name,
        "subject": candidate.subject,
        "group": candidate.group,
        "mask": candidate.mask,
        "reasons": [asdict(r) for r in candidate.reasons],
        "facts": {k: repr(v) for k, v in candidate.facts.items()},
        "sealed": sorted(candidate.sealed),
        "gates": sorted(g.code for g in candidate.gates),
    }
    return diary.salted("digest", entry_id, canonical(seen).decode("ascii"))[:32]
