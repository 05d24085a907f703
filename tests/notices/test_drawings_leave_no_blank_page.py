"""A drawing that does not fit below the text waits for the next page; the text goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.notices.flow import flowed, height
from gongshi.notices.layout import GB9704
from gongshi.notices.notice import AnnexNote, Block, Chart, Heading, Style, Text
from gongshi.notices.slot import Fixed, Slot


def text(lines: int, style: Style = Style.BODY) -> Text:
    return Text(style, (Fixed("字" * (28 * lines - 2)),))


def heading() -> Heading:
    return Heading(1, "一、", (Fixed("终身禁驾人员"),))


def chart(bars: int = 7) -> Chart:
    return Chart(
        "c", (Fixed("图"),), tuple("甲" * bars), tuple(Slot(f"s{k}", "x", k, f"{k}") for k in range(bars)), "起"
    )


SIGNER = Text(Style.SIGNER, (Fixed("示例支队"),))


def test_a_drawing_that_fits_stays_where_it_is():
    assert flowed([text(3), chart(), text(3)], GB9704) == (0, 1, 2)


def test_a_drawing_that_does_not_fit_lets_the_text_fill_the_page():
    blocks = [text(18), chart(), text(3), text(3), text(3)]
    assert flowed(blocks, GB9704) == (0, 2, 3, 1, 4)


def test_it_never_stands_between_a_heading_and_its_text():
    blocks = [text(18), chart(), text(3), heading(), text(3)]
    assert flowed(blocks, GB9704) == (0, 2, 1, 3, 4)


def test_it_never_goes_behind_the_list_of_annexes_or_the_signer():
    note = AnnexNote(((Fixed("名单"),),))
    assert flowed([text(18), chart(), text(1), note, SIGNER], GB9704) == (0, 2, 1, 3, 4)
    assert flowed([text(18), chart(), SIGNER], GB9704) == (0, 1, 2)


def test_two_drawings_keep_their_order():
    blocks = [text(18), chart(), chart(2), text(5), text(3)]
    order = flowed(blocks, GB9704)
    assert order.index(1) < order.index(2)


@pytest.mark.parametrize("safe", [0.4, 2.0])
@given(
    parts=st.lists(st.sampled_from(["text", "heading", "chart"]), max_size=12),
    lines=st.lists(st.integers(1, 9), min_size=12, max_size=12),
)
def test_every_block_is_set_once_and_only_drawings_move(safe: float, parts: list[str], lines: list[int]):
    blocks: list[Block] = [
        text(n) if part == "text" else heading() if part == "heading" else chart(n)
        for part, n in zip(parts, lines, strict=False)
    ]
    order = flowed([*blocks, SIGNER], GB9704, safe=safe)
    words = [i for i in order if not isinstance([*blocks, SIGNER][i], Chart)]
    assert sorted(order) == list(range(len(blocks) + 1)) and words == sorted(words)


def test_lines_are_counted_in_cells():
    assert height(text(3), GB9704) == 3 and height(Text(Style.BODY, (Fixed("2022" * 14),)), GB9704) == 2
