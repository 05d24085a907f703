"""Two reviewers are two keys, not two strings."""

from datetime import datetime

import pytest

from gongshi.lists.actions.enrol import enrol, retire
from gongshi.lists.diary import Act
from gongshi.lists.journal import NotEnrolled
from gongshi.lists.person import AlreadyThere, BadPerson, NoSuchPerson, People, Person, Role
from gongshi.lists.signing import (
    KeyExists,
    KeyInWorkspace,
    NoSuchKey,
    NotHisKey,
    Signer,
    WrongPassphrase,
    is_signed,
    key_path,
    load_key,
    new_key,
)

WHEN = datetime(2022, 11, 23, 9)


def test_a_signature_holds_for_its_own_text_and_key_only(tmp_path):
    one = load_key(tmp_path, Person("one", "虚构甲", Role.LEGAL, new_key(tmp_path, "one")))
    other = new_key(tmp_path, "other")
    signature = one.sign(b"text")
    assert is_signed(one.person.public_key, b"text", signature)
    assert not is_signed(one.person.public_key, b"texT", signature)
    assert not is_signed(other, b"text", signature)
    assert not is_signed(one.person.public_key, b"text", "no hex")


def test_a_key_is_never_made_inside_the_workspace(tmp_path, three_parts):
    with pytest.raises(KeyInWorkspace) as fault:
        new_key(tmp_path / "w" / "keys", "one", workspace=tmp_path / "w")
    three_parts(fault.value)
    assert not (tmp_path / "w" / "keys").exists()


def test_a_key_is_never_overwritten(tmp_path, three_parts):
    new_key(tmp_path, "one")
    before = key_path(tmp_path, "one").read_bytes()
    with pytest.raises(KeyExists) as fault:
        new_key(tmp_path, "one")
    three_parts(fault.value)
    assert key_path(tmp_path, "one").read_bytes() == before


def test_a_key_under_a_passphrase_opens_with_that_passphrase_only(tmp_path, three_parts):
    person = Person("one", "虚构甲", Role.LEGAL, new_key(tmp_path, "one", passphrase="示例口令"))
    assert load_key(tmp_path, person, passphrase="示例口令").id == "one"
    for wrong in ("", "别的"):
        with pytest.raises(WrongPassphrase) as fault:
            load_key(tmp_path, person, passphrase=wrong)
        three_parts(fault.value)


def test_somebody_elses_key_under_my_name_is_not_mine(tmp_path, three_parts):
    me = Person("me", "虚构甲", Role.LEGAL, new_key(tmp_path, "me"))
    new_key(tmp_path / "theirs", "me")
    with pytest.raises(NotHisKey) as fault:
        load_key(tmp_path / "theirs", me)
    three_parts(fault.value)


def test_a_missing_key_says_where_it_was_looked_for(tmp_path, three_parts):
    with pytest.raises(NoSuchKey) as fault:
        load_key(tmp_path, Person("one", "虚构甲", Role.LEGAL, "0" * 64))
    three_parts(fault.value)
    assert "one.key.pem" in fault.value.where


def test_people_are_read_back_as_written_and_found_by_id_or_name(tmp_path):
    people = People().with_person(Person("one", "虚构甲", Role.PROPOSER, "1" * 64))
    people = people.with_person(Person("two", "虚构乙", Role.PRESS, "2" * 64))
    people.write(tmp_path / "people.json")
    back = People.read(tmp_path / "people.json")
    assert back == people
    assert back.of("two") == back.of("虚构乙")
    assert "PRIVATE" not in (tmp_path / "people.json").read_text(encoding="utf-8")


def test_one_key_cannot_be_two_people(three_parts):
    people = People().with_person(Person("one", "虚构甲", Role.PROPOSER, "1" * 64))
    for person in (Person("two", "虚构乙", Role.PRESS, "1" * 64), Person("one", "虚构乙", Role.PRESS, "2" * 64)):
        with pytest.raises(AlreadyThere) as fault:
            people.with_person(person)
        three_parts(fault.value)


