"""Why the check says what it says: the lines of code that took the numbers of each finding together.

    python tools/why.py "检查企业214家，发现隐患386处，已整改351处，整改率92.5%。"
    python tools/why.py 文稿.docx

The rule of each finding is run once more while every function of it is watched. Printed are the functions that were asked about
all numbers of the finding, or gave all of them back, and said yes: in which order, and at which line they said so.
"""

from __future__ import annotations

import argparse
import linecache
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import FrameType

import gongshi
from gongshi.check import Claim, Finding, check
from gongshi.check.consistency.rule import Rule
from gongshi.check.consistency.rules import RULES
from gongshi.check.draft import Draft
from gongshi.check.tight import tight
from gongshi.errors import BadInput
from gongshi.papers.paper import Paper, plain_paper
from gongshi.papers.read import read_paper

SOURCE = Path(gongshi.__file__).parent
_WATCHED = ("check/consistency/", "check/weighed/")
_LONGEST_NAME = 255  # bytes
_DEEP, _MANY = 4, 60  # how deep, and in how long a list, the numbers of a value are looked for


def paper_of(given: str) -> Paper:
    """The paper that a file holds, or the sentence itself, which may be longer than a name can be. Raises BadInput."""
    is_file = len(given.encode()) <= _LONGEST_NAME and Path(given).is_file()
    return read_paper(Path(given)) if is_file else plain_paper(given)


def main(given: str) -> None:
    """Print each finding that accuses or asks, and the lines that led to it."""
    told = list(reasons(paper_of(given)))
    for finding, lines in told:
        print(f"{finding.verdict.label} {finding.rule}：{finding.why} {finding.sum}")
        for place, function, code in lines:
            print(f"    {place:44s} {function:24s} {code}")
    if not told:
        print("没有矛盾，也没有待核之处。")


def reasons(paper: Paper) -> Iterator[tuple[Finding, list[tuple[str, str, str]]]]:
    """Each finding of the check that is no agreement, with place, function and code of each line that took its numbers together."""
    paper = tight(paper.text).paper(paper)  # as the check reads it
    report = check(paper)
    rules = {rule.name: rule for rule in RULES}
    for finding in (*report.contradictions, *report.questions):
        draft = Draft(paper.text, report.claims, paper)  # a new one, for which nothing is worked out yet
        yield finding, _watched(rules[finding.rule], draft, {start for start, _ in finding.spans})


def _watched(rule: Rule, draft: Draft, wanted: set[int]) -> list[tuple[str, str, str]]:
    """Where each function last said yes to all of the numbers while the rule judged the draft."""
    last: dict[tuple[str, str], int] = {}

    def seen(frame: FrameType, event: str, answer: object) -> None:
        file, function = frame.f_code.co_filename, frame.f_code.co_name
        if event != "return" or not answer or function.startswith("<") or not _is_watched(file):
            return
        asked = [frame.f_locals.get(name) for name in frame.f_code.co_varnames[: frame.f_code.co_argcount]]
        if wanted <= set(_starts([asked, answer])):
            last.pop((file, function), None)
            last[file, function] = frame.f_lineno

    sys.setprofile(seen)
    try:
        list(rule.judge(draft))
    finally:
        sys.setprofile(None)
    return [
        (f"{_place(file)}:{line}", name, linecache.getline(file, line).strip()) for (file, name), line in last.items()
    ]


def _is_watched(file: str) -> bool:
    return file.startswith(str(SOURCE)) and _place(file).startswith(_WATCHED)


def _place(file: str) -> str:
    return str(Path(file).relative_to(SOURCE))


def _starts(value: object, depth: int = _DEEP) -> Iterator[int]:
    """Where the numbers start that a value holds: a claim, a group of them, a list of groups."""
    if isinstance(value, Claim):
        yield value.start
    elif isinstance(value, Finding):
        yield from (start for start, _ in value.spans)
    elif depth and isinstance(value, list | tuple):
        for one in value[:_MANY]:
            yield from _starts(one, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type | Draft):
        for field in fields(value):
            yield from _starts(getattr(value, field.name), depth - 1)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("given", metavar="文稿或一句话")
    try:
        main(asked.parse_args().given)
    except BadInput as fault:
        sys.exit(str(fault))
