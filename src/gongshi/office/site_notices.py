"""The notices of the site: each release's documents, files, and what it leads with (网站的公示)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.office.edition_since import PERIOD, PERIOD_ROWS
from gongshi.office.site_lists import notice_id
from gongshi.office.site_public import Public
from gongshi.site.model import Document, Download, Key, Notice

if TYPE_CHECKING:
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import Change, SealedDocument
    from gongshi.office.workspace import Workspace

OFFERED = ("docx", "pdf", "xlsx")
MAIN = "bulletin"
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
_FIGURE = re.compile(r'data-slot="figure:([^"#~\[]+)')
_MOST_FIGURES, _MOST_CHANGES = 3, 40


def notices_of(workspace: Workspace, newest: Sequence[Edition], public: Public) -> tuple[Notice, ...]:
    """One notice for each release, newest first."""
    return tuple(_notice(workspace, e, public) for e in newest)


def _notice(workspace: Workspace, edition: Edition, public: Public) -> Notice:
    whole = names_stand(edition, public)
    found = tuple(_documents(workspace, edition))
    documents, body = found if whole else (), found[0].body if found else ""
    return Notice(
        id=notice_id(edition), title=edition.title, label=edition.pack_label, number=edition.issue,
        period=edition.period.replace("..", "_"), period_label=edition.period_label, released=edition.released_on,
        known=edition.known_at, documents=documents or (_stub(edition),),
        downloads=tuple(_downloads(edition)) if whole else (), keys=tuple(_keys(edition, public, body)),
        changes=tuple(map(_changed, _told(edition))), seal=_seal(edition),
        withheld="" if whole and documents else tr(
            "这一期的名单中有人公示期已满或已撤下，写有名字的文书不再提供；数字和仍在公示的名单照常可查。"
        ),
    )  # fmt: skip


def names_stand(edition: Edition, public: Public) -> bool:
    """Whether everybody whom the documents name is still public."""
    return all(len(public.entries(x)) == x.size for x in edition.lists)


def _documents(workspace: Workspace, edition: Edition) -> Iterator[Document]:
    """The documents that are read as pages, the bulletin first."""
    kinds = {k.name: k.form for pack in workspace.packs for k in pack.notices}
    pages = [d for d in edition.documents if d.is_here and d.name.endswith(".html") and d.kind in kinds]
    for document in sorted(pages, key=lambda d: kinds[d.kind] != MAIN):
        yield Document(document.kind, document.label, body_of(edition.document_path(document)))


def body_of(path: Path) -> str:
    """What stands in the body of a document's page."""
    found = _BODY.search(path.read_text(encoding="utf-8"))
    return found[1].strip() if found else ""


def _stub(edition: Edition) -> Document:
    from html import escape

    return Document(MAIN, edition.pack_label, f"<article><h1>{escape(edition.title)}</h1></article>")


def _downloads(edition: Edition) -> Iterator[Download]:
    for document in sorted(edition.documents, key=lambda d: d.kind != MAIN):
        ending = document.name.rsplit(".", 1)[-1]
        if document.is_here and ending in OFFERED:
            path = edition.document_path(document)
            yield Download(document.label, _ascii(document, ending), path, document.hash, path.stat().st_size)


def _ascii(document: SealedDocument, ending: str) -> str:
    kind = document.kind.replace("_", "-")
    return f"{kind if kind.isascii() else document.hash[:12]}.{ending}"


def _keys(edition: Edition, public: Public, body: str) -> Iterator[Key]:
    """The figures that the bulletin says first, then the lists that it has."""
    period = edition.period.replace("..", "_")
    answers = {a.figure: a for a in edition.answers if not a.part and a.kind != "listed"}
    said = [name for name in dict.fromkeys(_FIGURE.findall(body)) if name in answers] or list(answers)
    for name in said[:_MOST_FIGURES]:
        yield Key(answers[name].label, answers[name].shown, f"figures/{name}/{period}.html")
    for found in edition.lists:
        n = len(public.entries(found))
        if n:
            yield Key(found.label, f"{n}{found.unit}", f"lists/{found.name}/{period}.html")


def _told(edition: Edition) -> Sequence[Change]:
    """The changes that the page tells: what was put right first, then whole figures before their parts; no records twice."""
    shown = [c for c in edition.changes if not c.where.startswith(PERIOD_ROWS)]
    return sorted(shown, key=lambda c: (c.where.startswith(PERIOD), bool(c.part)))[:_MOST_CHANGES]


def _changed(change: Change) -> str:
    if not change.where.startswith(("figure:", PERIOD)):
        return tr(
            "{label}：移出 {was} 条，新增 {now} 条。", label=_of_what(change), was=change.was or 0, now=change.now or 0
        )
    part = tr("（{part}）", part=change.part) if change.part else ""
    causes = "；".join(c.rstrip("。") for c in change.causes)
    return tr("{label}{part}：{was} → {now}。", label=change.label, part=part, was=change.was or tr("无"), now=change.now or tr("无")) + (
        f"{causes}。" if causes else ""
    )  # fmt: skip


def _of_what(change: Change) -> str:
    """A list's entries by its name, a figure's records by theirs."""
    return change.label if change.where.startswith("list:") else tr("{label}的记录", label=change.label)


def _seal(edition: Edition) -> dict[str, str]:
    return {
        tr("公开版"): edition.id, tr("封存时间"): edition.sealed_at, tr("内容哈希"): edition.hash,
        tr("签名人"): edition.signed_by, tr("公钥"): edition.key,
    }  # fmt: skip
