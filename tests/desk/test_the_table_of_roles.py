"""Role by action by state, written out by hand and held against what the desk does."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongshi.desk.may import TABLE, Action, may
from gongshi.desk.role import DeskRole
from gongshi.lists.states import State

# one column for each role: unit clerk, office, first and second review, legal, approver, press, keeper, auditor;
# + whatever the state, - never, else the states: c candidate, 1 first review waits, 2 second waits, a approved,
# r returned, p public
STATES = {"c": State.PICKED, "1": State.PROPOSED, "2": State.FIRST_PASSED, "a": State.APPROVED, "r": State.RETURNED,
          "p": State.PUBLIC}  # fmt: skip
WRITTEN = """
                   unit office first second legal approve press keeper auditor
ENTER              +    +      -     -      -     -       -     -      -
CONFIRM            +    -      -     -      -     -       -     -      -
DELIVER            +    +      -     -      -     -       -     -      -
HAND_IN            -    +      -     -      -     -       +     -      -
SEE_REGISTERS      +    +      +     +      +     +       +     +      -
EDIT_REGISTERS     -    +      -     -      -     -       -     -      -
SEE_MONTH          -    +      +     +      +     +       +     +      +
RUN                -    +      -     -      -     -       +     -      -
RENDER             -    +      -     -      -     -       +     -      -
EDIT_NOTICE        -    +      -     -      -     -       +     -      -
CHECK              -    +      +     +      +     +       +     +      -
BUILD_SITE         -    -      -     -      -     -       +     -      -
LOOK               -    -      +     +      +     +       -     +      -
SEE_JOBS           -    +      +     +      +     +       +     +      -
SEE_AUDIT          -    -      -     -      -     -       -     +      +
MANAGE_CLERKS      -    +      -     -      -     -       -     +      -
MANAGE_PEOPLE      -    -      -     -      -     -       -     +      -
SEE_HELP           +    +      +     +      +     +       +     +      +
COMPLAIN           +    +      +     +      +     +       +     +      +
SEE_COMPLAINTS     -    +      -     -      -     -       -     +      +
ANSWER_COMPLAINTS  -    +      -     -      -     -       -     -      -
PROPOSE            -    cr     -     -      -     -       -     -      -
PASS               -    -      1     2      -     -       -     -      -
RETURN             -    -      1     2a     2a    2a      -     -      -
OBJECT             -    c12arp c12arp c12arp c12arp c12arp c12arp c12arp -
ANSWER             -    -      -     -      c12arp c12arp -     -      -
ACCEPT             -    -      -     -      c12arp c12arp -     -      -
PUBLISH            -    -      -     -      -     a       a     -      -
ANNUL              -    p      -     -      p     p       p     -      -
CORRECT            -    -      -     -      p     p       p     -      -
AGREE              -    -      -     -      +     +       -     -      -
WITHDRAW           -    -      -     -      p     p       p     -      -
EXPIRE             -    -      -     -      p     p       p     p      -
"""
ROWS = {words[0]: words[1:] for words in (line.split() for line in WRITTEN.strip().splitlines()[1:])}
OPEN_TO_ALL = {"/login/", "/logout/", "/account/inactive/"}


def written(role: DeskRole, action: Action, state: State | None) -> bool:
    cell = ROWS[action.name][list(DeskRole).index(role)]
    if cell in "+-":
        return cell == "+"
    return state is None or state in {STATES[letter] for letter in cell}


def test_every_action_and_role_is_written():
    assert set(ROWS) == {action.name for action in Action}
    assert all(len(cells) == len(DeskRole) for cells in ROWS.values())


@pytest.mark.parametrize("role", list(DeskRole))
def test_an_account_may_exactly_what_is_written(role, account_of):
    user = account_of(role)
    user.refresh_from_db()
    differs = [
        (action.name, state)
        for action, state in itertools.product(Action, (None, *State))
        if may(user, action, state) is not written(role, action, state)
    ]
    assert differs == []


def test_a_closed_account_may_nothing(account_of):
    user = account_of(DeskRole.KEEPER)
    user.is_active = False
    assert not any(may(user, action) for action in Action)


def test_nobody_passes_twice():
    """Two persons by construction: no role passes both the first and the second review."""
    both = [r for r in DeskRole if {State.PROPOSED, State.FIRST_PASSED} <= set(TABLE.get((r, Action.PASS), ()))]
    assert both == []


def routes(below: object = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for one in below or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern), one


def ours() -> list[tuple[str, URLPattern]]:
    return [(path, one) for path, one in routes() if one.callback.__module__.startswith("gongshi.desk.views")]


def test_every_page_of_ours_asks_the_table():
    assert len(ours()) > 15 and len(PLAIN) > 8
    assert [path for path, one in ours() if not hasattr(one.callback, "asked")] == []


PLAIN = [(path, one) for path, one in ours() if "<" not in path]


@pytest.mark.parametrize("role", list(DeskRole))
def test_a_page_opens_for_whom_the_table_names_and_for_nobody_else(role, client_of):
    client = client_of(role)
    wrong = []
    for path, one in PLAIN:
        allowed = written(role, one.callback.asked, None)
        status = client.get(path).status_code
        if (status == 403) is allowed:
            wrong.append((path, status))
    assert wrong == []


def test_a_stranger_reaches_nothing_but_the_log_in(db, office):
    stranger = Client()
    reached = [path for path, _ in routes() if "<" not in path and stranger.get(path).status_code == 200]
    assert set(reached) <= OPEN_TO_ALL
    assert reverse("account_login") == "/login/"
