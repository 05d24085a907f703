"""Ninety clerks entering and ten reviewers reading at once, against a bare Django list of the same rows (办公台负载).

    python benchmarks/desk.py [--size 9] [--seconds 40] [--clerks 90] [--reviewers 10] [--pause 8] [--settle 20]

The demo city of the organs pack, `--size` times its background (57,000 activities: what ninety units
report in five years at ten a month each), is served by the desk's own web server on loopback (granian,
one process, four threads). A clerk opens his page, opens the form, keeps a draft, saves the row and
pauses after each, `--pause` seconds on average; a reviewer pages through the table of activities, opens the month's board, one of its
lists and one of its candidates with the records beside it. The
assumption is the worst five minutes of a month: a clerk works at the desk five minutes a week, and
here all ninety do so at once, each asking every eight seconds. The desk was started in the morning:
what it does while it starts (registers are laid out, the month is counted) is over before the first
clerk comes, `--settle` seconds later. The bare view is one query and one
template over the same rows in SQLite, served the same way in the same run, without log-in or
permissions. Log-in itself is left out: its password is hashed slowly on purpose. Besides walls the
desk's own CPU for a request is printed, which neighbours do not disturb.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlencode

DESK, BARE = 8821, 8822
MONTH = "2022-11"
ROW = {"kind": "主题党日", "held_on": "2022-11-11", "heads": "35"}
Times = dict[str, list[float]]
BARE_APP = """
import sqlite3, django
from django.conf import settings
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bare", TEMPLATES=[
    {"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": PATH}})
django.setup()
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path
page = Template("<table>{% for r in rows %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>{% endfor %}</table>")
def rows(request):
    n = int(request.GET.get("page", 1))
    with connection.cursor() as cursor:
        cursor.execute("select * from activities order by 2 limit 50 offset %s", [50 * (n - 1)])
        return HttpResponse(page.render(Context({"rows": cursor.fetchall()})))
urlpatterns = [path("rows/", rows)]
application = get_wsgi_application()
"""


def main() -> int:
    """Make the city, serve both, ask, and print percentiles; 1 when an answer was an error."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (
        ("size", 9),
        ("seconds", 40),
        ("clerks", 90),
        ("reviewers", 10),
        ("pause", 8),
        ("settle", 20),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="desk-load-"))
    cookies, rows = prepare(folder, given)
    bare_rows(folder, rows)
    print(f"{len(rows)} rows of activities; {given.clerks} clerks, {given.reviewers} reviewers, {given.seconds} s")
    servers = [serve("gongshi.desk.project.wsgi:application", DESK, folder), serve("bare:application", BARE, folder)]
    try:
        for port, path in ((DESK, "/login/"), (BARE, "/rows/")):
            wait(port, path)
        time.sleep(given.settle)
        times, errors = load(cookies, given, len(rows))
    finally:
        spent = [stopped(server) for server in servers]
    report(times, errors)
    asked = sum(len(each) for what, each in times.items() if not what.startswith("bare"))
    print(
        f"CPU of the desk with its start and first pages: {spent[0]:.1f} s, {1000 * spent[0] / max(asked, 1):.0f} ms a request"
    )
    return 1 if errors else 0


def prepare(folder: Path, given: argparse.Namespace) -> tuple[list[tuple[str, str]], list[tuple[object, ...]]]:
    """The city behind the desk; a session's cookie and role for each who asks; the rows of activities."""
    from gongshi.office.demo import begin

    workspace = begin(folder / "city", pack="organs", size=given.size).workspace
    from gongshi.desk.project.ready import make_ready, make_tables

    make_ready(workspace.root)
    make_tables()
    from django.test import Client

    from gongshi.desk.role import DeskRole
    from gongshi.desk.sessions import SECOND
    from gongshi.desk.store.user import DeskUser
    from gongshi.engines.duckdb import DuckEngine

    engine = DuckEngine(workspace.vault(), workspace.registers, workspace.now())
    units = [str(code) for code in engine.arrow(engine.tables("units"))["code"].to_pylist()]
    table = engine.arrow(engine.tables("activities"))
    rows = [tuple(str(v) for v in row.values()) for row in table.to_pylist()]
    wanted = [("clerk", DeskRole.UNIT_CLERK, units[n % len(units)]) for n in range(given.clerks)]
    wanted += [("reviewer", DeskRole.FIRST_REVIEW, "") for _ in range(given.reviewers)]
    cookies = []
    for n, (kind, role, unit) in enumerate(wanted):
        user = DeskUser.objects.add(f"{kind}-{n}", password=None, name=kind, role=role, unit=unit)
        client = Client()
        client.force_login(user)
        session = client.session
        session[SECOND] = True
        session.save()
        cookies.append((kind, f"desk_session={session.session_key}"))
    return cookies, rows


def bare_rows(folder: Path, rows: list[tuple[object, ...]]) -> None:
    """The same rows in a SQLite of their own, and the bare application beside it."""
    import sqlite3

    with sqlite3.connect(folder / "bare.sqlite3") as database:
        width = len(rows[0])
        database.execute(f"create table activities ({', '.join(f'c{n}' for n in range(width))})")
        database.executemany(f"insert into activities values ({', '.join('?' * width)})", rows)
    text = BARE_APP.replace("PATH", repr(str(folder / "bare.sqlite3")))
    (folder / "bare.py").write_text(text, encoding="utf-8")


