"""Five things that do not exist here, proven from the schema (减负自查).

Points, ranking by use, check-in, time of reading, forced proof. What no register, code list,
figure, list, form or command holds cannot be switched on. Places in a contest, points of a sports
meet and the order of a stated rule are not these: they judge an entry, not who reported how much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.packs.pack import Pack
    from gongshi.records.register import Check, Column, Register

RULE = "关于防治“指尖上的形式主义”的若干意见（2023年）；政务移动互联网应用程序规范化管理办法（2026年）"


@dataclass(frozen=True)
class Held:
    """One thing that the schema holds (构成项): its kind, its `id`, where it stands, all that it is called.

    `required` says that somebody must fill it in. `apart` is why it is none of the absences though
    a word of it looks so, as the pack that holds it explains.
    """

    kind: str
    id: str
    place: str
    words: tuple[str, ...]
    unit: str = ""
    required: bool = False
    apart: str = ""


@dataclass(frozen=True)
class Absence:
    """One thing that must not exist (不应有的功能): the words and units that would give it away.

    A thing found under `only_required` words is a fault only when somebody must fill it in.
    """

    name: str
    label: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    units: tuple[str, ...] = ()
    only_required: tuple[str, ...] = ()

    def gives_away(self, held: Held) -> bool:
        """Whether this thing of the schema is, or feeds, what must not exist."""
        text = "\n".join(held.words)
        parts = {part for word in held.words for part in re.split(r"[^a-z0-9]+", word.lower())}
        parts |= {re.sub(r"[^a-z0-9]", "", word.lower()) for word in held.words}
        if held.unit in self.units and held.unit:
            return True
        if held.required and any(word in text for word in self.only_required):
            return True
        return any(word in text for word in self.words) or not parts.isdisjoint(self.tokens)


ABSENCES = (
    Absence("points", "积分", ("积分", "学分", "加分", "金币"), ("points", "credits", "bonus")),
    Absence("ranking", "按使用或填报多少排名", ("排名", "排行", "龙虎榜"), ("rank", "ranking", "leaderboard")),
    Absence("check_in", "打卡签到", ("打卡", "签到", "考勤", "定位"), ("checkin", "attendance", "gps", "latitude", "signin")),
    Absence("read_time", "阅读和在线时长、点击点赞", ("时长", "登录", "浏览量", "阅读量", "点击", "点赞", "转发"),
            ("clicks", "likes", "views", "login", "logins", "duration", "minutes", "seconds",
             "readtime"), ("秒", "分钟")),
    Absence("forced_proof", "强制留痕", ("截图", "截屏", "拍照", "留痕"), ("screenshot", "photo", "selfie"),
            only_required=("照片", "图片", "附件", "视频", "佐证", "证明材料")),
)  # fmt: skip


@dataclass(frozen=True)
class Proof:
    """One absence with what was looked at, what speaks against it, and what only looks so and why (自查结果)."""

    absence: Absence
    looked_at: tuple[tuple[str, int], ...]
    found: tuple[str, ...]
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it does not exist."""
        return not self.found

    @property
    def says(self) -> tuple[str, ...]:
        """The proof in lines: the verdict, what was looked at, what only looks so."""
        mark = "✓" if self.holds else "✗"
        looked = "、".join(tr("{kind} {n} 项", kind=kind, n=n) for kind, n in self.looked_at)
        verdict = tr("没有“{label}”：核对了{looked}", label=self.absence.label, looked=looked)
        if not self.holds:
            verdict = tr("有“{label}”：{places}", label=self.absence.label, places="、".join(self.found))
        return (f"{mark} {verdict}", *(tr("    {place}：{why}", place=p, why=w) for p, w in self.apart))


def proofs(packs: Iterable[Pack], *, also: Sequence[Held] = ()) -> tuple[Proof, ...]:
    """Each absence, proven over everything the packs hold and `also` what another part of the house holds."""
    held = [*(thing for pack in packs for thing in held_by(pack)), *also]
    kinds = tuple(dict.fromkeys(thing.kind for thing in held))
    looked = tuple((kind, sum(thing.kind == kind for thing in held)) for kind in kinds)
    return tuple(_proof(absence, looked, held) for absence in ABSENCES)


def _proof(absence: Absence, looked: tuple[tuple[str, int], ...], held: Sequence[Held]) -> Proof:
    alike = [thing for thing in held if absence.gives_away(thing)]
    found = tuple(thing.place for thing in alike if not thing.apart)
    return Proof(absence, looked, found, tuple((thing.place, thing.apart) for thing in alike if thing.apart))


def held_by(pack: Pack) -> Iterator[Held]:
    """Everything of the pack's schema that could hold, count, show or ask for something."""
    for thing in _held_by(pack):
        yield replace(thing, apart=pack.apart.get(thing.id, ""))


def _held_by(pack: Pack) -> Iterator[Held]:
    for register in pack.registers:
        yield Held(tr("台账"), register.name, f"{pack.label}·{register.label}", (register.name, register.label))
        yield from (_column(pack, register, column) for column in register.columns)
        yield from (_check(pack, register, check) for check in register.checks)
    for figure in pack.figures:
        yield Held(tr("指标"), figure.name, f"{pack.label}·{figure.label}", (figure.name, figure.label), figure.unit)
    for rule in pack.lists:
        columns = tuple(word for c in rule.columns for word in (c.fact, c.label))
        yield Held(tr("名单"), rule.name, f"{pack.label}·{rule.label}", (rule.name, rule.label, *columns))
    for kind in pack.notices:
        yield Held(tr("文书"), kind.name, f"{pack.label}·{kind.label}", (kind.name, kind.label))
    for command in pack.commands:
        yield Held(tr("命令"), command.name, f"gongshi {command.name}", (command.name, command.about))
    for form in pack.forms.forms if pack.forms else ():
        yield Held(tr("填报表"), f"form.{form.register}", f"{pack.label}·{form.register}", (form.register, *form.asks))


def _column(pack: Pack, register: Register, column: Column) -> Held:
    codes = tuple(word for pair in column.codes.words.items() for word in pair) if column.codes else ()
    place = f"{pack.label}·{register.label}·{column.label}"
    words = (column.name, column.label, *codes)
    return Held(tr("列和代码"), f"{register.name}.{column.name}", place, words, column.unit, column.is_needed)


def _check(pack: Pack, register: Register, check: Check) -> Held:
    place = f"{pack.label}·{register.label}·{check.label}"
    return Held(tr("校验"), f"{register.name}.{check.code}", place, (check.label,))
