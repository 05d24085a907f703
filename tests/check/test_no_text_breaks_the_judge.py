"""Any text at all gives a report whose places lie in it (任意文本都能核)."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongshi.check import check, judge
from gongshi.papers.faults import PaperTooLarge

from .labelled import half
from .measures import structure_lines
from .test_no_text_breaks_the_finder import PROSE

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(PROSE, st.text(max_size=80)))
@example("共0人，其中0人，占0%，平均0人，同比下降0%（去年0起）")
@example("判处有期徒刑零年，缓刑零年。男，0岁，驾龄0年")
@example("13月45日至2月30日，共0天")
def test_no_text_makes_the_judge_fail(text: str):
    _sound(text)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_bulletin_cut_and_glued_anywhere_is_still_judged(data: st.DataObject):
    text = data.draw(st.sampled_from(half("rules"))).text
    cut = data.draw(st.integers(0, len(text)))
    _sound(text[cut:] + data.draw(PROSE) + text[:cut])


@pytest.mark.parametrize("way", ["noughts", "first", "last", "ranges", "two ranges", "more"])
def test_a_structure_whose_numbers_are_noughts_or_ranges_is_still_judged(way: str):
    for _, text, _ in structure_lines():
        found = list(_NUMBER.finditer(text))
        last = text[: found[-1].start()] + "0" + text[found[-1].end() :] if found else text
        _sound(
            {
                "noughts": _NUMBER.sub("0", text),
                "first": _NUMBER.sub("0", text, count=1),
                "last": last,
                "ranges": _NUMBER.sub(lambda m: f"{m[0]}至{m[0]}", text),
                "two ranges": _NUMBER.sub(lambda m: f"{m[0]}—9{m[0]}", text, count=2),
                "more": _NUMBER.sub(lambda m: f"{m[0]}余", text),
            }[way]
        )


def _sound(text: str) -> None:
    report = check(text)
    spans = [span for finding in report.findings for span in finding.spans]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(finding.why for finding in report.findings)


BUSY = [
    "3人，",
    "占5%，",
    "其中甲3人、",
    "共3家：甲、乙、丙。",
    "同比下降5%（去年3起）。",
    "其中，",
    "甲类5起、乙类6起、丙类7起，占5%；",
    "甲5起、",
    "同比下降1%，",
]


@pytest.mark.parametrize("piece", BUSY)
def test_judging_grows_with_the_text_and_not_with_its_square(piece: str):
    small, large = (_seconds(piece * size) for size in (500, 2_000))
    assert large < 2 * 4 * small + 0.3


def test_four_times_the_bulletins_take_less_than_eight_times_as_long():
    text = "\n".join(t.text for t in half("rules"))
    assert _seconds(text * 4) < 2 * 4 * _seconds(text) + 0.3


def _seconds(text: str) -> float:
    start = time.process_time()
    check(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("limit", "said"), [("MOST_CHARACTERS", "有 404 字，超过 100 字"), ("MOST_CLAIMS", "超过 100 处")]
)
def test_what_is_longer_than_any_bulletin_is_refused_in_three_parts(
    limit: str, said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(judge, limit, 100)
    with pytest.raises(PaperTooLarge) as refused:
        check("3 人，" * 101)
    assert said in refused.value.what and refused.value.where and "分成几份" in refused.value.mend


def test_as_much_as_is_allowed_is_judged(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(judge, "MOST_CLAIMS", 100)
    assert len(check("3人，" * 100).claims) == 100


RANGES_AND_NOUGHTS = (
    "昨日接警1286起，较前日的1342起减少56—59起，下降4.2%。",
    "4家单位共拖欠732.6万元，已清偿512.8至512.89万元，占70.0%，尚欠219.8万元。",
    "救治患者0人次，其中创伤2160人次，占25%；心脑血管疾病2592人次，占30%。",
    "异地就医结算12.6万人次，其中住院4.8万人次、门诊0万人次，总费用6.42亿元，基金支付3.85亿元，报销比例60.0%，次均费用5095元。",
)


@pytest.mark.parametrize("text", RANGES_AND_NOUGHTS)
def test_a_range_or_a_nought_among_the_numbers_is_judged(text: str):
    assert len(check(text).claims) > 3
