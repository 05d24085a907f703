"""Written beside, then swapped; what has not changed is not written again; what is gone is gone everywhere."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from gongshi.site import swap
from gongshi.site.build import build
from gongshi.site.gone import NameStillThere
from gongshi.site.lists import Issue
from gongshi.site.model import Download, Site

from .a_site import a_site

GONE = "虚街3号"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def without_one(site: Site) -> Site:
    """The site after one entry was withdrawn, its spot on the map too."""
    first, *rest = site.lists
    issue = first.issues[0]
    left = replace(issue, entries=tuple(e for e in issue.entries if e.name != GONE), left=("1条已撤下。",))
    layers = tuple(replace(x, places=tuple(p for p in x.places if p.label != GONE)) for x in site.layers)
    lists = (replace(first, issues=(left, *first.issues[1:])), *rest)
    return replace(site, lists=lists, layers=layers, gone=frozenset({GONE}))


def test_a_second_build_writes_nothing_and_keeps_the_very_files(tmp_path: Path):
    first = build(a_site(tmp_path), tmp_path / "站")
    stamps = {p: p.stat().st_mtime_ns for p in first.folder.rglob("*") if p.is_file()}
    second = build(a_site(tmp_path), tmp_path / "站")
    assert (second.written, second.kept, second.removed) == (0, first.written, 0)
    assert {p: p.stat().st_mtime_ns for p in second.folder.rglob("*") if p.is_file()} == stamps


def test_a_change_gives_the_same_site_as_a_build_from_nothing(tmp_path: Path):
    build(a_site(tmp_path), tmp_path / "站")
    changed = build(without_one(a_site(tmp_path)), tmp_path / "站")
    fresh = build(without_one(a_site(tmp_path)), tmp_path / "另")
    assert contents(changed.folder) == contents(fresh.folder)
    assert 0 < changed.written < fresh.written / 2


def test_two_builds_are_equal_to_the_byte(tmp_path: Path):
    one, two = build(a_site(tmp_path), tmp_path / "一"), build(a_site(tmp_path), tmp_path / "二")
    assert contents(one.folder) == contents(two.folder)


def test_a_withdrawn_name_is_in_no_file_of_the_new_site(tmp_path: Path):
    before = build(a_site(tmp_path), tmp_path / "站").folder
    holding = [p for p, c in contents(before).items() if GONE.encode() in c]
    assert {p.split("/")[0] for p in holding} >= {"lists", "search", "map", "map.html"}
    after = build(without_one(a_site(tmp_path)), tmp_path / "站").folder
    assert [p for p, c in contents(after).items() if GONE.encode() in c] == []
    assert not list(after.parent.glob("*.tmp")) and not list(after.parent.glob("*.old"))


def test_a_name_that_was_taken_down_and_still_stands_somewhere_stops_the_build(tmp_path: Path):
    site = a_site(tmp_path)
    build(site, tmp_path / "站")
    with pytest.raises(NameStillThere) as fault:
        build(replace(site, gone=frozenset({GONE})), tmp_path / "站")
    assert fault.value.mend


def test_a_page_that_went_away_leaves_no_file(tmp_path: Path):
    site = a_site(tmp_path)
    build(site, tmp_path / "站")
    first = site.lists[0]
    built = build(replace(site, lists=(replace(first, issues=first.issues[:1]), *site.lists[1:])), tmp_path / "站")
    assert built.removed == 1
    assert not (built.folder / "lists/dark_streets/2022-10.html").exists()


def test_a_file_that_somebody_edited_is_made_again(tmp_path: Path):
    folder = build(a_site(tmp_path), tmp_path / "站").folder
    page = folder / "about.html"
    right = page.read_bytes()
    page.write_bytes(b"defaced")
    assert build(a_site(tmp_path), tmp_path / "站").written == 1
    assert page.read_bytes() == right


def test_a_record_that_cannot_be_read_costs_time_and_no_page(tmp_path: Path):
    first = build(a_site(tmp_path), tmp_path / "站")
    next(first.folder.parent.glob(".*.build.json")).write_text("{half", encoding="utf-8")
    assert build(a_site(tmp_path), tmp_path / "站").written == first.written


def test_where_folders_cannot_be_exchanged_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(swap, "exchanged", lambda a, b: False)
    build(a_site(tmp_path), tmp_path / "站")
    build(without_one(a_site(tmp_path)), tmp_path / "站")
    assert contents(tmp_path / "站") == contents(build(without_one(a_site(tmp_path)), tmp_path / "另").folder)


def test_a_kill_between_the_two_renames_is_mended_by_the_next_build(tmp_path: Path):
    folder = build(a_site(tmp_path), tmp_path / "站").folder
    whole = contents(folder)
    folder.replace(folder.with_name("站.old"))
    swap.put_back(folder)
    assert contents(folder) == whole


def test_a_swap_that_the_system_refuses_says_so_and_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = build(a_site(tmp_path), tmp_path / "站").folder
    whole = contents(folder)

    really = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "站.tmp":
            raise PermissionError("in use")
        return really(self, target)

    monkeypatch.setattr(swap, "exchanged", lambda a, b: False)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(swap.SiteInUse):
        build(without_one(a_site(tmp_path)), tmp_path / "站")
    monkeypatch.undo()
    assert contents(folder) == whole


KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
from site_tests.a_site import a_site
from site_tests.test_a_site_is_built_whole_or_not_at_all import without_one
from gongshi.site.build import build
left = int(sys.argv[2])
def audit(event, arguments):
    global left
    if event in ("open", "os.rename", "os.link", "os.mkdir", "os.remove", "shutil.rmtree") and {mark!r} in str(arguments[0]):
        left -= 1
        if left <= 0:
            os._exit(9)
sys.addaudithook(audit)
build(without_one(a_site(Path(sys.argv[1]))), Path(sys.argv[1]) / "kill-site")
"""


