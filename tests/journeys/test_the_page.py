"""The founding page, sentence by sentence: docs/the-page.md against what `gongshi demo --page` prints."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import gongshi.office.demo
from gongshi.cli.demo import command
from gongshi.office.deliveries import Handover, deliver
from gongshi.office.demo import Shown
from gongshi.office.page import page_text
from gongshi.office.runs import clocks, run
from gongshi.office.start import init
from gongshi.period import Period

DOC = Path(__file__).resolve().parents[2] / "docs" / "the-page.md"


@pytest.fixture(scope="module")
def page(shown: Shown) -> str:
    """What the command prints, for the city that the session made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gongshi.office.demo, "demo", lambda *args, **kwargs: shown)
        done = CliRunner().invoke(command, ["--page", "--at", "演示城市"])
    assert done.exit_code == 0, done.output
    return done.stdout


def section(page: str, title: str) -> str:
    """The text from a numbered heading to the next."""
    return re.search(rf"^[一二三四五六七]、{title}$(.*?)(?=^[一二三四五六七]、|\Z)", page, re.MULTILINE | re.DOTALL)[1]


def rows() -> list[list[str]]:
    """The rows of the table: cells without blanks."""
    lines = [line for line in DOC.read_text(encoding="utf-8").splitlines() if re.match(r"\| (T\d+|标题)", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_sentence_of_the_founding_page_has_its_row():
    assert [row[0] for row in rows()] == [f"T{n}" for n in range(1, 20)] + ["标题一", "标题二"]


@pytest.mark.parametrize("row", rows(), ids=[row[0] for row in rows()])
def test_what_a_row_quotes_is_printed_and_its_test_exists(row: list[str], page: str):
    _, _, _, _, _, printed, test = row
    assert printed.strip("`") in page
    assert test.strip("` |") in globals()


def test_the_five_exposures_are_five(page: str):
    named = re.search(r"“五大曝光”，内容为(.*?)。", page)[1]
    assert len(named.split("、")) == 5


def test_three_people_are_banned_each_with_all_that_the_page_says(page: str):
    people = [line for line in section(page, "终身禁驾人员").splitlines() if "终身不得重新取得" in line]
    assert len(people) == 3
    said = r"，[男女]，\d+岁，准驾车型[A-Z]\d，驾龄\d+年。因.+，构成犯罪，被判处(有期徒刑|拘役)[一-龥，]+，依照《道路交通安全法》第"
    assert all(re.search(said, person) for person in people)


def test_four_places_are_named_by_brigade_with_their_reason(page: str):
    text = section(page, "事故多发路段")
    places = re.findall(r"^(.+大队)辖区：(.+)。$", text, re.MULTILINE)
    assert "4处" in text
    assert len(places) == 4
    assert len({brigade for brigade, _ in places}) == 4
    statistic, defect = r"近\d+个月在.+发生.*事故\d+起", r"村庄路口多"
    assert all(re.search(f"{statistic}|{defect}", said) for _, said in places)


def test_51_carriers_7_and_2_vehicles_are_named_as_some_and_as_all(page: str):
    carriers, vehicles = section(page, "高危风险运输企业"), section(page, "突出违法车辆")
    assert re.search(r"^\S+公司、\S+公司等51家企业被列为", carriers, re.MULTILINE)
    assert re.search(r"^示A\w+、示A\w+等7辆大型车辆因多起交通违法逾期未处理", vehicles, re.MULTILINE)
    assert re.search(r"^示A\w+、示A\w+共2辆大型车辆因违反规定驶入限行区域", vehicles, re.MULTILINE)


def test_two_cases_are_told_both_electric_and_with_full_liability(page: str):
    text = section(page, "典型事故案例")
    assert "典型事故两起，均涉及电动车，过错方均承担事故全部责任" in text
    assert len(re.findall(r"^（[一二三]）", text, re.MULTILINE)) == 2
    assert "共造成两人受伤，两辆车受损" in page


def test_each_case_says_when_where_how_and_who_is_liable(page: str):
    told = [line for line in section(page, "典型事故案例").splitlines() if "经交警部门认定" in line]
    assert len(told) == 2
    for case in told:
        assert re.match(r"2022年\d+月\d+日，在.+，发生交通事故，造成.*受伤", case)
        assert re.search(r"某{1,2}骑电动自行车|样某骑电动自行车", case)
        assert re.search(r"承担事故全部责任，.+无责任", case)
        assert re.search(r"违反《道路交通安全法》第.+条", case)


def test_the_headlines_hold_the_largest_facts(page: str):
    assert page.splitlines()[0] == "3人被终身禁驾 51家企业被“点名”"
    assert len(re.findall(r"骑电动自行车\S+，负全部责任", page)) >= 2


def test_the_advice_follows_from_the_lists(shown: Shown, page: str):
    advice = ("佩戴安全头盔", "尽快处理交通违法", "村庄路口", "开车不喝酒")
    assert all(words in page for words in advice)
    assert not any(words in emptied(shown) for words in advice)


def test_a_month_in_which_nobody_qualifies_says_so(shown: Shown):
    said = emptied(shown)
    assert said.splitlines()[0] == "本月各项曝光均无新增"
    for title in ("终身禁驾人员", "事故多发路段", "高危风险运输企业", "突出违法车辆", "典型事故案例"):
        assert "本月无新增" in section(said, title)


def test_a_month_of_which_nothing_was_delivered_does_not_say_that_there_was_none(tmp_path: Path):
    workspace = init(tmp_path / "空", keys=tmp_path / "钥匙", clock="2022-11-23T08:30:00")
    done = run(workspace, workspace.pack("traffic"), clocks(workspace, Period.parse("2022-11")))
    said = page_text(workspace, done)
    assert "本月无新增" not in said
    assert "相关数据未报送，本期不作公布" in section(said, "终身禁驾人员")


def test_a_list_whose_column_nobody_filled_does_not_say_that_there_was_none(tmp_path: Path):
    workspace = init(tmp_path / "简", keys=tmp_path / "钥匙", clock="2022-11-23T08:30:00")
    file = tmp_path / "交通违法.csv"
    file.write_text(
        "违法编号,违法时间,违法类别,大队编号,处理状态\nWF1,2022-11-03 08:00,超速,01,已录入\n", encoding="utf-8"
    )
    deliver(workspace, file, workspace.registers["violations"], Handover())
    done = run(workspace, workspace.pack("traffic"), clocks(workspace, Period.parse("2022-11")))
    assert "违法记录台账的告知日期" in "、".join(done.rolls["unsettled_vehicles"].not_reported)
    vehicles = section(page_text(workspace, done), "突出违法车辆")
    assert "违法数据未报送，逾期未处理的车辆本期不作公布" in vehicles


def emptied(shown: Shown) -> str:
    """The page of the same month, had no candidate been found."""
    rolls = {name: replace(roll, entries=()) for name, roll in shown.run.rolls.items()}
    return page_text(shown.workspace, shown.run.with_rolls(rolls))
