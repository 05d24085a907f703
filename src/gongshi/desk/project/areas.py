"""The desk's areas, as its reader's role shows them in the head of every page (栏目)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongshi.desk.may import Action, may
from gongshi.i18n import language, tr

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongshi.desk.store.user import DeskUser


@dataclass(frozen=True)
class Area:
    """One area (栏目): its route's name, what it is called, what it is for, which action opens it.

    `holds_here` says that the page which is shown lies somewhere in it.
    """

    route: str
    label: str
    purpose: str
    action: Action
    holds_here: bool = False


def areas() -> tuple[Area, ...]:
    """Every area, in the order of the work."""
    return (
        Area("entering-home", tr("填报"), tr("报本单位的事，确认联合活动，一点报“无新增”。"), Action.ENTER),
        Area(
            "entering-registers", tr("台账"), tr("查找、修改、导出各台账的行，看每一行的来历。"), Action.SEE_REGISTERS
        ),
        Area(
            "months", tr("本期"), tr("本期还缺什么：报送、指标、名单、关口、异议和期限，直到发布。"), Action.SEE_MONTH
        ),
        Area("jobs", tr("后台任务"), tr("报送、统计、成文等费时的工作办到了哪一步。"), Action.SEE_JOBS),
        Area("people", tr("人员"), tr("新建、停用账号，改岗位和单位，重置口令和双因素。"), Action.MANAGE_CLERKS),
        Area("audit", tr("审计"), tr("日记、启封记录和办公台记录，以及它们是否完好。"), Action.SEE_AUDIT),
        Area("help", tr("帮助"), tr("每一页是做什么的，操作手册，提减负意见。"), Action.SEE_HELP),
    )


def areas_of(user: DeskUser, path: str = "") -> tuple[Area, ...]:
    """The areas that this account may enter; those are marked in which the page at `path` lies."""
    from django.urls import reverse

    open_to_him = (area for area in areas() if may(user, area.action))
    return tuple(replace(area, holds_here=path.startswith(reverse(area.route))) for area in open_to_him)


class Mays:
    """What the reader may do, for templates: `{% if may.RUN %}` (模板里的权限)."""

    def __init__(self, user: DeskUser) -> None:
        self._user = user

    def __getitem__(self, name: str) -> bool:
        return may(self._user, Action[name])


def context(request: HttpRequest) -> dict[str, object]:
    """What every template knows: the office, the areas, the permissions."""
    from gongshi.desk.asking import asking
    from gongshi.desk.workspace import NoWorkspaceServed, served

    user = getattr(request, "user", None)
    try:
        office = served().settings.get("office.name", tr("本单位"))
    except NoWorkspaceServed:
        office = tr("本单位")
    match = request.resolver_match
    known = {
        "office_name": office,
        "here": match.view_name if match else "",
        "page_language": "en" if language() == "en" else "zh-CN",
    }
    if user is None or not user.is_authenticated:
        return {**known, "areas": (), "may": {}}
    account = asking(request)
    return {**known, "areas": areas_of(account, request.path), "may": Mays(account)}
