"""等, 共, 均, headlines, empty lists: the data decide the word."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.notices.fake import AT, CARRIERS, CASES, FIRMS, PEOPLE, ROLLS, STORIES, facts, kind_of, nothing, roll

from gongshi.errors import GongshiError
from gongshi.lists.roll import Roll
from gongshi.lists.states import State
from gongshi.notices.compose import compose
from gongshi.notices.entries import NoSuchFact
from gongshi.notices.facts import NoSuchList
from gongshi_traffic.notices import NOTICES

BULLETIN = NOTICES[0]


def text_of(tmp_path: Path, template: str, **changed: object) -> str:
    return compose(kind_of(tmp_path, template + "\n"), facts(**changed)).text()


def with_rolls(*rolls: Roll) -> dict[str, Roll]:
    return {**ROLLS, **{r.rule.name: r for r in rolls}}


def test_a_proper_subset_is_said_with_等_and_all_with_共(tmp_path: Path) -> None:
    said = text_of(tmp_path, '{{ naming("high_risk_carriers", unit="家") }}；{{ naming("zone_vehicles") }}')
    assert said == "示例市样本01号运输有限公司、示例市样本02号运输有限公司等51家；示A2S001、示A2S002共2辆"


def test_one_entry_is_named_without_either(tmp_path: Path) -> None:
    one = with_rolls(roll(CARRIERS, FIRMS.entries[0]))
    assert text_of(tmp_path, '{{ naming("high_risk_carriers") }}', rolls=one) == "示例市样本01号运输有限公司1家"


def test_two_is_两_in_running_text_and_a_figure_in_a_headline(tmp_path: Path) -> None:
    said = text_of(tmp_path, '{{ count("typical_cases") }}；{{ count("typical_cases", "起", "HEADLINE") }}')
    assert said == "两起；2起"


def test_the_gravest_list_leads_the_headline_and_the_longest_follows(tmp_path: Path) -> None:
    template = '@标题 {{ headline(("lifetime_bans","人","被禁驾"),("zone_vehicles","辆","闯禁区"),("high_risk_carriers","家","被点名"), otherwise="均无新增") }}'
    assert text_of(tmp_path, template) == "3人被禁驾 51家被点名"
    assert text_of(tmp_path, template, rolls=with_rolls(roll(PEOPLE.rule))) == "2辆闯禁区 51家被点名"
    assert text_of(tmp_path, template, rolls=nothing()) == "均无新增"


def test_a_common_feature_is_said_only_when_every_case_has_it(tmp_path: Path) -> None:
    template = '{% if all_are("typical_cases", "electric") %}均涉及电动车{% else %}不说{% endif %}'
    assert text_of(tmp_path, template) == "均涉及电动车"
    first, second = STORIES.entries
    mixed = roll(CASES, first, replace(second, shown_facts={**second.shown_facts, "electric": False}))
    assert text_of(tmp_path, template, rolls=with_rolls(mixed)) == "不说"


def test_均_is_not_said_of_a_single_case(tmp_path: Path) -> None:
    template = '{% if all_are("typical_cases", "electric") %}均{% else %}不说{% endif %}'
    assert text_of(tmp_path, template, rolls=with_rolls(roll(CASES, STORIES.entries[0]))) == "不说"


def test_every_empty_list_of_the_bulletin_is_said_to_be_empty() -> None:
    text = compose(BULLETIN, facts(rolls=nothing())).text()
    assert text.count("本月无新增") >= 6


@pytest.mark.parametrize("kind", NOTICES, ids=lambda k: k.name)
@pytest.mark.parametrize("empty", sorted(ROLLS))
def test_each_document_stands_when_one_list_is_empty(kind, empty: str) -> None:  # type: ignore[no-untyped-def]
    assert compose(kind, facts(rolls={**ROLLS, empty: Roll(ROLLS[empty].rule, AT)})).text()


def test_an_entry_that_waits_for_a_review_stands_only_in_a_draft(tmp_path: Path) -> None:
    waiting = roll(PEOPLE.rule, PEOPLE.entries[0], replace(PEOPLE.entries[1], state=State.PROPOSED))
    template = '{% for e in entries("lifetime_bans") %}{{ e.name }}{% endfor %}'
    assert text_of(tmp_path, template, rolls=with_rolls(waiting)) == "假某镕"
    draft = text_of(tmp_path, template, rolls=with_rolls(waiting), draft=True)
    assert "虚构乙" in draft and "送审稿" in draft


def test_a_sealed_fact_and_the_unmasked_name_never_reach_a_notice() -> None:
    entry = PEOPLE.entries[0]
    hidden = replace(entry, shown_name="假某某", shown_facts={"sex": "男"})
    text = compose(BULLETIN, facts(rolls=with_rolls(roll(PEOPLE.rule, hidden)))).text()
    assert "假某某" in text
    assert "假某镕" not in text and "42岁" not in text and "有期徒刑一年六个月" not in text


def test_a_list_that_prints_no_names_still_prints_its_number(tmp_path: Path) -> None:
    unnamed = roll(PEOPLE.rule, *(replace(e, shown_name="") for e in PEOPLE.entries))
    assert text_of(tmp_path, '{{ naming("lifetime_bans") }}', rolls=with_rolls(unnamed)) == "3人"
    assert "当事人，男" in compose(BULLETIN, facts(rolls=with_rolls(unnamed))).text()


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ('{% for e in entries("lifetime_bans", most=1) %}{{ e.fact("nothing") }}{% endfor %}', NoSuchFact),
        ('{{ count("nothing") }}', NoSuchList),
    ],
)
def test_a_missing_fact_or_list_is_an_error_in_words(tmp_path: Path, template: str, error: type[GongshiError]) -> None:
    with pytest.raises(error) as fault:
        text_of(tmp_path, template)
    assert fault.value.what and fault.value.where and fault.value.mend
