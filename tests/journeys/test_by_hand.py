"""The whole way by the command line, each command a process: init to withdrawal and objection."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongshi.office.workspace import Workspace

from ..office.small_city import CLOCK, LISTED, PERIOD, ROWS, SETTINGS, STAFF, choose, write_files, write_rows

pytestmark = pytest.mark.slow
RELEASE = ("traffic", PERIOD)
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1"}
ENVIRONMENT.pop("GONGSHI_KEYS", None)


@dataclass(frozen=True)
class Reply:
    """What one command answered."""

    code: int
    out: str
    err: str

    def json(self) -> object:
        assert self.err == ""
        return json.loads(self.out)

    def error(self, code: int) -> str:
        """The error's class, when the command ended with this code and said all three parts."""
        said = self.json()
        assert isinstance(said, dict)
        assert self.code == code, (self.code, said)
        assert said["what"] and said["where"] and said["mend"], said
        return str(said["error"])


@dataclass
class Desk:
    """A clerk's command line: `words` after `gongshi`, in the workspace's folder."""

    root: Path

    def __call__(self, *words: object, at: Path | None = None) -> Reply:
        done = subprocess.run(
            [sys.executable, "-m", "gongshi", *map(str, words)], cwd=at or self.root, env=ENVIRONMENT,
            capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        return Reply(done.returncode, done.stdout, done.stderr)

    def listed(self) -> dict[str, dict[str, object]]:
        """The lists as `run --json` counts them."""
        said = self("run", *RELEASE, "--json").json()
        return {one["name"]: one for one in said["lists"]}

    def entries(self) -> dict[str, str]:
        """The ids of the zone list's entries by what the public sees."""
        said = self("review", *RELEASE, "--json").json()
        found = next(one for one in said["lists"] if one["name"] == "zone_vehicles")
        return {e["shown"]: e["id"] for e in found["entries"]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A workspace made by `gongshi init`, its clock stopped, four registered staff and their files."""
    folder = tmp_path_factory.mktemp("手工 办理")
    (folder / "设置.toml").write_text(SETTINGS, encoding="utf-8")
    desk = Desk(folder / "工作区")
    made = desk("init", "工作区", "--keys", "钥匙", "--settings", "设置.toml", at=folder)
    assert made.code == 0 and "已新建工作区" in made.out, made.err
    stop_clock(desk.root / "gongshi.toml")
    for id_, name, role in STAFF:
        by = () if id_ == STAFF[0][0] else ("--as", STAFF[0][0])
        added = desk("keys", "add", id_, name, "--role", role.value, *by)
        assert added.code == 0, added.err
    return desk


def stop_clock(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("[workspace]", f'[workspace]\nclock = "{CLOCK}"', 1), encoding="utf-8")


def test_a_workspace_goes_from_files_to_publication_and_back_by_commands_alone(desk: Desk):
    files = deliver_everything(desk)
    look_before_review(desk)
    review_by_two(desk, files)
    publish(desk, files)
    withdraw_and_object(desk)
    verified = desk("vault", "verify", "--json")
    assert verified.code == 0 and verified.json()["holds"] is True


def deliver_everything(desk: Desk) -> Path:
    files = desk.root.parent / "送"
    workspace = Workspace.open(desk.root)
    good = write_files(workspace, files)
    bad = [{**ROWS["crashes"][0], "severity": "碰擦", "happened_at": "昨天"}]
    faulty = write_rows(files / "错" / "交通事故台账.xlsx", workspace.registers["crashes"], bad)
    refused = desk("deliver", faulty, "--json")
    said = refused.json()[0]
    assert refused.code == 3
    assert said["delivery"] is None and said["fault_count"] == 2 and Path(said["returned"]).is_file()
    taken = desk("deliver", *good, "--json")
    assert taken.code == 0
    assert [(r["register"], r["rows"]) for r in taken.json()] == [(name, len(rows)) for name, rows in ROWS.items()]
    return files


def look_before_review(desk: Desk) -> None:
    ran = desk("run", *RELEASE, "--json")
    assert ran.code == 0
    figures = {f["name"]: f["value"] for f in ran.json()["figures"] if not f["part"]}
    assert (figures["crashes_recorded"], figures["deaths"], figures["injuries"]) == (2, 1, 1)
    zone = next(one for one in ran.json()["lists"] if one["name"] == "zone_vehicles")
    assert (zone["candidates"], zone["approved"], zone["public"]) == (len(LISTED), 0, 0)
    assert desk("render", *RELEASE, "--json").error(8) == "NotReviewed"
    opened = desk("figure", "事故死亡人数", PERIOD, "--open", "--level", "本机关", "--json")
    assert opened.code == 0
    assert (opened.json()["value"], opened.json()["total"]) == (1, 1)
    assert [r["crash"] for r in opened.json()["records"]] == ["SG1"]
    assert "虚构甲" not in opened.out
    assert desk("figure", "没有的指标", PERIOD, "--json").error(5) == "NoSuchFigure"


def review_by_two(desk: Desk, files: Path) -> None:
    assert desk("review", *RELEASE, "--propose", "--json").error(3) == "NobodyNamed"
    book = files / "审核表.xlsx"
    asked = desk("review", *RELEASE, "--propose", "--as", "拟稿乙", "--xlsx", book, "--json")
    assert asked.code == 0, asked.out
    filled = choose(book, "通过", files / "审核表（已填）.xlsx")
    first = desk("review", *RELEASE, "--read", filled, "--as", "chushen", "--json")
    assert first.code == 0, first.out
    assert desk("review", *RELEASE, "--read", filled, "--as", "chushen", "--json").error(4) == "ReviewRefused"
    second = desk("review", *RELEASE, "--read", filled, "--as", "fuhe", "--json")
    assert second.code == 0, second.out


def publish(desk: Desk, files: Path) -> None:
    rendered = desk("render", *RELEASE, "--number", "3", "--json")
    assert rendered.code == 0, rendered.out
    folder = Path(rendered.json()["folder"])
    assert {"曝光通报.docx", "曝光通报.pdf", "曝光通报.html", "口径表.xlsx"} <= {p.name for p in folder.iterdir()}
    scan = files / "审批单.pdf"
    scan.write_bytes(b"%PDF-1.4 invented scan")
    assert desk("publish", *RELEASE, "--as", "fabu", "--json").error(8) == "NotApproved"
    late = desk("publish", *RELEASE, "--as", "fabu", "--approval", scan, "--released", "2022-11-24", "--json")
    assert late.error(4) == "NotComputedToday"
    unfit = desk("publish", *RELEASE, "--as", "chushen", "--json")
    assert unfit.error(4) == "WrongRole"
    published = desk("publish", *RELEASE, "--as", "fabu", "--json")
    assert published.code == 0, published.out
    assert len(published.json()["public"]) == len(LISTED) and published.json()["held"] == []


def withdraw_and_object(desk: Desk) -> None:
    entries = desk.entries()
    whole = entries.pop("示A1S001")
    masked = next(iter(entries.values()))
    alone = desk("withdraw", *RELEASE, whole, "--reason", "记录有误", "--as", "fabu")
    assert alone.code == 4 and "两人" in alone.err
    annulled = ("--annulled", "2022-11-23", "--reason", "记录有误", "--as", "nigao")
    assert desk("withdraw", *RELEASE, whole, *annulled).code == 0
    gone = desk("withdraw", *RELEASE, whole, "--reason", "记录有误", "--as", "fabu")
    assert gone.code == 0, gone.err
    assert desk("withdraw", *RELEASE, whole, "--reason", "再撤一次", "--as", "fabu").code == 4
    unasked = desk("objection", *RELEASE, masked, "--answer", "查无此事", "--as", "fabu")
    assert unasked.code == 3 and "没有未办结的异议" in unasked.err
    raised = desk("objection", *RELEASE, masked, "--text", "当日车辆已卖出", "--as", "fabu")
    assert raised.code == 0 and "须在" in raised.out, raised.err
    assert desk.listed()["zone_vehicles"]["public"] == 1
    assert desk("render", *RELEASE, "--number", "3", "--json").code == 0
    text = (desk.root / "发布" / "traffic-2022-11" / "文书" / "曝光通报.html").read_text(encoding="utf-8")
    assert "示A1S001" not in text


def test_a_folder_that_is_a_workspace_is_not_made_one_again(desk: Desk):
    again = desk("init", ".")
    assert again.code == 4 and "已经是工作区" in again.err and "处理：" in again.err


def test_a_command_outside_any_workspace_says_so(desk: Desk):
    assert desk("status", "--json", at=desk.root.parent).error(5) == "NoWorkspace"


def test_a_misspelt_command_ends_with_the_code_of_usage(desk: Desk):
    assert desk("gongbu").code == 2
