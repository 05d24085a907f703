"""What is sent is taken in before it takes one of the few places at which the desk works (收件口).

Somebody whose line is cut in the middle of an upload keeps a thread waiting for the rest. Were that
one of the threads that make pages, four cut lines would stop the desk for everybody. So there are
many threads, which take in what is sent, and few places, which only a whole request gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO, TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

Environment: TypeAlias = dict[str, Any]
Application: TypeAlias = Callable[[Environment, "StartResponse"], Iterable[bytes]]
PLACES = 4
THREADS = 48
MOST, MOST_OF_STRANGERS = 600 << 20, 1 << 20  # bytes: the files of a month; a log-in form
TOO_MUCH = "gongshi.too_much"
_PIECE, _IN_MEMORY = 1 << 16, 1 << 20


class Door:
    """A WSGI application before which a request is whole, of bounded size, and in turn (收件口)."""

    def __init__(self, application: Application, *, places: int = PLACES) -> None:
        self.application, self._places = application, BoundedSemaphore(places)

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer; an empty 400 for who went away before he had sent what he announced."""
        announced = _announced(environ)
        if announced > _most(environ):
            environ[TOO_MUCH], environ["CONTENT_LENGTH"], announced = True, "0", 0
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
            if _taken_in(environ["wsgi.input"], announced, kept) < announced:
                start_response("400 Bad Request", [("Content-Length", "0"), ("Connection", "close")])
                return [b""]
            kept.seek(0)
            environ["wsgi.input"] = kept
            with self._places:
                return self.application(environ, start_response)


def _announced(environ: Environment) -> int:
    said = environ.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else 0


def _most(environ: Environment) -> int:
    """Whoever brings no log-in has nothing to send but the form of one."""
    from django.conf import settings

    return MOST if f"{settings.SESSION_COOKIE_NAME}=" in environ.get("HTTP_COOKIE", "") else MOST_OF_STRANGERS


def _taken_in(sent: IO[bytes], announced: int, kept: IO[bytes]) -> int:
    """How much of what was announced came."""
    came = 0
    while came < announced:
        try:
            piece = sent.read(min(_PIECE, announced - came))
        except OSError:
            break
        if not piece:
            break
        kept.write(piece)
        came += len(piece)
    return came
