"""What units typed, what came of it, and which fields are proposed for removal (填报负担)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from gongshi.cli import main
from gongshi.office.field_uses import field_uses
from gongshi.office.forms import collect, write_forms
from gongshi.office.load import Advice, load_grids, load_of
from gongshi.office.printed import PRINTED, printed_of
from gongshi.office.rendering import render
from gongshi.office.runs import clocks, run
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi.records.delivery import Mode
from gongshi_organs.examples.systems import SYSTEMS
from gongshi_organs.examples.systems.system import BASE
from gongshi_organs.pack import PACK
from gongshi_organs.views import rows as rows_module

from .little_city import send
from .test_forms_go_out_and_come_back import PARTY_DAY, fill

OCTOBER, MONTH = Period.parse("2022-10"), Period.parse("2022-11")


def drawn(city: Workspace, *periods: Period) -> None:
    for period in periods:
        render(city, run(city, PACK, clocks(city, period)), draft=True)


def advice(city: Workspace, register: str, column: str) -> Advice:
    load = load_of(city, MONTH)
    return next(f.advice for f in load.fields if (f.register.name, f.column.name) == (register, column))


def test_a_form_counts_what_was_typed_and_not_what_was_filled_in_for_the_unit(city: Workspace):
    one, *_ = write_forms(city, PACK, MONTH)
    fill(one, "活动台账", PARTY_DAY)
    collect(city, PACK, one.parent, MONTH)
    load = load_of(city, MONTH)
    assert [(u.sender, u.in_forms) for u in load.units if u.in_forms] == [("一局党组织", 4)]
    typed = {f.column.name: f.cells[1] for f in load.fields if f.register.name == "activities"}
    assert typed["title"] >= 1 and typed["confirmed_on"] == 0


def test_a_whole_register_delivered_again_costs_only_the_rows_that_are_new(city: Workspace, tmp_path: Path):
    def files() -> int:
        return sum(u.in_files for u in load_of(city, MONTH).units)

    before = files()
    text = BASE["units"].rstrip() + "\n D9 | 样本九局 | 部门 | | 东岭区 | 2019-01-01 | | 是"
    assert send(city, tmp_path / "再", "units", text, Mode.WHOLE).is_stored
    assert files() - before == 6


def test_a_field_nothing_used_in_two_periods_is_proposed_for_removal_and_no_sooner(city: Workspace):
    assert advice(city, "units", "street") is Advice.UNDECIDED
    drawn(city, MONTH)
    assert advice(city, "units", "street") is Advice.UNDECIDED
    drawn(city, OCTOBER)
    assert advice(city, "units", "street") is Advice.REMOVE
    assert advice(city, "units", "kind") is Advice.KEEP
    assert advice(city, "units", "code") is Advice.KEY
    assert advice(city, "units", "approval") is Advice.CHECK_ONLY


def test_each_field_names_the_documents_lists_and_commands_that_used_it(city: Workspace):
    drawn(city, MONTH)
    found = {(f.register.name, f.column.name): f.outputs[1] for f in load_of(city, MONTH).fields}
    assert "年鉴条目" in found["units", "members"]
    assert "命令 gongshi pair" in found["listings", "urgency"]
    assert "名单“获奖作品和单位”" in found["entries", "award_document"]


def test_a_release_keeps_what_its_documents_printed(city: Workspace):
    assert printed_of(city.release_folder("organs", "2022-11")) is None
    drawn(city, MONTH)
    printed = printed_of(city.release_folder("organs", "2022-11"))
    assert printed is not None
    assert "年鉴条目" in printed.figures["members"]
    assert (city.release_folder("organs", "2022-11") / PRINTED).exists()


def test_the_load_is_said_written_as_a_workbook_and_given_as_data(
    city: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    drawn(city, OCTOBER, MONTH)
    to = tmp_path / "负担.xlsx"
    with pytest.raises(SystemExit) as done:
        main(["load", "2022-11", "--at", str(city.root), "--to", str(to)])
    assert done.value.code == 0
    assert "单位台账·街道" in capsys.readouterr().out
    assert openpyxl.load_workbook(to).sheetnames == ["各单位", "各字段", "建议取消"]
    with pytest.raises(SystemExit):
        main(["load", "2022-11", "--at", str(city.root), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["drawn"] == [True, True]
    assert {f["advice"] for f in told["fields"] if f["column"] == "street"} == {"REMOVE"}
    grids = load_grids(load_of(city, MONTH))
    assert len(grids[1].rows) == sum(len(r.columns) for r in PACK.registers)


class Noting(dict):  # type: ignore[type-arg]
    """A row that notes which of its columns are looked at."""

    def __init__(self, row: Mapping[str, object], seen: set[str]) -> None:
        super().__init__(row)
        self.seen = seen

    def __getitem__(self, name: str) -> object:
        self.seen.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        self.seen.add(name)
        return super().get(name, default)


@pytest.mark.parametrize(
    "arguments", [["duties", "2022-11"], ["pair", "2022-11", "--seconds", "2"]], ids=lambda a: a[0]
)
def test_a_command_reads_no_column_that_it_does_not_declare(
    arguments: list[str], city: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    seen: dict[str, set[str]] = defaultdict(set)
    plain = rows_module.rows_of

    def noting(engine: object, *names: str) -> Mapping[str, Sequence[Mapping[str, object]]]:
        return {n: [Noting(r, seen[n]) for r in rows] for n, rows in plain(engine, *names).items()}

    for system in SYSTEMS:
        if system.code in ("Y02", "Y18"):
            for name, text in system.accepts.items():
                assert send(city, tmp_path / "收", name, text).is_stored
    monkeypatch.setattr(rows_module, "rows_of", noting)
    with pytest.raises(SystemExit) as done:
        main([*arguments, "--at", str(city.root), "--to", str(tmp_path / "出.xlsx"), "--json"])
    assert done.value.code == 0
    declared = next(c for c in PACK.commands if c.name == arguments[0]).reads
    assert {n: sorted(found - set(declared.get(n, ()))) for n, found in seen.items()} == {n: [] for n in seen}


def test_every_column_that_a_command_declares_stands_in_its_register():
    for command in PACK.commands:
        for name, columns in command.reads.items():
            register = next(r for r in PACK.registers if r.name == name)
            assert [c for c in columns if c not in {x.name for x in register.columns}] == []


def test_what_definitions_read_is_found_without_opening_anything(city: Workspace):
    looks = city.looks.head
    uses = field_uses(PACK, city.registers, clocks(city, MONTH))
    assert "relief_by_cause" in uses["care", "cause"].figures
    assert "V34" in uses["care", "paid_on"].checks
    assert city.looks.head == looks
