"""What every error of Gongshi says: what was found, where, and how to mend it.

A file of its own because every room raises these and none may import another to do so.
The reader is a clerk with a deadline; each part is a whole sentence in his language.
"""

from __future__ import annotations

from gongshi.i18n import tr


def in_three_parts(what: str, *, where: str, mend: str) -> str:
    """What, where and mend on three lines, with labels in the reader's language (三段)."""
    return "\n  ".join((what, tr("位置：{where}", where=where), tr("处理：{mend}", mend=mend)))


class GongshiError(Exception):
    """Something the reader can mend (可以处理的问题).

    `what` says what was found, `where` the place as the reader sees it (file, sheet, cell,
    figure, paragraph), `mend` the next act. `exit_code` tells a script the kind of failure.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        return in_three_parts(self.what, where=self.where, mend=self.mend)


class BadInput(GongshiError):
    """A file, a cell or an argument is not what it has to be (输入有误)."""

    exit_code = 3


class Refused(GongshiError):
    """A rule or a gate forbids the act (规则不允许)."""

    exit_code = 4


class NotFound(GongshiError):
    """What was named does not exist here (没有找到)."""

    exit_code = 5


class Unfit(GongshiError):
    """The machine, a version or a setting does not allow the work (环境不符)."""

    exit_code = 6


class Broken(GongshiError):
    """Something kept was changed or lost: the chain no longer verifies (已损坏)."""

    exit_code = 7


class StillMissing(GongshiError):
    """The work stopped at a point where the reader has to act first (尚缺材料)."""

    exit_code = 8


EXIT_CODES: dict[int, str] = {
    0: "完成",
    1: "其他错误",
    2: "命令用法有误",
    3: "输入有误：文件、单元格或参数",
    4: "规则或关口不允许",
    5: "没有找到所指的对象",
    6: "环境、版本或设置不符",
    7: "台账库、日记或签名校验不通过",
    8: "尚缺材料或复核，补齐后再运行",
    9: "核稿发现矛盾或与台账不符（不是错误）",
}
