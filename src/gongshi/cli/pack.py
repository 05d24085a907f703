"""`gongshi pack`: which packs there are, and whether they conform."""

from __future__ import annotations

import click

from gongshi.cli.options import json_option
from gongshi.cli.say import say, say_json, say_table
from gongshi.errors import BadInput
from gongshi.i18n import tr


@click.group("pack", help="领域包：查看、核对。")
def command() -> None:
    """Packs."""


@command.command("list", help="已安装的领域包。")
@json_option
def show(as_json: bool) -> None:
    """Installed packs."""
    from gongshi.packs.find import find_pack, installed_packs

    packs = [find_pack(name) for name in installed_packs()]
    rows = [(p.name, p.label, p.version, len(p.registers), len(p.figures), len(p.lists), len(p.notices)) for p in packs]
    heads = ("name", "label", "version", "registers", "figures", "lists", "notices")
    if as_json:
        say_json([dict(zip(heads, r, strict=True)) for r in rows])
    else:
        say_table(
            tr("领域包"), (tr("名称"), tr("标签"), tr("版本"), tr("台账"), tr("指标"), tr("名单"), tr("文书")), rows
        )


@command.command(
    "absences", help="减负自查：按台账、代码、指标、名单、命令逐一核对，没有积分、排名、打卡、时长、强制留痕。"
)
@json_option
def absences(as_json: bool) -> int:
    """Prove the five absences over every installed pack; the exit code is 3 when one does not hold."""
    from gongshi.office.self_check import self_check
    from gongshi.packs.find import find_pack, installed_packs

    found = self_check([find_pack(name) for name in installed_packs()])
    if as_json:
        say_json([{"name": p.absence.name, "label": p.absence.label, "holds": p.holds, "looked_at": dict(p.looked_at),
                   "found": list(p.found), "apart": [list(a) for a in p.apart]} for p in found])  # fmt: skip
    else:
        for line in (line for proof in found for line in proof.says):
            say(line)
    return 0 if all(proof.holds for proof in found) else BadInput.exit_code


@command.command("check", help="核对领域包：对每个领域包问同样的问题。")
@click.argument("name", metavar="领域包")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", help="例子在哪种引擎上运行。")
def check(name: str, engine: str) -> int:
    """Ask the questions; the exit code is 3 when one is answered with no."""
    from gongshi.packs.conform import questions
    from gongshi.packs.find import find_pack

    answers = questions(find_pack(name), engine=engine)
    for answer in answers:
        say(("✓ " if answer.holds else "✗ ") + answer.question)
        for fault in answer.faults:
            say("    " + fault)
    return 0 if all(a.holds for a in answers) else BadInput.exit_code
