"""`gongshi check`: read a draft, find its claims, say which stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option, released_option
from gongshi.cli.say import say, say_json, working
from gongshi.errors import BadInput
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.check.finding import Finding
    from gongshi.check.known import Records
    from gongshi.check.published import Published
    from gongshi.check.report import Report
    from gongshi.office.workspace import Workspace
    from gongshi.papers.paper import Paper

FOUND = 9
BESIDE = "-以往发布.xlsx"
_COLOURS = {"contradicts": "bold red", "ask": "yellow"}
_ENDINGS = {"--docx": (".docx",), "--html": (".html", ".htm")}


class WouldReplaceTheDraft(BadInput):
    """A result would be written over the draft (会盖掉文稿)."""


class OtherEnding(BadInput):
    """A result's file name ends like another kind of file, and would not open as what it is (后缀不对)."""


class NothingToHoldAgainst(BadInput):
    """What --against names is neither an edition nor a pack and a period (没有这样的对照)."""


@click.command(
    "check",
    help="核稿：读一份文稿（docx、pdf、html、md、txt），找出每个数，指出自相矛盾和与台账不符之处。发现矛盾时退出码为 9。",
)
@click.argument("document", type=click.Path(path_type=Path), metavar="文稿")
@click.option(
    "--against",
    default="",
    metavar="版次或领域包:期间",
    help="对照哪一期，如 traffic:2022-11；或一份公开版的文件夹或编号，如 traffic-2022-11-1。",
)
@click.option("--docx", "docx", type=click.Path(path_type=Path), default=None, help="把批注写进 Word 文件。")
@click.option("--html", "html", type=click.Path(path_type=Path), default=None, help="写出带颜色和意见栏的网页。")
@click.option(
    "--to-register",
    "register",
    type=click.Path(path_type=Path),
    default=None,
    is_flag=False,
    flag_value=BESIDE,
    metavar="[XLSX]",
    help="把旧通报里的数和名单写成“以往发布”报送表，供核对后报送；不写文件名则写在当前文件夹，名为“文稿名-以往发布.xlsx”；改过的草表不会被覆盖。",
)
@click.option("--strict", is_flag=True, help="有待核之处时退出码也为 9。")
@click.option("--as-of", "as_of", default=None, help="截至时间，如 2022-11-23T08:00；不写则用文稿自己写的时点。")
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

    refuse_outputs(document, {"--docx": docx, "--html": html})
    data = bytes_of(document)
    with working(tr("正在核稿"), quiet=as_json):
        paper = paper_of(data, document.name)
        records, by_draft = records_of(against, at, as_of, released, paper) if against else (None, False)
        report = check(paper, records)
    write(report, data, docx, html)
    drafted = None
    if register is not None:
        register = Path(f"{document.stem}{BESIDE}") if register == Path(BESIDE) else register
        drafted = draft_register(report, register, at)
    if as_json:
        say_json(report.as_plain())
    else:
        say_report(report, [p for p in (docx, html) if p is not None])
        say_state(report, chosen=bool(as_of), by_draft=by_draft)
    if register is not None and drafted is not None and not as_json:
        say_drafted(drafted, register)
    return FOUND if report.contradictions or (strict and report.questions) else 0


def records_of(
    against: str, at: Path | None, as_of: str | None, released: str | None, paper: Paper
) -> tuple[Records, bool]:
    """What the named release or edition says, as plain values; whether its state is the one that the paper names.

    Raises NothingToHoldAgainst, and NothingOfThePeriod for a period of which the records hold nothing.
    """
    if Path(against).is_dir():
        return _edition(Path(against)), False
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    pack, _, period = against.partition(":")
    if period:
        by_draft = None if as_of else _by_draft(workspace, pack, period, paper)
        known, signed = by_draft or (as_of, None)
        return _release(workspace, pack, period, known, released or signed), by_draft is not None
    folder = workspace.editions_folder / against
    if Path(against).name != against or not folder.is_dir():
        raise NothingToHoldAgainst(
            tr("“{against}”既不是公开版，也不是“领域包:期间”。", against=against),
            where=tr("--against；公开版文件夹：{folder}", folder=workspace.editions_folder.name),
            mend=tr("请写作 领域包:期间，如 traffic:2022-11；或写公开版的文件夹或编号。"),
        )
    return _edition(folder), False


def _by_draft(workspace: Workspace, pack: str, period: str, paper: Paper) -> tuple[str, str | None] | None:
    """The state of the records and the day of publication that the paper names, as the options would say them.

    A draft is held against what it was counted from: what was delivered since would seem its mistake. An edition that was
    counted at that moment knows on which day it was first published, which a corrected document does not sign itself with.
    """
    from gongshi.check.written_at import written_at
    from gongshi.office.editions import editions_of
    from gongshi.period import Period

    said, of = written_at(paper), Period.parse(period)
    if said.known is None or not said.may_be_of(of.first, workspace.now()):
        return None
    ours = editions_of(workspace, pack, of.code)
    sealed = (e.released for e in ours if datetime.fromisoformat(e.known) == said.known)
    released = next(sealed, said.released.isoformat() if said.released else None)
    return said.known.isoformat(timespec="minutes"), released


def _edition(folder: Path) -> Records:
    from gongshi.office.checking_edition import records_of_edition

    return records_of_edition(folder)


