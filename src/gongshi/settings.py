"""Settings are data: what an office decides stands in gongshi.toml (设置).

Read once when a workspace opens. Nothing here knows what a setting means; the room that
asks gives the type and the default, and gets a clear error when the file says otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from gongshi.errors import BadInput
from gongshi.i18n import tr

T = TypeVar("T")
FILE_NAME = "gongshi.toml"


class BadSetting(BadInput):
    """A setting is missing, of the wrong type, or the file is no TOML (设置有误)."""


@dataclass(frozen=True)
class Settings:
    """The tables of one gongshi.toml, asked by dotted path (设置)."""

    data: Mapping[str, object] = field(default_factory=dict)
    path: Path = Path(FILE_NAME)

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings in the file at `path`. Raises BadSetting when it is no TOML."""
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8-sig")), path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise BadSetting(
                tr("设置文件无法读取：{fault}", fault=fault),
                where=tr("文件 {path}", path=path),
                mend=tr("请按提示的行改正；文本两端加英文引号，文件存为 UTF-8。"),
            ) from fault

    def get(self, dotted: str, default: T) -> T:
        """The value at `dotted`, or `default`; its type must be the default's.

        >>> Settings({"office": {"name": "示例市"}}).get("office.name", "")
        '示例市'
        """
        found: object = self.data
        for part in dotted.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return default
            found = found[part]
        if default is not None and not isinstance(found, type(default)):
            raise BadSetting(
                tr(
                    "设置“{dotted}”写的是 {found!r}，类型应与 {default!r} 相同。",
                    dotted=dotted,
                    found=found,
                    default=default,
                ),
                where=tr("文件 {path}", path=self.path),
                mend=tr("请改正该项，或删去该项以用默认值。"),
            )
        return found  # type: ignore[return-value]

    def need(self, dotted: str, kind: type[T]) -> T:
        """The value at `dotted`, of type `kind`. Raises BadSetting when it is not there."""
        found = self.get(dotted, None)
        if not isinstance(found, kind):
            raise BadSetting(
                tr("缺少设置“{dotted}”。", dotted=dotted),
                where=tr("文件 {path}", path=self.path),
                mend=tr("请在设置文件中补上该项；各项含义见文档“设置”一页。"),
            )
        return found
