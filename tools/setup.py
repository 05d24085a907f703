"""Set up Gongshi in this checkout: a virtual environment, pinned packages, Chinese fonts.

    python3 tools/setup.py           what the product needs
    python3 tools/setup.py --tests   what its tests need as well

Plain standard library, so that a bare Python 3.11 can run it; safe to run again. On Debian it
installs missing system packages when it may (as root), and says the command when it may not.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
FONTS = ROOT / ".fonts"
UV = "uv==0.13.9"
LOCKS = {False: ROOT / "requirements.lock", True: ROOT / "requirements-dev.lock"}
TEST_PROGRAMS = {
    "java": "openjdk-17-jre-headless",
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "soffice": "libreoffice-writer-nogui",
    "initdb": "postgresql",
    "mariadbd": "mariadb-server",
}
SERVER_FOLDERS = ("/usr/sbin", "/usr/lib/postgresql/*/bin")  # not on every user's PATH
FONT_PACKAGES = {
    "texlive-lang-chinese": ("FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular", "FandolHei-Bold",
                             "FandolSong-Regular", "FandolSong-Bold"),
    "fonts-arphic-ukai": ("ukai",),
}  # fmt: skip


def main() -> int:
    """Set up, and say what was done; the exit code is 0 when the product can run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    tests = parser.parse_args().tests
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        return refuse(f"需要 Python 3.11 至 3.13，现在是 {sys.version.split()[0]}。")
    if not make_environment():
        return 1
    install_packages(tests)
    if tests:
        install_programs()
    unpack_fonts()
    compile_screening()
    say(f"就绪。下一步：{command_path('gongshi')} demo")
    return 0


def say(text: str) -> None:
    """Print, whatever the console's code page can show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding), flush=True)


def refuse(text: str) -> int:
    """Say why it cannot go on; the exit code."""
    say(text)
    return 6


def command_path(name: str) -> Path:
    """Where the environment keeps a command."""
    folder = VENV / ("Scripts" if os.name == "nt" else "bin")
    return (folder / (name + (".exe" if os.name == "nt" else ""))).relative_to(ROOT)


def run(*command: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command in the checkout; a failure ends the set-up with the command's own words."""
    return subprocess.run([str(c) for c in command], check=True, text=True, cwd=ROOT, **options)


def make_environment() -> bool:
    """The virtual environment; False, with the mend said, when Python lacks ensurepip."""
    python = ROOT / command_path("python")
    if python.exists() and subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return True
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        if not apt_install("python3-venv"):
            refuse("这台机器的 Python 缺少 venv。请先运行：sudo apt-get install python3-venv，再运行本命令。")
            return False
    run(sys.executable, "-m", "venv", "--clear", VENV)
    return True


def install_packages(tests: bool) -> None:
    """Exactly the pinned packages, by hash, and Gongshi itself; nothing when already so."""
    python = ROOT / command_path("python")
    done = VENV / "gongshi-installed"
    wanted = "".join(hashlib.sha256(p.read_bytes()).hexdigest() for p in (LOCKS[tests], ROOT / "pyproject.toml"))
    have = done.read_text(encoding="ascii") if done.exists() else ""
    if wanted in have.splitlines():
        return
    say("正在安装固定版本的组件……")
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", UV)
    uv = (python, "-m", "uv", "pip")
    run(*uv, "install", "-q", "--python", python, "--require-hashes", "-r", LOCKS[tests])
    run(*uv, "install", "-q", "--python", python, "--no-deps", "-e", ROOT)
    done.write_text(have + wanted + "\n", encoding="ascii")


def compile_screening() -> None:
    """The road network's loops as machine code in the user's cache, so that the first month does not wait for it."""
    python = ROOT / command_path("python")
    if subprocess.run([str(python), "-m", "gongshi_traffic.screening.warm"], cwd=ROOT).returncode:
        say("路网算法没有预先编译；头一次用到时会慢半分钟，结果不受影响。")


def install_programs() -> None:
    """System programs that the tests call, on Debian."""
    missing = [package for program, package in TEST_PROGRAMS.items() if not is_there(program)]
    if missing and not apt_install(*missing):
        say("下列系统程序没有装上，用到它们的测试会失败：" + " ".join(missing))


def is_there(program: str) -> bool:
    """Whether a program can be found, on the PATH or where Debian keeps servers."""
    return shutil.which(program) is not None or any(
        any(Path("/").glob(f"{folder[1:]}/{program}")) for folder in SERVER_FOLDERS
    )


def apt_install(*packages: str) -> bool:
    """Whether Debian's packages could be installed (root and apt-get are needed)."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say("正在安装系统程序：" + " ".join(packages))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("update",), ("install", "-y", "--no-install-recommends", *packages)):
        if subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL).returncode:
            return False
    return True


def unpack_fonts() -> None:
    """Free 仿宋, 楷体, 黑体 and 宋体 into .fonts, taken out of Debian's packages, not installed.

    Without apt the fonts of the Python packages serve (宋 and 黑), and documents say so.
    """
    wanted = {name: package for package, names in FONT_PACKAGES.items() for name in names}
    missing = {p for name, p in wanted.items() if not any(FONTS.glob(f"{name}.*"))}
    if not missing:
        return
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        say("没有 apt，不另取字体：Windows 用系统自带的仿宋、楷体、黑体；其他系统请把字体放进工作区的“字体”文件夹。")
        return
    say("正在取出中文字体……")
    FONTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for package in sorted(missing):
            if not fetch_fonts(package, Path(folder)):
                say(f"没有取到 {package}；文书会改用后备字体，并在制作说明中写明。")


def fetch_fonts(package: str, folder: Path) -> bool:
    """Whether the fonts of one Debian package now lie in .fonts; needs no root."""
    lists = folder / "lists"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    options = ["-qq", "-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={folder}", "-o", "APT::Sandbox::User=root"]
    quiet = {"cwd": folder, "capture_output": True}
    if not any(lists.glob("*Packages*")):
        subprocess.run(["apt-get", *options, "update"], **quiet)
    if subprocess.run(["apt-get", *options, "download", package], **quiet).returncode:
        return False
    archive = next(folder.glob(f"{package}_*.deb"))
    unpacked = folder / package
    if subprocess.run(["dpkg", "-x", str(archive), str(unpacked)], **quiet).returncode:
        return False
    for name in FONT_PACKAGES[package]:
        for font in (*unpacked.rglob(f"{name}.otf"), *unpacked.rglob(f"{name}.tt[cf]")):
            shutil.copyfile(font, FONTS / font.name)
    return True


if __name__ == "__main__":
    sys.exit(main())
