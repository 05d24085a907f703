"""Numerals of every form, qualifiers, kinds and roles, as the contract of the check enumerates them (数的写法)."""

from __future__ import annotations

import pytest

from gongshi.check import Kind, Looseness, Range, Role, find_claims
from gongshi.check.claim import Claim


def first(text: str) -> Claim:
    return find_claims(text)[0]


NUMERALS = """
两人受伤            两人            2           人
俩人获救            俩人            2           人
廿四人参加          廿四人          24          人
卅人参加            卅人            30          人
二〇〇人参加        二〇〇人        200         人
全村百二十户        百二十户        120         户
查处1.2万余起       1.2万余起       12000       起
查处三百余起        三百余起        300         起
来了十几人          十几人          11..19      人
来了几十人          几十人          20..90      人
数百起              数百起          200..900    起
半小时后            半小时          0.5         小时
一个半月            一个半月        1.5         个月
两年半              两年半          2.5         年
一年六个月          一年六个月      18          个月
三年零三个月        三年零三个月    39          个月
三点五公里          三点五公里      3.5         公里
罚款壹佰贰拾元      壹佰贰拾元      120         元
罚金人民币叁万元    叁万元          30000       元
共1万2千元          1万2千元        12000       元
共3万5千余人        3万5千余人      35000       人
投资2亿3千万元      2亿3千万元      230000000   元
投资2亿3000万元     2亿3000万元     230000000   元
共1,234起           1,234起         1234        起
共１２３起          １２３起        123         起
１２３．５％        １２３．５％    123.5       %
百分之三十三点五    百分之三十三点五 33.5       %
千分之五            千分之五        5           ‰
占三成五            三成五          35          %
四至五成            四至五成        40..50      %
零下5℃             零下5℃         -5          ℃
3至5人              3至5人          3..5        人
3—5人               3—5人           3..5        人
三五人              三五人          3..5        人
0.5个百分点         0.5个百分点     0.5         个百分点
块石3吨半           3吨半           3.5         吨
增长一倍半          一倍半          1.5         倍
每斤3块2，          3块2            3.2         元
降了三块两毛钱      三块两毛钱      3.2         元
高了4毛，           4毛             0.4         元
占全月的一半。      一半            50          %
占比过半，          半              50          %
罰鍰37萬2,600元     37萬2,600元     372600      元
罚款37万2600元      37万2600元      372600      元
科目二2216人        2216人          2216        人
身高1米65以下       1米65           1.65        米
跳过2米03           2米03           2.03        米
评论800+，          800+            800         -
粉丝10w+，          10w+            100000      -
点赞3w个            3w个            30000       个
1月龄接种           1月龄           1           月龄
下降12个基点        12个基点        12          个基点
停水48h，           48h             48          h
三车追尾            三车            3           车
市、县、乡三级河长  三级            3           级
「5大公園烤肉專區」 5大             5           大
惠及6.8万群众       6.8万           68000       -
由3个降为0。        3个             3           个
无女性人员          无              0           -
傾倒垃圾47件次之    47件            47          件
税收321.5亿，       321.5亿         32150000000 -
阅读量10万+，       10万+           100000      -
1000+人次参加       1000+人次       1000        人次
（小写）¥1234.50。  1234.50         1234.50     元
3元-5元             3元-5元         3..5        元
12.3亿-15.6亿元     12.3亿-15.6亿元 1230000000..1560000000 元
投资30—50万，       30—50万         300000..500000 -
2小时12分51秒       2小时12分51秒   7971        秒
百米11秒2夺冠       11秒2           11.2        秒
3元2角5分           3元2角5分       3.25        元
280毫克/百毫升      280毫克/百毫升  280         毫克/百毫升
每斤3块2一斤        3块2            3.2         元
由3升至5。          3               3           -
甲型H3N258份        58份            58          份
县道X047两处        两处            2           处
一升两降            一升            1           升
两晚共查            两晚            2           晚
三十余载            三十余载        30          载
提前一小时开门      一小时          1           小时
用时减少一半。      一半            50          %
壹萬貳仟餘起        壹萬貳仟餘起    12000       起
兩萬三千餘起        兩萬三千餘起    23000       起
"""


