"""`gongshi desk`: the desk started from the command line, and its first account made (启动办公台).

The command line may not import this room; it finds the command by its entry point, as it
finds those that packs bring. Django is imported when the command runs, not for `--help`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace


def run(given: Given, _open: Callable[[], Opened]) -> Outcome:
    """What was asked for: an account added, the demo's accounts, a demo code, or the desk served until stopped."""
    from gongshi.desk.start import serve
    from gongshi.office.workspace import Workspace

    at = given.get("at")
    workspace = Workspace.open(at if isinstance(at, Path) else None)
    for option, does in (("add", _add), ("demo_accounts", _demo), ("demo_code", _code)):
        if given.get(option):
            _ready(workspace)
            return does(workspace, given)
    return serve(workspace, address=_text(given, "address"))


def _ready(workspace: Workspace) -> None:
    from gongshi.desk.project.ready import make_ready, make_tables

    make_ready(workspace.root)
    make_tables()


def _add(workspace: Workspace, given: Given) -> Outcome:
    from gongshi.desk.accounts import add_account
    from gongshi.desk.role import DeskRole
    from gongshi.i18n import tr
    from gongshi.office.people import people, signer

    passphrase = _text(given, "passphrase")
    role = DeskRole.parse(_text(given, "role"))
    who = _text(given, "as")
    by = signer(workspace, who, passphrase=passphrase) if who else None
    first = not tuple(people(workspace))
    user, password = add_account(
        workspace, username=_text(given, "add"), name=_text(given, "name"), role=role, unit=_text(given, "unit"),
        by=by, passphrase=passphrase if first else "",
    )  # fmt: skip
    said = tr(
        "已新建账号“{name}”（{role}）。一次性口令：{password}", name=user.username, role=role.label, password=password
    )
    return Outcome(
        (said, tr("登录后须改成自己的口令，并启用双因素。")), {"username": user.username, "password": password}
    )


def _demo(workspace: Workspace, given: Given) -> Outcome:
    from gongshi.desk.demo_accounts import add_demo_accounts
    from gongshi.i18n import tr

    made = add_demo_accounts(workspace)
    lines = tuple(f"{user.username}  {user.desk_role.label}  {password}" for user, password in made)
    hint = tr("验证码：gongshi desk --demo-code 账号")
    return Outcome((*lines, hint), {"accounts": {user.username: password for user, password in made}})


def _code(workspace: Workspace, given: Given) -> Outcome:
    from gongshi.desk.demo_accounts import demo_code

    code = demo_code(workspace, _text(given, "demo_code"))
    return Outcome((code,), {"code": code})


def _text(given: Given, key: str) -> str:
    return str(given.get(key) or "")


COMMAND = Command(
    name="desk",
    about="办公台：在浏览器里填报、审核、发布。",
    help="在本机或内网用浏览器办公：填报、审核、发布。停止请按 Ctrl+C。",
    run=run,
    stays=True,
    options=(
        Option("at", "工作区文件夹；不写则用当前所在的工作区。", Kind.PATH),
        Option("address", "地址和端口，如 127.0.0.1:8800；不写则用设置 desk.address。"),
        Option("add", "新建一个账号后结束，不启动；写账号名。"),
        Option("name", "与 --add 同用：姓名。"),
        Option("role", "与 --add 同用：岗位，如 保密保管。"),
        Option("unit", "与 --add 同用：单位填报员的单位。"),
        Option("as", "与 --add 同用：由哪位保密保管或审批人登记；工作区的第一人不写。"),
        Option("passphrase", "与 --add 同用：办理人签名钥匙的口令；第一人为其新钥匙的口令。"),
        Option("demo-accounts", "只供演示：给演示城市的每个岗位建一个账号，显示口令后结束。", Kind.YES),
        Option("demo-code", "只供演示：显示一个演示账号此刻的验证码；写账号名。"),
    ),
)
