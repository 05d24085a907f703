"""The versions that are known to agree with each other; others are refused in words (已验证版本)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from gongshi.errors import Unfit
from gongshi.i18n import tr

# Tried together on Debian 12, Python 3.11, July to November 2026. DuckDB 2 breaks ibis 12;
# sqlglot after 30.16 breaks ibis's CREATE and DROP.
PINS: dict[str, tuple[str, ...]] = {
    "duckdb": ("1.5.",),
    "ibis-framework": ("12.0.",),
    "sqlglot": tuple(f"30.{minor}." for minor in range(17)),
    "pyspark": ("4.3.",),
}


class WrongVersion(Unfit):
    """An engine is missing, or of a version that was never seen to agree (引擎版本不符)."""


def agrees(package: str, found: str) -> bool:
    """Whether version `found` of `package` is one of those known to agree (版本是否已验证)."""
    return any(f"{found}.".startswith(prefix) for prefix in PINS[package])


def check_versions(*packages: str) -> None:
    """Nothing, when all of these packages are of versions known to agree. Raises WrongVersion."""
    wrong = [f"{name} {found or tr('未安装')}" for name in packages if not _fits(name, found := installed(name))]
    if wrong:
        wanted = "、".join(f"{name} {'/'.join(p + 'x' for p in _ends(name))}" for name in packages)
        raise WrongVersion(
            tr("计算引擎的版本未经验证：{wrong}。", wrong="、".join(wrong)),
            where=tr("本机的 Python 环境"),
            mend=tr("请按 requirements.lock 安装：{wanted}。", wanted=wanted),
        )


@cache
def installed(package: str) -> str:
    """The installed version of `package`, or empty text."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _fits(package: str, found: str) -> bool:
    return bool(found) and agrees(package, found)


def _ends(package: str) -> tuple[str, ...]:
    """The first and the last known prefix of a package, to keep the message short."""
    prefixes = PINS[package]
    return prefixes if len(prefixes) < 3 else (prefixes[0], prefixes[-1])
