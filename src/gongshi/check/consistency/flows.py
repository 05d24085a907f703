"""Stock and flow: what there was, what came and what went give what there is (结存平衡).

旧存412件，新收1836件，审结1794件，未结454件. The first number is of the beginning, the last of the end;
those between came or went, as their words say. 新成立47家，注销29家，净增18家 has no stock: there the
last is the difference of the two before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.cumulated import Cumulated, cumulated
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups.mended import is_slip_of
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.slips import is_one_figure
from gongshi.check.consistency.words import pattern
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_BEGIN = re.compile(
    r"旧存|积存|(?:上年|上年度|去年|上期|上月|上季度|以前年度)[末底]?(?:结转|结余|结存|未结|遗留|留存|库存|滚存)|(?:年|月|期|季|周|岁)初|期首|(?:上年|去年|上月|上季度|上期)[末底]|原有|结转(?!下)"
)
_END = re.compile(
    r"未结|未审结|未办结|期末|(?:本)?(?:年|月|季|周)[末底]|尚[有存余]|仍有|还[有剩]|现[有存]|目前|剩余|结余|结存|余额|库存|留存|存量|滚存"
)
_CAME = re.compile(
    r"[新增收购入进调迁转流聘录招受出生](?:收|增|购|入|进|建|添|聘|录|生|理|成立|登记|受理|接收|吸纳|纳入|发展)|收入|受理|接收|立案|(?<!更)新|购|入库|增|录用|招|迁入|转入|调入|存入|生产|采购|收到|出生|吸收|移入|接到"
)
_WENT = re.compile(
    r"结案|审结|办结|执结|结了|退|销|注销|减|发放|发出|支出|支付|使用|领用|消耗|出库|售出|销售|调出|迁出|转出|流出|死亡|出栏|清零|拆除|关停|化解|整改|毕业|离|归还|偿还|收回|撤|脱贫|处置|移送|拨付|发往"
)
_NET = re.compile(
    r"净(?:增|减|流入|流出|投放|回笼|收入|支出|迁入|迁出|买入|卖出|偿还|融资|发放|回收|出|入|损失|收益|结余)[一-鿿]{0,4}$|(?:自然|机械)[增减][长少加]?[一-鿿]{0,4}$"
)
_SINCE = re.compile(
    r"[比较](?:[年月期季]初|(?:上[年月季期]|上年度|上季度|去年|[0-9]{4}年)[末底])[^，。；]{0,14}(?:增加|减少|[多少增减])了?$"
)
_TOTALS = re.compile(r"([一-鿿]{2}(?:总额|余额))(?:为|达)?$")
_LEAST, _MOST = 3, 6  # numbers of one balance
_PIECES = re.compile(r"[，、；：。]")
_NEAR = (Decimal("0.5"), Decimal(2))


def judge(draft: Draft) -> Iterator[Finding]:
    """Each balance and each net number that a sentence tells."""
    for claim in draft.counted:
        yield from _balance(draft, claim)
    yield from (_told_of(one, fits=fits) for one, fits in cumulated(draft))
    yield from _of_totals(draft)
    for claim in draft.claims:
        if claim.unit and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT:
            yield from _net(draft, claim)


def _balance(draft: Draft, last: Claim) -> Iterator[Finding]:
    """The numbers from one of the beginning to this one of the end, each with a word that it came or went."""
    if not _END.search(_said(draft, last)):
        return
    run = _run_to(draft, last)
    if len(run) < _LEAST or not _BEGIN.search(_said(draft, run[0])):
        return
    signs = [1, *(_sign(draft, c) for c in run[1:-1])]
    if 0 in signs or -1 not in signs or (len(run) > _LEAST and 1 not in signs[1:]):
        return
    yield from _judged(run[:-1], signs, last)


def _told_of(one: Cumulated, *, fits: bool) -> Finding:
    terms, said = "+".join(shown(number(p)) for p in one.parts), "" if fits else f"≠{shown(number(one.whole))}"
    wrong = tr("累计“{whole}”与去向各数、现有数之和不符", whole=one.whole.said)
    sum_ = f"{terms}={shown(added(one.parts))}{said}"
    return RULE.judged(fits, tr("累计数等于去向各数与现有数之和"), wrong, one.whole, *one.parts, sum=sum_)


def _run_to(draft: Draft, last: Claim) -> list[Claim]:
    """The numbers of its unit before it, back to the first that is of the beginning; empty where another kind of number is among them."""
    line = draft.line_start(last.start)
    same = [c for c in draft.between(line, last.end) if kin(c.unit) == kin(last.unit) and is_counted(c)][-_MOST:]
    first = next(
        (k for k in range(len(same) - 1, -1, -1) if _BEGIN.search(_said(draft, same[k])) and same[k] is not last), None
    )
    run = same[first:] if first is not None else []
    plain = all(
        c.kind is not Kind.AVERAGE and "其中" not in _said(draft, c) and "（" not in _said(draft, c) for c in run[1:]
    )
    return run if plain else []


def _said(draft: Draft, claim: Claim) -> str:
    """The words of the number's own item: before it, and behind it up to the next mark.

    A date (6月底实有18425名) and what is told in another unit first (发放贷款0.48万笔、20.16亿元) are no number of their own here.
    """
    first, words = draft.before(claim), draft.lead(claim)
    if first is not None and (
        words == "、" or (first.kind is Kind.DATE and draft.clause_start(claim.start) <= first.start)
    ):
        words = draft.lead(first) + draft.plain[first.outer_start : claim.outer_start]
    before = _PIECES.split(words.rstrip("、"))[-1]
    return before + _PIECES.split(draft.tail(claim))[0][:8]


def _sign(draft: Draft, claim: Claim) -> int:
    """1 for what came, -1 for what went, by the word nearest before the number: 因收入提高退出2870人; 0 where none says."""
    said = _said(draft, claim)
    came, went = (
        max((m.end() for f in forms for m in f.finditer(said)), default=0)
        for forms in ((_CAME, pattern("came")), (_WENT, pattern("went")))
    )
    return (came > went) - (came < went)


def _of_totals(draft: Draft) -> Iterator[Finding]:
    """缴存总额612.75亿元 … 提取总额398.26亿元 … 缴存余额214.49亿元: what was paid in altogether less what was taken out is what is left."""
    found: dict[str, Claim] = {}
    for claim in draft.counted:
        named = _TOTALS.search(draft.lead(claim))
        if named is not None and claim.kind is Kind.MONEY:
            found.setdefault(named[1], claim)
    for name, left in found.items():
        came = found.get(name.replace("余额", "总额")) if name.endswith("余额") else None
        went = [c for n, c in found.items() if n.endswith("总额") and c is not came]
        if came is not None and len(went) == 1:
            yield from _judged((came, *went), (1, -1), left)


def _judged(run: Sequence[Claim], signs: Sequence[int], last: Claim, *, near: bool = True) -> Iterator[Finding]:
    """The last number against what the run gives; one that is not near has to be a slip of the pen."""
    meant = sum((s * number(c) for s, c in zip(signs, run, strict=True)), Decimal(0))
    terms = "".join(f"{'-' if s < 0 else '+'}{shown(number(c))}" for s, c in zip(signs, run, strict=True))[1:]
    steps = [c.step for c in (*run, last)]
    room = Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2
    said = abs(number(last))  # 自然增长-0.56万人
    if abs(meant - said) <= room:
        yield RULE.finding(Verdict.STANDS, tr("期初、收进、支出与期末相符"), last, *run, sum=f"{terms}={shown(meant)}")
    elif _is_mistaken(run, signs, said, meant, near=near):
        why = tr("“{last}”与期初、收进、支出算得的不符", last=last.said)
        yield RULE.finding(Verdict.CONTRADICTS, why, last, *run, sum=f"{terms}={shown(meant)}≠{shown(said)}")


def _is_mistaken(run: Sequence[Claim], signs: Sequence[int], said: Decimal, meant: Decimal, *, near: bool) -> bool:
    """Whether a slip in one number is all, or the last is `near` and not far from what it should be."""
    if near and meant > 0 and _NEAR[0] <= said / meant <= _NEAR[1]:
        return True
    pairs = [(said, meant), *((number(c), number(c) - s * (meant - said)) for s, c in zip(signs, run, strict=True))]
    written = [(shown(a), shown(b)) for a, b in pairs if b > 0]
    return any(is_one_figure(a, b) or is_slip_of(Decimal(a), [Decimal(b)]) for a, b in written)


def _net(draft: Draft, net: Claim) -> Iterator[Finding]:
    """净增18家 beside what came and what went: the first of the runs beside it that tells of both, and of nothing else."""
    if not _NET.search(draft.lead(net)) and not _SINCE.search(draft.clause_before(net.outer_start)):
        return
    for run, near in _runs_beside(draft, net):
        signs = [_sign(draft, c) for c in run]
        if {*signs} == {1, -1}:
            ways = [list(_judged(*_turned(way, signs, run), net, near=near)) for way in (1, -1)]
            yield from next((f for f in ways if f and f[0].verdict is Verdict.STANDS), ways[0] or ways[1])
            return


def _turned(way: int, signs: Sequence[int], run: Sequence[Claim]) -> tuple[list[Claim], list[int]]:
    """The run with its signs or with all of them turned, as for 发放 less 收回; what is added stands first."""
    told = sorted(((way * s, c) for s, c in zip(signs, run, strict=True)), key=lambda one: -one[0])
    return [c for _, c in told], [s for s, _ in told]


def _runs_beside(draft: Draft, net: Claim) -> Iterator[tuple[list[Claim], bool]]:
    """新成立47家，注销29家，净增18家; 净增5条：新开9条、撤并4条; the whole sentence behind or before. With each whether it stands in the net number's own."""
    start, end = draft.sentence_start(net.start), draft.sentence_end(net.start)
    own = list(_flows(draft, net, start, net.start))
    yield list(takewhile(lambda c: _sign(draft, c), reversed(own)))[:_MOST][::-1], True
    if draft.plain.startswith(("：", "，其中"), net.outer_end):
        yield list(_flows(draft, net, net.end, end)), True
    line, last = draft.line_of(net.start), draft.line_end(net.start)
    if end < last:
        yield list(_flows(draft, net, end, draft.sentence_end(end))), False
    if start > draft.line_starts[line]:
        yield list(_flows(draft, net, draft.sentence_start(net.start, back=1), start)), False


