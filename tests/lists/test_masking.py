"""A masked name never comes out whole, in any column, fact or sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.lists.candidate import Candidate, GateResult, Reason, Subject
from gongshi.lists.covers import Covers
from gongshi.lists.masking import MaskNotOffered, policy_of, shown, told_apart
from gongshi.lists.sheet import annex_grid

BASIS = "办法"
SURNAMES = ["假", "虚", "欧阳", "示"]


def person(name, *reasons, **more):
    return Candidate(more.pop("subject", name), name, tuple(Reason("a", r, BASIS) for r in reasons), **more)


names = st.builds(str.__add__, st.sampled_from(SURNAMES), st.text("甲乙明红小大", min_size=1, max_size=2))
plates = st.builds("示{}{}".format, st.sampled_from("ABC"), st.text("0123456789", min_size=5, max_size=5))


@given(st.lists(names, min_size=1, max_size=6, unique=True), st.text("　 ·，。因", max_size=3), st.data())
def test_no_masked_person_comes_out_whole_in_anybodys_text(people, gap, data):
    texts = [gap.join(data.draw(st.permutations(people))) for _ in people]
    candidates = [person(n, t, facts={"who": t, "all": (t, n)}) for n, t in zip(people, texts, strict=True)]
    for face in shown(candidates, Subject.PERSON, "surname"):
        out = "".join((face.name, *face.reasons, str(face.facts["who"]), *face.facts["all"]))
        for name in people:
            assert name not in out.replace("　", "").replace(" ", "").replace("·", "")


@given(st.lists(plates, min_size=1, max_size=6, unique=True))
def test_no_masked_plate_comes_out_whole_and_no_two_look_alike(found):
    candidates = [person(p, f"{p[:2]}·{p[2:]}、{p}、{p.lower()}", facts={"plate": p}) for p in found]
    faces = shown(candidates, Subject.PLATE, "tail")
    assert len({f.name for f in faces}) == len(found)
    for face in faces:
        out = "".join((face.name, *face.reasons, str(face.facts["plate"])))
        assert not any(p in out.upper().replace("·", "") for p in found)


@given(st.lists(names, min_size=2, max_size=8, unique=True))
def test_equal_masks_in_one_list_are_told_apart(people):
    faces = shown([person(n) for n in people], Subject.PERSON, "surname")
    assert len({f.name for f in faces}) == len(people)


@given(st.lists(names, max_size=6), st.data())
def test_a_shown_name_is_not_cut_by_a_masked_one_inside_it(people, data):
    text = "、".join(data.draw(st.permutations(people))) if people else ""
    assert Covers(dict(zip(people, people, strict=True))).hide(text) == text


def test_the_longer_name_wins():
    assert Covers({"假明": "假某", "假明明": "假明明"}).hide("假明明与假明") == "假明明与假某"


def test_two_of_one_name_have_their_own_masks_in_their_own_texts():
    faces = shown(
        [person("假明", "假明一次", subject="1"), person("假明", "假明两次", subject="2")], Subject.PERSON, "surname"
    )
    assert [f.name for f in faces] == ["假某甲", "假某乙"]
    assert [f.reasons for f in faces] == [("假某甲一次",), ("假某乙两次",)]


def test_a_persons_full_name_asks_for_every_gate():
    def faces(passed):
        gate = GateResult("g", "裁判生效", passed, "说明")
        return shown([person("假小明", gates=(gate,))], Subject.PERSON, "full")[0]

    assert (faces(True).name, faces(False).name) == ("假小明", "假某某")


def test_the_stricter_of_the_lists_and_the_subjects_own_policy_holds():
    firm, private = person("示A12345"), person("示A54321", mask="tail")
    assert [f.name for f in shown([firm, private], Subject.PLATE, "full")] == ["示A12345", "示A543XX"]
    assert [f.name for f in shown([person("示A12345", mask="full")], Subject.PLATE, "tail")] == ["示A123XX"]


def test_equal_masked_plates_are_told_apart_too():
    assert told_apart(["示A123XX", "示A1XX", "示A123XX"]) == ["示A123XX（甲）", "示A1XX", "示A123XX（乙）"]
    assert len(set(told_apart(["x"] * 30))) == 30


def test_a_policy_of_counts_prints_no_name_anywhere():
    face = shown([person("假小明", "假小明三次", facts={"name": "假小明"})], Subject.PERSON, "count")[0]
    assert (face.name, face.reasons, face.facts["name"]) == ("", ("有关人员三次",), "有关人员")


def test_what_the_public_reads_is_chinese_whatever_the_clerk_reads(world, a_candidate, a_gate):
    from gongshi.i18n import speaking

    candidate = a_candidate(gates=(a_gate(True),))
    entry = world.approved(candidate)
    with speaking("en"):
        again = world.roll(candidate).entries[0]
    assert (again.state, again.digest, again.shown_reasons) == (entry.state, entry.digest, entry.shown_reasons)


def test_a_firm_is_named_or_left_out_and_never_half_shown():
    assert shown([person("虚构运输公司")], Subject.UNIT, "surname")[0].name == "虚构运输公司"


def test_sealed_facts_are_left_out_and_covered_where_a_text_repeats_them():
    sealed = {"id": "610000199001010426", "born": date(1990, 1, 1), "court": "示例法院"}
    one = person("假小明", "证号610000199001010426，1990-01-01出生", facts={**sealed, "note": "见610000199001010426"},
                 sealed=frozenset({"id", "born"}))  # fmt: skip
    face = shown([one], Subject.PERSON, "surname")[0]
    assert set(face.facts) == {"court", "note"}
    assert "610000199001010426" not in str(face) and "1990" not in str(face)


def test_names_of_those_who_still_wait_do_not_stand_in_what_is_published(world, a_candidate):
    waits = a_candidate("K2", "虚大红")
    named = a_candidate("K1", "假小明", reasons=(Reason("a", "与虚大红同车", BASIS),))
    world.approved(named)
    roll = world.roll(named, waits)
    assert "虚大红" not in str(annex_grid(roll)) + str(roll.named[0].shown_reasons)


def test_names_are_told_apart_among_those_that_the_notice_names(world, a_candidate):
    one, other = a_candidate("K1", "假小明"), a_candidate("K2", "假大红")
    world.approved(one)
    assert [e.shown_name for e in world.roll(one, other).entries] == ["假某某", "假某某乙"]


def test_the_office_chooses_among_the_policies_that_the_rule_offers(a_rule, an_at, three_parts):
    assert policy_of(a_rule(), an_at().settings) == "surname"
    assert policy_of(a_rule(), an_at(lists={"sample_list": {"mask": "count"}}).settings) == "count"
    with pytest.raises(MaskNotOffered) as fault:
        policy_of(a_rule(), an_at(lists={"sample_list": {"mask": "tail"}}).settings)
    three_parts(fault.value)
