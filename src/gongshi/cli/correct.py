"""`gongshi correct`: figures of a published release, counted again, agreed to by a second person, and said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option
from gongshi.cli.release import as_option, signer_of
from gongshi.cli.say import say, working
from gongshi.errors import BadInput
from gongshi.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongshi.notices.edition_parts import SealedCorrection


class ProposeOrAgree(BadInput):
    """A correction is either put forward with a reason or agreed to, not both or neither (提出还是核准没有说清)."""


@click.command(
    "correct",
    help="更正：一人用更正后的台账重算已发布的数并送审（--reason），另一人核准（--agree）后封存更正的公开版；"
    "文书中同样醒目地说明原数、正数和原因。",
)
@click.argument("pack", metavar="领域包")
@click.argument("period", metavar="期间")
@click.option("--reason", default="", help="提出更正：原因，会印在文书上，请勿写姓名。")
@click.option("--agree", is_flag=True, help="核准另一人提出的更正，并封存；由法制审核或审批岗位办理。")
@as_option
@at_option
def command(pack: str, period: str, reason: str, agree: bool, who: str, passphrase: str, at: Path | None) -> None:
    """Put the correction forward, or agree to it and seal the corrected edition."""
    from gongshi.office.correcting import correct_release, propose_correction
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    if agree == bool(reason.strip()):
        raise ProposeOrAgree(
            tr("要提出更正，请写原因；要核准，请不写原因。"),
            where=tr("命令 gongshi correct"),
            mend=tr("提出：加 --reason 原因；核准：加 --agree。"),
        )
    workspace = Workspace.open(at)
    found, code, by = workspace.pack(pack), Period.parse(period).code, signer_of(workspace, who, passphrase)
    with working(tr("正在更正")):
        if agree:
            edition = correct_release(workspace, found, code, by=by)
            _say(edition.corrections)
            say(tr("已封存公开版 {id}，在 {folder}", id=edition.id, folder=edition.folder))
        else:
            _say(propose_correction(workspace, found, code, reason=reason, by=by).new)
            say(tr("已送审，尚未公布。须由法制审核或审批岗位的另一人用 gongshi correct --agree 核准。"))


def _say(corrections: Iterable[SealedCorrection]) -> None:
    for c in corrections:
        say(tr("{was} 更正为 {now}（{why}）", was=c.was, now=c.now, why=c.why))
