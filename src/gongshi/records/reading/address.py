"""A database's address: what may be printed of it, and whether it is well written (数据库地址).

A password that was not escaped moves parts of itself into the host, the port or the path, and
a driver then repeats them in its message. So such an address never reaches a driver.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from gongshi.errors import BadInput
from gongshi.i18n import tr

_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


class BadAddress(BadInput):
    """A database's address cannot be read (数据库地址有误)."""


def shown(url: str) -> str:
    """The address as it may be printed: without user, password and options."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return "…"
    return f"{scheme}://{re.split('[?#]', rest.rpartition('@')[2])[0]}"


def read_address(url: str) -> SplitResult:
    """The parts of a well-written address. Raises BadAddress, which repeats nothing secret."""
    try:
        parts = urlsplit(url)
        many_hosts = "," in parts.netloc  # as PostgreSQL allows; its driver reads them
        well = many_hosts or parts.port is None or bool(parts.hostname)
    except ValueError:
        well = False
    if not well or not _is_escaped(url, parts):
        raise BadAddress(
            tr("数据库地址读不懂：端口不是数字，或用户名、密码里有未转义的字符。"),
            where=tr("数据库 {url}", url=shown(url)),
            mend=tr(
                "请写作“种类://用户:密码@主机:端口/库名”；密码中的 % 写作 %25，@ 写作 %40，/ 写作 %2F，: 写作 %3A，? 写作 %3F，# 写作 %23。"
            ),
        )
    return parts


def _is_escaped(url: str, parts: SplitResult) -> bool:
    loose = parts.netloc.count("@") > 1 or parts.fragment or "@" in parts.path + parts.query
    return not loose and not _BARE_PERCENT.search(url)
