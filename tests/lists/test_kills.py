"""The process may be killed at each write: no act is half done, and the next one mends."""

import os
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path

import pytest

from gongshi.lists.diary import Act
from gongshi.lists.journal import DiaryBroken, FileDiary

WHEN = datetime(2022, 11, 23, 9, 30)

CHILD = textwrap.dedent("""
    import builtins, io, os, pathlib, sys
    from datetime import datetime
    from pathlib import Path
    from gongshi.lists.diary import Act
    from gongshi.lists.journal import FileDiary
    from gongshi.lists.person import Person, Role
    from gongshi.lists.signing import load_key

    folder, public, kill_at, half = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4] == "half"
    signer = load_key(folder / "keys", Person("press", "虚构press", Role.PRESS, public))
    diary = FileDiary(folder / "workspace" / "diary.jsonl")
    steps = 0

    def step():
        global steps
        steps += 1
        return steps == kill_at

    plain_open, plain_sync, plain_replace = Path.open, os.fsync, Path.replace

    class Dying:
        def __init__(self, file): self.file = file
        def __enter__(self): return self
        def __exit__(self, *a): self.file.close()
        def __getattr__(self, name): return getattr(self.file, name)
        def write(self, data):
            if step():
                self.file.write(data[: len(data) // 2] if half else b"")
                self.file.flush()
                os._exit(9)
            return self.file.write(data)
        def truncate(self, size):
            if step(): os._exit(9)
            return self.file.truncate(size)

    def dying_open(self, mode="r", *a, **k):
        file = plain_open(self, mode, *a, **k)
        return Dying(file) if "b" in mode and mode != "rb" else file

    def dying_sync(handle):
        if step(): os._exit(9)
        plain_sync(handle)

    def dying_replace(self, to):
        if step(): os._exit(9)
        return plain_replace(self, to)

    Path.open, os.fsync, Path.replace = dying_open, dying_sync, dying_replace
    diary.write(Act.ANCHOR, "", signer, datetime(2022, 11, 23, 9), {"vault": "child"}, note="文字")
    print(steps)
""")


def child(world, kill_at: int, how: str) -> "subprocess.CompletedProcess[str]":
    public = world.who["press"].person.public_key
    paths = os.pathsep.join([str(Path(__file__).parents[2] / "src"), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-c", CHILD, str(world.folder), public, str(kill_at), how]
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, encoding="utf-8")


def test_killed_at_each_write_the_diary_is_whole_and_goes_on(world):
    steps = 1
    while True:
        how = ("half", "none")[steps % 2]
        before = len(FileDiary(world.diary.path).events())
        killed = child(world, steps, how)
        diary = FileDiary(world.diary.path)
        assert diary.verify() == ()
        assert len(diary.events()) in (before, before + 1)
        diary.write(Act.ANCHOR, "", world.who["press"], WHEN, {"vault": "after"})
        assert FileDiary(world.diary.path).verify() == ()
        if killed.returncode == 0:
            break
        assert killed.returncode == 9, killed.stderr
        steps += 1
    assert steps > 8


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_torn_last_line_is_cut_off_kept_aside_and_reported(world, kept):
    world.diary.write(Act.ANCHOR, "", world.who["press"], WHEN)
    whole = world.diary.path.read_bytes()
    start = whole[:-1].rfind(b"\n") + 1
    torn = whole[start:][:kept]
    world.diary.path.write_bytes(whole[:start] + torn)
    world.diary.path.with_name("diary.jsonl.head").write_text('[0,"' + "0" * 64 + '"]', encoding="ascii")
    diary = FileDiary(world.diary.path)
    assert len(diary.events()) == len(world.who)
    diary.write(Act.ANCHOR, "", world.who["press"], WHEN)
    assert [t.kept.read_bytes() for t in diary.torn] == [torn]
    assert FileDiary(world.diary.path).verify() == ()


def test_a_torn_tail_killed_while_it_is_cut_off_is_cut_off_the_next_time(world):
    with world.diary.path.open("ab") as file:
        file.write(b'{"act":"AN')
    for step in (1, 2, 3, 4, 5):
        assert child(world, step, "half").returncode == 9
        assert FileDiary(world.diary.path).verify() == ()
    assert child(world, 0, "none").returncode == 0
    assert FileDiary(world.diary.path).verify() == ()
    assert list(world.diary.path.parent.glob("diary.jsonl.torn-*"))


def test_a_line_that_was_whole_once_and_is_torn_now_is_no_accident(world):
    whole = world.diary.path.read_bytes()
    world.diary.path.write_bytes(whole[:-20])
    with pytest.raises(DiaryBroken):
        FileDiary(world.diary.path).events()
