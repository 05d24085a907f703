"""A stated number is the length of the list that it is said of (条数).

Where the list may stand: behind its number or before it in the sentence, told item by item, in the lines of an annex,
behind a label elsewhere, in the rows of a table, in the parts of a sum. One list of its length lets a number stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongshi.check.consistency.lists_before import before, words_before
from gongshi.check.consistency.lists_behind import behind
from gongshi.check.consistency.lists_counted import Counted, may_count_a_list
from gongshi.check.consistency.lists_marked import marked, words_marked
from gongshi.check.consistency.lists_of_names import labelled, names_below
from gongshi.check.consistency.lists_of_parts import parts_counted
from gongshi.check.consistency.lists_of_rows import rows_counted
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_WAYS: tuple[Callable[[Draft], Iterator[Counted]], ...] = (
    behind,
    marked,
    before,
    names_below,
    labelled,
    parts_counted,
    rows_counted,
)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every number of a list, once."""
    told: dict[int, list[Counted]] = {}
    for way in _WAYS:
        for one in way(draft):
            told.setdefault(one.claim.start, []).append(one)
    for lists in told.values():
        one = next((c for c in lists if c.length == number(c.claim)), lists[0])
        if one.length == number(one.claim) or not _counts_another(draft, one):
            yield _judged(one)
    for place, word, said, named in (*words_before(draft), *words_marked(draft)):
        sum_ = tr("{what} {length}，称 {said}", what=tr("列出"), length=named, said=word)
        verdict = Verdict.STANDS if named == said else Verdict.CONTRADICTS
        why = tr("条数与所称相符") if named == said else tr("“{said}”与所列条数不符", said=word)
        yield Finding(verdict, RULE.name, why, (place,), sum_)


def _counts_another(draft: Draft, counted: Counted) -> bool:
    """共六项，今天进行五项：一是…五是…; 2家企业的3批次产品：甲、乙: another number beside it in the sentence is the list's."""
    claim = counted.claim
    clause, after = draft.clause_of(claim.start), draft.after(claim)
    beside = [c for c in draft.in_sentence(claim.start) if draft.clause_of(c.start) == clause]
    beside += [after] if after is not None and after.unit == claim.unit else []
    return any(may_count_a_list(c) and number(c) == counted.length for c in beside)


def _judged(counted: Counted) -> Finding:
    claim, length = counted.claim, counted.length
    sum_ = tr("{what} {length}，称 {said}", what=counted.what, length=length, said=claim.said)
    wrong = tr("“{said}”与所列条数不符", said=claim.said)
    return RULE.judged(number(claim) == length, tr("条数与所称相符"), wrong, claim, sum=sum_)


