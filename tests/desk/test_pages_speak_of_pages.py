"""What the library says in commands and options, the desk says in pages and buttons."""

from __future__ import annotations

import ast
import re

import pytest

from gongshi.desk.ways import said_here
from gongshi.i18n import speaking, tr

from ..house.source import room_of, trees

COMMAND = re.compile(r"gongshi [a-z]+|--[a-z]+")
ROOMS = {"lists", "notices", "records", "figures", "engines", "check", "packs", "wording", "papers", "office"}
NEVER_HERE = (  # said before a desk can be started, or of files that a desk never writes
    "请先进入工作区，或用 --at 指明，或用 gongshi init 新建一个。",
    "请换一个工作区之外的文件夹，用 --keys 或设置 keys.folder 指明。",
    "请写以 .xlsx 结尾的文件名，或只写 --to-register，不写文件名。",
    "要接着用改过的表，直接报送即可；要重新起草，请先把它改名或移走，或在 --to-register 后另写一个文件名。",
    "公钥是否真属发布单位：请向其核对公钥，用 --key 给出。",
)


def sentences() -> list[str]:
    """Every sentence of the library that names a command or an option and tells how to mend something."""
    found = []
    for path, tree in trees().items():
        if room_of(path) in ROOMS and "gongshi" in path.parts:
            for call in (n for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg == "mend"):
                found += [
                    n.value for n in ast.walk(call.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)
                ]
    return sorted({s for s in found if COMMAND.search(s)} - set(NEVER_HERE))


def test_there_is_something_to_say_in_other_words():
    assert len(sentences()) > 10


@pytest.mark.parametrize("sentence", sentences())
def test_no_page_tells_a_command(sentence: str):
    said = said_here(sentence)
    assert not COMMAND.search(said), said
    assert said[-1] in "。）" or sentence[-1] not in "。）", said


def test_commands_are_no_words_of_the_english_page_either():
    with speaking("en"):
        said = said_here(tr("请用 gongshi render 重新成文、重新签批，再用 gongshi publish --approval 附上新的审批单。"))
        assert not COMMAND.search(said), said
