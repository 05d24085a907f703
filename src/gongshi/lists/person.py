"""People who act on lists: an id, a role, and the public half of a key (经办人).

Names stand here and nowhere else: the diary holds ids. `人员.json` in the workspace holds
public keys only; what makes an act somebody's own is a signature, not a line in this file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from gongshi.errors import BadInput, NotFound, Refused
from gongshi.i18n import tr

FILE_NAME = "人员.json"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")
_KEY = re.compile(r"[0-9a-f]{64}")


class Role(Enum):
    """What a person does on the way to publication (岗位)."""

    PROPOSER = "拟稿"
    FIRST_REVIEW = "初审"
    SECOND_REVIEW = "复核"
    LEGAL = "法制审核"
    APPROVE = "审批"
    PRESS = "发布"
    KEEPER = "封存保管"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)

    @classmethod
    def parse(cls, text: str) -> Role:
        """The role of this English name or Chinese label. Raises BadPerson."""
        for role in cls:
            if text.strip() in (role.value, role.name, role.name.lower()):
                return role
        raise BadPerson(
            tr("没有“{text}”这个岗位。", text=text),
            where=tr("人员登记"),
            mend=tr("可用的岗位：{roles}。", roles="、".join(r.value for r in cls)),
        )


class BadPerson(BadInput):
    """A person's id, role or key cannot be used (人员登记有误)."""


class NoSuchPerson(NotFound):
    """Nobody of this id or name is registered (没有登记此人)."""


class AlreadyThere(Refused):
    """The id or the key is already somebody's (编号或密钥已登记)."""


@dataclass(frozen=True)
class Person:
    """Somebody who acts (经办人). `public_key` is an Ed25519 key, 64 hexadecimal digits.

    `id` is lower-case Latin letters and digits: it goes into the diary and into file names.
    """

    id: str
    name: str
    role: Role
    public_key: str

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id) or not _KEY.fullmatch(self.public_key):
            raise BadPerson(
                tr("编号“{id}”或其公钥不合格式。", id=self.id),
                where=tr("人员登记"),
                mend=tr("编号请用小写字母和数字，不用姓名；公钥由 gongshi keys 生成，共64位。"),
            )


@dataclass(frozen=True)
class People:
    """Everybody registered in a workspace, each with a key of his own (人员名册)."""

    persons: tuple[Person, ...] = ()

    def __iter__(self) -> Iterator[Person]:
        return iter(self.persons)

    def of(self, name: str) -> Person:
        """The person with this id or name. Raises NoSuchPerson, also when two share the name."""
        found = [p for p in self.persons if p.id == name] or [p for p in self.persons if p.name == name]
        if len(found) == 1:
            return found[0]
        raise NoSuchPerson(
            tr("人员名册里有 {n} 个“{name}”，应恰有一人。", n=len(found), name=name),
            where=tr("人员名册 {file}", file=FILE_NAME),
            mend=tr("请改用编号；已登记的编号：{ids}。", ids="、".join(p.id for p in self.persons) or tr("无")),
        )

    def with_person(self, person: Person) -> People:
        """The register with `person` added. Raises AlreadyThere when id or key is taken."""
        for other in self.persons:
            if person.id == other.id or person.public_key == other.public_key:
                raise AlreadyThere(
                    tr("“{id}”的编号或公钥与已登记的“{other}”相同。", id=person.id, other=other.id),
                    where=tr("人员名册 {file}", file=FILE_NAME),
                    mend=tr("一人一个编号、一把密钥；请为其另行生成。"),
                )
        return People((*self.persons, person))

    def without(self, person_id: str) -> People:
        """The register without this id."""
        return People(tuple(p for p in self.persons if p.id != person_id))

    @classmethod
    def read(cls, path: Path) -> People:
        """Everybody in the file; nobody when there is no file. Raises BadPerson."""
        if not path.exists():
            return cls()
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            persons = [
                Person(_text(r, "id"), _text(r, "name"), Role.parse(_text(r, "role")), _text(r, "public_key"))
                for r in rows
            ]
        except (ValueError, KeyError, TypeError) as fault:
            raise BadPerson(
                tr("人员名册无法读取：{fault}", fault=fault),
                where=tr("文件 {path}", path=path),
                mend=tr("请从备份恢复该文件，或重新登记人员。"),
            ) from fault
        people = cls()
        for person in persons:
            people = people.with_person(person)
        return people

    def write(self, path: Path) -> None:
        """Write the file whole: beside it first, then swapped in."""
        rows = [{"id": p.id, "name": p.name, "role": p.role.name, "public_key": p.public_key} for p in self.persons]
        beside = path.with_name(path.name + ".new")
        beside.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)


def _text(row: Mapping[str, object], field: str) -> str:
    """The text in this field of a row. Raises KeyError, TypeError."""
    found = row[field]
    if not isinstance(found, str):
        raise TypeError(field)
    return found
