"""The demo's own documents check clean; a copy with twelve mistakes gets these twelve found."""

from __future__ import annotations

import shlex
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from gongshi.check import Records, Report, check
from gongshi.check.annotate import annotated_docx, page
from gongshi.cli import main
from gongshi.office.checking import records_of_release
from gongshi.office.demo import Shown
from gongshi.papers.docx_inline import W
from gongshi.papers.read import paper_of, read_paper
from gongshi.papers.zipped import Parts

pytestmark = pytest.mark.slow
DOCUMENTS = ("曝光通报", "典型事故案例", "新闻通稿")
FORMATS = ("docx", "pdf", "html")
BESIDE = ("发布审批单.docx", "口径表.html", "制作说明.txt")  # what a release writes for the office itself

# what is planted: the text as it stands, as it is planted, and what is then to be found at its place
PLANTED = (
    (">34起<", ">35起<", "35起"),  # a figure
    ("同比上升100%", "同比上升50%", "50%"),  # a change
    ("环比下降24.4%", "环比上升24.4%", "24.4%"),  # its sense
    (">51家<", ">50家<", "50家"),  # the headline
    ("等7辆", "等17辆", "17辆"),  # the length of a list
    ("共2辆", "共3辆", "3辆"),  # a list that is named whole
    (">44岁<", ">34岁<", "34岁"),  # an age: 34 less 19 years licensed
    ("有期徒刑三年", "有期徒刑三年，缓刑二年", "二年"),  # probation shorter than the term
    (">拟戊<", ">拟庚<", "拟庚"),  # a name
    ("2022年11月23日</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd", "2022年11月28日</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd", "2022年11月28日"),
    ("死亡3人，受伤1人", "死亡4人，受伤1人", "4人"),  # a fact of an entry
    (">4处<", ">5处<", "5处"),  # a sum of places
)  # fmt: skip


@pytest.fixture(scope="module")
def records(shown: Shown) -> Records:
    return records_of_release(shown.workspace, shown.run.pack, shown.run.at)


@pytest.fixture(scope="module")
def planted(shown: Shown) -> bytes:
    """The bulletin with the twelve mistakes, each at the first place where its text stands."""
    source = shown.written.folder / "曝光通报.docx"
    with zipfile.ZipFile(source) as packed:
        body = packed.read("word/document.xml").decode()
        for old, new, _ in PLANTED:
            assert old in body, old
            body = body.replace(old, new, 1)
    out = source.with_name("改.docx.bytes")
    with zipfile.ZipFile(source) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in packed.infolist():
            target.writestr(info, body.encode() if info.filename == "word/document.xml" else packed.read(info))
    data = out.read_bytes()
    out.unlink()
    return data


@pytest.fixture(scope="module")
def report(planted: bytes, records: Records) -> Report:
    return check(paper_of(planted, "通报.docx"), records)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_three_formats_of_one_document_give_the_same_claims(name: str, shown: Shown):
    claims = {
        form: Counter((c.text, str(c.value), c.unit) for c in check(shown.written.folder / f"{name}.{form}").claims)
        for form in FORMATS
    }
    assert claims["docx"] == claims["pdf"] == claims["html"] and sum(claims["docx"].values()) > 10


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("form", FORMATS)
def test_every_claim_of_our_own_documents_is_bound_and_stands(name: str, form: str, shown: Shown, records: Records):
    found = check(shown.written.folder / f"{name}.{form}", records)
    assert ([f.sentence for f in found.contradictions], found.questions, found.unbound) == ([], (), 0)


def test_twelve_planted_mistakes_are_found_at_their_places_and_nothing_else(report: Report):
    text = report.paper.text
    assert Counter(text[a:b] for a, b in (f.at for f in report.contradictions)) == Counter(p[2] for p in PLANTED)
    assert report.questions == ()


def test_a_difference_says_both_values_and_the_command_that_opens_the_records(report: Report):
    figure = next(f for f in report.contradictions if report.paper.text[f.at[0] : f.at[1]] == "35起")
    assert "“35起”" in figure.why and "“34起”" in figure.why
    assert figure.opens == "gongshi figure 交通事故起数 2022-11 --open"