def serve(target: str, port: int, folder: Path) -> subprocess.Popen[bytes]:
    """A web server as `gongshi desk` starts it."""
    from gongshi.desk.start import web_command

    environment = {**os.environ, "GONGSHI_WORKSPACE": str(folder / "city"), "PYTHONPATH": str(folder)}
    if target.startswith("bare"):
        environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen([*web_command("127.0.0.1", port)[:-1], target], env=environment, cwd=folder)


def stopped(server: subprocess.Popen[bytes]) -> float:
    """The CPU seconds that a server took until it was stopped now."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    server.terminate()
    server.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wait(port: int, path: str) -> None:
    """Return when the server answers."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if ask(http.client.HTTPConnection("127.0.0.1", port, timeout=30), "GET", path, "")[0] == 200:
                return
        except OSError:
            time.sleep(0.3)
    raise SystemExit(f"nothing answers at {port}")


def ask(door: http.client.HTTPConnection, method: str, path: str, cookie: str, body: str = "") -> tuple[int, str, str]:
    """Status, text and cookies of one answer."""
    heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    door.request(method, path, body=body or None, headers=heads)
    answer = door.getresponse()
    return answer.status, answer.read().decode(), answer.headers.get("Set-Cookie", "")


def load(cookies: list[tuple[str, str]], given: argparse.Namespace, rows: int) -> tuple[Times, list[str]]:
    """Seconds by what was asked, and the errors."""
    times: Times = defaultdict(list)
    errors: list[str] = []
    end = time.monotonic() + given.seconds
    people = [threading.Thread(target=person, args=(k, c, given, end, times, errors, rows)) for k, c in cookies]
    people.append(threading.Thread(target=bare, args=(given, end, times, errors, rows)))
    for one in people:
        one.start()
    for one in people:
        one.join()
    return times, errors


def person(
    kind: str, cookie: str, given: argparse.Namespace, end: float, times: Times, errors: list[str], rows: int
) -> None:
    """One who works until the end, with pauses."""
    door = http.client.HTTPConnection("127.0.0.1", DESK, timeout=60)
    time.sleep(random.uniform(0, given.pause))
    while time.monotonic() < end:
        if kind == "clerk":
            timed(door, "GET", "/enter/", cookie, "clerk: own page", times, errors)
            time.sleep(random.uniform(0.5, 1.5) * given.pause)
            page, more = timed(door, "GET", "/enter/activities/", cookie, "clerk: form", times, errors)
            time.sleep(random.uniform(0.5, 1.5) * given.pause)
            fields = dict(re.findall(r'name="(csrfmiddlewaretoken|token)" value="(\w+)"', page))
            body = urlencode({**fields, "title": "draft"})
            both = f"{cookie}; {more.split(';')[0]}"
            timed(door, "POST", "/enter/activities/draft/", both, "clerk: draft kept", times, errors, body)
            time.sleep(random.uniform(0.5, 1.5) * given.pause)
            row = urlencode({**fields, **ROW, "title": f"主题党日 {random.randrange(10**9)}", "accept": "1"})
            timed(door, "POST", "/enter/activities/", both, "clerk: row saved", times, errors, row, well=302)
        else:
            number = random.randint(1, max(rows // 50, 1))
            timed(door, "GET", f"/registers/activities/?page={number}", cookie, "reviewer: table", times, errors)
            at = f"/month/organs/{MONTH}/"
            for what, link in (
                ("board", ""),
                ("list", rf"{at}lists/[^\"/]+/"),
                ("candidate", rf"{at}[^\"]*entries/[^\"/]+/"),
            ):
                time.sleep(random.uniform(0.5, 1.5) * given.pause)
                found = re.findall(f'href="({link})"', page) if link else [at]
                if not found:
                    errors.append(f"no {what} on the page")
                    break
                page, _ = timed(door, "GET", random.choice(found), cookie, f"reviewer: {what}", times, errors)
        time.sleep(random.uniform(0.5, 1.5) * given.pause)


def bare(given: argparse.Namespace, end: float, times: Times, errors: list[str], rows: int) -> None:
    """One who asks the bare list four times a second until the end."""
    door = http.client.HTTPConnection("127.0.0.1", BARE, timeout=60)
    while time.monotonic() < end:
        number = random.randint(1, max(rows // 50, 1))
        timed(door, "GET", f"/rows/?page={number}", "", "bare Django list", times, errors)
        time.sleep(0.25)


def timed(
    door: http.client.HTTPConnection, method: str, path: str, cookie: str, what: str, times: Times,
    errors: list[str], body: str = "", well: int = 200,
) -> tuple[str, str]:  # fmt: skip
    """Ask, and note how long it took; anything but `well` is an error."""
    begun = time.perf_counter()
    try:
        status, text, cookies = ask(door, method, path, cookie, body)
    except OSError as fault:
        door.close()
        errors.append(f"{what}: {fault}")
        return "", ""
    times[what].append(time.perf_counter() - begun)
    if status != well:
        errors.append(f"{what}: {status}")
    return text, cookies


def report(times: Times, errors: list[str]) -> None:
    """Print how many, the median and the 95th percentile in milliseconds."""
    desk = [t for what, each in times.items() if not what.startswith("bare") for t in each]
    for what, each in [*sorted(times.items()), ("desk: all", desk)]:
        p95 = statistics.quantiles(each, n=20)[-1] if len(each) > 1 else each[0]
        print(f"{what:20} n={len(each):5}  median {statistics.median(each) * 1000:6.0f} ms  p95 {p95 * 1000:6.0f} ms")
    print(f"errors: {len(errors)} {sorted(set(errors))[:5]}")


if __name__ == "__main__":
    sys.exit(main())
