"""Silence on what numbers, names or praises something and counts nothing (不作陈述的数)."""

from __future__ import annotations

import pytest

from gongshi.check import find_claims

SILENT = {
    "plates": "演A·12345小型客车|演A12345|演A·D12345新能源汽车|演A·1234挂",
    "roads": "沿G206国道行驶|S12高速公路|251省道改建|四号路口|八一路东侧|K596+850处|596公里加850米处",
    "articles": "第九十一条第五款|《道路交通安全法》第一百零一条第二款|准驾车型C1|持A2驾驶证",
    "document numbers": "中发〔2018〕12号|国办发[2022]5号文件|演公交〔2022〕第15号|（2022）演01刑初123号|第02版|ISO9001|GB7258-2017",
    "list numbering": "一是加强巡查，二是严格执法，三是落实责任|1.加强巡查|（一）加强领导|(1)严格执法|一、总体情况|①巡查|第一，提高认识",
    "phones": "拨打110报警|请拨打120|12123热线|电话0431-12345678|联系电话：13800001111|邮编130000",
    "slogans": "五大曝光|“五大曝光”行动|两客一危|两客一危一货|一盔一带|七个一活动|三张清单|“4321”工作法|双随机一公开",
    "congresses": "二十大精神|党的二十届四中全会|十九届六中全会|“十四五”期间|第四届委员会一次会议",
    "days": "七一表彰|五一国际劳动节|六一儿童节|十一黄金周|7.9爱路日|122交通安全日|3·15晚会",
    "posts and honours": "一把手负责|一肩挑|一对一帮扶|五四青年奖章|三八红旗手|“光荣在党50年”纪念章|光荣在党50年纪念章|一岗双责",
    "indefinites": "一名老人横穿马路|一辆轿车驶来|一批先进典型|一系列措施|一些群众|若干|许多|多次",
    "quoted duties": "做到“四个对照”|“三个必须”|“两个维护”",
    "lengths that only date": "半年来|两年平均",
    "ages and grades": "80后青年|90后|三级甲等医院|二级以上公路|4A级景区|第一产业|三轮车|四轮电动车",
    "places": "三岔路口|十字路口|四平市|长三角|五里堡村|第二人民医院|第3号楼2单元301室",
    "periods by name": "一季度|上半年|今年以来|前三季度|周一至周五|近年来",
}
AROUND = ("{}", "{}。", "近日，{}，特此通报。", "会议强调，要做好{}有关工作。")


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, texts in SILENT.items() for t in texts.split("|")])
def test_nothing_is_claimed(kind: str, text: str):
    assert [
        c.text for around in AROUND[: 2 if kind == "list numbering" else 4] for c in find_claims(around.format(text))
    ] == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("演A·12345等3辆车", ["3辆"]),
        ("沿251省道改造251公里", ["251公里"]),
        ("依据第九十一条第五款，终身禁驾5人", ["5人"]),
        ("拨打110报警12起", ["12起"]),
        ("两客一危车辆两辆", ["两辆"]),
        ("十大事故多发路段", ["十大"]),
        ("全长12318.01米", ["12318.01米"]),
        ("一名党员、两名群众", ["一名", "两名"]),
        ("颁发“光荣在党50年”纪念章50枚", ["50枚"]),
    ],
)
def test_a_claim_beside_it_is_found_all_the_same(text: str, claimed: list[str]):
    assert [c.text for c in find_claims(text)] == claimed


@pytest.mark.parametrize("text", ["凌晨两点", "下午3时许", "当日9时30分", "晚8点", "7时至9时", "8点半"])
def test_a_time_of_day_is_a_time_and_never_a_count(text: str):
    assert {c.kind.value for c in find_claims(f"{text}发生事故")} == {"date"}
