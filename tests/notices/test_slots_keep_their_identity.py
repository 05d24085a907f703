"""Each slot has an id that is unique in the notice and the same in the next run."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.notices.fake import facts, kind_of

from gongshi.notices.compose import compose
from gongshi.notices.slot import Fixed, Slot, SlotBook, plain
from gongshi_traffic.notices import NOTICES


@pytest.mark.parametrize("kind", NOTICES, ids=lambda k: k.name)
def test_ids_tags_and_bookmarks_are_unique(kind) -> None:  # type: ignore[no-untyped-def]
    slots = compose(kind, facts()).slots()
    assert slots
    for named in ("id", "tag", "bookmark"):
        assert len({getattr(s, named) for s in slots}) == len(slots)


@pytest.mark.parametrize("kind", NOTICES, ids=lambda k: k.name)
def test_composing_twice_gives_the_same_tree(kind) -> None:  # type: ignore[no-untyped-def]
    assert compose(kind, facts()) == compose(kind, facts())


def test_a_slot_holds_the_exact_value_behind_the_shown_text(tmp_path: Path) -> None:
    notice = compose(kind_of(tmp_path, '{{ figure("deaths") }}；{{ figure("deaths") }}\n'), facts())
    first, second = notice.slots()
    assert (first.id, second.id) == ("figure:deaths#1", "figure:deaths#2")
    assert first.value == Decimal(14) and first.shown == "14人"


def test_an_entrys_slot_is_named_by_its_place_in_the_list(tmp_path: Path) -> None:
    text = '{% for e in entries("lifetime_bans") %}\n{{ e.name }}，{{ e.fact("age", "岁") }}，又{{ e.name }}\n{% endfor %}\n'
    ids = [s.id for s in compose(kind_of(tmp_path, text), facts()).slots()]
    assert ids[:3] == ["list:lifetime_bans#1.name", "list:lifetime_bans#1.age", "list:lifetime_bans#1.name~2"]


def test_a_long_id_still_fits_words_limit_and_stays_its_own() -> None:
    a, b = (Slot(f"list:{'x' * 80}#{n}.name", "", "", "") for n in (1, 2))
    assert len(a.tag) <= 64 and len(a.bookmark) <= 40
    assert a.tag != b.tag


def test_marks_in_text_come_back_as_the_slots_they_stand_for() -> None:
    book = SlotBook()
    slot = book.figure("figure:x", Decimal(3), "3起")
    spans = book.spans(f"共{book.mark(slot)}。")
    assert spans == (Fixed("共"), slot, Fixed("。")) and plain(spans) == "共3起。"