@pytest.mark.parametrize(("id_", "key"), [("假某", "1" * 64), ("../x", "1" * 64), ("one", "1")])
def test_an_id_is_plain_and_a_key_is_whole(id_, key, three_parts):
    with pytest.raises(BadPerson) as fault:
        Person(id_, "虚构甲", Role.LEGAL, key)
    three_parts(fault.value)


def test_an_unknown_person_is_answered_with_those_there_are(three_parts):
    with pytest.raises(NoSuchPerson) as fault:
        People((Person("one", "虚构甲", Role.LEGAL, "1" * 64),)).of("two")
    three_parts(fault.value)
    assert "one" in fault.value.mend


def test_a_damaged_register_of_people_is_an_error(tmp_path, three_parts):
    (tmp_path / "people.json").write_text("[{}]", encoding="utf-8")
    with pytest.raises(BadPerson) as fault:
        People.read(tmp_path / "people.json")
    three_parts(fault.value)


def test_roles_answer_to_their_chinese_labels(three_parts):
    assert Role.parse("复核") is Role.SECOND_REVIEW
    with pytest.raises(BadPerson) as fault:
        Role.parse("没有的岗位")
    three_parts(fault.value)


def test_who_is_not_enrolled_can_do_nothing(world, three_parts):
    stranger = load_key(world.folder / "k", Person("nn", "虚构外人", Role.PRESS, new_key(world.folder / "k", "nn")))
    with pytest.raises(NotEnrolled) as fault:
        world.diary.write(Act.ANCHOR, "", stranger, WHEN)
    three_parts(fault.value)


def test_a_role_changed_in_a_file_gives_no_right(world):
    writer = world.who["writer"]
    raised = Signer(Person("writer", "虚构", Role.APPROVE, writer.person.public_key), writer.private_key)
    with pytest.raises(NotEnrolled):
        world.diary.write(Act.ANCHOR, "", raised, WHEN)


def test_only_keepers_and_approvers_enrol(world):
    person = Person("nn", "虚构新人", Role.PRESS, new_key(world.folder / "k", "nn"))
    with pytest.raises(NotEnrolled):
        enrol(person, by=world.who["writer"], when=WHEN, diary=world.diary)
    enrol(person, by=world.who["chief"], when=WHEN, diary=world.diary)


def test_the_key_of_another_cannot_be_enrolled_again(world):
    twin = Person("twin", "虚构双", Role.SECOND_REVIEW, world.who["first"].person.public_key)
    with pytest.raises(NotEnrolled):
        enrol(twin, by=world.who["keeper"], when=WHEN, diary=world.diary)


def test_after_leaving_a_person_can_do_nothing_and_his_acts_still_verify(world):
    world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN)
    retire(world.who["press"].person, by=world.who["keeper"], when=WHEN, diary=world.diary)
    with pytest.raises(NotEnrolled):
        world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN)
    assert world.diary.verify() == ()


def test_a_lost_key_is_replaced_by_enrolling_again(world):
    old = world.who["press"]
    fresh = Person("press", old.person.name, Role.PRESS, new_key(world.folder / "k", "press"))
    enrol(fresh, by=world.who["keeper"], when=WHEN, diary=world.diary)
    world.diary.write(Act.ANCHOR, "", load_key(world.folder / "k", fresh), WHEN)
    with pytest.raises(NotEnrolled):
        world.diary.write(Act.ANCHOR, "", old, WHEN)
    assert world.diary.verify() == ()


def test_a_register_of_people_that_differs_from_the_diary_is_found(world):
    people = People(tuple(s.person for s in world.who.values()))
    assert world.diary.verify(people) == ()
    grown = people.with_person(Person("ghost", "虚构影", Role.SECOND_REVIEW, "9" * 64))
    assert [f.line for f in world.diary.verify(grown)] == [0]
    assert "ghost" in world.diary.verify(grown)[0].says
