"""Every pack is asked the same questions; a pack that is wrong gets a no with what is wrong (领域包核对)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import gongshi as g
from gongshi.figures.example import example
from gongshi.lists.candidate import Candidate, ListRule, Subject, list_rule
from gongshi.notices.template import NoticeKind
from gongshi.packs import find
from gongshi.packs.conform import Conformity, questions
from gongshi.packs.find import BadPack, NoSuchPack, find_pack, installed_packs
from gongshi.packs.pack import Pack

LENT_OUT = g.Register(
    name="loans", label="借阅台账", row="一次借阅",
    columns=(
        g.Column("id", g.Text, "借阅号", key=True, level=g.Level.UNITS),
        g.Column("lent_on", g.Date, "借出日期", level=g.Level.PUBLIC),
    ),
)  # fmt: skip
DAYS = g.Threshold.of("library.days", 30, label="长借", basis="虚构馆规第三条", since="2020-01-01", unit="天")
SAYS = {"label": "借阅次数", "unit": "次", "population": "全馆借阅", "source": "借阅台账"}


@g.figure(g.counts(), **SAYS)
def lent(loans: g.Table, at: g.At) -> g.Table:
    """Loans of the period (借阅次数)."""
    return loans.filter(at.period.contains(loans.lent_on))


ROWS = """
    id | lent_on
    J1 | 2022-11-30
    J2 | 2022-12-01
"""


def rule(**changes: object) -> ListRule:
    def judge(rows: object, at: g.At) -> list[Candidate]:
        return []

    @list_rule(judge, label="借阅名单", subject=Subject.PERSON, unit="人", basis="虚构馆规第四条",
               columns=(g.FactColumn("name", "姓名"),), thresholds=(DAYS,))  # fmt: skip
    def readers(loans: g.Table, at: g.At) -> g.Table:
        """Whoever borrowed (借阅名单)."""
        return loans

    return replace(readers, **changes)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A pack of one register, figure, list, notice and threshold, with nothing wrong about it."""
    template = tmp_path / "通报.txt"
    template.write_text("本月借阅情况通报\n", encoding="utf-8")
    return Pack(
        name="library", label="图书馆", version="0.1", registers=(LENT_OUT,), thresholds=(DAYS,), figures=(lent,),
        lists=(rule(),), notices=(NoticeKind("notice", "通报", template),),
        examples=(example(lent, title="月末一天计入本月", loans=ROWS, period="2022-11", gives=1),),
    )  # fmt: skip


def no_to(pack: Pack) -> list[Conformity]:
    return [answer for answer in questions(pack) if not answer.holds]


def test_a_sound_pack_gets_yes_to_every_question(pack: Pack):
    assert no_to(pack) == []


@pytest.mark.slow
def test_the_traffic_pack_gets_yes_to_every_question():
    assert [(a.question, a.faults) for a in no_to(find_pack("traffic"))] == []


@dataclass(frozen=True)
class Broken:
    """What is wrong with a pack: the question that must say no, and a word of what it says."""

    question: str
    says: str


def column(**more: object) -> g.Register:
    first, second = LENT_OUT.columns
    return replace(LENT_OUT, columns=(first, replace(second, **more)))


def sealed_key() -> g.Register:
    first, second = LENT_OUT.columns
    return replace(LENT_OUT, columns=(replace(first, level=g.Level.RESTRICTED), second))


BREAKS = {
    "two figures of one name": (
        lambda p: {"figures": (lent, lent)}, Broken("名称各不相同吗？", "lent×2")),
    "two columns of one label": (
        lambda p: {"registers": (column(label="借阅号"),)}, Broken("每个台账都有主键", "借阅号")),
    "a key of personal data": (
        lambda p: {"registers": (sealed_key(),)}, Broken("主键都不是封存的个人信息吗？", "借阅号")),
    "a figure of no population": (
        lambda p: {"figures": (replace(lent, population=""),)}, Broken("每个指标都有口径", "lent")),
    "a figure over a register that is not there": (
        lambda p: {"registers": (replace(LENT_OUT, name="other"),)}, Broken("每个指标都有口径", "loans")),
    "a figure without an example": (
        lambda p: {"examples": ()}, Broken("每个指标都有例子", "借阅次数")),
    "an example that does not come out": (
        lambda p: {"examples": (example(lent, title="算错的例子", loans=ROWS, period="2022-11", gives=2),)},
        Broken("每个指标都有例子", "算错的例子")),
    "a figure that asks for a column that is not there": (
        lambda p: {"registers": (replace(LENT_OUT, columns=LENT_OUT.columns[:1]),)},
        Broken("每个指标都有例子", "月末一天计入本月")),
    "a threshold without values": (
        lambda p: {"thresholds": (replace(DAYS, series=()),)}, Broken("每个阈值都有依据", "长借")),
    "a list with a threshold of nobody": (
        lambda p: {"thresholds": ()}, Broken("每个阈值都有依据", "library.days")),
    "a list without a basis": (
        lambda p: {"lists": (rule(basis=""),)}, Broken("每个名单都有依据", "借阅名单")),
    "a number typed into a template": (
        lambda p: {"notices": (typed(p.notices[0]),)}, Broken("每个模板里都没有手写的数字吗？", "通报")),
    "a column that counts clicks": (
        lambda p: {"registers": (column(label="打卡日期"),)}, Broken("没有积分、排名", "打卡日期")),
}  # fmt: skip


def typed(kind: NoticeKind) -> NoticeKind:
    path = kind.template.with_name("手写.txt")
    path.write_text("本月借阅 12 次\n", encoding="utf-8")
    return replace(kind, template=path)


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_pack_gets_a_no_to_the_question_that_it_breaks(fault: str, pack: Pack):
    change, expected = BREAKS[fault]
    answers = no_to(replace(pack, **change(pack)))
    told = [a for a in answers if a.question.startswith(expected.question)]
    assert len(told) == 1, answers
    assert any(expected.says in line for line in told[0].faults), told


def test_a_pack_that_is_not_installed_is_said_with_those_that_are(refused):
    fault = refused(NoSuchPack, find_pack, "tiankong")
    assert "tiankong" in fault.what
    assert all(name in fault.where for name in installed_packs())


@dataclass(frozen=True)
class Entry:
    """An entry point that leads elsewhere."""

    name: str = "wrong"
    value: str = "somewhere:THING"

    def load(self) -> object:
        return "not a pack"


@pytest.fixture
def entry(monkeypatch) -> None:
    monkeypatch.setattr(find, "entry_points", lambda group: [Entry()])


def test_an_entry_point_that_leads_to_no_pack_is_said_with_its_place(entry, refused):
    fault = refused(BadPack, find_pack, "wrong")
    assert "str" in fault.what and "somewhere:THING" in fault.where


def test_an_entry_point_whose_module_is_broken_is_said_too(entry, refused, monkeypatch):
    def load(self: Entry) -> object:
        raise ImportError("no module named nowhere")

    monkeypatch.setattr(Entry, "load", load)
    assert "nowhere" in refused(BadPack, find_pack, "wrong").what
