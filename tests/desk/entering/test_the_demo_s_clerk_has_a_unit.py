"""The demo's clerk of a unit can enter at once: his unit stands in the register of units."""

from __future__ import annotations

from gongshi.desk.demo_accounts import a_unit, add_demo_accounts
from gongshi.desk.role import DeskRole
from gongshi.office.unit import unit_named, units

from ..conftest import logged_in
from .conftest import text


def test_the_demo_s_clerk_opens_the_page_of_a_unit_that_the_register_knows(db, city):
    assert unit_named(city, a_unit(city)) in units(city)
    clerk = next(user for user, _ in add_demo_accounts(city) if user.desk_role is DeskRole.UNIT_CLERK)
    page = logged_in(clerk).get("/enter/")
    assert page.status_code == 200 and unit_named(city, clerk.unit).name in text(page)
