"""`gongshi check`: read a draft, find its claims, say which stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import as_of_option, at_option, json_option, released_option
from gongshi.cli.say import say, say_json, working
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.check.finding import Finding
    from gongshi.check.known import Records
    from gongshi.check.report import Report

FOUND = 9
_COLOURS = {"contradicts": "bold red", "ask": "yellow"}


@click.command(
    "check",
    help="核稿：读一份文稿（docx、pdf、html、md、txt），找出每个数，指出自相矛盾和与台账不符之处。发现矛盾时退出码为 9。",
)
@click.argument("document", type=click.Path(path_type=Path), metavar="文稿")
@click.option(
    "--against",
    default="",
    metavar="版次或领域包:期间",
    help="对照哪一期，如 traffic:2022-11，或一份封存版次的文件夹。",
)
@click.option("--docx", "docx", type=click.Path(path_type=Path), default=None, help="把批注写进 Word 文件。")
@click.option("--html", "html", type=click.Path(path_type=Path), default=None, help="写出带颜色和意见栏的网页。")
@click.option(
    "--to-register",
    "register",
    type=click.Path(path_type=Path),
    default=None,
    help="把旧通报里的数和名单写成“以往发布”报送表，供核对后报送。",
)
@click.option("--strict", is_flag=True, help="有待核之处时退出码也为 9。")
@as_of_option
@released_option
@at_option
@json_option
def command(
    document: Path, against: str, docx: Path | None, html: Path | None, register: Path | None, strict: bool,
    as_of: str | None, released: str | None, at: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Check the document; 9 when it contradicts itself or the records."""
    from gongshi.check.judge import check
    from gongshi.papers.read import bytes_of, paper_of

    data = bytes_of(document)
    with working(tr("正在核稿"), quiet=as_json):
        records = records_of(against, at, as_of, released) if against else None
        report = check(paper_of(data, document.name), records)
    write(report, data, docx, html)
    if register is not None:
        draft_register(report, register, at)
    if as_json:
        say_json(report.as_plain())
    else:
        say_report(report, [p for p in (docx, html, register) if p is not None])
    return FOUND if report.contradictions or (strict and report.questions) else 0


def records_of(against: str, at: Path | None, as_of: str | None, released: str | None) -> Records:
    """What the named release says, as plain values."""
    from gongshi.cli.release import clocks_of

    if Path(against).is_dir():
        from gongshi.office.checking_edition import records_of_edition

        return records_of_edition(Path(against))
    from gongshi.office.checking import records_of_release
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    pack, _, period = against.partition(":")
    return records_of_release(workspace, workspace.pack(pack), clocks_of(workspace, period, as_of, released))


def write(report: Report, data: bytes, docx: Path | None, html: Path | None) -> None:
    """The annotated documents that were asked for."""
    from gongshi.check.annotate import annotated_docx, page

    if docx is not None:
        docx.write_bytes(annotated_docx(report, data))
    if html is not None:
        html.write_text(page(report), encoding="utf-8")


def draft_register(report: Report, path: Path, at: Path | None) -> None:
    """The workbook of what an old bulletin published."""
    from gongshi.office.published import draft_published
    from gongshi.office.workspace import Workspace

    draft_published(Workspace.open(at), report, path)


def say_report(report: Report, written: list[Path]) -> None:
    """Each place to look at, then one sentence about the whole."""
    from gongshi.check.annotate import summary, told

    for finding in told(report):
        say_finding(report, finding)
    say(summary(report), style="bold")
    for path in written:
        say(tr("已写出 {path}", path=path))


def say_finding(report: Report, finding: Finding) -> None:
    """Where, what, and the arithmetic."""
    from gongshi.check.annotate import rule_label

    a, b = finding.at
    say(f"{report.place(finding)} “{report.paper.text[a:b]}”", style=_COLOURS[finding.verdict.value])
    for one in (finding, *finding.also):
        say(f"  {one.verdict.label}·{rule_label(one.rule)}：{one.why}")
        if one.sum:
            say(f"    {one.sum}")
