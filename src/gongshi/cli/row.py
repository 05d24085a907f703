"""`gongshi row`: find a public row, and take it out of every edition by law."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.release import as_option, signer_of
from gongshi.cli.say import say, say_json, say_table, working
from gongshi.i18n import tr


@click.group("row", help="公开记录：在公开版里找出一条，依法从全部公开版撤走。")
def command() -> None:
    """Public rows."""


@command.command("find", help="找出含这些字的公开记录，连同编号。")
@click.argument("words", nargs=-1, required=True, metavar="文字...")
@at_option
@json_option
def find(words: tuple[str, ...], at: Path | None, as_json: bool) -> None:
    """Every public row with these words."""
    from gongshi.office.public_rows import find_rows
    from gongshi.office.workspace import Workspace

    found = tuple(find_rows(Workspace.open(at), words))
    if as_json:
        say_json([{"edition": r.edition, "figure": r.figure, "hash": r.hash, "cells": list(r.cells)} for r in found])
        return
    heads = (tr("编号"), tr("公开版"), tr("指标"), tr("记录"))
    say_table(tr("公开记录"), heads, [(r.hash[:16], r.edition, r.label, r.shown) for r in found])


@command.command(
    "remove", help="依法撤走：这条记录离开全部公开版，以后封存的也不再有；其余仍可校验。须由封存保管人签名。"
)
@click.argument("numbers", nargs=-1, required=True, metavar="编号...")
@click.option("--basis", required=True, help="依据，例如“个人信息保护法第四十七条，某年某月某日申请”。")
@as_option
@at_option
def take_out(numbers: tuple[str, ...], basis: str, who: str, passphrase: str, at: Path | None) -> None:
    """Take rows out by number."""
    from gongshi.office.public_rows import remove_rows
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    with working(tr("正在撤走")):
        done = remove_rows(workspace, numbers, basis=basis, by=signer_of(workspace, who, passphrase))
    say(tr("已从 {n} 版撤走：{ids}。请重新生成网站并换上。", n=len(done), ids="、".join(done)))