def killed_at(tmp_path: Path, steps: Iterable[int]) -> tuple[set[str], set[int]]:
    """Which sites were left, old or new and never another, and how the processes ended."""
    build(a_site(tmp_path), tmp_path / "kill-site")
    old = contents(tmp_path / "kill-site")
    new = contents(build(without_one(a_site(tmp_path)), tmp_path / "other").folder)
    package = tmp_path / "run"
    package.mkdir()
    (package / "site_tests").symlink_to(Path(__file__).parent)
    script = KILLED.format(tests=str(package), mark="kill-site")
    seen, codes = set(), set()
    for step in steps:
        done = subprocess.run([sys.executable, "-c", script, str(tmp_path), str(step)], capture_output=True, text=True)
        assert done.returncode in (0, 9), done.stderr
        codes.add(done.returncode)
        swap.put_back(tmp_path / "kill-site")
        found = contents(tmp_path / "kill-site")
        assert found in (old, new), step
        seen.add("old" if found == old else "new")
        if found == new:
            build(a_site(tmp_path), tmp_path / "kill-site")
    return seen, codes


STEPS = 300  # a whole build of the small site touches its folder less often


@pytest.mark.slow
def test_killed_at_some_random_steps_the_site_is_the_old_one_or_the_new_one(tmp_path: Path):
    """The process ends itself before the n-th touch of the site's folder."""
    steps = random.Random(20221123).sample(range(1, STEPS), 25)
    assert killed_at(tmp_path, [*steps, 10_000]) == ({"old", "new"}, {0, 9})


@pytest.mark.nightly
def test_killed_at_two_hundred_random_steps_the_site_is_the_old_one_or_the_new_one(tmp_path: Path):
    assert killed_at(tmp_path, [*random.Random(7).sample(range(1, STEPS), 200), 10_000]) == ({"old", "new"}, {0, 9})


def test_an_issue_is_over_when_all_have_left():
    from datetime import date

    assert Issue("2022-10", "十月", "n", date(2022, 10, 23), 4).is_over
    assert not Issue("2022-10", "十月", "n", date(2022, 10, 23), 0).is_over


@pytest.mark.parametrize(("text", "found"), [
    ("<th>虚丙</th>", True), ("虚丙，男", True), ('["虚丙"]', True), ("虚丙运输公司", False), ("模虚丙甲运输公司", False),
    ("当事人虚丙丁。", True), ("示A1S001、", True), ("示A1S0012", True), ("X示A1S0012", False),
])  # fmt: skip
def test_a_short_name_is_looked_for_as_a_word_of_its_own(text: str, found: bool):
    from gongshi.site.gone import refuse_gone

    gone = frozenset({"虚丙", "虚丙丁", "示A1S001"})
    if found:
        with pytest.raises(NameStillThere):
            refuse_gone({"a.html": text.encode()}, gone)
    else:
        refuse_gone({"a.html": text.encode()}, gone)


def with_file(tmp_path: Path, ending: str) -> Site:
    """The site with one packed document more."""
    site = a_site(tmp_path)
    first, *rest = site.notices
    file = tmp_path / f"a{ending}"
    file.write_bytes(b"packed")
    named = replace(first, downloads=(Download("通报", f"bulletin{ending}", file, "d", 6),))
    return replace(site, notices=(named, *rest))


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx"])
def test_a_packed_document_is_looked_into_when_made_and_again_when_other_names_have_gone(tmp_path: Path, ending: str):
    def read(path: str, content: bytes) -> str:
        return "当事人虚丙丁。" if path.endswith(ending) else ""

    site = with_file(tmp_path, ending)
    build(site, tmp_path / "站", read)
    with pytest.raises(NameStillThere):
        build(replace(site, gone=frozenset({"虚丙丁"})), tmp_path / "站", read)
    with pytest.raises(NameStillThere):
        build(replace(site, gone=frozenset({"虚丙丁"})), tmp_path / "另", read)


def test_the_text_of_a_document_is_taken_out_once_and_leaves_with_it(tmp_path: Path):
    taken: list[str] = []

    def read(path: str, content: bytes) -> str:
        taken.append(path)
        return "与人名无关"

    site = with_file(tmp_path, ".pdf")
    for gone in ("甲某某", "乙某某", "丙某某"):
        build(replace(site, gone=frozenset({gone})), tmp_path / "站", read)
    assert taken.count("files/lamps-2022-11/bulletin.pdf") == 1
    texts = tmp_path / ".站.texts"
    assert "与人名无关" in {p.read_text(encoding="utf-8") for p in texts.iterdir()}
    build(replace(a_site(tmp_path), notices=(), gone=frozenset({"甲某某"})), tmp_path / "站", read)
    assert list(texts.iterdir()) == []
