"""The diary only grows, is signed, holds ids, and says which line is bad."""

import json
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongshi.lists.diary import Act, entry_id
from gongshi.lists.journal import DiaryBroken, FileDiary, NameInDiary

WHEN = datetime(2022, 11, 23, 9, 30)


def again(world) -> FileDiary:
    return FileDiary(world.diary.path)


def lines(world) -> list[bytes]:
    return world.diary.path.read_bytes().splitlines(keepends=True)


def test_events_read_back_are_those_written(world):
    event = world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN, {"vault": "ab12"}, note="附注")
    last = again(world).events()[-1]
    assert last == event
    assert last.note == "附注"
    assert last.at == WHEN


def test_every_event_holds_the_hash_of_the_one_before(world):
    events = world.diary.events()
    assert [e.previous for e in events[1:]] == [e.hash for e in events[:-1]]
    assert world.diary.head == events[-1].hash


def test_two_writers_take_turns(world):
    other = again(world)
    for n in range(4):
        (world.diary, other)[n % 2].write(Act.ANCHOR, "", world.who["press"], WHEN)
    assert again(world).verify() == ()
    assert len(again(world).events()) == len(world.who) + 4


def test_writes_together_are_one_wait_and_the_same_chain(world):
    with world.diary.together():
        for n in range(5):
            world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN, {"n": str(n)})
    assert again(world).verify() == ()
    assert [e.fields["n"] for e in again(world).events()[-5:]] == list("01234")
    head = world.diary.path.with_name("diary.jsonl.head").read_text(encoding="ascii")
    assert head == f'[{len(world.who) + 5},"{world.diary.head}"]'


def test_no_name_gets_into_the_diary(world, three_parts):
    for entry, fields in (("假小明", {}), ("", {"vault": "示A12345"}), ("", {"名": "x"})):
        with pytest.raises(NameInDiary) as fault:
            world.diary.write(Act.ANCHOR, entry, world.who["press"], WHEN, fields)
        three_parts(fault.value)
    world.approved()
    world.diary.path.read_bytes().decode("ascii")


def test_ids_cannot_be_guessed_without_the_salt(world, new_world, tmp_path):
    other = new_world(tmp_path / "other").diary
    mine = entry_id(world.diary, "list", "2022-11", "A12345")
    assert mine == entry_id(again(world), "list", "2022-11", "A12345")
    assert mine != entry_id(other, "list", "2022-11", "A12345")
    assert mine != entry_id(world.diary, "list", "2022-12", "A12345")


def test_parts_of_an_id_cannot_be_shifted_into_each_other(world):
    assert world.diary.salted("a", "bc") != world.diary.salted("ab", "c")


def test_a_typed_text_can_be_erased_and_the_chain_still_verifies(world):
    event = world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN, note="与假小明同名")
    world.diary.erase_note(event)
    assert world.diary.verify() == ()
    assert again(world).events()[-1].note == ""


def test_a_changed_text_is_found(world):
    event = world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN, note="原文")
    path = world.diary.notes.folder / f"{event.fields['note']}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("原文", "改过"), encoding="utf-8")
    assert [f.line for f in again(world).verify()] == [event.number]


def test_a_changed_line_in_the_middle_is_named(world, three_parts):
    found = lines(world)
    found[2] = found[2].replace(b"ENROL", b"ERASE")
    world.diary.path.write_bytes(b"".join(found))
    assert [f.line for f in again(world).verify()] == [3]
    with pytest.raises(DiaryBroken) as fault:
        again(world).events()
    three_parts(fault.value)
    assert "第 3 行" in fault.value.where


@pytest.mark.parametrize(
    "forge", [lambda x: x[:1] + x[2:], lambda x: x[:2] + x[3:1:-1] + x[4:], lambda x: [*x[:3], x[2], *x[3:]]]
)
def test_lines_cannot_be_taken_out_swapped_or_repeated(world, forge):
    world.diary.path.write_bytes(b"".join(forge(lines(world))))
    assert again(world).verify()


def test_lines_cut_off_the_end_are_missed(world, three_parts):
    world.diary.path.write_bytes(b"".join(lines(world)[:-2]))
    with pytest.raises(DiaryBroken) as fault:
        again(world).events()
    three_parts(fault.value)


def test_a_line_signed_anew_by_another_is_found(world):
    """A forger re-computes every hash, but has only his own key."""
    found = [json.loads(line) for line in lines(world)]
    found[1]["by"] = "press"
    world.diary.path.write_bytes(
        b"".join(json.dumps(d, sort_keys=True, separators=(",", ":")).encode() + b"\n" for d in found)
    )
    assert [f.line for f in again(world).verify()] == [2]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_byte_changed_anywhere_is_found(data, world):
    # The bytes as written stay in memory; each example writes its own change of them.
    whole = b"".join(e.line() + b"\n" for e in world.diary.events())
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != whole[at]))
    world.diary.path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert again(world).verify()
    world.diary.path.write_bytes(whole)
    assert again(world).verify() == ()


def test_a_lost_salt_is_said_and_never_made_anew(world, three_parts):
    world.diary.path.with_name("diary.jsonl.salt").unlink()
    with pytest.raises(DiaryBroken) as fault:
        again(world).salted("x")
    three_parts(fault.value)


def test_a_salt_of_another_workspace_is_found(world, new_world, tmp_path):
    other = new_world(tmp_path / "other").diary.path.with_name("diary.jsonl.salt")
    world.diary.path.with_name("diary.jsonl.salt").write_bytes(other.read_bytes())
    assert [f.line for f in again(world).verify()] == [1]


def test_a_damaged_head_is_said(world, three_parts):
    world.diary.path.with_name("diary.jsonl.head").write_text("?", encoding="utf-8")
    with pytest.raises(DiaryBroken) as fault:
        again(world).events()
    three_parts(fault.value)
