"""The names of a release's lists as they are shown, settled over all its lists at once (公开写法)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gongshi.lists.candidate import Subject
from gongshi.lists.masking import shown
from gongshi.lists.worn import forms_of

if TYPE_CHECKING:
    from gongshi.lists.candidate import Candidate
    from gongshi.lists.entry import Entry
    from gongshi.lists.masking import Shown
    from gongshi.lists.roll import Roll

Forms = Mapping[tuple[Subject, str], str]


def mask_together(rolls: Sequence[Roll]) -> tuple[Roll, ...]:
    """The lists of one release, each name as a notice shows it.

    Equal masks are told apart over all of them, and one that was withdrawn is nobody's any more.
    """
    forms = forms_of(rolls)
    return tuple(_masked(roll, forms) for roll in rolls)


def _masked(roll: Roll, forms: Forms) -> Roll:
    """Those that a notice names as the release shows them; the rest, told apart, as reviewers see them."""
    named = roll.shown()
    ids = {e.id for e in named}
    rest = [e.candidate for e in roll.entries if e.id not in ids]
    faces = _faces(roll, roll.entries, (), {}) | _faces(roll, named, rest, forms)
    return replace(roll, entries=tuple(_with_face(e, faces[e.id]) for e in roll.entries))


def _faces(roll: Roll, entries: Sequence[Entry], others: Sequence[Candidate], forms: Forms) -> dict[str, Shown]:
    kind = roll.rule.subject
    mine = {subject: form for (of, subject), form in forms.items() if of is kind}
    faces = shown([e.candidate for e in entries], kind, roll.policy, others=others, forms=mine)
    return {e.id: face for e, face in zip(entries, faces, strict=True)}


def _with_face(entry: Entry, face: Shown) -> Entry:
    return replace(entry, shown_name=face.name, shown_facts=face.facts, shown_reasons=face.reasons, policy=face.policy)
