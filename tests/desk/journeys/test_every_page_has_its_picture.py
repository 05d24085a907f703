"""No page of the desk is left out when its pages are looked at, and every page that is named is there."""

from __future__ import annotations

import re

import pytest

from gongshi.desk.role import DeskRole

from ..test_the_table_of_roles import routes
from .pages import NO_PAGE, PICTURED, POSTED, route_names


def test_every_route_is_a_page_with_a_picture_or_says_why_it_is_none():
    there = set(route_names())
    assert there - PICTURED - set(NO_PAGE) == set()
    assert (PICTURED | set(NO_PAGE)) - there == set()
    assert PICTURED & set(NO_PAGE) == set()


@pytest.mark.django_db
def test_what_is_called_only_a_form_s_address_cannot_be_opened(client_of):
    client = client_of(DeskRole.OFFICE)
    opened = [
        path
        for path, one in routes()
        if NO_PAGE.get(one.name) == POSTED and client.get(_filled(path)).status_code != 405
    ]
    assert opened == []


def _filled(path: str) -> str:
    """The route with something at each place that it leaves open."""
    return re.sub(r"<(?:(int|str):)?\w+>", lambda m: "1" if m[1] == "int" else "x", path)
