"""Stock and flow: what there was, what came and what went give what there is (结存平衡).

旧存412件，新收1836件，审结1794件，未结454件. The first number is of the beginning, the last of the end;
those between came or went, as their words say. 新成立47家，注销29家，净增18家 has no stock: there the
last is the difference of the two before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

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
_TOTALS = re.compile(r"([一-鿿]{2}(?:总额|余额))(?:为|达)?$")
_LEAST, _MOST = 3, 6  # numbers of one balance
_PIECES = re.compile(r"[，、；：。]")
_NEAR = (Decimal("0.5"), Decimal(2))


def judge(draft: Draft) -> Iterator[Finding]:
    """Each balance and each net number that a sentence tells."""
    for claim in draft.counted:
        yield from _balance(draft, claim)
    yield from _all_that_came(draft)
    yield from _of_totals(draft)
    for claim in draft.claims:
        if claim.unit and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT:
            yield from _net(draft, claim)
            yield from _net_before(draft, claim)


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
    meant = sum((s * number(c) for s, c in zip(signs, run[:-1], strict=True)), Decimal(0))
    yield from _judged(run, signs, meant)


def _all_that_came(draft: Draft) -> Iterator[Finding]:
    """累计 against what left and what there is now: the first choice that adds up, or else the one that a slip keeps apart."""
    chosen: dict[int, list[Cumulated]] = {}
    for one in cumulated(draft):
        chosen.setdefault(one.whole.start, []).append(one)
    for several in chosen.values():
        fits = next((c for c in several if added(c.parts) == number(c.whole)), None)
        told = fits or next((c for c in several if _is_slipped(c) and not _is_gap_told(draft, c)), None)
        if told is not None:
            yield _told_of(told, fits=fits is not None)


def _is_slipped(one: Cumulated) -> bool:
    values = [number(p) for p in one.parts]
    short = sum(values, Decimal(0)) < number(one.whole)
    return is_slip_of(number(one.whole), values, exchanged=short and not one.full)


def _is_gap_told(draft: Draft, one: Cumulated) -> bool:
    """累计确诊957例，出院836例，转往外省9例，在院112例: what lacks is told besides."""
    gap = abs(number(one.whole) - added(one.parts))
    line = draft.line_of(one.whole.start)
    near = draft.between(draft.line_starts[line], draft.line_end(line))
    return any(number(c) == gap for c in near if is_counted(c) and kin(c.unit) == kin(one.whole.unit))


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
    """The words of the number's own item: before it, and behind it up to the next mark."""
    before = _PIECES.split(draft.lead(claim))[-1]
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
            yield from _judged((came, *went, left), (1, -1), number(came) - number(went[0]))


def _judged(run: Sequence[Claim], signs: Sequence[int], meant: Decimal) -> Iterator[Finding]:
    last = run[-1]
    terms = "".join(f"{'-' if s < 0 else '+'}{shown(number(c))}" for s, c in zip(signs, run[:-1], strict=True))[1:]
    steps = [c.step for c in run]
    room = Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2
    said = abs(number(last))  # 自然增长-0.56万人
    if abs(meant - said) <= room:
        yield RULE.finding(
            Verdict.STANDS, tr("期初、收进、支出与期末相符"), last, *run[:-1], sum=f"{terms}={shown(meant)}"
        )
    elif meant > 0 and _is_mistaken(run, signs, meant):
        why = tr("“{last}”与期初、收进、支出算得的不符", last=last.said)
        yield RULE.finding(Verdict.CONTRADICTS, why, last, *run[:-1], sum=f"{terms}={shown(meant)}≠{shown(said)}")


def _is_mistaken(run: Sequence[Claim], signs: Sequence[int], meant: Decimal) -> bool:
    """Whether a slip in one number is all, or the last is not far from what it should be."""
    over = meant - abs(number(run[-1]))
    pairs = [(abs(number(run[-1])), meant)]
    pairs += [(number(c), number(c) - s * over) for s, c in zip(signs, run[:-1], strict=True)]
    written = [(shown(a), shown(b)) for a, b in pairs if b > 0]
    near = bool(meant) and _NEAR[0] <= abs(number(run[-1])) / meant <= _NEAR[1]
    return near or any(is_one_figure(a, b) or is_slip_of(Decimal(a), [Decimal(b)]) for a, b in written)


def _net(draft: Draft, last: Claim) -> Iterator[Finding]:
    """净增18家 right behind two numbers of its unit: their difference."""
    if not _NET.search(draft.lead(last)):
        return
    start = draft.sentence_start(last.start)
    before = [c for c in draft.between(start, last.start) if kin(c.unit) == kin(last.unit) and is_counted(c)][-2:]
    if len(before) < 2 or any(c.kind is Kind.AVERAGE for c in before):
        return
    large, small = sorted(before, key=number, reverse=True)
    signs = [_sign(draft, c) for c in (large, small)]
    if sum(signs) == 0 and 0 not in signs:
        yield from _judged((large, small, last), (1, -1), number(large) - number(small))


def _net_before(draft: Draft, net: Claim) -> Iterator[Finding]:
    """比上年净增5条：新开9条、撤并4条: the two that a colon opens, and nothing else of the unit in the sentence."""
    if not _NET.search(draft.lead(net)) or draft.plain[net.outer_end : net.outer_end + 1] != "：":
        return
    behind = [c for c in draft.between(net.end, draft.sentence_end(net.end)) if kin(c.unit) == kin(net.unit)]
    if len(behind) == 2 and all(is_counted(c) for c in behind) and sum(_sign(draft, c) for c in behind) == 0:
        large, small = sorted(behind, key=number, reverse=True)
        if _sign(draft, large):
            yield from _judged((large, small, net), (1, -1), number(large) - number(small))


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
        contradicts("期初在院老人186名，本月入住32名，离院17名，月末在院192名。"),
        stands("年末缴存总额612.75亿元，缴存余额214.49亿元。年末提取总额398.26亿元。"),
        contradicts("年末缴存总额612.75亿元，缴存余额214.49亿元。年末提取总额389.26亿元。"),
        silent("年初存栏生猪12.4万头，全年出栏18.6万头，年末存栏12.9万头。"),
        silent("累计收治患者1286人，治愈1158人，在院114人。"),
        silent("年初有会员412名，全年开展活动86次，年末有会员454名。"),
        silent("年初库存412吨，全年轮换86吨，年末库存398吨。"),
    ),
)
