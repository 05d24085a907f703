"""`gongshi merge`: one event that two units entered, offered side by side, and made one row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, say_table, working
from gongshi.errors import NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.joint import Pair
    from gongshi.office.workspace import Workspace
    from gongshi.packs.form import Form


class NoSuchPair(NotFound):
    """These two rows are not offered for merging (没有这一对)."""


@click.command("merge", help="合并：两个单位各报了一行的同一次活动，左右并列列出；写明两行的编号即合为一行。")
@click.argument("kept", metavar="[保留的编号]", default="")
@click.argument("other", metavar="[并入的编号]", default="")
@click.option("--unit", default="", help="只看这个单位的。")
@click.option("--by", default="", help="由谁合并，记在报送的备注里。")
@at_option
@json_option
def command(kept: str, other: str, unit: str, by: str, at: Path | None, as_json: bool) -> None:
    """List the pairs that are offered, or merge the one that is named."""
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    with working(tr("正在查找重复报送"), quiet=as_json):
        offered = _offered(workspace, unit)
    if kept:
        _merge(workspace, offered, kept, other, by)
    elif as_json:
        say_json([_plain(form, pair, workspace) for form, pair in offered])
    else:
        _show(workspace, offered)


def _offered(workspace: Workspace, unit: str) -> list[tuple[Form, Pair]]:
    from gongshi.office.joint import entered_twice

    forms = [f for pack in workspace.packs if pack.forms for f in pack.forms.forms if f.joint]
    return [(form, pair) for form in forms for pair in entered_twice(workspace, form, unit)]


def _merge(workspace: Workspace, offered: list[tuple[Form, Pair]], kept: str, other: str, by: str) -> None:
    from gongshi.office.deliveries import OWN, Handover
    from gongshi.office.joint import merge

    found = [(f, p) for f, p in offered if {_key(workspace, f, p.kept), _key(workspace, f, p.other)} == {kept, other}]
    if not found:
        raise NoSuchPair(
            tr("“{kept}”和“{other}”不是一对疑似重复的行。", kept=kept, other=other),
            where=tr("命令行"),
            mend=tr("请先不写编号运行 gongshi merge，从列出的各对里选。"),
        )
    form, pair = found[0]
    if _key(workspace, form, pair.kept) != kept:
        pair = type(pair)(pair.other, pair.kept)
    outcome = merge(workspace, form, pair, Handover(OWN), by=by or OWN, token=f"merge-{kept}-{other}")
    for fault in outcome.faults:
        say(str(fault))
    if outcome.is_stored:
        say(tr("已合并：保留“{kept}”，“{other}”撤出台账，此前的版本仍可查。", kept=kept, other=other))


def _show(workspace: Workspace, offered: list[tuple[Form, Pair]]) -> None:
    if not offered:
        say(tr("没有疑似重复报送的行。"))
    for form, pair in offered:
        register = workspace.registers[form.register]
        rows = [(c.label, pair.kept[c.name], pair.other[c.name]) for c in register.open_columns()
                if pair.kept[c.name] is not None or pair.other[c.name] is not None]  # fmt: skip
        heads = (tr("列"), _key(workspace, form, pair.kept), _key(workspace, form, pair.other))
        say_table(tr("{register}：疑似同一次", register=register.label), heads, rows)


def _plain(form: Form, pair: Pair, workspace: Workspace) -> dict[str, object]:
    names = [c.name for c in workspace.registers[form.register].open_columns()]
    return {
        "register": form.register,
        "kept": {n: pair.kept[n] for n in names},
        "other": {n: pair.other[n] for n in names},
    }


def _key(workspace: Workspace, form: Form, row: Mapping[str, object]) -> str:
    from gongshi.office.standing import key_of

    return "，".join(key_of(workspace.registers[form.register], row))
