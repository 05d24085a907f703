"""`gongshi publish`: what was approved becomes public, and is kept for the next issue."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import json_option
from gongshi.cli.release import as_option, release_options, run_of, signer_of
from gongshi.cli.say import say, say_json
from gongshi.i18n import tr


@click.command("publish", help="发布：附上签字审批单，公开名单和数据，封存一版公开版；只在发布日当天。")
@release_options
@as_option
@click.option(
    "--approval",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="签字审批单的扫描件。",
)
@click.option("--number", default="", help="发文字号中的顺序号；不写则用成文时的。")
@json_option
def command(
    pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, who: str, passphrase: str,
    approval: Path | None, number: str, as_json: bool,
) -> None:  # fmt: skip
    """Attach the approval and publish."""
    from gongshi.office.approval import attach_approval
    from gongshi.office.publication import publish_release

    workspace, done = run_of(at, pack, period, as_of, released)
    by = signer_of(workspace, who, passphrase)
    if approval is not None:
        attach_approval(workspace, done.pack.name, done.at.period.code, approval, by=by)
    result = publish_release(workspace, done, by=by, number=number)
    if as_json:
        told = {"public": [e.id for e in result.public], "held": [e.id for e in result.held]}
        say_json({**told, "edition": result.edition.id, "folder": result.edition.folder})
        return
    say(tr("已公开 {n} 条，公示期满自动撤下。", n=len(result.public)))
    say(tr("已封存公开版 {id}，在 {folder}", id=result.edition.id, folder=result.edition.folder))
    for entry in result.held:
        say(
            tr(
                "未公开：{name}（{gates}）",
                name=entry.shown_name,
                gates="、".join(g.label for g in entry.gates if not g.passed),
            ),
            style="yellow",
        )
