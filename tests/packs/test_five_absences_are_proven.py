"""Points, ranking, check-in, reading time and forced proof exist in no schema; a pack that had one is found out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gongshi.cli import main
from gongshi.figures.figure import Selected
from gongshi.office.self_check import self_check
from gongshi.packs.absences import ABSENCES, Held, held_by, proofs
from gongshi.packs.find import find_pack, installed_packs
from gongshi.packs.pack import Pack
from gongshi.records.register import Codes, Column, Integer, Register, Text

ALL = [find_pack(name) for name in installed_packs()]
PLANTED = {
    "points": Column("reward", Integer, "学习积分"),
    "ranking": Column("unit_rank", Integer, "名次"),
    "check_in": Column("how", Text, "方式", codes=Codes.of("方式", "会议", "打卡")),
    "read_time": Column("spent", Integer, "用时", unit="分钟"),
    "forced_proof": Column("proof", Text, "佐证材料", required=True),
}


def with_column(column: Column) -> Pack:
    register = Register("meetings", "会议台账", (Column("id", Text, "编号", key=True), column), row="一次会议")
    return Pack("stranger", "生人", "1", (register,))


def broken(pack: Pack) -> list[str]:
    return [proof.absence.name for proof in proofs([pack]) if not proof.holds]


def test_no_installed_pack_holds_any_of_the_five():
    assert [p.absence.name for p in self_check(ALL) if not p.holds] == []
    assert len(self_check(ALL)) == 5


@pytest.mark.parametrize("name", PLANTED)
def test_each_of_the_five_is_found_where_it_stands(name: str):
    assert broken(with_column(PLANTED[name])) == [name]


def test_a_proof_that_nobody_must_give_is_not_forced():
    assert broken(with_column(replace(PLANTED["forced_proof"], required=False))) == []


def test_the_proof_says_how_much_it_looked_at():
    looked = dict(self_check(ALL)[0].looked_at)
    assert looked["列和代码"] >= sum(len(r.columns) for pack in ALL for r in pack.registers)
    assert looked["指标"] == sum(len(pack.figures) for pack in ALL)


def test_what_a_desk_keeps_itself_is_asked_too():
    kept = Held("网页表", "user.login_count", "用户·登录次数", ("login_count", "登录次数"))
    assert [p.found for p in self_check(ALL, also=[kept]) if not p.holds] == [("用户·登录次数",)]


def test_a_word_that_only_looks_so_is_shown_with_its_reason():
    apart = {place: why for proof in self_check(ALL) for place, why in proof.apart}
    assert "道路交通" not in apart and any("记分" in place for place in apart)
    assert all(why for why in apart.values())


@pytest.mark.parametrize("pack", ALL, ids=lambda p: p.name)
def test_every_exception_names_something_that_is_there_and_looks_so(pack: Pack):
    alike = {t.id for t in held_by(pack) if any(a.gives_away(t) for a in ABSENCES)}
    assert set(pack.apart) <= alike


def test_a_figure_in_minutes_is_reading_time():
    figure = next(f for f in ALL[0].figures if isinstance(f, Selected))
    assert broken(Pack("stranger", "生人", "1", (), figures=(replace(figure, unit="分钟"),))) == ["read_time"]


def test_the_command_says_each_and_ends_with_nought(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as done:
        main(["pack", "absences"])
    assert (done.value.code, capsys.readouterr().out.count("✓ 没有")) == (0, 5)
    with pytest.raises(SystemExit):
        main(["pack", "absences", "--json"])
    assert [p["holds"] for p in json.loads(capsys.readouterr().out)] == [True] * 5
