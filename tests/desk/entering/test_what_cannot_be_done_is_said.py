"""What the pages of entering cannot do they say in three parts, each by its own name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import RequestFactory

from gongshi.desk.entering.scope import Scope
from gongshi.desk.entering.uploads import NotATable, take
from gongshi.desk.store.user import DeskUser
from gongshi.desk.views.entering.form import NoSuchRow, form
from gongshi.desk.views.entering.table import NothingChosen, bulk
from gongshi.desk.views.entering.workbook import BadMoment, deliver
from gongshi.errors import GongshiError
from gongshi.office.looking import NothingSealed, sealed_cells
from gongshi.office.unit import NoSuchUnit, unit_named
from gongshi.records.register import Level

from .conftest import text


def said(kind: type[GongshiError], act: Callable[[], object]) -> str:
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.what and caught.value.where and caught.value.mend
    return caught.value.what


def asked(as_, unit: str, role: str, request):
    as_(unit, **({} if unit else {"role": role}))
    request.user = DeskUser.objects.latest("pk")
    request._dont_enforce_csrf_checks = True
    return request


def test_a_row_that_is_not_there(as_, rf: RequestFactory):
    request = asked(as_, "O1", "", rf.get("/", {"k": "H404"}))
    assert "H404" in said(NoSuchRow, lambda: form(request, "activities"))


def test_a_bulk_change_without_rows(as_, rf: RequestFactory):
    from gongshi.desk.role import DeskRole

    request = asked(as_, "", DeskRole.OFFICE, rf.post("/", {"column": "heads"}))
    assert "没有选中" in said(NothingChosen, lambda: bulk(request, "activities"))


def test_a_moment_that_cannot_be_read(as_, rf: RequestFactory):
    from gongshi.desk.role import DeskRole

    request = asked(as_, "", DeskRole.OFFICE, rf.post("/", {"known_at": "前天"}))
    assert "前天" in said(BadMoment, lambda: deliver(request, "activities"))


def test_no_file_at_all(city, as_):
    as_("O1")
    scope = Scope(city, "clerk", Level.UNITS, unit_named(city, "O1"))
    user = DeskUser.objects.latest("pk")
    assert "没有选文件" in said(NotATable, lambda: take(scope, user, city.registers["activities"], None))


def test_a_unit_that_nobody_knows(city):
    assert "没有的单位" in said(NoSuchUnit, lambda: unit_named(city, "没有的单位"))


def test_a_row_with_nothing_sealed(city):
    def look() -> object:
        return sealed_cells(city, city.registers["units"], ("O1",), by="k", why="核对", level=Level.SEALED)

    assert said(NothingSealed, look)


def test_each_of_them_is_a_page_and_not_a_crash(as_):
    answer = as_("O1").get("/enter/activities/", {"k": "H404"})
    assert answer.status_code == 404 and "请从台账的表里打开要改的行" in text(answer)
