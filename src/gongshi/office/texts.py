"""What the office itself says of one release: when and where, who leads it, who speaks, who is invited (本期文字)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gongshi.errors import Unfit
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.settings import Settings


class NotAText(Unfit):
    """A text of the release is not written as text in the settings (本期文字不是文字)."""


def texts_of(settings: Settings, pack: str, period: str) -> Mapping[str, str]:
    """The texts of a pack's release of a period, by key: those of `texts.PACK`, and over them those of `texts.PACK."PERIOD"`.

    A template asks for them with `text` and `has_text`. Raises NotAText.
    """
    given: Mapping[str, Any] = settings.get(f"texts.{pack}", {})
    own: Mapping[str, Any] = given.get(period, {})
    return {**_read(pack, given), **_read(f'{pack}."{period}"', own)}


def _read(place: str, given: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in given.items():
        if isinstance(value, str):
            found[key] = value
        elif not isinstance(value, Mapping):
            raise NotAText(
                tr("本期文字“{key}”写的是 {value}，不是文字。", key=key, value=value),
                where=tr("设置“texts.{place}”", place=place),
                mend=tr('请写成 {key} = "……"。', key=key),
            )
    return found
