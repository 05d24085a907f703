"""Any text at all, and texts made to hurt, give claims inside them, in order, in bounded time (任意文本)."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongshi.check import find_claims

from .labelled import half

CHARACTERS = "0123456789零〇一二两三四五六七八九十百千万亿半几余多廿卅俩仨第约近超共各等占比分之至到—～-.,，、。；：:%％‰\n\t　()（）“”《》〔〕"
WORDS = "其中 分别 同比下降 突破 不足 以上 左右 个百分点 年 月 日 个月 人次 万元 起 名 岁 百分之 翻一番 成 倍 三分之一 演A·D12 S12 １２３ ㈠ ① ½ ٣ 𝟙 萬 億"
PIECES = st.sampled_from([*CHARACTERS, *WORDS.split(), "\u200b", "\x00", "\ufeff"])
PROSE = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(PROSE, st.text(max_size=80)))
@example("第" * 50)
@example("百分之百分之百分之")
@example("万亿万亿万亿元")
@example("1.2.3.4.5万.6亿")
@example("13月45日至2月30日25时61分")
@example("0年0月0日")
@example("0成")
@example(":\t:")
@example("甲\t乙\n-\t-\t-\n3\t4")
def test_claims_lie_in_the_text_in_order_and_apart(text: str):
    _sound(text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_bulletin_cut_and_glued_anywhere_is_still_read(data: st.DataObject):
    text = data.draw(st.sampled_from(half("rules"))).text
    cut = data.draw(st.integers(0, len(text)))
    _sound(text[cut:] + data.draw(PROSE) + text[:cut])


def _sound(text: str) -> None:
    claims = find_claims(text)
    at = 0
    for claim in claims:
        assert at <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end] == claim.text
        assert claim.outer_start <= claim.start and claim.end <= claim.outer_end <= len(text)
        assert claim.outer_start >= 0
        at = claim.end


HOSTILE = {
    "digits": "1" * 10_000_000,
    "numerals": "一亿" * 100_000,
    "brackets": "（" * 100_000 + "3人" + "）" * 100_000,
    "quotes": "“" * 100_000 + "五大曝光" * 50_000,
    "commas": "1," * 100_000,
    "dots": "1." * 100_000 + "%",
    "ranges": "1至" * 100_000 + "2人",
    "no full stop": "同比下降" * 50_000 + "5%",
    "spaces": " " * 200_000 + "3人",
    "parts": "其中，" * 100_000 + "3人",
    "dates": "6月13日至" * 40_000,
    "percent of percent": "百分之" * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_ends_in_bounded_time(name: str):
    start = time.process_time()
    find_claims(HOSTILE[name])
    assert time.process_time() - start < 60


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_grows_with_the_text_and_not_with_its_square(name: str):
    piece = HOSTILE[name]
    small, large = (_seconds(_middle(piece, size)) for size in (5_000, 20_000))
    assert large < 2 * 4 * small + 0.3


def _middle(text: str, size: int) -> str:
    """As much of the text, its turn from one piece to the next inside."""
    at = max(0, len(text) // 2 - size // 2)
    return text[at : at + size]


def _seconds(text: str) -> float:
    best = 9.0
    for _ in range(2):
        start = time.process_time()
        find_claims(text)
        best = min(best, time.process_time() - start)
    return best
