"""A register is delivered straight out of a PostgreSQL or a MySQL server, both of them real."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gongshi.cli import main
from gongshi.office.start import init
from gongshi.office.workspace import Workspace

from .servers import Server, free_port, mariadb, postgres

SECRET = "mi-ma"
CRASHES = """
CREATE TABLE {q}事故{q} ({q}事故编号{q} varchar(20), {q}发生时间{q} {moment}, {q}事故类别{q} varchar(8),
    {q}大队编号{q} char(2), {q}桩号{q} integer, {q}横坐标{q} numeric(14, 3), {q}地点{q} text);
INSERT INTO {q}事故{q} VALUES
    ('SG1', '2022-11-03 17:40:00', '死亡', '01', 12300, 512345.678, '示例路口'),
    ('SG2', '2022-11-30 23:59:59', '伤人', '02', NULL, -0.125, NULL);
"""
VEHICLES = """
CREATE TABLE fleet (plate_no varchar(20), plate_type varchar(20), class varchar(20), usage_kind varchar(20),
    owner varchar(20), registered date, inspection_until date, weight double precision);
INSERT INTO fleet VALUES
    ('示A1S001', 'LARGE', 'TRUCK_H', '货运', '个人', '2018-06-01', NULL, 12.5),
    ('示A1S002', 'LARGE', 'TRUCK_H', '货运', '个人', '2019-02-28', '2023-06-30', NULL);
