"""An invented list, its people with their keys, and a diary in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from gongshi.errors import GongshiError
from gongshi.figures.at import At
from gongshi.lists.actions.enrol import enrol
from gongshi.lists.actions.propose import put_forward
from gongshi.lists.actions.review import pass_entry
from gongshi.lists.actions.withdraw import annul
from gongshi.lists.candidate import Candidate, FactColumn, GateResult, ListRule, Reason, Subject, list_rule
from gongshi.lists.entry import Entry
from gongshi.lists.journal import FileDiary
from gongshi.lists.person import Person, Role
from gongshi.lists.roll import Roll, roll_of
from gongshi.lists.signing import Signer, load_key, new_key
from gongshi.period import Period
from gongshi.settings import Settings

BASIS = "示例市公示办法第三条"
RELEASE = date(2022, 11, 23)
ROLES = {
    "keeper": Role.KEEPER,
    "writer": Role.PROPOSER,
    "first": Role.FIRST_REVIEW,
    "second": Role.SECOND_REVIEW,
    "legal": Role.LEGAL,
    "chief": Role.APPROVE,
    "press": Role.PRESS,
}


@dataclass
class Rows:
    """The smallest engine: a table is a list of rows, an expression is one as well."""

    data: Mapping[str, Sequence[Mapping[str, object]]]
    name: str = "rows"
    sealed: list[str] = field(default_factory=list)

    def tables(self, register: str, *, sealed: bool = False) -> Sequence[Mapping[str, object]]:
        if sealed:
            self.sealed.append(register)
        return self.data[register]

    def rows(self, expression: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
        return [dict(row) for row in expression]

    def sql(self, expression: object) -> str:
        return "SELECT 1"


def make_rule(**changes: object) -> ListRule:
    """A rule over one register of invented people; every row is a candidate."""

    def judge(rows: Mapping[str, Sequence[Mapping[str, object]]], at: At) -> list[Candidate]:
        return [
            Candidate(str(r["id"]), str(r["name"]), (Reason("a", "依据登记列入", BASIS),), order=(-int(str(r["n"])),))
            for r in rows["rows"]
        ]

    @list_rule(
        judge,
        label="示例名单",
        subject=Subject.PERSON,
        unit="人",
        basis=BASIS,
        columns=(FactColumn("name", "姓名"), FactColumn("count", "次数")),
        mask="surname",
        masks=("full", "surname", "count"),
    )
    def sample_list(people: object, at: At) -> object:
        return people

    return replace(sample_list, **changes)  # type: ignore[arg-type]


def make_candidate(subject: str = "K1", name: str = "假小明", **more: object) -> Candidate:
    facts = {"name": name, "count": 3, **more.pop("facts", {})}  # type: ignore[dict-item]
    reasons = more.pop("reasons", (Reason("a", f"{name}三次登记", BASIS),))
    return Candidate(subject, name, reasons, facts=facts, **more)  # type: ignore[arg-type]


def make_at(released: date = RELEASE, period: str = "2022-11", **settings: object) -> At:
    return At(Period.parse(period), released, datetime(2022, 11, 22, 18), released, Settings(settings))


@dataclass
class World:
    """A workspace's diary and everybody's signing keys; time moves by a minute with each act."""

    folder: Path
    diary: FileDiary
    who: dict[str, Signer]
    now: datetime = datetime(2022, 11, 23, 8)

    def how(self, person: str) -> dict[str, object]:
        self.now += timedelta(minutes=1)
        return {"by": self.who[person], "when": self.now, "diary": self.diary}

    def grounded(self, entry: Entry, by: str = "chief") -> Entry:
        """The public entry for which somebody else signed why it must come down."""
        return annul(entry, decided_on=self.now.date(), reason="决定撤销", at=make_at(), **self.how(by))  # type: ignore[arg-type]

    def roll(self, *candidates: Candidate, rule: ListRule | None = None, at: At | None = None, **more: object) -> Roll:
        return roll_of(rule or make_rule(), at or make_at(), candidates, self.diary, **more)  # type: ignore[arg-type]

    def entry(self, candidate: Candidate | None = None, **more: object) -> Entry:
        return self.roll(candidate or make_candidate(), **more).entries[0]

    def proposed(self, candidate: Candidate | None = None, **more: object) -> Entry:
        return put_forward(self.entry(candidate, **more), **self.how("writer"))

    def approved(self, candidate: Candidate | None = None, **more: object) -> Entry:
        entry = pass_entry(self.proposed(candidate, **more), **self.how("first"))
        return pass_entry(entry, **self.how("second"))


def make_world(folder: Path, roles: Mapping[str, Role] = ROLES) -> World:
    diary = FileDiary(folder / "workspace" / "diary.jsonl")
    who = {}
    for id_, role in roles.items():
        public = new_key(folder / "keys", id_)
        who[id_] = load_key(folder / "keys", Person(id_, f"虚构{id_}", role, public))
        enrol(who[id_].person, by=who["keeper"], when=datetime(2022, 11, 1, 9), diary=diary)
    return World(folder, diary, who)


def check_three_parts(error: GongshiError) -> None:
    for part in (error.what, error.where, error.mend):
        assert part.strip() and any("一" <= char <= "鿿" for char in part)
    assert error.mend.endswith("。")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Seven people enrolled, once for all tests; each test works on a copy."""
    return make_world(tmp_path_factory.mktemp("template"))


def copied(template: World, folder: Path) -> World:
    shutil.copytree(template.folder, folder, dirs_exist_ok=True)
    return World(folder, FileDiary(folder / "workspace" / "diary.jsonl"), dict(template.who))


@pytest.fixture
def world(template: World, tmp_path: Path) -> World:
    return copied(template, tmp_path)


@pytest.fixture
def a_copy(template: World) -> Callable[[Path], World]:
    return lambda folder: copied(template, folder)


@pytest.fixture
def new_world() -> Callable[..., World]:
    return make_world


@pytest.fixture
def a_rule() -> Callable[..., ListRule]:
    return make_rule


@pytest.fixture
def a_candidate() -> Callable[..., Candidate]:
    return make_candidate


@pytest.fixture
def an_at() -> Callable[..., At]:
    return make_at


@pytest.fixture
def rows() -> type[Rows]:
    return Rows


@pytest.fixture
def three_parts() -> Callable[[GongshiError], None]:
    return check_three_parts


@pytest.fixture
def a_gate() -> Callable[..., GateResult]:
    return lambda passed, code="final": GateResult(code, "认定生效", passed, "送达之后起算。")
