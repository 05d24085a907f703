"""`gongshi adopt`: a reworded document comes back."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.release import as_option, release_options, run_of, signer_of
from gongshi.cli.say import say
from gongshi.i18n import tr
from gongshi.wording.marked import marked as pieces


@click.command(
    "adopt", help="采纳改稿：领导在 Word 或 WPS 里改过的 DOCX 收回来；改的字照收并列出，数、名字、日期被改的不收。"
)
@release_options
@as_option
@click.argument(
    "edited", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[改稿.docx]"
)
@click.option("--notice", default="", help="是哪份文书的改稿，写文书名；不写则自动辨认。")
@click.option("--drop", is_flag=True, help="放弃本期已采纳的改稿。")
def command(
    pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, who: str, passphrase: str,
    edited: Path | None, notice: str, drop: bool,
) -> None:  # fmt: skip
    """Adopt the document and show what was reworded."""
    from gongshi.office.adopting import adopt_edited, drop_adopted, last_drawn
    from gongshi.office.rendering import facts_of
    from gongshi.office.workspace import Workspace

    last = last_drawn(Workspace.open(at), pack, period)
    known = as_of or (last.known.isoformat() if last.known else None)
    day = released or (last.released.isoformat() if last.released else None)
    workspace, done = run_of(at, pack, period, known, day)
    by = signer_of(workspace, who, passphrase)
    if drop or edited is None:
        say(tr("已放弃 {n} 份改稿。", n=drop_adopted(workspace, done, by=by) if drop else 0))
        return
    facts = facts_of(workspace, done, draft=last.draft, number=last.number)
    kind, found = adopt_edited(workspace, done, facts, edited, by=by, label=notice)
    for one in found:
        say(tr("改：{text}", text=marked(one.was, one.now)))
    say(tr("已采纳“{label}”的改稿，改动 {n} 段；重新成文、发布都用改后的文字。", label=kind.label, n=len(found)))


def marked(was: str, now: str) -> str:
    """The paragraph with what left in ［-…-］ and what came in ［+…+］."""
    signs = {(False, False): "{}", (True, False): "［-{}-］", (False, True): "［+{}+］"}
    return "".join(signs[piece.left, piece.came].format(piece.text) for piece in pieces(was, now))
