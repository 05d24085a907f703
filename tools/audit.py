#!/usr/bin/env python3
"""Known vulnerabilities of what is pinned, asked of the advisory service (依赖审计).

    python tools/audit.py [LOCK]

Exit code 1 when one is known; 0 when none is, or when the service cannot be reached: then a warning
says so, because a machine without internet has nobody to ask. Hashes and pins are held by
tests/house/test_pins_are_locked.py, which needs no service.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIP_AUDIT = "pip-audit==2.10.1"
PATIENCE = 300


def main(lock: Path) -> int:
    """Ask about one component first: where that is not answered, the rest need not be asked."""
    first = one_of(lock)
    if not answered(asked(first)):
        print(
            "警告：连不上漏洞库，没有查依赖的已知漏洞。请在能上网的机器上再运行 python tools/audit.py。",
            file=sys.stderr,
        )
        return 0
    found = asked(lock)
    known = {one["name"]: one["vulns"] for one in (found or {}).get("dependencies", ()) if one.get("vulns")}
    for name, vulns in known.items():
        print(f"{name}: " + "，".join(v["id"] for v in vulns))
    print(f"{lock.name}：{len(known)} 个组件有已知漏洞。")
    return 1 if known else 0


def one_of(lock: Path) -> Path:
    """A lock file that holds the first component alone."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    end = next(n for n, line in enumerate(lines[1:], 1) if not line.startswith(" "))
    alone = ROOT / ".venv" / "audit-first.lock"
    alone.write_text("\n".join(lines[:end]).rstrip("\\ ") + "\n", encoding="utf-8")
    return alone


def asked(lock: Path) -> dict[str, list[dict[str, object]]] | None:
    """What the auditor says of a lock file; None when it could not say anything."""
    words = ["tool", "run", "-q", PIP_AUDIT, "--disable-pip", "--no-deps", "--format", "json", "-r", str(lock)]
    try:
        done = subprocess.run([sys.executable, "-m", "uv", *words], capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    try:
        found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    except json.JSONDecodeError:
        return None
    return found


def answered(found: dict[str, list[dict[str, object]]] | None) -> bool:
    """Whether the service knew the component, instead of skipping what it could not find."""
    return found is not None and all("skip_reason" not in one for one in found["dependencies"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "requirements.lock"))
