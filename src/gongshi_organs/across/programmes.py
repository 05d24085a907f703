"""Programmes beside their items, documents and duties (工作、条目、文件的跨行校验)."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by
from gongshi_organs.across.units import live

_PLAQUES = ("示范", "创建", "命名", "授牌")


def _number_word(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Items of the first level that hold today against the number that the document says."""
    said = {row["code"]: (row["number_word"], row["title"]) for row in rows["programmes"] if row["number_word"]}
    level_one = (r for r in rows["items"] if "." not in r["path"] and live(r, at.on))
    for (code,), found in by(level_one, "programme").items():
        number, title = said.get(code, (None, ""))
        if number is not None and number != len(found):
            yield from ({**row, "programme_title": title, "said": number, "n": len(found)} for row in found)


def _orphans(rows: Rows, at: Clocks) -> Iterator[Row]:
    codes = {row["code"] for row in rows["programmes"]}
    paths = {(row["programme"], row["path"]) for row in rows["items"]}
    for row in rows["items"]:
        parent = row["path"].rpartition(".")[0]
        if row["programme"] not in codes or (parent and (row["programme"], parent) not in paths):
            yield row


def _plaque_without_basis(rows: Rows, at: Clocks) -> Iterator[Row]:
    approved = {row["code"] for row in rows["documents"] if row["kind"] == "批准"}
    for row in rows["programmes"]:
        grants = row["named"] == "是" or any(word in row["title"] for word in _PLAQUES)
        if grants and row["basis"] not in approved:
            yield row


def _basis_unknown(rows: Rows, at: Clocks) -> Iterator[Row]:
    known = {row["code"] for row in rows["documents"]}
    return (row for row in rows["programmes"] if row["basis"] not in known)


def _duty_without_programme(rows: Rows, at: Clocks) -> Iterator[Row]:
    known = {row["code"] for row in rows["programmes"]}
    return (row for row in rows["duties"] if row["programme"] not in known)


def _duty_of_a_replaced_document(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Still owed though its programme's document was replaced: the duty ends with it."""
    replaced = {r["replaces"]: r for r in rows["documents"] if r["replaces"] and r["issued_on"] <= at.on}
    basis = {r["code"]: r["basis"] for r in rows["programmes"]}
    for row in rows["duties"]:
        newer = replaced.get(basis.get(row["programme"]))
        if newer and (row["until"] is None or row["until"] > newer["issued_on"]):
            yield {**row, "newer": newer["code"], "issued": newer["issued_on"]}


def _value_without_document(rows: Rows, at: Clocks) -> Iterator[Row]:
    known = {row["code"] for row in rows["documents"]}
    return (row for row in rows["document_values"] if row["document"] not in known)


def _two_chosen(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by((r for r in rows["document_values"] if r["chosen"] != "否"), "measure").values():
        values = sorted({row["value"] for row in same})
        if len(values) > 1:
            yield from ({**row, "values": "、".join(f"{v:f}".rstrip("0").rstrip(".") for v in values)} for row in same)


PROGRAMME_RULES = (
    AcrossCheck(
        "V11", "所称项数与条目数一致", "items", "path", _number_word,
        "“{programme_title}”写明 {said} 项，现行一级条目是 {n} 项。", "请补齐或删去条目，或改正所称项数；不一致的不能公布。",
        reads=("programmes",),
    ),
    AcrossCheck(
        "V11b", "条目有所属", "items", "path", _orphans,
        "条目“{path} {title}”所属的工作“{programme}”或上一级条目不在台账里。", "请先报送工作和上一级条目，或改正序号。",
        reads=("programmes",),
    ),
    AcrossCheck(
        "V12", "命名、示范、授牌有批准文件", "programmes", "basis", _plaque_without_basis,
        "“{title}”涉及命名、示范、创建或授牌，依据文件“{basis}”不是市级以上的批准文件。",
        "请填批准文件的编号；没有批准的，不得开展。", reads=("documents",), source="创建示范活动管理办法（试行）（2022年）",
    ),
    AcrossCheck(
        "P03", "依据文件在台账里", "programmes", "basis", _basis_unknown,
        "“{title}”的依据文件“{basis}”不在文件台账里。", "请先报送该文件，或改正编号。", reads=("documents",),
    ),
    AcrossCheck(
        "P04", "应办事项有所属工作", "duties", "programme", _duty_without_programme,
        "“{title}”所属的工作“{programme}”不在工作台账里。", "请先报送该项工作，或改正编号。", reads=("programmes",),
    ),
    AcrossCheck(
        "Y13", "文件被替代，事项停办", "duties", "until", _duty_of_a_replaced_document,
        "“{title}”的依据文件已由“{newer}”在 {issued} 替代，事项还没有停办。", "请填结束日期；新文件仍要求的，在新的工作下另列。",
        reads=("programmes", "documents"),
    ),
    AcrossCheck(
        "V09", "外部数据有文件", "document_values", "document", _value_without_document,
        "“{measure}”出自的文件“{document}”不在文件台账里。", "请先报送该文件，或改正编号。", reads=("documents",),
    ),
    AcrossCheck(
        "V09b", "同一数据只采用一个来源", "document_values", "chosen", _two_chosen,
        "“{measure}”有几个采用的数值：{values}。", "请只留一个采用，其余“采用”填“否”，并写明理由。",
    ),
)  # fmt: skip
