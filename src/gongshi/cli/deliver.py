"""`gongshi deliver`: files into the vault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option, read_moment
from gongshi.cli.say import say, say_json, working
from gongshi.errors import BadInput
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.deliveries import Receipt

MODES = {
    "whole": "WHOLE", "changes": "CHANGES", "removals": "REMOVALS", "全量": "WHOLE", "增量": "CHANGES", "撤行": "REMOVALS",
}  # fmt: skip
SHOWN = 20


class NothingToDeliver(BadInput):
    """Neither a file nor a query was named (没有要报送的文件)."""


@click.command("deliver", help="报送：读取、校验文件并收进台账库；有差错的退回原表并标注。")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[文件]...")
@click.option("--register", default="", help="台账的中文名或英文名；不写则从文件名识别。")
@click.option("--sender", default="本单位", help="报送方；列名对照按报送方保存。")
@click.option(
    "--mode",
    type=click.Choice(list(MODES)),
    default=None,
    help="全量（whole）、增量（changes）或撤行（removals，文件里的行退出台账）；不写则按该台账的惯例。",
)
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, exists=True),
    default=None,
    help="列名对照文件（JSON），收下后保存。",
)
@click.option("--known-at", default="", help="补录：何时已知悉，如 2022-11-22T17:00；不得早于该台账上次报送。")
@click.option("--accept-good-rows", is_flag=True, help="只收无误的行；有差错的行另写一份，改好再报。")
@click.option("--sql", default="", help="查询语句，与 --database 同用。")
@click.option("--database", default="", help="数据库地址：postgresql://… 或 mysql://…。")
@at_option
@json_option
def command(
    files: tuple[Path, ...], register: str, sender: str, mode: str | None, map_file: Path | None, known_at: str,
    accept_good_rows: bool, sql: str, database: str, at: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Deliver each file; the exit code is 3 when any was handed back."""
    from gongshi.office.deliveries import Handover, adopt_map, deliver, find_register_for, usual_mode
    from gongshi.office.workspace import Workspace
    from gongshi.records.delivery import Mode
    from gongshi.records.reading.sql import Query
    from gongshi.records.register import find_register

    if not files and not (sql and database and register):
        raise NothingToDeliver(
            tr("没有写要报送的文件，也没有写查询。"),
            where=tr("命令行"),
            mend=tr("请写文件名，或同时写 --database、--sql 和 --register。"),
        )
    workspace = Workspace.open(at)
    known = read_moment(known_at) if known_at else None
    sources: list[Path | Query] = [*files, *([Query(database, sql)] if sql else [])]
    receipts = []
    for source in sources:
        found = (
            find_register(workspace.registers, register)
            if register
            else find_register_for(workspace, Path(str(source)))
        )
        if map_file is not None:
            adopt_map(workspace, map_file, found, sender)
        chosen = Mode[MODES[mode]] if mode else usual_mode(found)
        with working(tr("正在收 {source}", source=getattr(source, "name", sender)), quiet=as_json):
            receipts.append(deliver(workspace, source, found, Handover(sender, chosen, known, accept_good_rows)))
    if as_json:
        say_json([as_plain(r) for r in receipts])
    else:
        for receipt in receipts:
            say_receipt(receipt)
    return 0 if all(r.is_stored and not r.faults for r in receipts) else BadInput.exit_code


def say_receipt(receipt: Receipt) -> None:
    """The receipt for a person: what happened, then each fault with its place and mend."""
    say(receipt.says, style="" if receipt.is_stored else "bold red")
    for fault in receipt.faults[:SHOWN]:
        say(str(fault))
    if receipt.fault_count > SHOWN:
        say(tr("……另有 {n} 处，见标注的表。", n=receipt.fault_count - SHOWN))
    for warning in receipt.warnings[:SHOWN]:
        say(
            tr("提醒：{says}（{where}）{mend}", says=warning.says, where=warning.where, mend=warning.mend),
            style="yellow",
        )


def as_plain(receipt: Receipt) -> dict[str, object]:
    """The receipt for a machine."""
    return {
        "file": receipt.file,
        "register": receipt.register.name,
        "delivery": receipt.delivery.id if receipt.delivery else None,
        "rows": receipt.delivery.rows if receipt.delivery else 0,
        "again": receipt.again,
        "faults": [{"where": f.where, "says": f.says, "mend": f.mend} for f in receipt.faults],
        "fault_count": receipt.fault_count,
        "warnings": [{"where": f.where, "says": f.says, "mend": f.mend} for f in receipt.warnings],
        "returned": receipt.returned,
        "refused": receipt.refused,
    }