@pytest.mark.parametrize("line", NUMERALS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_numeral_has_its_span_its_value_and_its_unit(line: str):
    text, span, value, unit = line.split()
    claim = first(text)
    assert (claim.text, str(claim.value), claim.unit or "-") == (span, value, unit)
    assert text[claim.start : claim.end] == span


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("共 3 5 6 户", "3 5 6 户", "356"),
        ("达6 2 . 5 %", "6 2 . 5 %", "62.5"),
        ("结案1 198 件", "1 198 件", "1198"),
        ("投资3.5 亿元", "3.5 亿元", "350000000"),
        ("假烟2 万余支", "2 万余支", "20000"),
        ("全长5 千米", "5 千米", "5"),
    ],
)
def test_figures_that_a_scan_has_set_apart_are_one_number(text: str, span: str, value: str):
    assert (first(text).text, str(first(text).value)) == (span, value)


def test_figures_set_apart_without_a_unit_are_no_number():
    assert find_claims("序号 1 2 3 合计") == []
    assert find_claims("第 1 2 3 页") == []


DATES = """
2022年11月23日              2022-11-23
二〇二二年十一月            2022-11
6月13日至14日               XXXX-06-13..XXXX-06-14
6月13日-7月14日             XXXX-06-13..XXXX-07-14
2022年6月13日至14日         2022-06-13..2022-06-14
1至5月份                    XXXX-01..XXXX-05
2024年1—10月                2024-01..2024-10
2024年1至6月                2024-01..2024-06
11月23日9时30分             XXXX-11-23T09:30
2022.11.23                  2022-11-23
民國111年11月               2022-11
凌晨两点                    T02
"""


@pytest.mark.parametrize("line", DATES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_date_is_carried_over_to_what_its_second_end_leaves_out(line: str):
    text, value = line.split()
    assert (str(first(text).value), first(text).kind) == (value, Kind.DATE)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年以来，查处酒驾83起", "今年以来"),
        ("2022年以来，查处酒驾83起", "2022年以来"),
        ("2022年11月，查处酒驾83起", "2022年11月"),
        ("去年同期为45起", "去年同期"),
    ],
)
def test_the_period_is_what_the_text_says_it_of(text: str, period: str):
    assert find_claims(text)[-1].period == period


LOOSE = {
    Looseness.EXACT: "83起|高达83起",
    Looseness.OVER: "80余起|80多起|突破80起|超80起|超过80起|逾80起|80起以上|至少80起|不低于80%|≥80%|80岁或以上|1000+人次|每单位至少领办80件",
    Looseness.APPROX: "近80起|约80起|80起左右|80起上下|大约80起|≈80元|约为平时的2倍",
    Looseness.AT_MOST: "不足80起|不到80起|80起以内|80起以下|至多80起|不超过80起|≤80元|5000元人民币以内",
    Looseness.ORDINAL: "第80名|第80届|第80批",
    Looseness.RANGE: "80至90起|50%以上不足100%|十几起",
}
KINDS = {
    Kind.COUNT: "83起|14人|945个党支部|零事故",
    Kind.PERCENT: "33.4%|三成|三分之一|12.5‰",
    Kind.CHANGE: "同比下降5.37%|较去年减少12起|提高0.9个百分点|翻一番",
    Kind.MONEY: "2000元|1.26亿元",
    Kind.DURATION: "24小时|一年六个月|三个工作日|驾龄19年",
    Kind.DATE: "2022年11月23日|9时30分",
    Kind.AGE: "44岁",
    Kind.RANK: "第3名|排名第三",
    Kind.ORDINAL: "第十届|第66批",
    Kind.MEASURE: "2.5公里|123毫克/100毫升",
    Kind.AVERAGE: "日均30起|人均3本|平均每个支部3次",
}
ROLES = {
    Role.TOTAL: "共51家|共计51家|累计51家|合计51家|总计51家",
    Role.PART: "其中，甲县9起|其余12起",
    Role.SHARE: "占31.5%|占比三成",
    Role.SAMPLE: "假甲公司、假乙公司等51家",
    Role.EACH: "各1家|每人2本|甲县、乙县各查处9起|甲队、乙队各配发设备4台",
    Role.EXTREME: "年龄最小的仅19岁|最长的12年",
}