CREATE VIEW nothing AS SELECT * FROM fleet WHERE plate_no = '';
"""
MAP = {
    "headings": {
        "plate_no": "号牌号码", "plate_type": "号牌种类", "class": "车辆种类", "usage_kind": "使用性质",
        "owner": "所有人类别", "registered": "登记日期", "inspection_until": "检验有效期止", "weight": None,
    },
    "values": {"号牌种类": {"LARGE": "大型汽车"}, "车辆种类": {"TRUCK_H": "重型货车"}},
}  # fmt: skip


@pytest.fixture(scope="module")
def on_postgres() -> Iterator[Server]:
    with postgres(CRASHES.format(q='"', moment="timestamp") + VEHICLES) as server:
        yield server


@pytest.fixture(scope="module")
def on_mariadb() -> Iterator[Server]:
    with mariadb(CRASHES.format(q="`", moment="datetime") + VEHICLES) as server:
        yield server


@pytest.fixture(params=["on_postgres", "on_mariadb"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("sql")
    return init(folder / "工作区", keys=Path("..", "钥匙")).root


@pytest.fixture
def workspace(fresh: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(fresh, tmp_path / "工作区")
    return Workspace.open(tmp_path / "工作区")


def deliver(capsys: pytest.CaptureFixture[str], workspace: Workspace, url: str, sql: str, *more: str) -> Reply:
    with pytest.raises(SystemExit) as end:
        main(["deliver", "--database", url, "--sql", sql, *more, "--at", str(workspace.root), "--json"])
    shown = capsys.readouterr()
    return Reply(int(end.value.code or 0), json.loads(shown.out), shown.out + shown.err)


class Reply:
    """What the command answered: its exit code, its JSON, and all that it printed."""

    def __init__(self, code: int, said: object, printed: str) -> None:
        self.code, self.said, self.printed = code, said, printed

    def first(self) -> dict[str, object]:
        assert isinstance(self.said, list)
        return self.said[0]

    def error(self) -> dict[str, str]:
        assert isinstance(self.said, dict)
        return self.said


def rows(workspace: Workspace, register: str, *columns: str) -> list[tuple[object, ...]]:
    """What stands in the vault, of the sealed part as well."""
    vault = workspace.vault()
    delivery = vault.deliveries(register)[-1]
    import pyarrow.parquet as pq

    held = pq.read_table(vault.rows_path(delivery)).to_pylist()
    return [tuple(row[c] for c in columns) for row in held]


def quoted(server: Server, name: str) -> str:
    return f'"{name}"' if server.scheme == "postgresql" else f"`{name}`"


def test_a_table_with_chinese_columns_is_delivered_typed(server: Server, workspace: Workspace, capsys):
    sql = f"SELECT * FROM {quoted(server, '事故')} ORDER BY 1"
    reply = deliver(capsys, workspace, server.url(), sql, "--register", "交通事故台账")
    assert reply.code == 0, reply.printed
    assert reply.first()["rows"] == 2
    assert rows(workspace, "crashes", "id", "happened_at", "severity", "brigade", "at_m", "x", "place") == [
        ("SG1", datetime(2022, 11, 3, 17, 40), "死亡", "01", 12300, Decimal("512345.6780"), "示例路口"),
        ("SG2", datetime(2022, 11, 30, 23, 59, 59), "伤人", "02", None, Decimal("-0.1250"), None),
    ]


def test_english_names_and_foreign_codes_are_mapped_once_and_kept(server: Server, workspace: Workspace, capsys):
    file = workspace.root.parent / "对照.json"
    file.write_text(json.dumps(MAP, ensure_ascii=False), encoding="utf-8")
    how = ("--register", "车辆", "--sender", "示例平台")
    sql = "SELECT * FROM fleet WHERE plate_no = '示A1S001'"
    first = deliver(capsys, workspace, server.url(), sql, *how, "--map", str(file))
    assert first.code == 0, first.printed
    second = deliver(capsys, workspace, server.url(), "SELECT * FROM fleet ORDER BY plate_no", *how)
    assert second.code == 0, second.printed
    assert rows(workspace, "vehicles", "plate", "plate_kind", "kind", "registered_on", "inspection_due") == [
        ("示A1S001", "大型汽车", "重型货车", date(2018, 6, 1), None),
        ("示A1S002", "大型汽车", "重型货车", date(2019, 2, 28), date(2023, 6, 30)),
    ]


def test_the_same_answer_delivered_again_is_delivered_once(server: Server, workspace: Workspace, capsys):
    sql = f"SELECT * FROM {quoted(server, '事故')} ORDER BY 1"
    replies = [deliver(capsys, workspace, server.url(), sql, "--register", "crashes") for _ in range(2)]
    assert [r.first()["again"] for r in replies] == [False, True]
    assert len(workspace.vault().deliveries()) == 1


def test_a_cell_that_does_not_fit_is_handed_back_with_its_row(server: Server, workspace: Workspace, capsys):
    sql = f"SELECT {', '.join(quoted(server, c) for c in ('事故编号', '发生时间', '大队编号'))}, '碰擦' AS {quoted(server, '事故类别')} FROM {quoted(server, '事故')}"
    reply = deliver(capsys, workspace, server.url(), sql, "--register", "crashes")
    assert reply.code == 3
    assert reply.first()["delivery"] is None and reply.first()["fault_count"] == 2
    assert "碰擦" in reply.first()["faults"][0]["says"]
    assert workspace.vault().deliveries() == ()


def test_an_answer_without_rows_is_an_empty_register(server: Server, workspace: Workspace, capsys):
    file = workspace.root.parent / "对照.json"
    file.write_text(json.dumps(MAP, ensure_ascii=False), encoding="utf-8")
    reply = deliver(
        capsys, workspace, server.url(), "SELECT * FROM nothing", "--register", "vehicles", "--map", str(file)
    )
    assert reply.code == 0, reply.printed
    assert reply.first()["rows"] == 0


def assert_failed(reply: Reply, *words: str, kind: str = "QueryFailed") -> None:
    assert reply.code == 3
    fault = reply.error()
    assert fault["error"] == kind
    assert "127.0.0.1" in fault["where"] and fault["mend"]
    assert all(word in fault["what"] for word in words), fault["what"]
    assert SECRET not in reply.printed and "9/8" not in reply.printed and "9%2F8" not in reply.printed


def test_a_wrong_password_is_said_and_not_shown(server: Server, workspace: Workspace, capsys):
    wrong = server.url(password="mi-ma-wrong")
    reply = deliver(capsys, workspace, wrong, "SELECT 1", "--register", "crashes")
    assert_failed(reply, "desk", "password")


def test_a_wrong_table_is_said_by_its_name(server: Server, workspace: Workspace, capsys):
    reply = deliver(capsys, workspace, server.url(), "SELECT * FROM 没有的表", "--register", "crashes")
    assert_failed(reply, "没有的表")


def test_a_wrong_database_is_said_by_its_name(server: Server, workspace: Workspace, capsys):
    reply = deliver(capsys, workspace, server.url(database="bu_cun_zai"), "SELECT 1", "--register", "crashes")
    assert_failed(reply, "bu_cun_zai")


def test_a_server_that_is_not_there_is_said(server: Server, workspace: Workspace, capsys):
    nowhere = Server(server.scheme, free_port())
    reply = deliver(capsys, workspace, nowhere.url(), "SELECT 1", "--register", "crashes")
    assert_failed(reply, "127.0.0.1")


def test_a_statement_that_would_write_changes_nothing(server: Server, workspace: Workspace, capsys):
    before = count(server)
    reply = deliver(capsys, workspace, server.url(), "DELETE FROM fleet", "--register", "crashes")
    assert_failed(reply)
    assert count(server) == before == 2


@pytest.mark.parametrize("password", ["mi-ma/9/8", "mi-ma#9/8", "mi-ma@9/8", "mi-ma%9/8", "mi-ma?9/8"])
def test_a_password_that_was_not_escaped_is_refused_without_being_shown(
    server: Server, workspace: Workspace, capsys, password: str
):
    reply = deliver(capsys, workspace, server.url(password=password), "SELECT 1", "--register", "crashes")
    assert_failed(reply, kind="BadAddress")
    assert "%" in reply.error()["mend"]


def test_a_port_that_is_no_number_is_said(server: Server, workspace: Workspace, capsys):
    url = f"{server.scheme}://desk:{SECRET}@127.0.0.1:abc/gongan"
    assert_failed(deliver(capsys, workspace, url, "SELECT 1", "--register", "crashes"), kind="BadAddress")


def count(server: Server) -> int:
    return len(answer(server, "SELECT * FROM fleet"))


def answer(server: Server, sql: str) -> Sequence[Sequence[object]]:
    from gongshi.records.reading.sql import Query, _cursor

    with _cursor(Query(server.url(), sql)) as cursor:
        cursor.execute(sql)
        return cursor.fetchmany(100)


def test_a_moment_with_its_zone_is_kept_as_the_clock_in_china_showed_it(
    on_postgres: Server, workspace: Workspace, capsys
):
    sql = "SELECT '事1' AS 事故编号, timestamptz '2022-11-30 23:30:00+08' AS 发生时间, '伤人' AS 事故类别, '01' AS 大队编号"
    reply = deliver(capsys, workspace, on_postgres.url(), sql, "--register", "crashes")
    assert reply.code == 0, reply.printed
    assert rows(workspace, "crashes", "happened_at") == [(datetime(2022, 11, 30, 23, 30),)]
