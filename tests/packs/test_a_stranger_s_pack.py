"""The example pack of docs/how-to/pack.md stands before the same questions as ours."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date, datetime
from importlib.metadata import EntryPoint, entry_points
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pytest

from gongshi.cli import main
from gongshi.cli.brought import NoPeriod
from gongshi.engines.tables import engine_over
from gongshi.figures.at import At
from gongshi.lists.propose import propose
from gongshi.packs.conform import questions
from gongshi.packs.find import BadPack, find_command, find_pack, installed_commands
from gongshi.packs.pack import Pack
from gongshi.period import Period

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "tiny-pack"


@pytest.fixture(scope="module")
def pack() -> Iterator[Pack]:
    """The pack's value, imported from the example's folder as if it were installed with its entry points."""
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    brought = [EntryPoint(name, value, g) for g, es in project["entry-points"].items() for name, value in es.items()]

    def doors(*, group: str) -> list[EntryPoint]:
        return [*entry_points(group=group), *(e for e in brought if e.group == group)]

    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        patch.setattr("gongshi.packs.find.entry_points", doors)
        _forget()
        from gongshi_potholes import PACK

        yield PACK
    _forget()


def _forget() -> None:
    for found in (find_pack, find_command, installed_commands):
        found.cache_clear()


def test_the_example_pack_conforms(pack: Pack):
    assert {a.question: a.faults for a in questions(pack) if not a.holds} == {}


def test_its_list_holds_what_waits_longer_than_the_threshold(pack: Pack):
    rows = pa.table({
        "id": ["在期内", "逾期", "已修"],
        "road": ["演示街", "样本路", "示范路"],
        "found_on": pa.array([date(2022, 11, 16), date(2022, 11, 15), date(2022, 10, 1)], pa.date32()),
        "mended_on": pa.array([None, None, date(2022, 10, 2)], pa.date32()),
    })  # fmt: skip
    registers = {r.name: r for r in pack.registers}
    at = At(
        Period.parse("2022-11"), on=date(2022, 11, 30), known=datetime(2022, 11, 23, 8), released=date(2022, 11, 23)
    )
    found = propose(pack.lists[0], at, engine_over({"potholes": rows}, registers))
    assert [(c.subject, c.reasons[0].text) for c in found] == [("逾期", "发现后8天未修复")]


def said(arguments: list[str]) -> tuple[int, str]:
    out = StringIO()
    with redirect_stdout(out), pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0), out.getvalue()


def test_its_command_is_on_the_command_line_beside_ours(pack: Pack):
    code, text = said(["--help"])
    assert code == 0
    assert "坑槽：等待超过几天的有几处。" in text and "报送" in text
    code, text = said(["potholes-waiting", "--help"])
    assert code == 0 and "--days" in text and "--as-of" in text


def test_its_command_reads_the_registers_of_a_workspace_as_they_were(pack: Pack, tmp_path: Path):
    at = tmp_path / "坑槽"
    assert said(["init", str(at), "--pack", "potholes", "--keys", str(tmp_path / "钥匙")])[0] == 0
    table = tmp_path / "坑槽台账.csv"
    table.write_text(
        "坑槽编号,道路名称,发现日期,修复日期,报告人\nK1,演示街,2022-10-01,,\nK2,演示街,2022-11-20,,\n", encoding="utf-8"
    )
    code, text = said(["deliver", str(table), "--at", str(at), "--known-at", "2022-11-22T08:00"])
    assert code == 0, text
    code, text = said([
        "potholes-waiting", "--days", "20", "--period", "2022-11", "--as-of", "2022-11-23T08:00", "--at", str(at), "--json"
    ])  # fmt: skip
    assert (code, json.loads(text)) == (0, {"waiting": 1})


def test_a_command_on_a_workspace_wants_a_period(pack: Pack, tmp_path: Path, capsys):
    at = tmp_path / "坑槽"
    said(["init", str(at), "--pack", "potholes", "--keys", str(tmp_path / "钥匙")])
    code, text = said(["potholes-waiting", "--at", str(at), "--json"])
    assert (code, json.loads(text)["error"]) == (3, NoPeriod.__name__)


def test_a_command_that_is_no_command_is_named_in_the_help_and_refused(monkeypatch):
    wrong = EntryPoint("wrong", "json:dumps", "gongshi.commands")
    monkeypatch.setattr("gongshi.packs.find.entry_points", lambda *, group: [wrong] if group == wrong.group else [])
    _forget()
    try:
        assert "指向的不是 Command" in said(["--help"])[1]
        with pytest.raises(BadPack):
            find_command("wrong")
    finally:
        _forget()


def test_the_how_to_shows_the_pack_as_it_is(pack: Pack):
    page = (FOLDER.parents[1] / "docs" / "how-to" / "pack.md").read_text(encoding="utf-8")
    for name in ("gongshi_potholes/__init__.py", "gongshi_potholes/notice.txt", "pyproject.toml"):
        assert f"examples/tiny-pack/{name}" in page
    assert all(r.label in page for r in (*pack.registers, *pack.figures, *pack.lists, *pack.notices))