def _flows(draft: Draft, net: Claim, start: int, end: int) -> Iterator[Claim]:
    """The numbers of its unit in a stretch of text that are no means and no changes."""
    near = draft.between(start, end)
    return (c for c in near if kin(c.unit) == kin(net.unit) and is_counted(c) and c.kind is not Kind.AVERAGE)


RULE = Rule(
    "flow",
    "结存平衡",
    "期初数加收进、减支出应等于期末数；新增与减少之差应等于净增数；说不清是进是出的不核。",
    judge,
    (
        stands("旧存案件412件，新收1836件，审结1794件，未结454件。"),
        contradicts("旧存案件412件，新收1836件，审结1794件，未结545件。"),
        contradicts("年初结余1120万元，全年接收捐赠3264万元，支出2986万元，年末结余1389万元。"),
        stands("新成立社会组织47家，注销29家，净增18家。"),
        contradicts("新成立社会组织47家，注销29家，净增81家。"),
        stands("现有确诊病例268例，累计治愈出院病例3402例，累计死亡病例34例，累计报告确诊病例3704例。"),
        contradicts("现有确诊病例268例，累计治愈出院病例3402例，累计死亡病例34例，累计报告确诊病例3740例。"),
        contradicts("累计收治患者1286人，治愈1158人，死亡12人，在院161人。"),
        contradicts("运营线路比上年末净增5条：全年新开9条、撤并5条。"),
        stands("年初有党员18342名，发展党员246名，转入组织关系315名，转出402名，去世76名，6月底实有18425名。"),
        contradicts("年初有党员18342名，发展党员246名，转入组织关系315名，转出420名，去世76名，6月底实有18425名。"),
        contradicts(
            "保有量89.15万辆，比年初净增2.73万辆。上半年，新登记3.96万辆，外地转入1.12万辆，转往外地0.88万辆，注销1.74万辆。"
        ),
        contradicts("馆藏图书净增10.7万册：新购入12.3万册，接受捐赠0.9万册，剔旧5.2万册。"),
        contradicts(
            "全年发放贷款0.48万笔、20.16亿元；回收16.04亿元。年末余额130.19亿元，比上年末的124.09亿元增加6.10亿元。"
        ),
        contradicts("户籍人口比上年末减少0.18万人，其中出生0.31万人，死亡0.63万人，迁入0.22万人，迁出0.35万人。"),
        contradicts("登记社会组织386家，较上年末增加14家。全年新登记29家，注销51家。"),
        silent("全年发展会员246名，其中女会员108名，退会31名，比上年净增215名。"),
        silent("机动车比年初净增2.73万辆。其中，新能源汽车新增1.12万辆，注销0.21万辆。"),
        contradicts("期初在院老人186名，本月入住32名，离院17名，月末在院192名。"),
        stands("年末缴存总额612.75亿元，缴存余额214.49亿元。年末提取总额398.26亿元。"),
        contradicts("年末缴存总额612.75亿元，缴存余额214.49亿元。年末提取总额389.26亿元。"),
        silent("年初存栏生猪12.4万头，全年出栏18.6万头，年末存栏12.9万头。"),
        silent("累计收治患者1286人，治愈1158人，在院114人。"),
        silent("年初有会员412名，全年开展活动86次，年末有会员454名。"),
        silent("年初库存412吨，全年轮换86吨，年末库存398吨。"),
    ),
)
