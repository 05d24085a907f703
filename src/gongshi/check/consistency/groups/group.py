"""What a whole with its parts is, and which numbers may be either (一组)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, may_add, number
from gongshi.check.once import once
from gongshi.check.units import PEOPLE

CARRIED = re.compile(
    r"旧存|积存|结转|(?:上年|上期|上月|上季度)[末底]?(?:遗留|结余|未结|留存)|[年月期]初(?=[结余存库在未旧现]|有)"
    r"|(?<![比较与同])(?:上年|上期|上月|上季度|去年)[末底](?=[在有余存尚仍库现未])"
)
DIVIDED = re.compile(r"[分按从][^，。；]{1,10}(?:看|分|划分|来看|统计|分类|区分)[，：]")
AVERAGED = re.compile(r"[日月年户笔车家件场]均|平均")
_MOVES = re.compile(
    r"(?:由(?![^，。；]{2,6}$)|从(?![业事重严轻军教属]))[^，。；]{0,6}$|(?:增加|减少|上升|下降|增长|提高|降低|发展|扩大|增|减|升|降)[到至]$"
)

_MORE_THAN = re.compile(r"[比较][^，。；]{1,16}[0-9万亿][一-鿿]{1,2}[多少][一-鿿]{1,3}$")
_TOLD_OF = re.compile(
    r"(?:有|曾|持|患|具有|具备|会|当过|担任|参加过|做过)[一-鿿]"
)  # 有驾照者21人: what is told of people may be true of both
_FROM_A_LEVEL = re.compile(
    r"(?:^|[，；、仍均])(?:仍|均|已|还)?(?:超(?:过|出)?|距离?|离|低于|高于|高出|低)[^，。；、（）0-9]{1,8}(?:（[^（）]{0,16}）)?(?:约|近)?$"
)  # 超警戒水位（62.50米）1.87米
_POSTS = re.compile(
    r"干部|基层|一线|退休|退役|复转|青年|老年"
)  # 县处级干部、乡科级干部、一般干部: of three and more everybody holds one
_BALANCE = re.compile(r"(?:顺差|逆差|差额|差价|净额)(?:为|达)?$")
_HANDED_ON = re.compile(
    r"(?:上年|上年度|上期|去年|上月|上季度)(?:度|末)?[一-鿿]{0,4}(?:结余|结转|结存)|[^，。；：]{0,12}(?:列入|纳入)[^，。；：]{0,8}的(?=[0-9]|$)|[^，。；：]{0,12}(?:发现|交办|移交|遗留)的(?=[0-9]|$)"
    r"|以来(?=[^，。；：]{1,6}的$)"  # 开馆以来入库的568件: which of them, not when they were counted
)
ASIDE = re.compile(r"（[^（）]{0,80}）")  # 418.6亿元（去年同期383.7亿元），其中…
_OF_IT = re.compile(r"）?的[0-9]")
_BESIDE = re.compile(r"[、和及][^，。；：、0-9]{1,20}")
_REST = re.compile(r"[一-鿿]{0,8}[，；](?:其余|其他|其它|余下|剩余|另外|余者)[^0-9，。；]{1,16}[，。；]")
_CALLED = re.compile(
    r"前[二两三四五六八十]个?(?:天|日|月|年|期|批|轮|季度|周|场)|重点(?:违法|文物|保护|单位|实验室|中学|高校|学科|专科|优抚|人群|对象|企业|车辆|污染|行业|水域|地区|乡镇|河|湖|库)"
)
_BELOW = re.compile(r"(?:低于|高于)[^，。；0-9]{1,6}$")  # 低于限额1.33亿元
_ROUGH = 10_000
TELLING = 20  # smaller numbers make each other up by chance
TELLING_SLIP = 100  # smaller ones are a slip away from that by chance, and two of them make up a third
OPENED = ("其中", "当中", "某中")
LISTED = (*OPENED, "")  # openers that may lead to some of the parts only
LITTLE = Decimal("0.99")  # of a whole: what lacks less is some small items that nobody names
_SUMS = re.compile(r"合计|总计|共计|总共|累计$")
IN_TURN = re.compile("分别|依次")
_HELD = re.compile("[，；）](?:含|内含|包含)$")
_WITHOUT = re.compile(r"[^。；\n]{0,20}（(?:其中)?(?:不含|不包括|未含|未包括|未计)")
_MORE = re.compile(r"^[，、；]?[多少]$|[比较][^，。；]{1,14}[多少增减][一-鿿]{0,4}$|净[增减][一-鿿]{0,4}$")


_NOTHING, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True)
class Group:
    """A whole and its parts (一组): `words` is the text from the whole to the last part."""

    whole: Claim
    parts: tuple[Claim, ...]
    words: str
    opener: str

    @property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole."""
        return make_up(self.parts, self.whole)


