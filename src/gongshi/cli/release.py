"""What the commands of one release share: which pack, which period, which clocks (一期的参数)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from gongshi.cli.options import as_of_option, at_option, read_day, read_moment, released_option

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.lists.signing import Signer
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

F = TypeVar("F", bound=Callable[..., object])


def release_options(function: F) -> F:
    """PACK PERIOD --as-of --released --at."""
    for option in (
        click.argument("period", metavar="期间"),
        click.argument("pack", metavar="领域包"),
        as_of_option,
        released_option,
        at_option,
    ):
        function = option(function)
    return function


def as_option(function: F) -> F:
    """--as NAME and --passphrase: who acts."""
    function = click.option("--as", "who", required=True, help="办理人的编号或姓名；须有本人的签名钥匙。")(function)
    return click.option("--passphrase", default="", envvar="GONGSHI_PASSPHRASE", help="签名钥匙的口令。")(function)


def clocks_of(workspace: Workspace, period: str, as_of: str | None, released: str | None) -> At:
    """The clocks that the options say."""
    from gongshi.office.runs import clocks
    from gongshi.period import Period

    return clocks(
        workspace,
        Period.parse(period),
        known=read_moment(as_of) if as_of else None,
        released=read_day(released) if released else None,
    )


def run_of(at: Path | None, pack: str, period: str, as_of: str | None, released: str | None) -> tuple[Workspace, Run]:
    """The workspace, and the release run in it."""
    from gongshi.office.runs import run
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    found: Pack = workspace.pack(pack)
    return workspace, run(workspace, found, clocks_of(workspace, period, as_of, released))


def signer_of(workspace: Workspace, who: str, passphrase: str) -> Signer:
    """The acting person with his key."""
    from gongshi.office.people import signer

    return signer(workspace, who, passphrase=passphrase)
