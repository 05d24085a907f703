"""Pairs of units, and the three lists (结对、清单)."""

from gongshi import At, Table, counts, counts_distinct, derived, figure, totals
from gongshi.figures.derive import percent
from gongshi_organs.figures.common import CATEGORY_OF_LISTING, KIND_OF_LINK, KIND_OF_LISTING, live

_LINKS = "结对台账"
_LISTS = "清单台账"


@figure(counts(), label="结对数", unit="对", population="截至之日有效的结对", source=_LINKS, breakdowns=(KIND_OF_LINK,))
def links_live(links: Table, at: At) -> Table:
    """Pairs that hold on the day, divided by kind (结对数)."""
    return live(links, at)


@figure(counts_distinct("a"), label="三级联动试点单位数", unit="家", population="省市县三级联动试点", source=f"{_LINKS}（三级联动试点）",
        spoken_as=("三级联动试点",))  # fmt: skip
def pilots(links: Table, at: At) -> Table:
    """Different pilot units on the day (试点单位数). A withdrawn pilot is left out from its last day on."""
    return _of_kind(links, "三级联动试点", at)


@figure(counts_distinct("b"), label="双联共建村数", unit="个", population="本市参加双联共建的村", source=f"{_LINKS}（双联共建）",
        spoken_as=("双联共建",))  # fmt: skip
def paired_villages(links: Table, at: At) -> Table:
    """Different villages in 双联共建 on the day, in this city's ledger (双联共建村数).

    The province's number is another body's and stands in a document; the two make a share only
    when both are of the same day.
    """
    return _of_kind(links, "双联共建", at)


@figure(counts_distinct("a"), label="双报到的直属机关党组织数", unit="个", population="参加双报到的市直属机关党组织", source=f"{_LINKS}（双报到）",
        spoken_as=("双报到",))  # fmt: skip
def reporting_organisations(links: Table, at: At) -> Table:
    """Different party organisations in 双报到 on the day (双报到的党组织数)."""
    return _of_kind(links, "双报到", at)


@figure(
    counts_distinct("b"), label="双报到的社区数", unit="个", population="双报到的城市社区", source=f"{_LINKS}（双报到）"
)
def reporting_communities(links: Table, at: At) -> Table:
    """Different communities in 双报到 on the day (双报到的社区数)."""
    return _of_kind(links, "双报到", at)


def _of_kind(links: Table, kind: str, at: At) -> Table:
    now = live(links, at)
    return now.filter(now.kind == kind)


@figure(
    counts_distinct("kind"),
    label="清单种类数",
    unit="张",
    population="需求、资源、项目三张清单",
    source=_LISTS,
    spoken_as=("三张清单",),
)
def lists_kept(listings: Table, at: At) -> Table:
    """How many of the three lists hold at least one line by the day (清单种类数)."""
    found = _begun(listings, at)
    return found.filter(found.kind.isin(("需求", "资源", "项目")))


@figure(counts(), label="清单项数", unit="项", population="需求、资源、项目、岗位清单", source=_LISTS,
        breakdowns=(KIND_OF_LISTING, CATEGORY_OF_LISTING))  # fmt: skip
def listings_to_date(listings: Table, at: At) -> Table:
    """Lines of the lists that began by the day (清单项数). Without a first day a line counts from its delivery."""
    return _begun(listings, at)


@figure(counts(), label="已验收项目数", unit="个", population="项目清单", source=_LISTS)
def projects_accepted(listings: Table, at: At) -> Table:
    """Projects that the asking side accepted by the day (已验收项目数)."""
    return listings.filter(listings.kind == "项目", listings.accepted_on <= at.on)


@figure(counts(), label="项目数", unit="个", population="项目清单", source=_LISTS)
def projects(listings: Table, at: At) -> Table:
    """Projects begun by the day (项目数)."""
    found = _begun(listings, at)
    return found.filter(found.kind == "项目")


projects_accepted_share = derived(
    percent, part=projects_accepted, whole=projects,
    name="projects_accepted_share", label="项目验收率", unit="%", population="项目清单", source=_LISTS,
    doc="Projects accepted by the asking side as a percentage of all (项目验收率).\n\nNo project, no share.",
)  # fmt: skip


@figure(totals("quantity"), label="返家乡实践岗位人数", unit="个", population="返家乡实践岗位可接收的人数", source=f"{_LISTS}（岗位）",
        spoken_as=("返家乡", "实践岗位"))  # fmt: skip
def places_offered(listings: Table, at: At) -> Table:
    """Places offered in the year's posts for students coming home (岗位可接收的人数).

    Places, not posts: a post for two is two places.
    """
    return _home_posts(listings, at)


@figure(counts(), label="返家乡实践岗位条数", unit="条", population="返家乡实践岗位", source=f"{_LISTS}（岗位）")
def posts_offered(listings: Table, at: At) -> Table:
    """Posts offered in the year to students coming home (岗位条数); a post for two is one post."""
    return _home_posts(listings, at)


def _home_posts(listings: Table, at: At) -> Table:
    found = _begun(listings, at)
    return found.filter(found.kind == "岗位", found.category == "返家乡", found.since.year() == at.on.year)


def _begun(listings: Table, at: At) -> Table:
    return listings.filter(listings.since.isnull() | (listings.since <= at.on))


LINK_FIGURES = (
    links_live, pilots, paired_villages, reporting_organisations, reporting_communities, lists_kept, listings_to_date,
    projects, projects_accepted, projects_accepted_share, places_offered, posts_offered,
)  # fmt: skip
