"""`gongshi vault`: look into the vault, verify it, delete by law."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.release import as_option, signer_of
from gongshi.cli.say import say, say_json, say_table
from gongshi.errors import Broken
from gongshi.i18n import tr


@click.group("vault", help="台账库：查看报送、校验、依法删除。")
def command() -> None:
    """The vault."""


@command.command("list", help="全部报送，先后为序。")
@at_option
@json_option
def show(at: Path | None, as_json: bool) -> None:
    """Every delivery."""
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    heads = ("id", "register", "mode", "sender", "known_at", "rows", "file")
    rows = [
        (d.id, workspace.registers[d.register].label if d.register in workspace.registers else d.register, d.mode.label,
         d.sender, f"{d.known_at}{tr('（补录）') if d.stated else ''}", d.rows, d.original_name)
        for d in workspace.vault().deliveries()
    ]  # fmt: skip
    if as_json:
        say_json([dict(zip(heads, r, strict=True)) for r in rows])
    else:
        say_table(
            tr("报送"), (tr("编号"), tr("台账"), tr("方式"), tr("报送方"), tr("知悉时间"), tr("行数"), tr("文件")), rows
        )


@command.command("verify", help="校验台账库和日记：一个字节的改动也会找出来。")
@at_option
@json_option
def verify(at: Path | None, as_json: bool) -> int:
    """Verify the vault and the diary; the exit code is 7 when something is broken."""
    from gongshi.office.people import diary, people
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    found = workspace.vault().verify()
    acts = diary(workspace).verify(people(workspace))
    broken = [f for f in found if f.is_broken]
    if as_json:
        say_json({"vault": [str(f) for f in found], "diary": [str(f) for f in acts], "holds": not broken and not acts})
    else:
        for fault in (*found, *acts):
            say(str(fault))
        say(tr("台账库和日记完好。") if not broken and not acts else tr("校验不通过，见上。"))
    return Broken.exit_code if broken or acts else 0


@command.command("erase", help="依法删除：销毁这些记录封存部分和原文件的钥匙；链条仍可校验。须由封存保管人签名。")
@click.argument("register", metavar="台账")
@click.argument("keys", nargs=-1, required=True, metavar="主键...")
@click.option("--basis", required=True, help="依据，例如“个人信息保护法第四十七条，某年某月某日申请”。")
@as_option
@at_option
def erase(register: str, keys: tuple[str, ...], basis: str, who: str, passphrase: str, at: Path | None) -> None:
    """Erase rows by key."""
    from gongshi.office.erasing import erase_by_law
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import find_register

    workspace = Workspace.open(at)
    found = find_register(workspace.registers, register)
    wanted = [tuple(k.split("/")) if len(found.key) > 1 else k for k in keys]
    done = erase_by_law(workspace, found, wanted, basis=basis, by=signer_of(workspace, who, passphrase))
    say(tr("已依法删除，涉及 {n} 次报送。", n=len(done.parts)))