def test_every_finding_of_the_records_names_a_command_that_ends_well(
    report: Report, shown: Shown, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(shown.workspace.root)
    held = [
        f for found in report.contradictions for f in (found, *found.also) if f.rule in ("records", "names", "sense")
    ]
    commands = sorted({f.opens for f in held if "发布日期" not in f.why})
    assert commands == [
        "gongshi figure 事故死亡人数 2022-11 --open",
        "gongshi figure 交通事故起数 2022-11 --open",
        "gongshi review traffic 2022-11",
    ]
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            main(shlex.split(command)[1:])
        assert not ended.value.code and len(capsys.readouterr().out.splitlines()) > 5


def test_a_change_with_the_wrong_sense_is_said_to_be_turned(report: Report):
    assert [report.paper.text[slice(*f.at)] for f in report.contradictions if f.rule == "sense"] == ["24.4%"]


def test_each_finding_is_a_word_comment_around_its_characters(planted: bytes, report: Report):
    made = annotated_docx(report, planted)
    parts = Parts(made, "批注.docx")
    comments = parts.tree("word/comments.xml")
    assert len(comments) == len(PLANTED)
    assert sorted(_commented(parts)) == sorted(p[2] for p in PLANTED)
    assert all("矛盾" in "".join(c.itertext()) for c in comments)
    sizes = [one.get(W + "val") for one in comments.iter(W + "sz")]
    assert sizes == ["18"] * len(list(comments.iter(W + "r")))  # the body's 16 points would fill the margin


def test_the_annotated_document_reads_as_the_given_one_and_its_other_parts_keep_their_bytes(
    planted: bytes, report: Report
):
    made = annotated_docx(report, planted)
    assert paper_of(made, "通报.docx").text == report.paper.text
    before, after = Parts(planted, "前"), Parts(made, "后")
    changed = {n for n in before.names() if before.read(n) != after.read(n)}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after.names()) - set(before.names()) == {"word/comments.xml"}


def test_the_page_marks_every_finding_and_reaches_for_nothing_outside(report: Report):
    made = page(report)
    assert made.count('<li class="contradicts"') == len(PLANTED)
    assert "http" not in made and "<script" not in made


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_draft_is_held_against_the_state_that_it_names(name: str, shown: Shown, capsys: pytest.CaptureFixture[str]):
    document = str(shown.written.folder / f"{name}.docx")
    given = ["check", document, "--against", "traffic:2022-11", "--at", str(shown.workspace.root)]
    with pytest.raises(SystemExit) as ended:
        main(given)
    said = capsys.readouterr().out
    assert not ended.value.code, said
    assert "截至 2022-11-23 08:00" in said and "文稿自己写的" in said
    with pytest.raises(SystemExit) as ended:
        main([*given, "--as-of", "2022-11-20"])
    said = capsys.readouterr().out
    assert ended.value.code == 9 and "截至 2022-11-20 23:59" in said and "文稿自己写的" not in said


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_written_beside_a_notice_is_clean_in_its_own_state(
    name: str, shown: Shown, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as ended:
        main(
            [
                "check",
                str(shown.written.folder / name),
                "--against",
                "traffic:2022-11",
                "--strict",
                "--at",
                str(shown.workspace.root),
            ]
        )
    said = capsys.readouterr().out
    assert not ended.value.code, said
    assert "截至 2022-11-23 08:00" in said and "文稿自己写的" in said


def test_without_records_the_same_document_is_held_against_itself_alone(planted: bytes):
    alone = check(paper_of(planted, "通报.docx"))
    rules = {f.rule for f in alone.contradictions}
    assert {"restated", "list", "probation", "age"} <= rules and not rules & {"records", "names"}


def _commented(parts: Parts) -> list[str]:
    """The text between the marks of each comment."""
    root = parts.tree("word/document.xml")
    texts: dict[str, str] = {}
    opened: set[str] = set()
    for node in root.iter():
        if node.tag == W + "commentRangeStart":
            opened.add(node.get(W + "id"))
        elif node.tag == W + "commentRangeEnd":
            opened.discard(node.get(W + "id"))
        elif node.tag == W + "t":
            for ident in opened:
                texts[ident] = texts.get(ident, "") + (node.text or "")
    return list(texts.values())


def test_what_an_old_bulletin_published_becomes_a_workbook_that_can_be_delivered(shown: Shown, tmp_path: Path):
    from gongshi.office.deliveries import Handover, deliver
    from gongshi.office.published import draft_published
    from gongshi.records.delivery import Mode
    from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES

    old = check(read_paper(shown.written.folder / "曝光通报.docx"))
    found = draft_published(shown.workspace, old, tmp_path / "以往.xlsx")
    whole = {answer.figure.label: answer.value for answer in shown.run.answers if not answer.part}
    assert found.period == "2022-11" and len(found.figures) >= 4
    assert {f.figure: f.value for f in found.figures} == {f.figure: whole[f.figure] for f in found.figures}
    assert sum(n.list_name == "高危风险运输企业" for n in found.names) == 51
    for file, register in (("以往.xlsx", PUBLISHED_FIGURES), ("以往-名单.xlsx", PUBLISHED_NAMES)):
        receipt = deliver(shown.workspace, tmp_path / file, register, Handover(mode=Mode.CHANGES))
        assert (receipt.is_stored, receipt.faults) == (True, ())
