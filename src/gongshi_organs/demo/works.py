"""Planted: documents, programmes with their items, duties, outside numbers (文件、工作、条目)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import Book

_D = date
TEN = (
    "政治建设",
    "中心任务",
    "为民服务",
    "建功立业",
    "改革创新",
    "文明创建",
    "红色工程",
    "作风转变",
    "群团建设",
    "典型培树",
)
SEVEN = (
    "先进集体评选",
    "党建品牌打造",
    "宣讲员队伍建设",
    "主题党日开展",
    "先锋模范选树",
    "系列教育片制作",
    "双对标和联学联建",
)
ASPECTS = {"政治激励": 6, "工作支持": 5, "人文关怀": 7, "困难帮扶": 5}
_DOCUMENTS = (
    ("W001", "学习材料甲", "市级", "2022-10-20", "学习材料"),
    ("W002", "市直机关党建工作制度", "本机关", "2022-01-01", "制度"),
    ("W003", "关于同意评选的批复", "市级", "2022-02-01", "批准"),
    ("W004", "关于公布优秀案例的决定", "本机关", "2022-11-15", "表彰"),
    ("W005", "协作交流会通报", "省级", "2022-09-22", "外部数据"),
    ("W006", "全省联建村名单", "省级", "2022-05-01", "外部数据"),
    ("W007", "激励关怀帮扶若干措施", "本机关", "2022-03-01", "制度"),
    ("W008", "学习材料乙", "市级", "2021-07-01", "学习材料"),
    ("W009", "全省宣讲比赛结果", "省级", "2022-10-01", "外部数据"),
)


def plant_works(book: Book) -> None:
    """The ten works, the seven ones, four aspects with 23 measures, and the duties of documents."""
    for code, title, level, day, kind in _DOCUMENTS:
        book.add("documents", code=code, title=title, issuer="示例机关", issuer_level=level, issued_on=_D.fromisoformat(day),
                 kind=kind, secrecy="公开")  # fmt: skip
    _programme(book, "PN", "模范机关+N", "工程", TEN)
    _programme(book, "P7", "我与机关共成长", "主题活动", SEVEN)
    _programme(book, "PC", "激励关怀帮扶措施", "措施", tuple(ASPECTS), basis="W007")
    for i, (aspect, n) in enumerate(ASPECTS.items(), 1):
        for j in range(1, n + 1):
            book.add("items", programme="PC", path=f"{i}.{j}", title=f"{aspect}措施{j}", since=_D(2022, 3, 1))
    book.add("duties", code="YB01", programme="PN", title="机关纪委书记半年述职", article="第五条", who="机关纪委", what="述职",
             rhythm="半年", times=1, days=20, day_kind="自然日", since=_D(2022, 1, 1))  # fmt: skip
    book.add("duties", code="YB02", programme="PN", title="学习小组季度活动", article="第九条", who="学习小组", what="学习小组活动",
             rhythm="季", times=1, days=0, day_kind="自然日", since=_D(2022, 1, 1))  # fmt: skip
    book.add(
        "document_values",
        document="W006",
        measure="全省双联共建村数",
        value=32,
        unit="个",
        place="附件第1页",
        as_of=_D(2022, 5, 1),
        chosen="是",
    )
    book.add(
        "document_values",
        document="W005",
        measure="参评案例数",
        value=103,
        unit="个",
        place="第2页",
        as_of=_D(2022, 9, 22),
        chosen="是",
    )


def _programme(book: Book, code: str, title: str, kind: str, items: tuple[str, ...], basis: str = "W002") -> None:
    since = _D(2022, 3, 1) if basis == "W007" else _D(2022, 1, 1)
    book.add("programmes", code=code, title=title, kind=kind, basis=basis, since=since, number_word=len(items))
    for i, item in enumerate(items, 1):
        book.add("items", programme=code, path=str(i), title=item, since=since)
