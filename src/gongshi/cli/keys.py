"""`gongshi keys`: who may act, and with which key."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, say_table
from gongshi.i18n import tr


@click.group("keys", help="人员与签名钥匙：登记、查看。私钥放在工作区之外，只有本人能用。")
def command() -> None:
    """Keys."""


@command.command("add", help="登记一人并生成钥匙。岗位：拟稿、初审、复核、法制审核、审批、发布、封存保管。")
@click.argument("person_id", metavar="编号")
@click.argument("name", metavar="姓名")
@click.option("--role", required=True, help="岗位。")
@click.option("--passphrase", default="", help="私钥口令；不写则不设。")
@click.option("--as", "who", default="", help="由谁登记（封存保管或审批岗位）；工作区的第一人不必写。")
@click.option("--as-passphrase", "who_passphrase", default="", help="登记人的私钥口令。")
@at_option
def add(person_id: str, name: str, role: str, passphrase: str, who: str, who_passphrase: str, at: Path | None) -> None:
    """Register somebody."""
    from gongshi.lists.person import Role
    from gongshi.office.people import add_person, signer, signing_folder
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    enroller = signer(workspace, who, passphrase=who_passphrase) if who else None
    person = add_person(workspace, person_id, name, Role.parse(role), by=enroller, passphrase=passphrase).person
    say(tr("已登记 {name}（{role}），私钥在 {folder}。请妥善保管，勿放进工作区。",
           name=person.name, role=person.role.label, folder=signing_folder(workspace)))  # fmt: skip


@command.command(
    "replace", help="换钥匙：遗失、泄露或到期时，由封存保管或审批岗位为其换发；旧钥匙签过的仍然有效，此后不能再用。"
)
@click.argument("person_id", metavar="编号")
@click.option("--passphrase", default="", help="新私钥的口令；不写则不设。")
@click.option("--as", "who", required=True, help="由谁办理（封存保管或审批岗位）。")
@click.option("--as-passphrase", "who_passphrase", default="", help="办理人的私钥口令。")
@at_option
def replace(person_id: str, passphrase: str, who: str, who_passphrase: str, at: Path | None) -> None:
    """Give somebody a fresh key."""
    from gongshi.office.people import replace_key, signer
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    by = signer(workspace, who, passphrase=who_passphrase)
    person = replace_key(workspace, person_id, by=by, passphrase=passphrase).person
    say(tr("已为 {name} 换发钥匙，新公钥 {key}。旧钥匙签过的仍然有效。", name=person.name, key=person.public_key))


@command.command("retire", help="注销：此人此后不能再办理；他签过的仍然有效。")
@click.argument("person_id", metavar="编号")
@click.option("--as", "who", required=True, help="由谁办理（封存保管或审批岗位）。")
@click.option("--as-passphrase", "who_passphrase", default="", help="办理人的私钥口令。")
@at_option
def retire(person_id: str, who: str, who_passphrase: str, at: Path | None) -> None:
    """Take somebody's right to act."""
    from gongshi.office.people import retire_person, signer
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    person = retire_person(workspace, person_id, by=signer(workspace, who, passphrase=who_passphrase))
    say(tr("已注销 {name}。", name=person.name))


@command.command("list", help="查看已登记的人员。")
@at_option
@json_option
def show(at: Path | None, as_json: bool) -> None:
    """Everybody registered."""
    from gongshi.office.people import people
    from gongshi.office.workspace import Workspace

    rows = [(p.id, p.name, p.role.label, p.public_key) for p in people(Workspace.open(at))]
    if as_json:
        say_json([dict(zip(("id", "name", "role", "key"), r, strict=True)) for r in rows])
    else:
        say_table(tr("人员"), (tr("编号"), tr("姓名"), tr("岗位"), tr("公钥")), rows)
