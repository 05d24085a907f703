"""The manual opens from the help page, every picture it shows is there, and it names what is on the pages."""

from __future__ import annotations

import re

import pytest

from gongshi.desk.demo_accounts import add_demo_accounts
from gongshi.desk.may import Action
from gongshi.desk.project.areas import areas
from gongshi.desk.role import DeskRole
from gongshi.desk.views.help.manual import FOLDER, NoManual

pytestmark = pytest.mark.django_db
TEXT = (FOLDER / "index.md").read_text(encoding="utf-8")
TEMPLATES = FOLDER.parent / "templates" / "desk"


def test_the_help_page_leads_to_it(client_of):
    client = client_of(DeskRole.UNIT_CLERK)
    assert '/help/manual/"' in client.get("/help/").content.decode()
    page = client.get("/help/manual/").content.decode()
    assert "收来文" in page and page.count("<h1") == 1


def test_every_picture_is_there_with_words_for_those_who_cannot_see_it(client_of):
    client = client_of(DeskRole.OFFICE)
    shown = re.findall(r'<img src="(images/[\w-]+\.png)" alt="([^"]+)"', TEXT)
    assert len(shown) >= 10 and TEXT.count("<img") == len(shown)
    for source, _ in shown:
        assert client.get(f"/help/manual/{source}").status_code == 200, source
    assert client.get("/help/manual/images/none.png").status_code == 404, NoManual.__name__


def test_every_button_that_it_tells_to_press_is_on_some_page():
    said = "".join(p.read_text(encoding="utf-8") for p in TEMPLATES.rglob("*.html"))
    for words in ("收下", "全部提请审核", "清楚的一并通过", "改文字", "写正式文书", "附上", "发布本期", "生成公开网站",
                  "登记异议", "登记依据变更", "下期更正", "重算并送审", "核准并封存更正版", "下载标注的表", "填一条",
                  "填一条联合的", "本月无新增", "用表格报", "先存草稿", "仍然报出", "撤去这一行", "比对、合并", "是同一次，合为一行",
                  "新建账号", "重置口令", "重置双因素", "写明事由，启封查看", "启封查看", "核算", "用单键的快捷键"):  # fmt: skip
        assert f"{words}" in TEXT and f'"{words}' in said, words
    assert "公示期满的名字" in TEXT and "公示期满的名字" in said


# Where the manual tells how each thing is done that the table of roles names: words of the section that does.
TOLD = {
    Action.ENTER: "填一条", Action.CONFIRM: "等您确认的联合活动", Action.DELIVER: "用表格报", Action.HAND_IN: "交来文",
    Action.SEE_REGISTERS: "查找、筛选", Action.EDIT_REGISTERS: "批量修改选中的行", Action.SEE_MONTH: "看板",
    Action.RUN: "已经重新统计好", Action.RENDER: "写正式文书", Action.EDIT_NOTICE: "改文字", Action.CHECK: "核稿意见",
    Action.BUILD_SITE: "生成公开网站", Action.LOOK: "启封查看", Action.PROPOSE: "全部提请审核", Action.PASS: "通过",
    Action.RETURN: "退回", Action.OBJECT: "登记异议", Action.ANSWER: "驳回", Action.ACCEPT: "采纳",
    Action.PUBLISH: "发布本期", Action.ANNUL: "登记依据变更", Action.CORRECT: "下期更正", Action.AGREE: "核准并封存更正版",
    Action.WITHDRAW: "撤下", Action.EXPIRE: "公示期满", Action.SEE_JOBS: "后台任务", Action.SEE_AUDIT: "启封记录",
    Action.MANAGE_CLERKS: "单位填报员的账号", Action.MANAGE_PEOPLE: "新建账号", Action.SEE_HELP: "帮助",
    Action.COMPLAIN: "减负意见", Action.SEE_COMPLAINTS: "查看意见和答复", Action.ANSWER_COMPLAINTS: "机关科室答复",
}  # fmt: skip


def test_everything_that_can_be_done_is_told():
    assert set(TOLD) == set(Action)
    assert [action.name for action, words in TOLD.items() if words not in TEXT] == []


def test_every_area_and_every_role_has_its_place():
    assert [area.label for area in areas() if f"“{area.label}”" not in TEXT] == []
    assert [role.label for role in DeskRole if role.label not in TEXT] == []


def test_everybody_who_has_a_demo_account_is_in_its_list(account_names):
    listed = re.findall(r"<tr><td>([a-z]+)</td>", TEXT)
    assert sorted(listed) == sorted(account_names)


@pytest.fixture
def account_names(office) -> list[str]:
    return [user.username for user, _ in add_demo_accounts(office)]