RULE = Rule(
    "list",
    "名单长度",
    "所称的项数、家数、人数应等于后面所列的条数。",
    judge,
    (
        stands("共涉及3处：甲路口；乙路口；丙路段。"),
        contradicts("共涉及4处：甲路口；乙路口；丙路段。"),
        stands("报告病例数居前3位的病种依次为肝炎318例、肺结核201例和梅毒96例。"),
        contradicts("报告病例数居前5位的病种依次为肝炎318例、肺结核201例和梅毒96例。"),
        contradicts("开展三项行动：一是治理超速；二是治理酒驾。"),
        stands("附件\n获奖者名单（共4名）\n假甲乙　假丙丁\n假戊己　假庚辛"),
        contradicts("附件\n获奖者名单（共5名）\n假甲乙　假丙丁\n假戊己　假庚辛"),
        contradicts("通报\n一、逾期未检验车辆（4辆）\n演A·12×45、演A·23×61、演A·33×18"),
        contradicts("公告\n受罚人员（3人）\n假某强，男，41岁，罚款200元。\n假某军，男，55岁，罚款500元。"),
        contradicts("通报\n本月限制从业人员共3人。\n1.假某强，男，41岁。\n2.假某军，男，55岁。\n特此通报。"),
        contradicts("下列4人因逃避检查，被取消资格：假某甲、假某乙、假某丙。"),
        contradicts("授予裴玉、钟灵、邬敏4名同志称号。"),
        contradicts("抓获5人（胡某、邱某、薛某、严某）。"),
        contradicts("5家企业上红榜\n红榜企业：甲公司、乙公司、丙公司、丁公司。\n黑榜企业：戊公司、己公司。"),
        contradicts("共涉及5个县4.1万人：东山县1.2万人、西河县0.9万人、南坡县1.4万人、北沟县0.6万人，合计4.1万人。"),
        contradicts("企业 | 车辆数\n东山物流 | 42\n西河客运 | 30\n南坡货运 | 18\n上表5家企业均已整改。"),
        contradicts("提出三点要求：一要提高站位；二要压实责任。"),
        stands("演A·D4471、演A·D4490共2辆货车闯入禁行区域。"),
        contradicts("演A·D4471、演A·D4490共3辆货车闯入禁行区域。"),
        contradicts("住建、水务、电力四部门联合检查。"),
        contradicts("全年新开往虚港、演岛、假兰、海幻、云堡6条国际航线。"),
        contradicts("联合住建、城管、水务、电力5家单位开展检查。"),
        stands("市住建局联合城管、水务、电力4家单位开展检查。"),
        contradicts("有6个村受灾较重，即上河村、下河村、柳树村、石桥村和白马村。"),
        contradicts("本月出现4次大风天气，分别在3日至4日、11日、25日至26日。"),
        contradicts("召回4个批次产品（批号20240301、20240302、20240315）。"),
        contradicts("打通断头路5条，总长8.3公里：文昌路2.2公里，清河街2.6公里，学府路1.9公里，站前路1.6公里。"),
        contradicts(
            "一、甲厂暗管排污案\n罚款63万元。\n二、乙厂造假案\n罚款25万元。\n三、丙场直排案\n罚款5万元。\n上述四起案件均已办结。"
        ),
        silent("项目分三期建设，第一期2019年建成，第二期今年6月完工。"),
        silent("已建成2期，第一期800亩，第二期600亩，第三期正在施工。"),
        contradicts("民政局、司法局、住建局共4个部门参加检查。"),
        contradicts("云岭镇、青坪镇、柳溪镇共5个乡镇受灾。"),
        stands("云岭镇、青坪镇、柳溪镇共3个乡镇受灾。"),
        silent("北湾路、学府路、滨河路共4处路段积水。"),
        silent("云岭镇、青坪镇、柳溪镇共5个村受灾。"),
        contradicts("东山中学、西河中学、南坡中学共4所。"),
        silent("抽检白酒、糕点、饮料4家企业。"),
        silent("危化、矿山、冶金共4家企业受罚。"),
        silent("云岭街道、青坪街道、柳溪街道4个小区积水。"),
        silent("东村、西村、南村共5个村民小组受灾。"),
        silent("东山、西河、南坡4个乡镇卫生院受灾。"),
        silent("云岭镇、青坪镇、柳溪镇共5个镇属企业停产。"),
        silent("东山县、西河县、南坡县4个县级医院达标。"),
        silent("民政局、司法局、住建局共4个部门检查组参加。"),
        silent("甲县、乙县共31起。"),
        silent("2家企业的3批次产品不合格：东山食品厂的糕点、西河酒厂的白酒。"),
        silent("全市设6个考区：东山、西河、南坡、北沟各1个，市直2个。"),
        silent("在学校、医院、商场4个点位设置宣传台。"),
        silent("通报\n共接投诉74起、涉及7人。\n1.餐饮投诉20起、涉及2人。\n2.零售投诉54起、涉及5人。"),
        silent("共查处3起，其中：酒驾2起，超速1起。"),
        silent("甲镇、乙镇、丙镇4处隐患已整改。"),
        stands("公安局牵头，住建、水务、电力四部门参加。"),
        silent("全县8个乡镇发现火点7个，其中甲镇4个、乙镇2个、丙镇1个。"),
    ),
)
