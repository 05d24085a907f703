"""A number of some of what a figure counts is not held against all of it; a wrong number of all of it is (是不是说全部)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongshi.check import Known, KnownEntry, KnownList, Records, check

CRASHES = Known("crashes", ("交通事故起数", "交通事故", "事故"), "起", Decimal(34), about="全市报送的道路交通事故")
DEATHS = Known("deaths", ("事故死亡人数", "死亡"), "人", Decimal(6), about="全市道路交通事故死亡人员")
CARRIERS = KnownList("carriers", "高危风险运输企业", "家", tuple(KnownEntry(f"试例{n}公司", ()) for n in "甲乙丙丁戊"))
DATES = ("11月1日至22日", "11月份", "2022年11月")


def wrong(text: str) -> list[str]:
    report = check(text, Records("演示", values=(CRASHES, DEATHS), lists=(CARRIERS,), dates=DATES))
    return [report.paper.text[slice(*f.at)] for f in report.contradictions]


@pytest.mark.parametrize(
    "text",
    [
        "其中5起事故发生在夜间。",
        "涉及货车的事故8起，死亡2人；涉摩托车事故6起，死亡1人。",
        "因疲劳驾驶引发事故3起，造成1人死亡。",
        "有5起事故发生在隐患治理完成之前。",
        "另有12起事故正在调查。",
        "18时至20时发生事故9起。",
        "国省道发生事故11起，农村公路发生事故14起。",
        "上半月发生事故20起，死亡4人。",
        "11月12日，发生交通事故2起。",
        "某路段发生一起事故，造成2人死亡。",
        "对3家高危风险运输企业负责人进行约谈。",
        "全市共发生事故34起。\n高速公路\n事故12起，死亡2人。",
        "一、基本情况\n全市共发生事故34起。\n二、高速公路\n（一）事故情况\n发生事故12起，死亡2人。",
        "二、国省道\n11月1日至22日，共发生道路交通事故12起，造成2人死亡。",
        "高速公路：事故12起，死亡2人。",
        "高速公路方面，查处超速300起。发生事故12起，死亡2人。",
        "在高速公路上，车流量大增。共发生事故12起，死亡2人。",
        "涉货车事故8起。死亡2人。",
    ],
)
def test_a_number_of_some_of_them_accuses_nobody(text: str):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11月1日至22日，全市共发生道路交通事故35起，同比上升47.8%，造成7人死亡。", ["35起", "7人"]),
        ("11月份，全市公安交管部门共接报交通事故35起，其中死亡7人。", ["35起", "7人"]),
        ("事故35起，死亡7人。", ["35起", "7人"]),
        ("涉货车事故8起，死亡2人；全市共死亡7人。", ["7人"]),
        ("4家企业被列为高危风险运输企业。", ["4家"]),
        ("一、总体情况\n（一）事故\n共发生事故35起，死亡7人。", ["35起", "7人"]),
        ("二、高速公路\n发生事故12起。全市共发生事故35起，死亡7人。", ["35起", "7人"]),
        ("11月份，全市道路交通安全形势总体平稳。共发生事故35起，造成7人死亡。", ["35起", "7人"]),
        ("查处酒驾85起，同比上升3%。发生事故35起，死亡7人。", ["35起", "7人"]),
    ],
)
def test_a_wrong_number_of_all_of_them_is_found(text: str, found: list[str]):
    assert wrong(text) == found
