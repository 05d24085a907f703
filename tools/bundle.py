"""A folder from which Gongshi installs without a network: wheels, fonts, and a script for each system (离线安装包).

    python tools/bundle.py TO                        for Linux x86-64, Linux aarch64 and Windows x64
    python tools/bundle.py TO --system linux-x86_64  for one of them
    python tools/bundle.py TO --check                only say whether a folder is complete

What goes in stands in requirements.lock, version by version with its SHA-256. Packages come
through pip and its configured index; a package without a wheel for a system ends the run with 1.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?:\s*;\s*([^\\]+))?")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class System:
    """A system to install on: pip's platforms, and what markers call it."""

    name: str
    platforms: tuple[str, ...]
    marker: dict[str, str]


SYSTEMS = (
    System("linux-x86_64", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
           {"sys_platform": "linux", "platform_machine": "x86_64", "os_name": "posix", "platform_system": "Linux"}),
    System("linux-aarch64", ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
           {"sys_platform": "linux", "platform_machine": "aarch64", "os_name": "posix", "platform_system": "Linux"}),
    System("windows-x64", ("win_amd64",),
           {"sys_platform": "win32", "platform_machine": "AMD64", "os_name": "nt", "platform_system": "Windows"}),
)  # fmt: skip


@dataclass(frozen=True)
class Pin:
    """One line of the lock: a package, its version, where it is wanted, its files' hashes."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]

    def wanted_on(self, system: System, python: str) -> bool:
        """Whether this system installs it."""
        if not self.marker:
            return True
        from packaging.markers import Marker

        known = {**system.marker, "python_version": python, "python_full_version": f"{python}.0",
                 "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}  # fmt: skip
        return Marker(self.marker).evaluate(known)


def main() -> int:
    """Build or check; 0 when every system's folder is complete."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("to", type=Path)
    parser.add_argument("--system", choices=[s.name for s in SYSTEMS])
    parser.add_argument("--python", default="3.11")
    parser.add_argument("--lock", type=Path, default=LOCK)
    parser.add_argument("--check", action="store_true", help="download nothing")
    given = parser.parse_args()
    missing = []
    for system in (s for s in SYSTEMS if given.system in (None, s.name)):
        pins = [p for p in read_lock(given.lock) if p.wanted_on(system, given.python)]
        if not given.check:
            build(given.to / system.name, system, pins, given.python)
        lacking = lacks(given.to / system.name, pins)
        missing += lacking
        print(f"{system.name}：{len(pins)} 个组件，缺 {len(lacking)} 个" + "".join(f"\n  {one}" for one in lacking))
    return 1 if missing else 0


def read_lock(path: Path) -> list[Pin]:
    """The pins of a lock file, comments and ourselves left out."""
    pins = []
    for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
        found = _PIN.match(block)
        if found:
            marker = (found[3] or "").strip()
            pins.append(Pin(found[1], found[2], marker, frozenset(_HASH.findall(block))))
    return pins


def build(folder: Path, system: System, pins: list[Pin], python: str) -> None:
    """Wheels, our own wheel, fonts and the install script in `folder`; what cannot be had is left out and counted later."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    wanted = [pin for pin in pins if not has(wheels, pin)]
    if wanted and not fetch(wanted, wheels, system, python):
        for pin in wanted:  # one by one, so that the run names each that is missing
            fetch([pin], wheels, system, python)
    subprocess.run([sys.executable, "-m", "uv", "build", "--wheel", "-q", "-o", wheels, ROOT], check=True)
    shutil.copyfile(LOCK, folder / "requirements.lock")
    if (ROOT / ".fonts").is_dir():
        shutil.copytree(ROOT / ".fonts", folder / "字体", dirs_exist_ok=True)
    for name in ("install.sh", "install.cmd"):
        shutil.copyfile(ROOT / "tools" / "bundle_scripts" / name, folder / name)


def fetch(pins: list[Pin], to: Path, system: System, python: str) -> bool:
    """Whether pip brought the wheels of these pins for this system; hashes are compared afterwards."""
    platforms = [word for name in (*system.platforms, "any") for word in ("--platform", name)]
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--dest", str(to),
               *platforms, "--python-version", python, "--implementation", "cp"]  # fmt: skip
    done = subprocess.run([*command, *(f"{pin.name}=={pin.version}" for pin in pins)], capture_output=True, text=True)
    return done.returncode == 0


def has(wheels: Path, pin: Pin) -> bool:
    """Whether the folder holds a wheel of this pin whose hash the lock names."""
    stem = re.sub(r"[-_.]+", "_", pin.name).lower()
    found = [p for p in wheels.glob("*.whl") if re.sub(r"[-_.]+", "_", p.name.split("-")[0]).lower() == stem]
    return any(hashlib.sha256(p.read_bytes()).hexdigest() in pin.hashes for p in found)


def lacks(folder: Path, pins: list[Pin]) -> list[str]:
    """What the folder lacks, as `name==version`; our own wheel and the scripts too."""
    wheels = folder / "wheels"
    lacking = [f"{pin.name}=={pin.version}" for pin in pins if not has(wheels, pin)]
    lacking += [] if list(wheels.glob("gongshi-*.whl")) else ["gongshi"]
    return lacking + [
        name for name in ("install.sh", "install.cmd", "requirements.lock") if not (folder / name).exists()
    ]


if __name__ == "__main__":
    sys.exit(main())