def are_some(words: str) -> bool:
    """Whether the words say that only some are named; what is called 重点 by its name is whole: 全国重点文物保护单位."""
    return has("partial", _CALLED.sub("", words))


def is_upside_down(group: Group) -> bool:
    """救起104人，遇险109人，失踪5人: whether one of the parts is what the others and the supposed whole make up."""
    total, summed = number(group.whole), added(group.parts)
    return any(number(p) == total + summed - number(p) > TELLING for p in group.parts)


def may_be_part(draft: Draft, claim: Claim, opened: int) -> bool:
    """A number of now that counts things by itself: no average, no extreme, none in a bracket of its own."""
    if not _counts_by_itself(draft, claim):
        return False
    own = draft.plain[opened : claim.outer_start]
    return "（" not in own or own.count("（") <= own.count("）")


@once
def _counts_by_itself(draft: Draft, claim: Claim) -> bool:
    if not may_add(claim) or claim.role in (Role.EXTREME, Role.SHARE):
        return False
    if claim.role is Role.EACH and not IN_TURN.search(draft.lead(claim)):
        return False  # 每天分别为128人、117人: the first of several in turn, not what each has
    if AVERAGED.search(draft.lead(claim)) or is_difference(draft, claim):
        return False
    if is_base_of_share(draft, claim):
        return False
    if _BELOW.search(draft.lead(claim)) or _MOVES.search(draft.lead(claim)) or draft.is_tabular(claim.start):
        return False
    return not has("elsewhen", _HANDED_ON.sub("", draft.lead(claim))) and not is_of_then(draft, claim)


def is_base_of_share(draft: Draft, claim: Claim) -> bool:
    """派出所127个，占总数164个的77.4%: what a share is of, no further item."""
    return "占" in draft.lead(claim) and _OF_IT.match(draft.plain, claim.outer_end) is not None


def is_held_by_last(draft: Draft, claim: Claim) -> bool:
    """输入病例24例，含3例由无症状感染者转为确诊病例: a part of the number just told, no further item beside it."""
    return _HELD.search(draft.plain, max(0, claim.outer_start - 4), claim.outer_start) is not None


def is_total(draft: Draft, claim: Claim) -> bool:
    """重伤4人、轻伤15人，伤亡合计22人: said to sum something up, so no further item of a list."""
    return claim.role is Role.TOTAL or _SUMS.search(draft.lead(claim)) is not None


@once
def is_difference(draft: Draft, claim: Claim) -> bool:
    """比上年同期多查处96起: by how much more, not how many there are; no whole and no part of anything."""
    clause = draft.clause_before(claim.outer_start)
    if claim.kind is Kind.MEASURE and _FROM_A_LEVEL.search(clause):
        return True
    if _BALANCE.search(draft.lead(claim)):
        return True
    return _MORE.search(draft.lead(claim)) is not None or _MORE_THAN.search(clause) is not None


def has_rest_behind(draft: Draft, parts: Sequence[Claim]) -> bool:
    """当场改正20处，限期改正9处，其余移交属地: a rest that has no number of its own follows."""
    end = parts[-1].outer_end
    return _REST.match(draft.plain, end) is not None or _WITHOUT.match(draft.plain, end) is not None


@once
def is_of_then(draft: Draft, claim: Claim) -> bool:
    """Whether the claim is said of another year: its own sentence names it, it was not only carried over."""
    if not has("then", claim.period) or _HANDED_ON.search(draft.lead(claim)):
        return False
    return is_said_then(ASIDE.sub("", draft.segment_before(claim.start)))  # 去年同期为52.0亿；其中…: told of now again


