"""A release in brief as a fragment for an official account (公众号图文): inline styles only.

The account's editor drops classes, scripts and outside files and keeps inline styles, so that is
all there is. To be pasted as it is.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from gongshi.i18n import tr
from gongshi.notices.brief import Brief, Said, Told

_BOX = "max-width:677px;margin:0 auto;padding:0 4px;color:#14202b;font-size:16px;line-height:1.75;text-align:left;"
_HEAD = "background-color:#12436d;color:#ffffff;padding:18px 16px;border-bottom:5px solid #a4161a;"
_SECTION = "margin:26px 0 10px;padding-left:10px;border-left:5px solid #a4161a;font-size:18px;font-weight:bold;line-height:1.4;"
_ROW = "padding:10px 0;border-bottom:1px solid #c9d1d8;"
_NUMBER = "font-size:22px;font-weight:bold;color:#12436d;"
_SOFT = "color:#46545f;font-size:14px;"
_LINE = "margin:0 0 6px;"
_CLOSING = "margin-top:26px;padding:12px 14px;background-color:#f3f6f8;font-size:14px;color:#46545f;"


def write_fragment(brief: Brief, path: Path) -> None:
    """Write the fragment to `path`."""
    path.write_text(fragment(brief), encoding="utf-8", newline="\n")


def fragment(brief: Brief) -> str:
    """The brief as one `section` element."""
    figures = "".join(_figure(f) for f in brief.figures)
    lists = "".join(_list(x) for x in brief.lists)
    closing = "".join(f'<p style="{_LINE}">{escape(line)}</p>' for line in brief.closing)
    number = f"　{escape(brief.number)}" if brief.number else ""
    return (
        f'<section style="{_BOX}"><section style="{_HEAD}"><p style="margin:0;font-size:14px;">{escape(brief.office)}</p>'
        f'<p style="margin:6px 0 0;font-size:22px;font-weight:bold;line-height:1.4;">{escape(brief.title)}</p></section>'
        f'<p style="margin:12px 0 0;{_SOFT}">{escape(brief.period)}{number}　{tr("发布")} {escape(brief.released)}　{tr("数据截至")} {escape(brief.known)}</p>'
        + (f'<p style="{_SECTION}">{tr("主要数字")}</p>{figures}' if figures else "")
        + (f'<p style="{_SECTION}">{tr("本期名单")}</p>{lists}' if lists else "")
        + f'<section style="{_CLOSING}">{closing}</section>'
        "</section>\n"
    )


def _figure(said: Said) -> str:
    change = f'<span style="{_SOFT}">　{escape(said.change)}</span>' if said.change else ""
    return f'<p style="margin:0;{_ROW}">{escape(said.label)}　<span style="{_NUMBER}">{escape(said.shown)}</span>{change}</p>'


def _list(told: Told) -> str:
    names = f'<br><span style="{_SOFT}">{escape("、".join(told.names))}</span>' if told.names else ""
    until = f'<span style="{_SOFT}">　{escape(told.until)}</span>' if told.until else ""
    return f'<p style="margin:0;{_ROW}">{escape(told.label)}　<span style="{_NUMBER}">{escape(told.shown)}</span>{until}{names}</p>'
