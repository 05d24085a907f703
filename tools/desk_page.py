"""The reference page of the desk's roles, drawn from its table of permissions (办公台岗位页)."""

from __future__ import annotations

from collections.abc import Callable

Table = Callable[[tuple[str, ...], list[tuple[object, ...]]], str]


def desk_roles_page(table: Table) -> str:
    """Who may see what, who may do what in which state, and the privacy level of each role."""
    from gongshi.desk.may import ACTS, TABLE, Action
    from gongshi.desk.role import DeskRole

    roles = tuple(DeskRole)
    text = "# 办公台：谁能办什么\n\n一张表，每个页面都问它；页面不显示不能办的事，硬要提交也会被拒绝。同一张表由 `tests/desk/test_the_table_of_roles.py` 逐格核对，在 SQLite 和 PostgreSQL 上各跑一遍。\n\n"
    text += "## 岗位\n\n" + table(
        ("岗位", "英文名", "在日记里", "可看的密级"),
        [
            (r.label, f"`{r.name}`", r.diary_role.label if r.diary_role else "不签名", f"{r.level.label}（{r.level}）")
            for r in roles
        ],
    )
    text += "\n3、4 级（限定人员、封存）另须写明事由，十五分钟内有效；每次启封先记录、后打开。单位填报员只能办本单位的事。\n\n## 页面和办理\n\n"
    pages = [a for a in Action if a not in ACTS]
    text += table(
        ("事项", *(r.label for r in roles)),
        [(a.label, *("●" if (r, a) in TABLE else "" for r in roles)) for a in pages],
    )
    text += "\n## 名单条目：在什么状态下\n\n这些行直接取自[名单条目的状态](states.md)，不另写一遍。\n\n"
    return text + table(
        ("事项", *(r.label for r in roles)), [(a.label, *(_states(TABLE.get((r, a))) for r in roles)) for a in ACTS]
    )


def _states(allowed: object) -> str:
    from gongshi.lists.states import State

    if not allowed:
        return ""
    found = [s.label for s in State if s in allowed]  # type: ignore[operator]
    return "、".join(found)
