"""Why the check says what it says: the lines of code that took the numbers of each finding together.

    python tools/why.py "检查企业214家，发现隐患386处，已整改351处，整改率92.5%。"
    python tools/why.py 文稿.txt

The rule of each finding is run once more while every function of it is watched. Printed are the functions that were asked about
all numbers of the finding, or gave all of them back, and said yes: in which order, and at which line they said so.
"""

from __future__ import annotations

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

SOURCE = Path(gongshi.__file__).parent
_WATCHED = ("check/consistency/", "check/weighed/")
_LONGEST_NAME = 255  # bytes
_DEEP, _MANY = 4, 60  # how deep, and in how long a list, the numbers of a value are looked for


def _is_file(given: str) -> bool:
    """Whether it names a file; a sentence may be longer than a name can be."""
    return len(given.encode()) <= _LONGEST_NAME and Path(given).is_file()


def main(given: str) -> None:
    """Print each finding that accuses or asks, and the lines that led to it."""
    text = Path(given).read_text(encoding="utf-8") if _is_file(given) else given
    for finding, lines in reasons(text):
        print(f"{finding.verdict.label} {finding.rule}：{finding.why} {finding.sum}")
        for place, function, code in lines:
            print(f"    {place:44s} {function:24s} {code}")


def reasons(text: str) -> Iterator[tuple[Finding, list[tuple[str, str, str]]]]:
    """Each finding of the check that is no agreement, with place, function and code of each line that took its numbers together."""
    report = check(text)
    rules = {rule.name: rule for rule in RULES}
    for finding in (*report.contradictions, *report.questions):
        draft = Draft(text, report.claims)  # a new one, for which nothing is worked out yet
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
    main(sys.argv[1])
