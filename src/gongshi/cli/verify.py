"""`gongshi verify`: vault, diary and editions, and what a stranger can check of one edition."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, working
from gongshi.errors import Broken
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.notices.edition_proof import Finding

STYLES = {"DIFFERS": "red", "UNCHECKED": "yellow", "NOTED": "cyan"}


@click.command(
    "verify", help="校验：台账库、日记和全部公开版，逐个重算；给一个公开版文件夹而没有工作区时，只核对它自身能证明的。"
)
@click.argument("edition", default="", metavar="[公开版]")
@click.option("--key", default="", help="发布单位的公钥（64位十六进制），从可靠渠道得来的。")
@click.option("--alone", is_flag=True, help="只核对公开版自身，不用工作区。")
@at_option
@json_option
def command(edition: str, key: str, alone: bool, at: Path | None, as_json: bool) -> int:
    """Verify everything, or one edition; the exit code is 7 when something differs."""
    with working(tr("正在校验"), quiet=as_json):
        found = tuple(_findings(edition, key, alone, at))
    broken = any(f.is_broken for f in found)
    if as_json:
        rows = [{"result": f.weight.name, "where": f.where, "says": f.says} for f in found]
        say_json({"findings": rows, "holds": not broken})
    else:
        for finding in found:
            say(f"{finding.weight.label}　{finding.where}：{finding.says}", style=STYLES.get(finding.weight.name, ""))
        say(tr("校验不通过，见上。") if broken else tr("校验通过。"))
    return Broken.exit_code if broken else 0


def _findings(edition: str, key: str, alone: bool, at: Path | None) -> Iterable[Finding]:
    from gongshi.notices.edition_proof import prove
    from gongshi.office.verifying import verify_all, verify_one
    from gongshi.office.workspace import NoWorkspace, Workspace

    if alone:
        return prove(Path(edition), key=key)
    try:
        workspace = Workspace.open(at)
    except NoWorkspace:
        if not edition or at is not None:
            raise
        return prove(Path(edition), key=key)
    if not edition:
        return verify_all(workspace)
    named = workspace.editions_folder / edition
    return verify_one(workspace, named if named.is_dir() else Path(edition))
