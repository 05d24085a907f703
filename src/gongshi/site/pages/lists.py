"""The pages of the lists: all, each rule, each issue with the entries that still stand (名单页)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from gongshi.site.lists import Issue, Listing
from gongshi.site.model import Correction, Site
from gongshi.site.page import Crumbs, Frame, Head, page
from gongshi.site.pages.figures import short_columns
from gongshi.site.piece import Files, Piece
from gongshi.site.rows import entry_rows

_UP: Crumbs = (("首页", "index.html"), ("名单", "lists/index.html"))


def lists(site: Site, frame: Frame) -> Iterator[Piece]:
    """The index, and for each list its rule and its issues."""

    def index() -> Files:
        head = Head("lists/index.html", "全部名单", "lists", _UP[:1], on=site.on)
        return {head.path: page("lists.html", frame, head, lists=site.lists)}

    yield Piece("lists/index", (frame, site.on, [(_rule(i), _short(i.latest)) for i in site.lists]), index)
    for item in site.lists:
        yield Piece(
            f"lists/{item.name}", (frame, _rule(item), [_short(i) for i in item.issues]), _rule_page(item, frame)
        )
        for issue in item.issues:
            path = path_of(item, issue)
            fixes = tuple(c for c in site.corrections if c.href == path)
            yield Piece(path, (frame, _rule(item), issue, fixes), _issue_page(item, issue, fixes, frame, site.on))


def path_of(item: Listing, issue: Issue) -> str:
    """The page of one issue of a list."""
    return f"lists/{item.name}/{issue.period}.html"


def _rule(item: Listing) -> object:
    return {k: v for k, v in vars(item).items() if k != "issues"}


def _short(issue: Issue) -> object:
    return (issue.period, issue.label, issue.published, len(issue.entries), issue.ends_on)


def _rule_page(item: Listing, frame: Frame) -> Callable[[], Files]:
    def make() -> Files:
        head = Head(f"lists/{item.name}.html", item.label, "lists", _UP, item.definition)
        return {head.path: page("list.html", frame, head, item=item)}

    return make


def _issue_page(
    item: Listing, issue: Issue, corrections: tuple[Correction, ...], frame: Frame, on: date
) -> Callable[[], Files]:
    def make() -> Files:
        up = (*_UP, (item.label, f"lists/{item.name}.html"))
        head = Head(path_of(item, issue), f"{item.label}（{issue.label}）", "lists", up, item.definition)
        has = {
            "named": any(e.name for e in issue.entries), "reasons": any(e.reasons for e in issue.entries),
            "terms": len({e.ends_on for e in issue.entries}) > 1,
        }  # fmt: skip
        body = entry_rows(item, issue, short_columns([e.cells for e in issue.entries]), **has)
        text = page("issue.html", frame, head, item=item, issue=issue, corrections=corrections, body=body, **has)
        return {head.path: text}

    return make
