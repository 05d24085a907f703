"""How well the check finds claims and contradictions on the labelled set (核稿的成绩).

    python benchmarks/check.py                      # all texts, structures and traps
    python benchmarks/check.py --half rules --errors
    python benchmarks/check.py --half sixth/aside --json
    python benchmarks/check.py --page docs/reference/check-measures.md

`--errors` lists each error of the open parts (all that is not named `aside`). It refuses every `aside`: whoever
reads their errors has begun to fit to them. Format, guidelines and what counts as right: tests/check/corpus/README.md.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "src"))

from docx import Document  # noqa: E402
from tests.check import labelled, measures, scoring  # noqa: E402

from gongshi.check import check, find_claims  # noqa: E402
from gongshi.check.annotate import annotated_docx  # noqa: E402
from gongshi.papers.read import paper_of  # noqa: E402

HALVES = labelled.PARTS
OPEN = tuple(x for x in HALVES if not x.endswith("/aside"))
PAGE = 28 * 22  # characters of a full page (GB/T 9704)


def speed(half: str) -> dict[str, float]:
    """Rates of finding, in processor time, on the half's own dense text and on prose made of it.

    The prose is the sentences without a claim, one sentence with claims after each thousand characters.
    Neither is said twice over: phrases are kept for their next use, and a text that repeats itself would flatter.
    """
    texts = labelled.half(half)
    dense, dense_found = _rate("\n".join(t.text for t in texts))
    prose, prose_found = _rate(_prose(texts))
    return {
        "claims_per_1000_characters": dense_found[0] * 1000,
        "characters_per_second": dense,
        "microseconds_per_claim": dense_found[1],
        "prose_claims_per_1000_characters": prose_found[0] * 1000,
        "prose_characters_per_second": prose,
    }


def _rate(text: str) -> tuple[float, tuple[float, float]]:
    """Characters in a second; claims for a character and microseconds for a claim."""
    find_claims(text[:2000])
    start = time.process_time()
    found = len(find_claims(text))
    spent = time.process_time() - start
    return len(text) / spent, (found / len(text), spent * 1e6 / max(found, 1))


def _prose(texts: list[labelled.Labelled]) -> str:
    """Sentences without a claim, and one with claims after each thousand characters."""
    plain, dense = [], []
    for text in texts:
        for found in re.finditer(r"[^。\n]+[。\n]", text.text):
            marked = any(x.start < found.end() and found.start() < x.end for x in text.labels)
            (dense if marked else plain).append(found[0])
    block = "".join(plain) * 10
    pieces = [block[i : i + 1000] for i in range(0, len(block), 1000)]
    return "".join(p + dense[i % len(dense)] for i, p in enumerate(pieces))


def table(scores: dict[str, scoring.Score]) -> str:
    """One line for each style."""
    head = "| style | claims | precision | recall | F1 | spans | subject and scope |\n|---|---|---|---|---|---|---|"
    lines = [_line(style, s) for style, s in sorted(scores.items())]
    return "\n".join([head, *lines, _line("**all**", sum(scores.values(), scoring.Score()))])


def _line(style: str, s: scoring.Score) -> str:
    cells = (s.precision, s.recall, s.f1, s.spans / s.labels, s.both / max(s.subjects_asked, 1))
    return f"| {style} | {s.labels} | " + " | ".join(f"{x:.3f}" for x in cells) + " |"


def kinds(found: measures.Judged) -> str:
    """Contradictions found, by kind."""
    head = "| kind | seeded | found |\n|---|---|---|"
    return "\n".join([head, *(f"| {kind} | {b} | {a} |" for kind, (a, b) in sorted(found.seeds.items()))])


def figures(said: dict[str, Any]) -> str:
    """A line for each measure."""
    lines = (f"| {k.replace('_', ' ')} | {f'{v:,.3f}' if isinstance(v, float) else v} |" for k, v in said.items())
    return "\n".join(["| measure | |", "|---|---|", *lines])


def told(half: str, errors: bool, timed: bool = True) -> str:
    """Both tables and the totals of one half."""
    scores, found = measures.claims_of(half), measures.judged(half)
    said = figures(measures.summary(scores, found) | (speed(half) if timed else {}))
    wrong = [*(e for s in scores.values() for e in s.errors), *found.errors] if errors else []
    return "\n\n".join([f"## {half}", table(scores), kinds(found), said, "\n".join(wrong)]).rstrip()


def told_lines(errors: bool) -> str:
    """The structures and traps of one line each, which are open to read."""
    found, trapped = measures.structures(), measures.traps()
    said = [
        f"## structures\n\n{found.found} of {found.seeded} found, {found.alarms} false alarms on the sound ones.",
        f"## traps\n\nF1 {trapped.f1:.3f}: {trapped.right} of {trapped.labels} right, {trapped.claims} found.",
    ]
    return "\n\n".join(said + ["\n".join([*found.errors, *trapped.errors])] * errors)


def hundred_pages() -> str:
    """A DOCX of a hundred full pages, the open texts one after another, read, checked and annotated: processor time."""
    paper = Document()
    text = "\n".join(t.text for half in OPEN for t in labelled.half(half))
    for line in (text * (PAGE * 100 // len(text) + 1))[: PAGE * 100].split("\n"):
        paper.add_paragraph(line)
    buffer = io.BytesIO()
    paper.save(buffer)
    begun = time.process_time()
    report = check(paper_of(buffer.getvalue(), "一百页.docx"))
    annotated_docx(report, buffer.getvalue())
    took = time.process_time() - begun
    found = len(report.contradictions) + len(report.questions)
    return f"## 100 pages\n\n{took:.2f} s of processor time: {len(report.claims):,} claims, {found} comments."


def write_page(page: Path, text: str) -> None:
    """Put the text between the page's two marks."""
    head, begin, rest = page.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    _, end, tail = rest.partition("<!-- end -->")
    page.write_text(f"{head}{begin}\n{text}\n\n{end}{tail}", encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=HALVES)
    options.add_argument("--json", action="store_true")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--untimed", action="store_true", help="leave speed out: on a busy machine it says nothing")
    options.add_argument("--page", type=Path, help="write the tables between the marks of this page")
    asked = options.parse_args()
    if asked.errors and asked.half not in OPEN:
        options.error("--errors needs an open --half: what is set aside is only totalled")
    halves = (asked.half,) if asked.half else HALVES
    if asked.json:
        said = {h: measures.summary(measures.claims_of(h), measures.judged(h)) | speed(h) for h in halves}
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    parts = [told(half, asked.errors, not asked.untimed) for half in halves]
    if asked.half in (None, "rules"):
        parts += [told_lines(asked.errors), *([] if asked.untimed else [hundred_pages()])]
    text = "\n\n".join(parts)
    if asked.page:
        write_page(asked.page, text)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
