"""`gongshi correct`: figures of a published release, counted again and said."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option
from gongshi.cli.release import as_option, signer_of
from gongshi.cli.say import say, working
from gongshi.i18n import tr


@click.command(
    "correct", help="更正：用更正后的台账重算已发布的数，封存一版更正的公开版；文书中同样醒目地说明原数、正数和原因。"
)
@click.argument("pack", metavar="领域包")
@click.argument("period", metavar="期间")
@click.option("--reason", required=True, help="更正原因，会印在文书上，请勿写姓名。")
@as_option
@at_option
def command(pack: str, period: str, reason: str, who: str, passphrase: str, at: Path | None) -> None:
    """Seal the corrected edition and say what was corrected."""
    from gongshi.office.correcting import correct_release
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(at)
    with working(tr("正在更正")):
        edition = correct_release(
            workspace, workspace.pack(pack), Period.parse(period).code, reason=reason,
            by=signer_of(workspace, who, passphrase),
        )  # fmt: skip
    for c in edition.corrections:
        say(tr("{was} 更正为 {now}（{why}）", was=c.was, now=c.now, why=c.why))
    say(tr("已封存公开版 {id}，在 {folder}", id=edition.id, folder=edition.folder))