def _release(workspace: Workspace, pack: str, period: str, as_of: str | None, released: str | None) -> Records:
    """The records of a release; the commands that they name look at the same moment."""
    from gongshi.cli.release import clocks_of
    from gongshi.office.checking import records_of_release

    asked = (("--as-of", as_of), ("--released", released))
    clocks = "".join(f' {option} "{said}"' if " " in said else f" {option} {said}" for option, said in asked if said)
    return records_of_release(
        workspace, workspace.pack(pack), clocks_of(workspace, period, as_of, released), clocks=clocks
    )


def refuse_outputs(document: Path, outputs: Mapping[str, Path | None]) -> None:
    """Raises WouldReplaceTheDraft where an output is the draft, OtherEnding where its name promises another kind of file, CannotWrite where its folder is missing."""
    from gongshi.records.disk import CannotWrite

    for option, path in outputs.items():
        if path is None:
            continue
        if path.resolve() == document.resolve():
            raise WouldReplaceTheDraft(
                tr("文件“{file}”是文稿本身，没有写入。", file=path.name),
                where=str(path),
                mend=tr("请给结果另起一个文件名，原稿不会改动。"),
            )
        if path.suffix.lower() not in _ENDINGS[option]:
            raise OtherEnding(
                tr("结果的文件名“{file}”不以 {ending} 结尾，没有写入。", file=path.name, ending=_ENDINGS[option][0]),
                where=option,
                mend=tr("请另写文件名，如“{name}”。", name=path.with_suffix(_ENDINGS[option][0]).name),
            )
        if not path.parent.is_dir():
            raise CannotWrite(
                tr("没有文件夹“{folder}”，结果没有写入。", folder=path.parent.name),
                where=tr("文件夹 {folder}", folder=path.parent),
                mend=tr("请先建好这个文件夹，或把结果写到别处，再运行一次。"),
            )


def write(report: Report, data: bytes, docx: Path | None, html: Path | None) -> None:
    """The annotated documents that were asked for. Raises CannotWrite."""
    from gongshi.check.annotate import annotated_docx, page
    from gongshi.records.disk import saying_why

    if docx is not None:
        with saying_why(docx.parent):
            docx.write_bytes(annotated_docx(report, data))
    if html is not None:
        with saying_why(html.parent):
            html.write_bytes(page(report).encode())


def draft_register(report: Report, path: Path, at: Path | None) -> Published:
    """The workbooks of what an old bulletin published; what they hold."""
    from gongshi.office.published import draft_published
    from gongshi.office.workspace import Workspace

    return draft_published(Workspace.open(at), report, path)


def say_drafted(found: Published, path: Path) -> None:
    """What the drafts hold, what is left for the clerk to fill, and the commands that deliver what was found."""
    from gongshi.office.published import names_path

    say(
        tr(
            "以往发布 {period}：认出指标 {figures} 个，名单 {names} 行。",
            period=found.period or tr("（没有找到期间，请填“期间”列）"),
            figures=len(found.figures), names=len(found.names),
        ),
        style="bold",
    )  # fmt: skip
    if found.left:
        say(
            tr(
                "另有 {n} 个数没有对上指标，列在 {file} 的第二张表；要报送的请自己填到第一张表。",
                n=len(found.left), file=path.name,
            )
        )  # fmt: skip
    if found.tables and not found.names:
        say(tr("没有认出名单；附表照录在 {file}，要报送的请自己填。", file=names_path(path).name))
    elif not found.names:
        say(tr("没有找到名单，不必报送名单。"))
    if not found.figures:
        say(tr("没有找到指标；不自己填数，就不必报送指标。"))
    files = ((found.figures, path, "以往发布数据"), (found.names, names_path(path), "以往发布名单"))
    commands = [f"  gongshi deliver {file} --register {register}" for rows, file, register in files if rows]
    for line in (tr("核对后报送："), *commands) if commands else ():
        say(line)


def say_report(report: Report, written: list[Path]) -> None:
    """Each place to look at, then one sentence about the whole."""
    from gongshi.check.annotate import summary, told

    for finding in told(report):
        say_finding(report, finding)
    say(summary(report), style="bold")
    for path in written:
        say(tr("已写出 {path}", path=path))


def say_state(report: Report, *, chosen: bool, by_draft: bool) -> None:
    """Which state of the records the draft was held against, and how another is chosen."""
    if report.as_of is None:
        return
    from gongshi.check.annotate import state

    say(state(report))
    if by_draft:
        say(tr("这是文稿自己写的截至时间或落款日期；要对照别的时点，请加 --as-of。"))
    elif not chosen:
        say(
            tr(
                "要对照别的时点（如发布那天），请加 --as-of，如 --as-of {moment}。",
                moment=f"{report.as_of:%Y-%m-%dT08:00}",
            )
        )


def say_finding(report: Report, finding: Finding) -> None:
    """Where, what, and the arithmetic."""
    from gongshi.check.annotate import rule_label

    a, b = finding.at
    say(f"{report.place(finding)} “{report.paper.text[a:b]}”", style=_COLOURS[finding.verdict.value])
    for one in (finding, *finding.also):
        say(tr("  {verdict}·{rule}：{why}", verdict=one.verdict.label, rule=rule_label(one.rule), why=one.why))
        for line in (one.sum, tr("打开记录：{command}", command=one.opens) if one.opens else ""):
            if line:
                say(f"    {line}")
