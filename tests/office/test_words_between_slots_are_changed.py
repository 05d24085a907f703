"""Free text is changed piece by piece between the slots, and refused like a file edited by hand."""

from __future__ import annotations

import pytest

from gongshi.i18n import speaking
from gongshi.notices.adopt import NotAdopted
from gongshi.notices.compose import compose
from gongshi.notices.notice import Notice
from gongshi.notices.slot import plain
from gongshi.office.adopting import in_adopted_words
from gongshi.office.rendering import facts_of
from gongshi.office.rewording import Reworded, adopt_words, pieces, reworded

from .a_release import Release

OLD, NEW = "被曝光。", "已依法曝光。"


@pytest.fixture
def office(city) -> Release:
    office = Release.begun(city)
    office.reviewed()
    return office


class Desk:
    """The bulletin as somebody has it on the screen."""

    def __init__(self, office: Release) -> None:
        self.office, self.run = office, office.run()
        self.facts = facts_of(office.workspace, self.run, draft=False, number="11")
        self.kind = next(k for k in self.run.pack.notices if k.form == "bulletin")

    @property
    def notice(self) -> Notice:
        with speaking("zh"):
            return in_adopted_words(self.office.workspace, self.run, compose(self.kind, self.facts))

    def number_of(self, words: str) -> int:
        return next(i for i, b in enumerate(self.notice.blocks) if any(words in p for p in pieces(b)))

    def adopt(self, changes):
        return adopt_words(
            self.office.workspace, self.run, self.facts, self.kind, self.notice, changes, by=self.office.staff["fabu"]
        )

    def swap(self, old: str, new: str):
        number = self.number_of(old)
        words = tuple(p.replace(old, new) for p in pieces(self.notice.blocks[number]))
        return self.adopt({number: Reworded(words)})


@pytest.fixture
def desk(office) -> Desk:
    return Desk(office)


def test_words_are_taken_over_and_the_slots_stand(desk):
    slots = [s.id for s in desk.notice.slots()]
    (one,) = desk.swap(OLD, NEW)
    assert OLD in one.was and NEW in one.now
    assert NEW in desk.notice.text() and [s.id for s in desk.notice.slots()] == slots


def test_a_second_change_keeps_the_first(desk):
    desk.swap(OLD, NEW)
    title = pieces(desk.notice.blocks[desk.number_of("通报")])
    assert title
    found = desk.swap(NEW, "已依法向社会曝光。")
    assert len(found) == 1 and "已依法向社会曝光。" in desk.notice.text()


def test_a_number_typed_by_hand_is_refused_and_nothing_is_kept(desk):
    with pytest.raises(NotAdopted) as caught:
        desk.swap(OLD, "被曝光，同比下降5%。")
    assert "手写的数" in caught.value.what and ".docx" not in caught.value.where
    assert OLD in desk.notice.text()


def test_a_new_paragraph_stands_behind_its_block(desk):
    number = desk.number_of(OLD)
    desk.adopt({number: Reworded(after="请广大驾驶人\r\n引以为戒。")})
    texts = [plain(b.spans) for b in desk.notice.blocks if hasattr(b, "spans")]
    assert "请广大驾驶人引以为戒。" in texts


def test_too_few_pieces_change_nothing(desk):
    number = desk.number_of(OLD)
    assert reworded(desk.notice, {number: Reworded(("只有一段",))}).blocks[number] == desk.notice.blocks[number]


def test_tables_and_drawings_have_no_words_to_change(desk):
    free = [b for b in desk.notice.blocks if pieces(b)]
    assert 0 < len(free) < len(desk.notice.blocks)
