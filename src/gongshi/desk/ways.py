"""Sentences of the library in the words of the desk: its pages and buttons for commands and options (页面上的说法).

The library says how to go on in the words of the command line, which is everybody's but a clerk's.
"""

from __future__ import annotations

import re
from functools import cache

from gongshi.desk.places import without_folders
from gongshi.i18n import language, tr


def said_here(text: str) -> str:
    """The sentence as a page says it: no folder of the machine, no command.

    >>> said_here("请用 gongshi review 复核；要先看草稿，请加 --draft。")
    '请用“审核”页复核；要先看草稿，请点“写草稿”。'
    """
    found = without_folders(text)
    for command, here in _ways(language()):
        found = command.sub(here, found)
    return found


@cache
def _ways(said: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each command with what stands for it here, in the language that is spoken; longer ones first."""
    pairs = (
        (r"gongshi publish --approval( 扫描件)?", tr("“成文与发布”页的“审批”一节")),
        (r"gongshi publish", tr("“成文与发布”页")),
        (r"gongshi review( --xlsx)?", tr("“审核”页")),
        (r"加 --draft", tr("点“写草稿”")),
        (r"gongshi render", tr("“成文与发布”页的“写正式文书”")),
        (r"gongshi adopt --drop", tr("“文书”页的“放弃本期已采纳的改稿”")),
        (r"重新 gongshi adopt", tr("在文书页重新“改文字”")),
        (r"gongshi adopt", tr("文书页的“改文字”")),
        (r"gongshi withdraw --annulled( 日期)?", tr("条目页的“登记依据变更”")),
        (r"gongshi withdraw --correct", tr("条目页的“下期更正”")),
        (r"gongshi withdraw", tr("条目页的“撤下”")),
        (r"gongshi correct --reason", tr("“成文与发布”页的“重算并送审”")),
        (r"gongshi correct --agree", tr("“成文与发布”页的“核准并封存更正版”")),
        (r"；也可在列名对照文件里写明（gongshi deliver --map）", tr("；列名改不了的，请管理员登记列名对照")),
        (r"gongshi deliver( 本表)?( --register \S+)?", tr("台账页的“报表格”")),
        (r"用 --register 指明", tr("到“台账”页打开这个台账，用“报表格”交")),
        (r"用 --mode 增量 报送", tr("选“增量”报送")),
        (r"gongshi figure --all", tr("看板“指标”一节")),
        (r"用 gongshi verify 校验", tr("请管理员校验")),
        (r"gongshi objection", tr("“异议”页")),
        (r"gongshi row find", tr("“台账”页")),
        (r"gongshi status", tr("看板“报送”一节")),
        (r"gongshi template", tr("台账页的“空白模板”")),
        (r"人员用 gongshi keys list 查看", tr("人员可问管理员")),
        (r"gongshi pack list 可查看", tr("可用的在“本期”页")),
        (r"gongshi [a-z]+(?: [a-z]+)?", tr("管理员的命令")),
        (r"登记异议请写 --text", tr("要登记异议，请在条目页点“登记异议”")),
        (r"请写作 --was \S+ --now \S+ --reason \S+?。", tr("请把原文、正文、原因三栏写全。")),
    )
    return tuple((re.compile(r" ?" + command + r" ?"), here) for command, here in pairs)
