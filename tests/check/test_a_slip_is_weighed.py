"""What no rule binds is weighed: a slip is told, a sound text and a number that others bear out are left alone."""

from __future__ import annotations

import subprocess
import sys

from gongshi.check import find_claims
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.check.told import RECORDS
from gongshi.check.weighed import rule, shapes, slips
from gongshi.check.weighed.arithmetic import holds, mends

from . import labelled

SOUND = "受理审查起诉1524件2187人，提起公诉1702人，不起诉391人，尚有94人正在审查。"
SLIPPED = SOUND.replace("94人", "49人")


def _weighed(text: str, verdict: Verdict = Verdict.CONTRADICTS) -> list[str]:
    draft = Draft(text, tuple(find_claims(text)))
    return [f"{f.why} {f.sum}" for f in rule.judge(draft) if f.verdict is verdict]


def test_a_slip_is_told_with_its_mend_and_its_arithmetic():
    assert _weighed(SOUND) == []
    assert _weighed(SLIPPED) == ["“49人”与旁边的数差一处笔误，像是“94人” 1702+391+49=2142≠2187"]


def test_the_finding_points_to_the_slip_and_names_every_number_of_the_sum():
    draft = Draft(SLIPPED, tuple(find_claims(SLIPPED)))
    (found,) = rule.judge(draft)
    assert SLIPPED[slice(*found.at)] == "49人"
    assert [SLIPPED[slice(*span)] for span in found.spans] == ["2187人", "1702人", "391人", "49人"]


def test_what_a_rule_has_accused_or_found_to_fit_is_not_weighed_again():
    text = "2023年全市坠车事故13起，比2020年的41起下降63.8%；死亡6人，比2020年的23人下降73.9%。"
    draft = Draft(text, tuple(find_claims(text)))
    (found,) = rule.beyond(draft, ())
    assert list(rule.beyond(draft, (found,))) == []
    stands = rule.RULE.finding(Verdict.STANDS, "", *[c for c in draft.claims if c.text == "63.8%"])
    assert list(rule.beyond(draft, (stands,))) == []


def test_what_may_be_a_slip_or_not_is_asked_about():
    text = "抽检床位使用率55.2%，距65%的目标还差{}个百分点。"
    assert _weighed(text.format("9.8"), Verdict.ASK) == []
    assert _weighed(text.format("8.9"), Verdict.ASK) == [
        "“8.9个百分点”与旁边的数也许本该相合，请核对是不是“9.8个百分点” 65-55.2=9.8≠8.9"
    ]
    assert _weighed(text.format("8.9")) == []


def test_a_number_that_the_records_bear_out_is_not_asked_about():
    text = "抽检床位使用率55.2%，距65%的目标还差8.9个百分点。"
    draft = Draft(text, tuple(find_claims(text)))
    (asked,) = rule.beyond(draft, ())
    borne_out = Finding(Verdict.STANDS, RECORDS, "与台账一致", (asked.at,), at=asked.at)
    assert list(rule.beyond(draft, (borne_out,))) == []


def test_a_row_that_falls_a_little_short_is_partial():
    assert _weighed("全市医疗卫生机构总数4826个，其中：医院118个，基层医疗卫生机构4657个，专业公共卫生机构33个。") == []


def test_a_mend_makes_its_candidate_fit():
    text = SLIPPED.replace("提起公诉", "审结2093人，其中提起公诉")
    draft = Draft(text, tuple(find_claims(text)))
    tried = 0
    for slot in shapes.slots(draft).values():
        for candidate in slot:
            for mend in mends(candidate):
                values = [
                    mend.value if c is mend.term else v for c, v in zip(candidate.terms, candidate.values, strict=True)
                ]
                assert not holds(candidate, candidate.values) and holds(candidate, values), candidate
                tried += 1
    assert tried > 10


def test_an_exchange_is_likelier_than_one_figure_and_that_than_another_number():
    assert slips.likeness("6258", "6285") > slips.likeness("6275", "6285") > slips.likeness("4321", "6285") > 0
    assert slips.likeness("99", "6285") == 0


def test_the_weights_are_found_again_from_the_open_texts():
    done = subprocess.run(
        [sys.executable, "tools/weigh.py", "--check"],
        cwd=labelled.CORPUS.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_long_row_of_equal_numbers_is_bounded():
    text = "、".join(f"甲{n}县{n + 10}起" for n in range(300)) + "，共36万起。"
    assert len(find_claims(text)) > 300
    assert all(isinstance(s, str) for s in _weighed(text))


def test_a_number_that_other_sums_bear_out_is_protected():
    text = (
        "查处违法1862起，其中甲县612起、乙县703起、丙县547起，甲县占32.9%、乙县占37.8%、丙县占29.4%。共有民警1826人。"
    )
    assert _weighed(text) == []
