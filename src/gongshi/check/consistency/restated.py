"""The same figure stated again with another value (前后重复).

What a headline or a lead says has to come again in the body. A number there is taken as said again
only where unit and thing agree and nothing narrows it: no other place, no other time, no part.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.consistency.restated_again import again as told_again
from gongshi.check.consistency.restated_headline import of_headlines
from gongshi.check.consistency.restated_named import named
from gongshi.check.consistency.restated_rows import Told, of_rows
from gongshi.check.consistency.restated_twins import twins
from gongshi.check.consistency.rule import Example, Rule, asks, contradicts, silent, stands
from gongshi.check.draft import Draft, span
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr


def judge(draft: Draft) -> Iterator[Finding]:
    """Every number that says again what another says, with that one; each two once."""
    done: set[frozenset[int]] = set()
    slipped = ((claim, first, False) for claim, first in twins(draft))
    for claim, again, same in (*of_headlines(draft), *named(draft), *told_again(draft), *slipped):
        pair = frozenset((claim.start, again.start))
        if pair not in done:
            done.add(pair)
            yield _judged(claim, again, same)
    yield from map(_of_row, of_rows(draft))


def _of_row(told: Told) -> Finding:
    """A number of the text and the cell of a table that tells the same, the likelier one at fault."""
    claim, cell = span(told.claim), (told.cell.start, told.cell.start + len(told.cell.text))
    if told.same:
        return Finding(
            Verdict.STANDS, RULE.name, tr("前后所写一致"), (claim, cell), f"{told.claim.said}={told.cell.text}"
        )
    names = {"claim": told.claim.said, "name": told.name, "cell": told.cell.text}
    why = tr("“{claim}”与表中“{name}”的“{cell}”不一致", **names)
    verdict = Verdict.CONTRADICTS if told.sure else Verdict.ASK
    sum_ = f"{told.claim.said}≠{told.cell.text}"
    return Finding(verdict, RULE.name, why, (claim, cell), sum_, cell if told.in_table else claim)


def _judged(claim: Claim, again: Claim, same: bool) -> Finding:
    sum_ = f"{claim.said}{'=' if same else '≠'}{again.said}"
    wrong = tr("“{claim}”与另一处“{again}”不一致", claim=claim.said, again=again.said)
    return RULE.judged(same, tr("前后所写一致"), wrong, claim, again, sum=sum_)


RULE = Rule(
    "restated",
    "前后重复",
    "标题、导语、附件标题中的数，以及正文再次提到的数，应与同一事项的数一致。",
    judge,
    (
        contradicts(
            "安全检查通报\n矿山查出隐患183条\n逐一检查矿山，共查出隐患146条。\n去年同类检查查出隐患183条，今年同比下降20.2%。"
        ),
        contradicts("一夜查获酒驾醉驾38起\n行动中，共查获酒驾醉驾83起，其中饮酒驾驶31起、醉酒驾驶7起。"),
        silent("6个乡镇建成饮水工程\n今年以来，新建饮水工程的乡镇4个、改造的2个。"),
        stands("3人被限制从业\n一、限制从业人员\n本月被限制从业人员共3人。"),
        contradicts("4人被限制从业\n一、限制从业人员\n本月被限制从业人员共3人。"),
        contradicts("全市设考场36个。开考首日，全市63个考场秩序井然。"),
        contradicts("本周发现火点9个，比上周少6个。对10个火点处罚11人。"),
        contradicts("评出银牌班组6个。\n银牌班组（5个）名单附后。"),
        contradicts("新建公路268公里\n东山县地处山区。\n三年来，全县新建公路286公里。"),
        contradicts("会议通报了6家欠薪企业。7家企业均位于开发区。"),
        contradicts("本期曝光15名驾驶人。17人中，男14人。"),
        contradicts("学生疫苗免费接种启动 首批5300人受益\n市财政安排374万元，为5200名学生免费接种疫苗。"),
        contradicts("授予假山镇等12个单位“先进集体”称号。\n附件：先进集体名单（13个）"),
        silent("发展女会员31.6万名。全年发展的80.2万名会员中，一线的37.6万名，占46.9%。"),
        Example(
            "各地共破获刑事案件36起，查处治安案件18起。节日期间，破获刑事案件63起，查处治安案件18起。",
            (Verdict.CONTRADICTS,),
        ),
        silent("检查企业6家。5家企业存在隐患。"),
        Example("派出医生12名、护士21名。12名医生坐诊，21名护士测血压。", (Verdict.STANDS, Verdict.STANDS)),
        contradicts("接警487起，其中火灾203起、救援284起。全市发生的230起火灾共造成1人死亡。"),
        silent("查处酒驾108起、醉驾24起。24名醉驾司机将被追究刑事责任。"),
        contradicts("全年破获案件64起，去年同期72起。72起案件中，半数以上通过网络联络。"),
        silent("全县有中学12所。今年对13所学校进行了改造，其中小学1所、中学12所。"),
        silent("作出处罚186件。对申请听证的9件、提起复议的4件、提起诉讼的2件均依法办理。"),
        silent("查获4名嫌疑人。另一起案件中，3名嫌疑人均已到案。"),
        silent("干流水质为优。32个断面中，甲类占96.9%。\n支流水质较差。62个断面中，甲类占72.6%。"),
        silent("发现问题企业9家。对8家企业立案，对1家企业处罚。"),
        contradicts(
            "全市共发生火灾186起。南山县65起，居首位。\n县区　起数\n南山县　56\n北河县　72\n东岭县　58\n合计　186"
        ),
        asks("全市共发生火灾186起。南山县91起，居首位。\n县区　起数\n南山县　56\n北河县　72\n东岭县　58\n合计　186"),
        stands("全市共发生火灾186起。南山县56起，居首位。\n县区　起数\n南山县　56\n北河县　72\n东岭县　58\n合计　186"),
        silent(
            "全市共发生火灾186起。9月份，南山县65起；南山县较大火灾5起。\n县区　起数\n南山县　56\n北河县　72\n东岭县　58\n合计　186"
        ),
        silent("3人被限制从业\n一、火灾多发路段\n本月火灾造成5人死亡。"),
        silent("51家企业被点名\n甲县有企业12家被点名。\n乙县有企业39家被点名。"),
    ),
)
