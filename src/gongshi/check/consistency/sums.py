"""Parts add up to their whole where nothing is left out (分项之和).

A list behind 其中 may be partial; it is taken as whole only where a word closes it (其余, 分别, 包括),
where its heads are of one family (三个县, 三类车辆) or a known pair (进口与出口), and where its sum
comes near. Parts that overlap (女性, 党员) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.closed import is_closed
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups import groups
from gongshi.check.consistency.groups.compounds import COMPOUND
from gongshi.check.consistency.groups.group import TELLING_SLIP, Group, by_part
from gongshi.check.consistency.groups.heads import item_heads
from gongshi.check.consistency.groups.mended import most_likely_wrong
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.sum_excuses import is_excused
from gongshi.check.draft import Draft, added, number
from gongshi.check.finding import Finding, Span, Verdict
from gongshi.i18n import tr

_NEAR = (Decimal("0.3"), Decimal(3))
_ROW = 3
_MANY = 20  # what is fewer, other numbers make up by chance
_MOST = 40  # parts and groups that are compared


def judge(draft: Draft) -> Iterator[Finding]:
    """Each group of a whole and its parts that is closed, or that adds up."""
    together = list(groups(draft))
    sound = [g for g in together if g.adds_up]
    proven = {_key(draft, g) for g in sound}
    of_part = by_part(sound)
    told: set[tuple[Span, ...]] = set()
    for group in together:
        if not group.adds_up and any(_explains(other, group) for other in _sharing(of_part, group)):
            continue
        found = _judged(draft, group, _key(draft, group) in proven)
        if found is not None and found.spans not in told:
            told.add(found.spans)
            yield found


def _sharing(sound: dict[Claim, list[Group]], group: Group) -> list[Group]:
    """The groups that add up and share a part with this one."""
    return [other for part in group.parts[:_MOST] for other in sound.get(part, ())[:_MOST]]


def _key(draft: Draft, group: Group) -> tuple[str, ...]:
    """What the parts are parts by: the same heads adding up once leave nothing out in another unit either."""
    said = item_heads(draft, group.parts)
    return (str(len(said)), *(said[1:] if len(said) > 2 else said))


def _explains(sound: Group, other: Group) -> bool:
    """Whether a group that adds up shows that the other is none: its parts with another whole, its whole among them, or more than the parts."""
    parts = {p.start for p in sound.parts}
    own = {p.start for p in other.parts}
    if other.opener == COMPOUND and other.whole.start != sound.whole.start:
        return other.whole.start in parts  # 优良天数 is of two of the five that make up all days
    # 阳性63份；阳性标本中，甲型51份、乙型12份: one of the others is the whole of the rest, unless by chance
    nested = sound.whole.start in own and (sound.opener == "合计" or number(sound.whole) >= TELLING_SLIP)
    if sound.whole.start in own and own & parts and len(parts) >= _ROW and number(sound.whole) >= _MANY:
        return True  # 案件62件，其中审判52件、执行10件: what is divided stands beside its own part
    if len(own & parts) > 1 and (sound.whole.start == other.whole.start or nested):
        return True
    return own <= parts or (other.whole.start in parts and bool(own & parts))


def _is_near(total: Decimal, summed: Decimal) -> bool:
    """What adds up once may be held against another whole as far as it comes near; else that one is no whole of it."""
    return bool(total) and _NEAR[0] <= summed / total <= _NEAR[1]


def _judged(draft: Draft, group: Group, proven: bool) -> Finding | None:
    total, values, summed = number(group.whole), [number(p) for p in group.parts], added(group.parts)
    sign = "=" if summed == total else "≠"
    sum_ = f"{'+'.join(shown(v) for v in values)}={shown(summed)}{'' if sign == '=' else f'{sign}{shown(total)}'}"
    if group.adds_up:
        return RULE.finding(Verdict.STANDS, tr("分项之和等于总数"), group.whole, *group.parts, sum=sum_)
    closed = (proven and _is_near(total, summed)) or is_closed(draft, group)
    if not closed or is_excused(draft, group):
        return None
    why = tr("分项之和与“{whole}”不符", whole=group.whole.said)
    at = most_likely_wrong(group)
    return RULE.finding(Verdict.CONTRADICTS, why, group.whole, *group.parts, sum=sum_, at=at)


RULE = Rule(
    "sum",
    "分项之和",
    "一组分项没有遗漏时，其和应等于总数；只列举部分的“其中”不核。",
    judge,
    (
        stands("共发生火灾278起，其中甲县9起、乙县4起、丙县265起。"),
        contradicts("共发生火灾278起，其中甲县9起、乙县4起、丙县256起。"),
        contradicts("共处理警情214起，其中简易程序处理209起，一般程序处理15起。"),
        stands("进出口总额96.4亿元，其中出口71.9亿元，进口24.5亿元。"),
        contradicts("查处312起，其中酒驾83起，其余违法219起。"),
        contradicts("甲县21起、乙县8起、丙县5起，合计36起。"),
        contradicts("甲县（124条）、乙县（103条）、丙县（99条），合计336条。"),
        contradicts("全校共有人员300人。教师143名，其他人员26名，学生113人。"),
        contradicts("规章4部、规范性文件27件，合计13件。"),
        contradicts("四人分别获利1200元、2400元、900元、1500元，合计5400元。"),
        contradicts(
            "一、甲厂案\n罚款63.8万元。\n二、乙厂案\n罚款25万元。\n三、丙场案\n罚款7.4万元。\n上述三起案件共罚款93.5万元。"
        ),
        contradicts("客户投诉23件：延误19件、损毁8件、丢失6件。"),
        contradicts("监督小组由5人组成：工会代表2人、职工代表4人。"),
        contradicts("赔偿共计112.6万元：交强险赔付18.0万元，商业三者险赔付8.0万元，车主自付14.6万元。"),
        contradicts("全区19个镇街（11个镇、9个街道）全部完成。"),
        silent("全区19个单位（11个镇、3个街道）已经完成。去年空气优良293天。\n今年空气质量为优98天、良141天。"),
        contradicts("空气优良293天\n空气质量为优98天、良141天。"),
        contradicts("报名38246人，实考37394人，缺考312人。"),
        silent("救助310人次，其中女性120人次，老年人142人次，未成年人96人次。"),
        silent("查处交通违法1.26万起，其中酒驾83起、超员19起。"),
        stands("全市会员50万名。按职业，工人8万名，农民20万名，其他职业人员9万名，学生13万名。"),
        silent("全市共接报警情210起。从天气看，雨天97起，大雾54起，冰雪14起。"),
        silent("全市共接报警情210起。从天气看，雨天97起，大雾54起，冰雪44起。"),
        silent("全市共接报警情210起。从时段看，上午97起，下午54起，夜间44起。"),
        contradicts("全市共接报警情210起。从类型看，盗窃97起，诈骗54起，纠纷95起。"),
        silent(
            "全年支出18.9亿元。其中农林水支出34895万元，教育支出52423万元，社会保障支出19391万元，医疗支出17459万元，文化支出4341万元，安全支出7874万元，节能支出8376万元。"
        ),
        stands(
            "全市会员560.3万名。按职业，工人49.2万名，农民116.8万名，技术人员92.1万名，管理人员65.3万名，公务人员41.6万名，学生17.9万名，其他职业人员26.4万名，已离岗人员151.1万名。"
        ),
        silent("接报处置的316.4万起警情中，火灾127.6万起、抢险64.3万起、救助94.5万起，营救51.8万人。"),
        silent("受理审查逮捕2846人，批准逮捕1940人，不批准逮捕890人。"),
        silent("电气起火最多，达136起；其次是用火不慎、吸烟，分别为92起、69起。"),
        stands("未结案2453件。\n行政10件，与去年持平。刑事79件；民事1791件；非诉15件；执行557件；再审1件。"),
        silent("贷款余额3611.55亿元。\n从期限看，短期贷款1111.37亿元；中长期贷款2397.34亿元；票据融资79.74亿元。"),
        contradicts("报告467395例。其中，乙类报告337551例，多为肝炎。\n同期，丙类报告129484例，多为流感。"),
        silent("森林面积1.95亿公顷；林地面积3.04亿公顷。天然林面积1.2亿公顷；人工林面积0.62亿公顷。"),
        stands("反馈问题128个。8个单位已整改到位113个，剩余15个。"),
        stands("总蓄水8.69亿方。\n单位：亿方\n水库  库容  蓄水\n青石  7.40  5.82\n龙塘  1.20  0.96\n白沙  3.00  1.91"),
        silent(
            "收入42.8亿元，利润21.4亿元，税费18.9亿元。去年收入、利润总额、税费分别为40.9亿元、19.8亿元和19.4亿元。"
        ),
        silent("党员521名，其中女性218名，35岁及以下313名。"),
        silent("找回物品536件，其中手机129部、证件186件、其他174件，归还失主487件。"),
        silent("设窗口312个，其中综合窗口146个，已实现通办的派出所127个，占派出所总数164个的77.4%。"),
        stands(
            "用电48.63亿度。分产业看，一产0.87亿度；二产27.34亿度，其中工业26.51亿度；三产9.16亿度；居民11.26亿度。"
        ),
        silent("表彰10名同志，其中女性4名，党员9名。"),
        silent("共报告732例，居前三位的分别为肝炎318例、肺结核201例、梅毒96例。"),
    ),
)
