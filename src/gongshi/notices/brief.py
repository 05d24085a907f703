"""A release in brief, for what cannot be called back: a post, a picture (摘要).

Somebody will have saved it when a name has to come down. So lists stand in it by their counts;
names, as masked as the list says, only where the setting `lists.<name>.picture` asks for them.
Each brief says until when the names are public, and where the correct list and help are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.actions.clocks import ends_on
from gongshi.lists.masking import STRICTNESS, shown
from gongshi.notices.slot import slots_in
from gongshi.notices.voice import printable
from gongshi.wording.change import write_change
from gongshi.wording.dates import write_date, write_moment
from gongshi.wording.quantity import Role, write_quantity

if TYPE_CHECKING:
    from gongshi.figures.answer import Answer
    from gongshi.lists.roll import Roll
    from gongshi.notices.facts import Facts
    from gongshi.notices.notice import Notice

COUNT = "count"
_MOST_FIGURES = 6


class PictureMaskNotOffered(Refused):
    """A brief may show no more of a name than its list does (图文的隐名方式不可用)."""


@dataclass(frozen=True)
class Said:
    """One number of a brief: what it is, how much, how it moved (摘要中的数)."""

    label: str
    shown: str
    change: str = ""


@dataclass(frozen=True)
class Told:
    """One list of a brief: its name, how many, and names only when policy lets them in (摘要中的名单)."""

    label: str
    shown: str
    names: tuple[str, ...] = ()
    until: str = ""


@dataclass(frozen=True)
class Brief:
    """All that a post or picture says (摘要)."""

    office: str
    title: str
    period: str
    number: str
    released: str
    known: str
    figures: tuple[Said, ...]
    lists: tuple[Told, ...]
    address: str
    contact: str

    @property
    def closing(self) -> tuple[str, ...]:
        """Term, where the list that holds now is, and where an error is reported."""
        where = tr("本单位公示网站 {address}", address=self.address) if self.address else tr("本单位公示网站")
        lines = [
            tr(
                "名单以{where}当天的内容为准；期满、撤下的名字不再公开。转发的图文收不回来，请勿据此认定他人。",
                where=where,
            )
        ]
        if self.contact:
            lines.append(
                tr("认为内容有误的，请联系：{contact}。经核实的，三个工作日内撤下并更正。", contact=self.contact)
            )
        return tuple(lines)


def brief_of(facts: Facts, notice: Notice, *, settings: Mapping[str, str], address: str = "") -> Brief:
    """The brief of a release whose bulletin is `notice`.

    `settings` are the picture policies by list. Figures are those the bulletin says first. The
    bulletin's title is taken unless it names somebody. Raises PictureMaskNotOffered.
    """
    at = facts.at
    names = {e.candidate.name for roll in facts.rolls.values() for e in roll.entries}
    named = any(name and name in notice.title for name in names | _masked(facts))
    return Brief(
        office=facts.office.name, title=tr("{period}公示", period=at.period.label) if named else notice.title,
        period=at.period.label, number=facts.texts.get("number", ""), released=write_date(at.released),
        known=write_moment(at.known), figures=tuple(_figures(facts, notice)),
        lists=tuple(_told(facts, roll, settings.get(name, COUNT)) for name, roll in facts.rolls.items() if facts.entries(name)),
        address=address, contact=facts.office.contact,
    )  # fmt: skip


def _masked(facts: Facts) -> set[str]:
    return {e.shown_name for roll in facts.rolls.values() for e in roll.entries}


def _figures(facts: Facts, notice: Notice) -> Iterator[Said]:
    """The figures in the order in which the bulletin says them, each once."""
    said = (s.source for spans in notice.spans() for s in slots_in(spans) if s.source.startswith("figure:"))
    names = dict.fromkeys(source.removeprefix("figure:") for source in said if "[" not in source)
    answers = {a.figure.name: a for a in facts.answers if not a.part}
    found = [answers[n] for n in names if n in answers and answers[n].value is not None]
    yield from (Said(a.figure.label, _shown(a), _change(facts, a)) for a in found[:_MOST_FIGURES])


def _shown(answer: Answer) -> str:
    return write_quantity(printable(answer), answer.figure.unit, Role.TABLE)


def _change(facts: Facts, answer: Answer) -> str:
    compared = facts.comparisons.get((answer.figure.name, "同比"))
    if compared is None or compared.change is None:
        return ""
    return write_change(printable(answer), compared.before.value, compared.kind, points=answer.figure.unit == "%").text


def _told(facts: Facts, roll: Roll, policy: str) -> Told:
    entries = facts.entries(roll.rule.name)
    strictest = max((roll.policy, policy), key=_strictness)
    if policy not in (COUNT, *roll.rule.masks) or strictest != policy:
        raise PictureMaskNotOffered(
            tr("名单“{label}”的图文不能用隐名方式“{policy}”。", label=roll.rule.label, policy=policy),
            where=tr("设置“lists.{name}.picture”", name=roll.rule.name),
            mend=tr("请写 count，或名单提供的、不比名单本身更公开的方式：{masks}。", masks="、".join(roll.rule.masks)),
        )
    faces = () if policy == COUNT else shown([e.candidate for e in entries], roll.rule.subject, policy)
    last = max((e.ends_on or _term(facts, roll) for e in entries), default=None)
    return Told(
        roll.rule.label, write_quantity(len(entries), roll.rule.unit, Role.TABLE), tuple(f.name for f in faces if f.name),
        tr("公示至{day}", day=write_date(last)) if last else "",
    )  # fmt: skip


def _strictness(policy: str) -> int:
    return STRICTNESS.index(policy) if policy in STRICTNESS else -1


def _term(facts: Facts, roll: Roll) -> date:
    return ends_on(facts.at.released, roll.rule, facts.at.settings)
