"""What cannot be called back: a post and a picture say counts, the term, and where to object."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from tests.notices.fake import facts as the_facts

from gongshi.notices.brief import Brief, PictureMaskNotOffered, Said, Told, brief_of
from gongshi.notices.compose import compose
from gongshi.notices.fonts import find_fonts
from gongshi.notices.picture import write_picture
from gongshi.notices.wechat import fragment
from gongshi.settings import Settings
from gongshi_traffic.notices import NOTICES

BRIEF = Brief(
    "示例镇路灯所（虚构）", "37盏路灯损坏", "2022年11月", "示路灯〔2022〕11号", "2022年11月23日", "2022年11月23日",
    (Said("损坏路灯数", "37盏", "同比下降5.1%"),), (Told("路灯常坏街巷", "5处", (), "公示至2022年12月23日"),),
    "https://lamps.example.invalid/", "示例镇路灯所办公室（虚构）",
)  # fmt: skip


@pytest.fixture(scope="module")
def the_month():
    """An invented month, and its bulletin."""
    month = the_facts()
    return month, compose(next(k for k in NOTICES if k.form == "bulletin"), month)


def test_the_fragment_has_inline_styles_and_nothing_that_an_editor_drops():
    made = fragment(BRIEF)
    assert not re.search(r"<(?:script|style|link|img|a)\b|class=|\sid=|\son\w+=", made)
    assert made.count("<section") == made.count("</section>") and "style=" in made


def test_fragment_and_picture_carry_the_term_the_address_and_the_contact(tmp_path: Path):
    for said in ("公示至2022年12月23日", "https://lamps.example.invalid/", "示例镇路灯所办公室（虚构）", "收不回来"):
        assert said in fragment(BRIEF)


def test_text_that_looks_like_markup_stays_text():
    assert "<b>" not in fragment(replace(BRIEF, title="<b>&", figures=(Said("<b>", "1"),)))


def test_the_picture_is_1080_pixels_wide_and_the_same_twice(tmp_path: Path):
    fonts = find_fonts(Settings())
    for name in ("a", "b"):
        write_picture(BRIEF, tmp_path / f"{name}.png", fonts)
    made = (tmp_path / "a.png").read_bytes()
    assert struct.unpack(">II", made[16:24])[0] == 1080
    assert made == (tmp_path / "b.png").read_bytes()


def test_words_for_the_program_stay_words_in_the_picture(tmp_path: Path):
    write_picture(replace(BRIEF, title='#panic("x") $a$ \\'), tmp_path / "x.png", find_fonts(Settings()))
    assert (tmp_path / "x.png").stat().st_size > 10_000


def test_a_picture_shows_no_more_of_a_name_than_the_list_does(the_month):
    facts, notice = the_month
    name = next(n for n, roll in facts.rolls.items() if facts.entries(n))
    with pytest.raises(PictureMaskNotOffered) as fault:
        brief_of(facts, notice, settings={name: "no-such-mask"})
    assert fault.value.mend


def test_by_default_no_entry_s_name_is_in_the_brief(the_month):
    facts, notice = the_month
    brief = brief_of(facts, notice, settings={})
    names = [e.shown_name for n in facts.rolls for e in facts.entries(n)]
    assert names and not any(x.names for x in brief.lists)
    assert [name for name in names if name and name in fragment(brief)] == []


def test_names_come_in_where_the_policy_asks_for_them(the_month):
    facts, notice = the_month
    name = next(
        n
        for n, roll in facts.rolls.items()
        if facts.entries(n) and "full" in (roll.rule.mask, *roll.rule.masks) and roll.policy == "full"
    )
    brief = brief_of(facts, notice, settings={name: "full"})
    assert next(x for x in brief.lists if x.names).names == tuple(e.shown_name for e in facts.entries(name))