def overlap(parts: Sequence[Claim], said: Sequence[str]) -> bool:
    """Whether people are counted by attributes that one person may have several of: 女性, 党员."""
    said = _without_tail(said)
    if all(has("degrees", head) for head in said) and len(set(said)) == len(said):
        return False  # 硕士29名、本科173名、专科49名: nobody is counted under two
    posts = len(parts) > 2 and not any(has("overlapping", _POSTS.sub("", head)) for head in said)
    told = any(_TOLD_OF.match(head) or (has("overlapping", head) and not posts) for head in said)
    return are_crossed(said) or (parts[0].unit in PEOPLE and told)


def are_crossed(said: Sequence[str]) -> bool:
    """女性案件215件，未成年人案件64件; 女性120人次，老年人142人次: what is told by whom it is about may be about both."""
    return sum(has("traits", head) for head in said) > 1


def _without_tail(said: Sequence[str]) -> Sequence[str]:
    """30岁以下党员, 31至35岁党员: what all are called alike tells none of them from the others."""
    tail = 0
    while all(len(head) > tail + 1 for head in said) and len({head[-tail - 1] for head in said}) == 1:
        tail += 1
    return [head[: len(head) - tail] for head in said] if tail > 1 else said


def may_be_whole(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """No share's own base, and no average of what the parts count."""
    averaged = whole.kind is Kind.AVERAGE and any(p.kind is not Kind.AVERAGE for p in parts)
    return not averaged and _is_whole(draft, whole)


@once
def _is_whole(draft: Draft, claim: Claim) -> bool:
    return (
        may_add(claim)
        and claim.role is not Role.EACH
        and not is_difference(draft, claim)
        and not _OF_IT.match(draft.plain, claim.outer_end)
        and "占" not in draft.lead(claim)
        and not is_said_then(draft.lead(claim))
    )


def is_said_then(lead: str) -> bool:
    """Whether the words before a number put it in another time: not 上年度发现的68个问题, which are dealt with now, nor 上年结余."""
    return has("then", _HANDED_ON.sub("", lead))


def is_item(draft: Draft, claim: Claim) -> bool:
    """甲业162元、乙业138元、丙业131元: one of a row with 、 between, each number behind its noun; no whole of anything."""
    if draft.tail(claim).lstrip("（")[:1] not in ("", "、", "和", "及"):
        return False
    before, after = draft.before(claim), draft.after(claim)
    beside = [(before, claim)] if before is not None else []
    beside += [(claim, after)] if after is not None else []
    return any(a.unit == b.unit and _BESIDE.fullmatch(draft.plain, a.outer_end, b.outer_start) for a, b in beside)


def in_bracket(text: str, at: int) -> bool:
    """Whether the character stands in round brackets."""
    before = text[max(0, at - 200) : at]
    return before.rfind("（") > before.rfind("）")


def make_up(parts: Sequence[Claim], whole: Claim) -> bool:
    """Whether the parts make up the whole, as exactly as all of them are written."""
    return abs(added(parts) - number(whole)) <= room(whole, parts)


def by_part(groups: Iterable[Group]) -> dict[Claim, list[Group]]:
    """The groups that each claim is a part of."""
    found: dict[Claim, list[Group]] = {}
    for group in groups:
        for part in group.parts:
            found.setdefault(part, []).append(group)
    return found


def room(whole: Claim, parts: Sequence[Claim]) -> Decimal:
    """How far sum and whole may lie apart: nothing for whole counts, half of the last place for every rounded number."""
    steps = [c.step for c in (whole, *parts)]
    return _NOTHING if steps.count(_ONE) == len(steps) else sum(steps, _NOTHING) / 2


def are_rough(whole: Claim, parts: Sequence[Claim]) -> bool:
    """97.3万个 of 3.5万, 3.6万, 60.9万 and 26.3万个: rounded to so few figures that one figure sets many a sum right."""
    longest = max(number(c) / c.step for c in (whole, *parts))
    return whole.step != 1 and longest < _ROUGH
