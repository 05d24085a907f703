"""A release in brief as one long picture, 1080 pixels wide, drawn by typst (长图)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from gongshi.i18n import tr
from gongshi.notices.brief import Brief
from gongshi.notices.fonts import Fonts
from gongshi.notices.pdf import CannotDraw

PROGRAM = Path(__file__).with_name("picture.typ")
WIDTH = 1080
_POINTS = 540
_PPI = WIDTH / _POINTS * 72


def write_picture(brief: Brief, path: Path, fonts: Fonts) -> None:
    """Write the picture to `path` as PNG; the same brief and fonts give the same bytes. Raises CannotDraw."""
    import typst

    told = {
        **asdict(brief),
        "closing": list(brief.closing),
        "fonts": {f.role.name: list(f.families) for f in fonts.faces},
    }
    told["words"] = {
        "figures": tr("主要数字"),
        "lists": tr("本期名单"),
        "released": tr("发布"),
        "known": tr("数据截至"),
    }
    try:
        made: bytes = typst.compile(
            PROGRAM, font_paths=list(fonts.folders), sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
            format="png", ppi=_PPI,
        )  # fmt: skip
    except typst.TypstError as fault:
        raise CannotDraw(
            tr("排版程序报错：{fault}", fault=fault),
            where=tr("“{title}”的长图", title=brief.title),
            mend=tr("请检查字体文件夹中的字体文件是否完好；其他格式不受影响。"),
        ) from fault
    path.write_bytes(made)
