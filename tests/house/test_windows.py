"""Nothing here runs on Windows, so the code is read for what would not: calls, modules, names of files."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .source import ROOT, SOURCE, imports, trees

PACKAGES = ("gongshi", "gongshi_traffic", "gongshi_organs")
POSIX_MODULES = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "tty", "syslog", "readline", "curses", "crypt"}
POSIX_CALLS = {
    "os": {"fork", "forkpty", "geteuid", "getuid", "getegid", "getgid", "setsid", "killpg", "getpgid", "chown", "lchown", "mkfifo",
           "mknod", "nice", "wait", "wait3", "wait4", "uname", "getloadavg", "sched_getaffinity", "statvfs", "sync", "chroot",
           "posix_spawn", "O_DIRECTORY", "O_NOFOLLOW", "pread", "pwrite", "fchmod", "fchown"},
    "signal": {"SIGKILL", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGHUP", "SIGCHLD", "SIGQUIT", "alarm", "setitimer", "pause", "pthread_kill"},
    "time": {"tzset", "clock_settime"},
}  # fmt: skip
DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}


def every_node() -> Iterator[tuple[Path, ast.AST]]:
    for package in PACKAGES:
        for path, tree in trees(package).items():
            yield from ((path, node) for node in ast.walk(tree))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"


def guarded(path: Path, line: int) -> bool:
    """Whether the line stands below a test for the system within the same function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0):
            text = ast.unparse(node)
            return any(test in text for test in ("os.name", "sys.platform", "hasattr(os", "hasattr(signal"))
    return False


def test_no_module_is_imported_that_windows_lacks():
    found = [
        f"{path.relative_to(SOURCE)}:{line} {name}"
        for package in PACKAGES
        for path, tree in trees(package).items()
        for name, line in imports(tree)
        if name.split(".")[0] in POSIX_MODULES
    ]
    assert found == []


def test_no_call_that_windows_lacks_stands_without_a_guard():
    found = [
        f"{place(path, node)} {node.value.id}.{node.attr}"
        for path, node in every_node()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        and node.attr in POSIX_CALLS.get(node.value.id, set()) and not guarded(path, node.lineno)
    ]  # fmt: skip
    assert found == []


def test_no_text_is_read_or_written_in_the_system_s_own_encoding():
    ruff = [sys.executable, "-m", "ruff", "check", "--preview", "--select", "PLW1514", "--output-format", "concise"]
    done = subprocess.run([*ruff, str(SOURCE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_path_is_written_out_as_on_one_system_only():
    marks = ("/tmp/", "/dev/", "/proc/", "/etc/", "/usr/", "C:\\")
    found = [
        f"{place(path, node)} {node.value[:40]}"
        for path, node in every_node()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(marks)
        and not node.value.startswith(("/usr/share/fonts", "/usr/local/share/fonts"))
    ]  # fmt: skip
    assert found == []


def test_no_date_is_written_with_a_sign_that_only_unix_knows():
    found = [
        place(path, node)
        for path, node in every_node()
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(s in node.value for s in ("%-d", "%-m", "%-H"))
    ]
    assert found == []


def test_every_file_of_the_repository_can_lie_on_windows():
    names = [
        p.relative_to(ROOT)
        for folder in ("src", "docs", "examples", "tests", "tools")
        for p in (ROOT / folder).rglob("*")
    ]
    bad = [
        str(name)
        for name in names
        for part in [name.name]
        if set(part) & set('<>:"\\|?*') or part.endswith((" ", ".")) or part.split(".")[0].lower() in DEVICES
    ]
    assert bad == []
    folded = [str(n).lower() for n in names]
    assert len(set(folded)) == len(folded)
