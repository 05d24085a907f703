"""Whole journeys in Chromium: a joint activity entered and confirmed, a faulty workbook mended, roles refused."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

import gongshi.desk
from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.office.standing import standing_of
from gongshi.office.workspace import Workspace

from ...organs.little_city import workbook
from ...site.browsing import AXE, a_browser
from ..conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs beside the database of the tests
WIDE, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with a_browser() as found:
        yield found


@pytest.fixture(autouse=True)
def static_files(settings: Any) -> None:
    """Django's live server asks where static files lie; in the product whitenoise finds them itself."""
    settings.STATIC_ROOT = str(Path(gongshi.desk.__file__).with_name("static"))


@pytest.fixture
def page_of(browser: Any, live_server: Any, as_: Callable[..., Client]) -> Iterator[Callable[..., Any]]:
    """A page of the browser, logged in as `as_` says; what it complains of fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def of(unit: str = "", role: DeskRole = DeskRole.UNIT_CLERK, *, scripts: bool = True, size: Any = WIDE) -> Any:
        context = browser.new_context(base_url=live_server.url, viewport=size, java_script_enabled=scripts)
        cookie = as_(unit, role).cookies["desk_session"]
        context.add_cookies([{"name": "desk_session", "value": cookie.value, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" and "40" not in m.text else None)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        return page

    yield of
    for context in contexts:
        context.close()
    assert complaints == []


def rows(city: Workspace) -> list[dict[str, object]]:
    return standing_of(city).rows(city.registers["activities"])


def test_a_joint_activity_is_entered_with_pinyin_and_confirmed_by_the_other_side(page_of, city):
    ours = page_of("O1")
    ours.goto("/enter/")
    ours.get_by_role("link", name="填一条联合的").click()
    ours.wait_for_load_state()  # the drop-downs are made when the page's modules have run
    ours.get_by_label("活动类别").fill("lxlj")
    ours.get_by_role("option", name="联学联建").click()
    ours.get_by_label("活动日期").fill("2022-11-11")
    ours.get_by_label("活动名称").fill("联合主题党日")
    ours.get_by_label("与哪些单位联合").fill("dlsq")
    ours.get_by_role("option", name="东岭社区（S1）").click()
    ours.get_by_label("参加人次").fill("35")
    ours.get_by_role("button", name="报出").click()
    assert "已报出" in ours.inner_text(".messages")
    assert [r["organisers"] for r in rows(city)] == ["O1、S1"]
    theirs = page_of("S1")
    theirs.goto("/enter/")
    assert "联合主题党日" in theirs.inner_text("main")
    theirs.get_by_role("button", name="确认", exact=True).click()
    assert "已确认" in theirs.inner_text(".messages")
    assert str(rows(city)[0]["confirmed_on"]) == "2022-11-21"


def test_the_same_without_scripts(page_of, city):
    page = page_of("O1", scripts=False)
    page.goto("/enter/activities/?joint=1")
    page.select_option("#f-kind", "联学联建")
    page.fill("#f-held_on", "2022-11-11")
    page.fill("#f-title", "联合主题党日")
    page.fill("#f-organisers", "东岭社区")
    page.get_by_role("button", name="报出").click()
    assert "已报出" in page.inner_text(".messages") and rows(city)[0]["organisers"] == "O1、S1"


def test_a_form_is_filled_in_by_keyboard_alone(page_of, city):
    page = page_of("O1")
    page.goto("/enter/activities/")
    page.focus("#f-kind-search")
    page.keyboard.type("ztdr")
    page.wait_for_selector("[role=option]:has-text('主题党日')")
    for key in ("Enter", "Tab"):
        page.keyboard.press(key)
    page.fill("#f-held_on", "2022-11-11")
    page.focus("#f-title")
    page.keyboard.type("主题党日")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messages")
    assert [r["kind"] for r in rows(city)] == ["主题党日"]


def test_what_was_typed_is_there_after_the_browser_was_closed(page_of, city):
    page = page_of("O1")
    page.goto("/enter/activities/")
    page.get_by_label("活动名称").fill("写到一半")
    page.get_by_text("草稿已保存").wait_for(timeout=15_000)
    page.context.close()
    again = page_of("O1")
    again.goto("/enter/")
    again.get_by_role("link", name="写到一半").click()
    assert again.get_by_label("活动名称").input_value() == "写到一半" and rows(city) == []


def test_a_faulty_workbook_is_fetched_marked_mended_and_delivered(page_of, city, tmp_path: Path):
    made = workbook(tmp_path / "活动台账.xlsx", city.registers["activities"], """
        id | kind | held_on | title | organisers | heads
        H1 | 主题党日 | 2022-11-05 | 第一次 | O1 | 许多
    """)  # fmt: skip
    page = page_of("O1")
    page.goto("/enter/")
    page.get_by_role("link", name="用表格报").first.click()
    page.get_by_label("表格文件").set_input_files(made)
    page.get_by_role("button", name="报送").click()
    assert "有 1 处差错" in page.inner_text("h1") and "F2" in page.inner_text("main") and rows(city) == []
    with page.expect_download() as coming:
        page.get_by_role("link", name="下载标注的表").click()
    mended = tmp_path / "改好.xlsx"
    coming.value.save_as(mended)
    book = openpyxl.load_workbook(mended)
    book["活动台账"]["F2"] = 30
    book.save(mended)
    page.get_by_role("link", name="改好了，再报").click()
    page.get_by_label("表格文件").set_input_files(mended)
    page.get_by_role("button", name="报送").click()
    assert "已收下" in page.inner_text("h1") and [r["heads"] for r in rows(city)] == [30]


@pytest.mark.parametrize(
    ("role", "allowed", "refused"),
    [
        (DeskRole.AUDITOR, (), ("/enter/", "/registers/", "/registers/activities/")),
        (DeskRole.FIRST_REVIEW, ("/registers/activities/",), ("/enter/", "/registers/activities/deliver/")),
        (DeskRole.PRESS, ("/registers/",), ("/enter/activities/",)),
        (DeskRole.UNIT_CLERK, ("/enter/",), ("/registers/care/", "/enter/persons/")),
    ],
)
def test_each_role_is_refused_what_it_may_not_and_told_so(page_of, role, allowed, refused):
    page = page_of("O1" if role is DeskRole.UNIT_CLERK else "", role)
    for url in allowed:
        assert page.goto(url).status == 200, url
    for url in refused:
        assert page.goto(url).status == 403 and "处理" in page.inner_text("main"), url


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_pages_have_no_fault_of_accessibility_and_fit_the_screen(page_of, city, size):
    page = page_of("O1", size=size)
    page.goto("/enter/")
    urls = ["/enter/", "/enter/activities/?joint=1", "/registers/", "/registers/activities/", "/registers/units/",
            "/registers/activities/deliver/", "/registers/units/row/?k=O1"]  # fmt: skip
    for url in urls:
        page.goto(url)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), url


def test_a_password_can_be_looked_at_and_tells_how_strong_it_is(page_of, city):
    DeskUser.objects.add("clerk-o1", password=PASSWORD, name="虚构甲", role=DeskRole.UNIT_CLERK, unit="O1")
    page = page_of("O1")
    page.goto("/account/password/")
    box = page.locator("[name=password1]")
    for typed, said in (
        ("春", "还差 11 个字"),
        ("甲" * 30, "还差 11 个字"),
        ("山川异域风月同天寄诸佛子", "长度够了"),
        ("山川异域，风月同天；寄诸佛子，共结来缘。好", "很牢"),
    ):
        box.fill(typed)
        assert said in page.inner_text(".strength")
    box.evaluate("(box) => { box.value = ''; box.focus(); }")
    page.keyboard.insert_text("粘贴来的口令")
    assert box.input_value() == "粘贴来的口令" and box.get_attribute("type") == "password"
    page.get_by_role("button", name="显示新口令", exact=True).click()
    assert box.get_attribute("type") == "text"
    page.get_by_role("button", name="隐藏新口令", exact=True).click()
    assert box.get_attribute("type") == "password"
    assert box.get_attribute("autocomplete") == "new-password"
