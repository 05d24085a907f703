"""A draft is held against a sealed edition, by its values, lists and dates."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongshi.check import check
from gongshi.office.checking_edition import records_of_edition
from gongshi.papers.read import read_paper


@pytest.fixture(scope="module")
def edition(sealed: Path) -> Path:
    return sealed / "工作区" / "公开版" / "traffic-2022-11-1"


def bulletin(edition: Path) -> Path:
    return next(p for p in edition.rglob("曝光通报*.html"))


def test_an_edition_s_own_document_has_nothing_that_differs_from_it(edition: Path):
    report = check(read_paper(bulletin(edition)), records_of_edition(edition))
    assert [f.sentence for f in report.contradictions] == []
    assert len(report.bound) > 3 and report.unbound == 0


def test_another_number_than_the_edition_s_is_said_to_differ(edition: Path):
    known = next(k for k in records_of_edition(edition).values if k.figure == "crashes_recorded" and not k.part)
    draft = f"全市共发生道路交通事故{known.value + 7}起。"
    report = check(draft, records_of_edition(edition))
    assert [(f.rule, f"“{known.value}起”" in f.why) for f in report.contradictions] == [("records", True)]


def test_what_differs_from_a_list_or_a_printed_line_names_the_command_that_opens_it_at_the_edition_s_moment(
    edition: Path,
):
    records = records_of_edition(edition)
    line = next(p for p in records.printed if any(by.label for by in p.by) and p.text.startswith("11月1日至"))
    of = next(of for of in records.lists if len(of.entries) > 1)
    wrong = line.text.replace(line.text[line.by[1].start : line.by[1].end], "987起", 1)
    report = check(f"{wrong}\n{of.label}共{len(of.entries) + 7}{of.unit}。", records)
    opens = [f.opens for f in report.contradictions if f.rule == "records"]
    assert [c.split()[1] for c in opens] == ["figure", "review"]
    assert all(" --as-of 2022-11-" in command and " --released 2022-11-" in command for command in opens)


def test_the_command_takes_an_edition_s_folder_and_ends_with_nine_where_something_differs(
    edition: Path, tmp_path: Path, release
):
    from gongshi.cli.check import FOUND, command

    known = next(k for k in records_of_edition(edition).values if k.figure == "crashes_recorded" and not k.part)
    draft = tmp_path / "草稿.txt"
    draft.write_text(f"全市共发生道路交通事故{known.value + 7}起。", encoding="utf-8")
    ran = CliRunner().invoke(
        command, [str(draft), "--against", str(edition), "--at", str(release.workspace.root)], standalone_mode=False
    )
    assert ran.return_value == FOUND and "与台账不符" in ran.output


def test_a_broken_edition_of_another_release_stops_no_check_of_this_one(release, tmp_path: Path):
    from gongshi.cli.check import command

    ours = next(release.workspace.editions_folder.iterdir())
    for other in ("organs-2022-11-1", "traffic-2022-1"):
        shutil.copytree(ours, ours.with_name(other))
        (ours.with_name(other) / "edition.json").write_bytes(b"{}")
    draft = tmp_path / "草稿.txt"
    draft.write_text("全市共发生道路交通事故9起。\n数据截至2022年11月23日8时", encoding="utf-8")
    asked = [str(draft), "--against", "traffic:2022-11", "--at", str(release.workspace.root)]
    said = CliRunner().invoke(command, asked, standalone_mode=False, catch_exceptions=False).output
    assert "2022-11-23 08:00" in said


def test_the_command_ends_with_nought_for_a_draft_that_stands_and_writes_what_was_asked(tmp_path: Path):
    from gongshi.cli.check import command

    draft = tmp_path / "草稿.txt"
    draft.write_text("共检查146家，其中甲县52家、乙县94家。", encoding="utf-8")
    out = [str(tmp_path / "批注.docx"), str(tmp_path / "核稿.html")]
    ran = CliRunner().invoke(command, [str(draft), "--docx", out[0], "--html", out[1]], standalone_mode=False)
    assert ran.return_value == 0 and all(Path(p).stat().st_size > 500 for p in out)
    assert read_paper(Path(out[0])).text == draft.read_text(encoding="utf-8")


@pytest.mark.parametrize(("folder", "said"), [("没有", "没有文件夹“没有”"), ("有", "写入失败")])
@pytest.mark.parametrize("option", ["--docx", "--html"])
def test_a_file_that_cannot_be_written_is_said_with_its_folder(option: str, folder: str, said: str, tmp_path: Path):
    from gongshi.cli.check import command
    from gongshi.records.disk import CannotWrite

    draft = tmp_path / "草稿.txt"
    draft.write_text("共3起。", encoding="utf-8")
    name = f"出.{option[2:]}"
    (tmp_path / "有" / name).mkdir(parents=True)  # a folder where the file should be
    asked = [str(draft), option, str(tmp_path / folder / name)]
    with pytest.raises(CannotWrite, match=said) as refused:
        CliRunner().invoke(command, asked, standalone_mode=False, catch_exceptions=False)
    assert refused.value.where.endswith(folder) and refused.value.mend


def test_the_command_s_json_says_verdict_place_and_arithmetic(tmp_path: Path):
    import json

    from gongshi.cli.check import command

    draft = tmp_path / "草稿.txt"
    draft.write_text("共检查146家，其中甲县52家、乙县49家、丙县54家。", encoding="utf-8")
    ran = CliRunner().invoke(command, [str(draft), "--json"], standalone_mode=False)
    found = [f for f in json.loads(ran.output)["findings"] if f["verdict"] == "contradicts"]
    assert [(f["place"], f["sum"], f["texts"][0]) for f in found] == [("第1行", "52+49+54=155≠146", "146家")]


@pytest.mark.parametrize(
    ("option", "output", "fault"),
    [
        ("--html", "草稿.txt", "WouldReplaceTheDraft"), ("--docx", "草稿.txt", "WouldReplaceTheDraft"),
        ("--docx", "出.html", "OtherEnding"), ("--html", "出.docx", "OtherEnding"), ("--html", "出", "OtherEnding"),
    ],
)  # fmt: skip
def test_a_result_that_would_be_no_file_of_its_own_kind_is_refused(
    option: str, output: str, fault: str, tmp_path: Path
):
    from gongshi.cli.check import command
    from gongshi.errors import BadInput

    draft = tmp_path / "草稿.txt"
    draft.write_text("共3起。", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        CliRunner().invoke(
            command, [str(draft), option, str(tmp_path / output)], standalone_mode=False, catch_exceptions=False
        )
    assert type(refused.value).__name__ == fault and output in refused.value.what and refused.value.mend
    assert draft.read_text(encoding="utf-8") == "共3起。" and list(tmp_path.iterdir()) == [draft]
