"""Each rule of the tables is proved by its own example, and leaves its counter-example alone."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import gongshi.check
from gongshi.check import check, find_claims
from gongshi.check.claim import Kind
from gongshi.check.tables import groups, table, words
from gongshi.check.units import units


def _name(group: Mapping[str, object]) -> str:
    return str(group.get("use") or group.get("name") or group["reason"])


ROOM = Path(gongshi.check.__file__).parent
FORMS = table("forms")["form"]
TELLING = [group for group in groups("words") if "field" in group]


@pytest.mark.parametrize("group", groups("names"), ids=_name)
def test_a_name_that_holds_a_number_claims_nothing(group: Mapping[str, object]) -> None:
    assert [c.text for c in find_claims(str(group["example"]))] == []
    assert find_claims(str(group["counter"]))


@pytest.mark.parametrize("group", groups("names"), ids=_name)
def test_each_name_alone_is_silent(group: Mapping[str, object]) -> None:
    loud = {word: [c.text for c in find_claims(f"学习{word}，")] for word in words(group["words"])}
    assert {word: found for word, found in loud.items() if found} == {}


@pytest.mark.parametrize("form", FORMS, ids=_name)
def test_a_form_that_numbers_something_counts_nothing(form: Mapping[str, object]) -> None:
    assert [c.text for c in find_claims(str(form["example"]))] == []
    assert find_claims(str(form["counter"]))


@pytest.mark.parametrize("group", groups("units"), ids=_name)
def test_a_unit_of_reading_makes_the_claim_of_its_kind(group: Mapping[str, object]) -> None:
    found = find_claims(str(group["example"]))
    assert found and str(found[0].kind) in (group["kind"], "change")
    assert found[0].unit in {*words(group["words"]), "个百分点"}
    assert [c.unit for c in find_claims(str(group["counter"])) if c.unit in words(group["words"])] == []


@pytest.mark.parametrize("group", groups("behind"), ids=_name)
def test_a_number_that_counts_only_beside_its_words(group: Mapping[str, object]) -> None:
    assert [c for c in find_claims(str(group["example"])) if c.kind is not Kind.DATE]
    assert [c.text for c in find_claims(str(group["counter"])) if c.kind is not Kind.DATE] == []


@pytest.mark.parametrize("group", TELLING, ids=_name)
def test_a_word_that_tells_a_meaning_tells_it(group: Mapping[str, object]) -> None:
    found = find_claims(str(group["example"]))
    assert len(found) == 1
    assert getattr(found[0], str(group["field"])) == group["gives"]


def test_every_guard_belongs_to_a_unit_that_is_known() -> None:
    guarded = table("units")["not_before"]
    assert isinstance(guarded, dict)
    assert [text for text in guarded if text not in units()] == []


@pytest.mark.parametrize("file", sorted(ROOM.rglob("*.toml")), ids=lambda file: str(file.relative_to(ROOM)))
def test_nothing_stands_twice_in_one_list(file: Path) -> None:
    lists = list(_lists(tomllib.loads(file.read_text(encoding="utf-8"))))
    assert [twice for one in lists if (twice := [word for word, n in Counter(one).items() if n > 1])] == []


@pytest.mark.parametrize("name", ["names", "words"])
def test_no_word_stands_in_two_groups_of_one_use(name: str) -> None:
    told = Counter((group.get("use"), word) for group in groups(name) for word in words(group["words"]))
    assert [word for word, n in told.items() if n > 1] == []


def _lists(value: object) -> Iterator[list[str]]:
    """Every list of a table, however deep it stands, what it holds as text."""
    below = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, list):
        yield [str(one) for one in value]
    for one in below:
        yield from _lists(one)


@pytest.mark.parametrize("name", ["names", "units", "behind", "words"])
def test_every_group_says_why_it_is_there(name: str) -> None:
    assert all(len(str(group["reason"])) > 3 and words(group["words"]) for group in groups(name))


def test_what_several_rules_say_of_one_number_in_the_same_words_is_said_once():
    report = check("全市共收到市民建议612条，办结548条，办结率98.5%。")
    (found,) = report.contradictions
    assert found.sum == "548÷612=89.54%≠98.5%" and found.sum not in [other.sum for other in found.also]
