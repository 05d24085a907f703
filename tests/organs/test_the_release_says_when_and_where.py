"""The office's own words for one conference stand in its approval form and the host's script."""

from __future__ import annotations

import tomllib

import pytest

from gongshi import Settings
from gongshi.notices.compose import compose
from gongshi.office.rendering import facts_of
from gongshi.office.runs import clocks, run
from gongshi.office.texts import NotAText, texts_of
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi_organs.notices import NOTICES
from gongshi_organs.pack import PACK

TEXTS = """
[texts.organs]
host = "张某某"
place = "一号会议室"

[texts.organs."2022-11"]
when = "2022年11月21日10时"
speaker = "李某某"
place = "新闻发布厅"
"""


def test_texts_of_the_period_stand_over_those_of_every_period():
    settings = Settings(tomllib.loads(TEXTS))
    assert texts_of(settings, "organs", "2022-11") == {
        "host": "张某某", "place": "新闻发布厅", "when": "2022年11月21日10时", "speaker": "李某某",
    }  # fmt: skip
    assert texts_of(settings, "organs", "2022-12") == {"host": "张某某", "place": "一号会议室"}
    assert texts_of(settings, "traffic", "2022-11") == {}


def test_a_text_that_is_a_number_is_refused_in_words():
    with pytest.raises(NotAText) as caught:
        texts_of(Settings(tomllib.loads("[texts.organs]\nplace = 3")), "organs", "2022-11")
    assert "3" in caught.value.what and "texts.organs" in caught.value.where and caught.value.mend


def test_the_approval_form_and_the_host_say_them(city: Workspace):
    path = city.root / "gongshi.toml"
    path.write_text(path.read_text(encoding="utf-8") + TEXTS, encoding="utf-8")
    workspace = Workspace.open(city.root)
    facts = facts_of(workspace, run(workspace, PACK, clocks(workspace, Period.parse("2022-11"))), draft=True)
    said = {kind.name: compose(kind, facts).text() for kind in NOTICES if kind.name in ("host", "approval")}
    assert "出席今天发布会的是李某某。" in said["host"]
    assert (
        "地点：新闻发布厅" in said["approval"]
        and "主持人：张某某" in said["approval"]
        and "邀请媒体" not in said["approval"]
    )
