"""Whoever's line is cut in the middle of an upload stops nobody else, and what is too large is never read."""

from __future__ import annotations

import io
import threading
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from gongshi.desk.project.door import MOST, MOST_OF_STRANGERS, PLACES, Door
from gongshi.desk.project.middleware import NotText, TooMuchSent

SENT = b"text=%E7%94%B2"


class Cut:
    """The input of who sent a part and is silent since; `go` lets him vanish."""

    def __init__(self) -> None:
        self.go, self.waits = threading.Event(), threading.Event()

    def read(self, _: int) -> bytes:
        self.waits.set()
        assert self.go.wait(60)
        return b""


def asked(sent: Any, length: int, *, cookie: str = "desk_session=x", path: str = "/") -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "wsgi.url_scheme": "http", "wsgi.input": sent, "CONTENT_LENGTH": str(length), "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
    }  # fmt: skip


def told(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """An application that says what it was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def ask(door: Door, environ: dict[str, Any]) -> tuple[str, bytes]:
    status: list[str] = []
    body = b"".join(door(environ, lambda said, heads: status.append(said)))
    return status[0], body


def test_a_whole_request_comes_through_as_it_was_sent():
    assert ask(Door(told), asked(io.BytesIO(SENT + b"more"), len(SENT))) == ("200 OK", SENT)


def test_many_cut_lines_stop_nobody_and_reach_no_page():
    door, cut, answers = Door(told), [Cut() for _ in range(3 * PLACES)], []
    waiting = [threading.Thread(target=lambda c=c: answers.append(ask(door, asked(c, 1000)))) for c in cut]
    for one in waiting:
        one.start()
    assert all(c.waits.wait(60) for c in cut)
    assert ask(door, asked(io.BytesIO(SENT), len(SENT))) == ("200 OK", SENT)
    for c in cut:
        c.go.set()
    for one in waiting:
        one.join()
    assert answers == [("400 Bad Request", b"")] * len(cut)


def test_no_more_work_at_once_than_there_are_places():
    ready, go, most, now, lock = threading.Semaphore(0), threading.Event(), [0], [0], threading.Lock()

    def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        ready.release()
        assert go.wait(60)
        with lock:
            now[0] -= 1
        return told(environ, start_response)

    door = Door(slow, places=2)
    all_ = [threading.Thread(target=ask, args=(door, asked(io.BytesIO(SENT), len(SENT)))) for _ in range(6)]
    for one in all_:
        one.start()
    ready.acquire(), ready.acquire()
    go.set()
    for one in all_:
        one.join()
    assert most == [2]


@pytest.mark.parametrize(("cookie", "most"), [("desk_session=x", MOST), ("", MOST_OF_STRANGERS)])
def test_what_is_too_large_is_refused_in_words_and_not_read(office, db, cookie, most):
    class Untouched:
        def read(self, *_: int) -> bytes:
            pytest.fail("read")

    status, body = ask(Door(WSGIHandler()), asked(Untouched(), most + 1, cookie=cookie, path="/login/"))
    assert status.startswith("413") and "一次交的内容太大" in body.decode(), TooMuchSent.__name__


def test_a_character_that_is_none_is_refused_in_words(client_of):
    from gongshi.desk.role import DeskRole

    answer = client_of(DeskRole.UNIT_CLERK).post("/help/complaints/", {"text": "甲\x00乙"})
    assert answer.status_code == 422 and "控制字符" in answer.content.decode(), NotText.__name__
