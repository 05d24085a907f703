"""`gongshi review`: the candidates with reasons and gates; two people decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import json_option
from gongshi.cli.release import release_options, run_of, signer_of
from gongshi.cli.say import say, say_json, say_table
from gongshi.errors import BadInput
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.lists.roll import Roll


class NobodyNamed(BadInput):
    """A decision needs to know whose it is (没有写办理人)."""


@click.command("review", help="复核：看候选、理由和关口；提请、通过、退回，或写出、读回审核表。")
@release_options
@click.option("--as", "who", default="", help="办理人的编号或姓名；提请、通过、退回、读回时必写。")
@click.option("--passphrase", default="", envvar="GONGSHI_PASSPHRASE", help="签名钥匙的口令。")
@click.option("--propose", is_flag=True, help="把新候选全部提请审核（拟稿人）。")
@click.option("--pass", "passes", multiple=True, help="通过：条目编号的前几位；all 为全部已过关口的。")
@click.option("--return", "returns", nargs=2, multiple=True, help="退回：条目编号 理由。", metavar="编号 理由")
@click.option("--xlsx", type=click.Path(path_type=Path), default=None, help="写出审核表（Excel）。")
@click.option(
    "--sheets",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="为每个候选写出核对表或工作表，送当事方核对。",
)
@click.option("--read", "sheet", type=click.Path(path_type=Path, exists=True), default=None, help="读回填好的审核表。")
@json_option
def command(
    pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, who: str, passphrase: str, propose: bool,
    passes: tuple[str, ...], returns: tuple[tuple[str, str], ...], xlsx: Path | None, sheets: Path | None, sheet: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Show, write, read or decide."""
    from gongshi.office import reviews

    acts = propose or passes or returns or sheet
    if acts and not who:
        raise NobodyNamed(
            tr("没有写办理人。"), where=tr("命令行"), mend=tr("请加 --as 编号；人员用 gongshi keys add 登记。")
        )
    workspace, done = run_of(at, pack, period, as_of, released)
    rolls = done.rolls
    by = signer_of(workspace, who, passphrase) if acts else None
    said = []
    if propose and by:
        rolls = reviews.put_all_forward(workspace, rolls, by=by)
        said.append(tr("已提请 {n} 条。", n=sum(len(r.waiting) for r in rolls.values())))
    if sheet and by:
        said.append(tr("已记入 {n} 条意见。", n=len(reviews.read_review_book(workspace, rolls, sheet, by=by))))
    if passes == ("all",) and by:
        n = sum(len(roll.reviewable) for roll in rolls.values())
        rolls = reviews.pass_clear(workspace, rolls, by=by)
        said.append(tr("已通过 {n} 条。", n=n))
    elif (passes or returns) and by:
        entries = reviews.decide_on(workspace, rolls, passes, dict(returns), by=by)
        said.append(tr("已记入 {n} 条意见。", n=len(entries)))
    if xlsx:
        said.append(tr("审核表已写到 {path}，{n} 条。", path=xlsx, n=reviews.write_review_book(rolls, xlsx)))
    if sheets:
        said.append(tr("已写出 {n} 份核对表：{folder}", n=len(reviews.write_sheets(rolls, sheets)), folder=sheets))
    if as_json:
        say_json({"said": said, "lists": [] if acts or xlsx or sheets else [as_plain(r) for r in rolls.values()]})
        return
    for line in said:
        say(line)
    if not acts and not xlsx and not sheets:
        for roll in rolls.values():
            say_roll(roll)


def say_roll(roll: Roll) -> None:
    """One list with reasons, gates and open objections."""
    from gongshi.lists.sheet import objection_text

    rows = [
        (e.id[:10], e.candidate.name, e.state.label, "\n".join(r.text for r in e.candidate.reasons),
         "\n".join(f"{g.label}：{g.why}" for g in e.candidate.gates if not g.passed) or tr("全部通过"),
         "\n".join(objection_text(o) for o in e.open_objections))
        for e in roll.entries
    ]  # fmt: skip
    columns = (tr("编号"), tr("对象"), tr("状态"), tr("理由"), tr("未过关口"), tr("异议"))
    say_table(roll.rule.label, columns, rows)
    for note in roll.notes:
        say("  " + note)


def as_plain(roll: Roll) -> dict[str, object]:
    """One list for a machine: what the public may see, and ids."""
    return {
        "name": roll.rule.name,
        "entries": [
            {"id": e.id, "shown": e.shown_name, "state": e.state.name, "reasons": list(e.shown_reasons),
             "objections": [{"id": o.id, "raised_on": o.raised_on, "due_on": o.due_on} for o in e.open_objections],
             "gates": [{"code": g.code, "passed": g.passed, "clears_on": g.clears_on} for g in e.gates]}
            for e in roll.entries
        ],
        "notes": list(roll.notes),
    }  # fmt: skip