def cases(table: dict[object, str]) -> list[tuple[object, str]]:
    return [(member, text) for member, texts in table.items() for text in texts.split("|")]


@pytest.mark.parametrize(("qualifier", "text"), cases(LOOSE))
def test_the_qualifier_is_of_its_sort(qualifier: Looseness, text: str):
    assert first(text).qualifier is qualifier


@pytest.mark.parametrize(("kind", "text"), cases(KINDS))
def test_the_kind_is_of_its_sort(kind: Kind, text: str):
    assert first(text).kind is kind


@pytest.mark.parametrize(("role", "text"), cases(ROLES))
def test_the_role_is_of_its_sort(role: Role, text: str):
    assert first(text).role is role


WAYS = {
    "up": "比去年同期多收5亿元|领先对手0.28分|增速+2.1pct",
    "down": "比平时快了17分钟|比去年同期少蓄5.8亿立方米|落后对手0.3分|用时减少一半。",
}


@pytest.mark.parametrize(("way", "text"), cases(WAYS))
def test_a_change_goes_the_way_that_its_words_say(way: str, text: str):
    assert (first(text).kind, first(text).direction) == (Kind.CHANGE, way)


@pytest.mark.parametrize(
    "text",
    ["环比增加2起、1人。", "同比上升46.9%和1.3倍。"],
    ids=["units", "rates"],
)
def test_the_second_of_two_changes_is_a_change_like_the_first(text: str):
    assert [(c.kind, c.direction) for c in find_claims(text)] == [(Kind.CHANGE, "up")] * 2


def test_the_years_past_are_exact_and_a_time_of_nearly_so_many_years_is_not():
    assert (first("近两年购置过家电").qualifier, first("历时近两年").qualifier) == ("exact", "approx")


def test_the_tables_leave_no_qualifier_kind_or_role_out():
    assert (set(LOOSE), set(KINDS), set(ROLES)) == (set(Looseness), set(Kind), set(Role))


def test_several_values_said_respectively_have_each_its_own_subject():
    assert [(c.subject, str(c.value)) for c in find_claims("甲县、乙县分别为3起、5起")] == [
        ("甲县", "3"),
        ("乙县", "5"),
    ]


def test_what_an_average_is_over_is_no_average_itself():
    assert [(c.text, c.kind) for c in find_claims("平均每10公里39起")] == [
        ("10公里", Kind.MEASURE),
        ("39起", Kind.AVERAGE),
    ]


def test_the_same_subject_under_another_governing_clause_has_another_scope():
    text = "超速违法412起，其中公路客运车辆31起；逾期未处理违法200起，其中公路客运车辆12起。"
    own = [c for c in find_claims(text) if c.subject == "公路客运车辆"]
    assert len(own) == 2 and own[0].scope != own[1].scope and all(c.scope for c in own)


@pytest.mark.parametrize(
    "text", ["查处酒驾83起,同比下降5.37%;其中,醉驾21起.", "查處酒駕83起，同比下降5.37%；其中，醉駕21起。"]
)
def test_ascii_punctuation_and_traditional_characters_are_the_same_to_it(text: str):
    plain = find_claims("查处酒驾83起，同比下降5.37%；其中，醉驾21起。")
    assert [(c.value, c.kind, c.role, c.subject) for c in find_claims(text)] == [
        (c.value, c.kind, c.role, c.subject) for c in plain
    ]


def test_an_open_range_has_both_its_ends():
    assert first("50%以上不足100%").value == Range(50, 100)


def test_what_something_fell_to_has_the_value_without_a_unit():
    assert [(c.text, str(c.value)) for c in find_claims("断面由3个降为0。")] == [("3个", "3"), ("0", "0")]


def test_a_half_that_nothing_has_a_share_of_is_no_number():
    assert find_claims("事半功倍，一半的人，一半天，上半场，大半夜，占了一半时间") == []
