"""Two characters at a time: the index finds what stands on the pages, and only that."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gongshi.site.search import Found, grams, index, packed, shard_count, shard_of


def scripts(found: list[Found]) -> dict[str, object]:
    """The shards and texts as the page reads them."""
    made = [piece.make() for piece in index(found)]
    return {
        path.removeprefix("search/").removesuffix(".js"): json.loads(
            text.decode().split(",", 1)[1].removesuffix(");\n")
        )
        for files in made
        for path, text in files.items()
    }


def found_for(query: str, found: list[Found]) -> list[int]:
    """What the page's script finds, done in Python."""
    files = scripts(found)
    lists = []
    for gram in grams(query):
        shard = files[f"s{shard_of(gram, files['head']['shards'])}"]
        at, numbers = 0, set()
        for step in shard.get(gram, "").split():
            at += int(step, 36)
            numbers.add(at)
        lists.append(numbers)
    return sorted(set.intersection(*lists)) if lists else []


ITEMS = [
    Found(3, "假设一街", "a", "路灯常坏街巷"),
    Found(3, "假设二街", "b", ""),
    Found(1, "损坏路灯数", "c", "３７盏 LED"),
]


def test_a_name_is_found_by_any_part_of_it():
    assert found_for("假设", ITEMS) == [0, 1]
    assert found_for("设二", ITEMS) == [1]
    assert found_for("路灯", ITEMS) == [0, 2]


def test_full_width_letters_and_case_make_no_difference():
    assert found_for("37", ITEMS) == found_for("ｌｅｄ", ITEMS) == [2]


def test_what_stands_nowhere_is_not_found():
    assert found_for("没有", ITEMS) == []


@given(st.lists(st.integers(0, 100_000), unique=True).map(sorted))
def test_packed_numbers_come_back(numbers: list[int]):
    at, back = 0, []
    for step in packed(numbers).split():
        at += int(step, 36)
        back.append(at)
    assert back == numbers


@given(st.text(min_size=2, max_size=12))
def test_every_text_is_found_by_itself(text: str):
    if grams(text):
        assert 1 in found_for(text, [*ITEMS[:1], Found(0, text, "x")])


def test_an_index_of_fifty_thousand_names_is_cut_into_small_shards(tmp_path: Path):
    postings = {f"{a}{b}": list(range(0, 3000, 7)) for a in "甲乙丙丁戊己庚辛" for b in "子丑寅卯辰巳午未"}
    assert shard_count(postings) == 16
