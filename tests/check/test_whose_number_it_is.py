"""Whose number it is: the phrase beside it, or what the words before leave to it (主语)."""

from __future__ import annotations

import pytest

from gongshi.check import find_claims

SUBJECTS = """
按30天计，优4天、良17天。                                4天|优；17天|良
乘车人1人受伤。                                          1人|乘车人受伤
发生交通事故致1人死亡。                                  1人|死亡
查获手表63块，其中40块用锡纸包裹。                       40块|手表用锡纸包裹
平均每件用时64天。                                       64天|用时
每名儿童每年补助1.8万元。                                1.8万元|补助
涉及标的2.8亿元。                                        2.8亿元|标的
今年价格变动的新影响约为0.7个百分点。                    0.7个百分点|价格变动的新影响
居前5位的病种依次为流感等。                              5位|病种
年满13周岁的初一女生2.14万人。                           13周岁|初一女生年龄
历时9天的霁州市第八届运动会闭幕。                        9天|霁州市第八届运动会
受灾5个县（市、区）41个乡镇。                            5个|县（市、区）
采取“8分钟讲课+2分钟答辩”形式。                        8分钟|讲课；2分钟|答辩
分属74家单位。                                           74家|单位
药品收入占26.2%，为2.08亿元。                            2.08亿元|药品收入
一、超速违法。共487起，货运车辆432起。                   487起|超速违法
报名1742人，其中第一期973人，第二期769人。               973人|第一期报名；769人|第二期报名
城镇、农村居民收入分别达38620元、21745元，增长4.6%、6.8%。 38620元|城镇；21745元|农村居民收入；4.6%|城镇；6.8%|农村居民收入
大型水库3座开闸，下泄流量分别为150立方米/秒和80立方米/秒。 150立方米/秒|下泄流量；80立方米/秒|下泄流量
应付职工薪酬37.7亿元.亏损企业158家.                      158家|亏损企业
监督检查追回829.6万元。                                  829.6万元|监督检查追回
演某以办理入学为名骗取17人。                             17人|演某骗取
造成3人当场死亡，2人经抢救无效死亡。                     3人|死亡；2人|死亡
共吸引36支队伍432名运动员参赛。                          36支队伍|队伍；432名|运动员
问题168条，平均每个单位3条。                             3条|问题
每万辆车死亡率为1.26。                                   1.26|车死亡率
全市GDP达321亿元。分季度看，一季度同比增长5.1%。         5.1%|一季度GDP
财政局、住建局、人防办3个部门。                          3个|部门
与省里5家医院组建联盟。                                  5家|医院
形式主义、官僚主义问题21起。                             21起|形式主义、官僚主义问题
批准逮捕人数分别为98人、114人。                          98人|批准逮捕人数；114人|批准逮捕人数
按时办结20753件，直接答复317件。                         20753件|按时办结；317件|直接答复
与去年同期的702起相比，火灾下降9.1%。                    9.1%|火灾
发生火灾640起，比去年同期的702起下降8.8%。               702起|火灾；8.8%|火灾
最大用电负荷出现在8月6日，达41.8万千瓦。                 41.8万千瓦|最大用电负荷
查处酒驾312起、醉驾47起，两项共359起。                   359起|酒驾、醉驾两项
公路客车16辆、旅游客车19辆，其余85辆均为重型货车。       85辆|重型货车
对2家企业分别罚款80万元和50万元。                        80万元|企业罚款；50万元|企业罚款
受害人52岁。                                             52岁|受害人年龄
全市人口18.4万人，其中女性9万人。按年龄分，15至64岁12.8万人。 12.8万人|15至64岁人口
医院2607张（占80.5%），基层561张（占17.3%）。            80.5%|医院；17.3%|基层
查处车辆93辆，逾期未检验的9辆。                          9辆|逾期未检验车辆
抓获嫌疑人4名。3人移送起诉。                             3人|嫌疑人移送起诉
"""


def _cases() -> list[tuple[str, str, str]]:
    lines = [line.rpartition("  ") if "  " in line else line.rpartition(" ") for line in SUBJECTS.strip().splitlines()]
    return [(text.strip(), *one.split("|")) for text, _, said in lines for one in said.strip().split("；")]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "number", "subject"), _cases(), ids=lambda x: x)
def test_a_number_belongs_to_what_its_words_say(text: str, number: str, subject: str):
    found = [claim.subject for claim in find_claims(text) if claim.text == number]
    assert found == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("三年来，全县累计投资5亿元。", "三年时间"),
        ("近五年新建学校3所。", "近五年时间"),
        ("连续四个月下降。", "连续四个月时间"),
        ("前8个月出口增长5%。", "前8个月时间"),
        ("演练历时75分钟。", "演练"),
    ],
)
def test_a_length_of_time_that_only_dates_its_sentence_counts_nothing_else(text: str, subject: str):
    assert find_claims(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("死亡人数比上年的241人减少27人。", "上年"),
        ("在交通方面，排查隐患36处；在消防方面，排查隐患21处。", "消防"),
        ("较上周（15个）减少6个。", "上周"),
        ("大专以上占60%，上届为42.8%。", "上届"),
        ("较去年同期的12宗上升。", "去年同期"),
    ],
)
def test_what_is_compared_with_has_its_own_time_as_scope(text: str, scope: str):
    assert scope in [claim.scope for claim in find_claims(text)]
