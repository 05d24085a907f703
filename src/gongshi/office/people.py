"""Who may act, and with which key (人员与签名钥匙)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.actions.enrol import enrol, retire
from gongshi.lists.chain import ENROLLERS
from gongshi.lists.journal import NotEnrolled
from gongshi.lists.person import People, Person, Role
from gongshi.lists.signing import Signer, key_path, load_key, new_key

if TYPE_CHECKING:
    from pathlib import Path

    from gongshi.lists.journal import FileDiary
    from gongshi.office.workspace import Workspace


def signing_folder(workspace: Workspace) -> Path:
    """Where private keys lie: outside the workspace."""
    return workspace.keys_folder / "签名"


def people(workspace: Workspace) -> People:
    """Everybody registered in the workspace."""
    return People.read(workspace.people_file)


def add_person(
    workspace: Workspace, person_id: str, name: str, role: Role, *, by: Signer | None = None, passphrase: str = ""
) -> Signer:
    """Somebody registered with a fresh key and enrolled in the diary by `by`.

    The first person of a workspace enrols himself; later ones need a keeper or approver. The
    private half stays outside the workspace. Raises AlreadyThere, KeyExists, KeyInWorkspace,
    BadPerson, NotEnrolled.
    """
    known = people(workspace)
    key = new_key(signing_folder(workspace), person_id, passphrase=passphrase, workspace=workspace.root)
    person = Person(person_id, name, role, key)
    everybody = known.with_person(person)
    new = load_key(signing_folder(workspace), person, passphrase=passphrase)
    enrol(person, by=by or new, when=workspace.now(), diary=diary(workspace))
    everybody.write(workspace.people_file)
    return new


def replace_key(workspace: Workspace, person_id: str, *, by: Signer, passphrase: str = "") -> Signer:
    """Somebody with a fresh key in place of the one he lost or gives up, enrolled anew by `by`.

    The old private file, where it is still here, is put aside, never overwritten. What was signed
    with the old key stays good; nothing new can be signed with it. Raises NoSuchPerson, NotEnrolled.
    """
    old = people(workspace).of(person_id)
    _refuse_strangers(workspace, by)
    path = key_path(signing_folder(workspace), old.id)
    if path.exists():
        path.replace(path.with_name(f"{old.id}-{old.public_key[:8]}.old.pem"))
    key = new_key(signing_folder(workspace), old.id, passphrase=passphrase, workspace=workspace.root)
    person = Person(old.id, old.name, old.role, key)
    new = load_key(signing_folder(workspace), person, passphrase=passphrase)
    enrol(person, by=by, when=workspace.now(), diary=diary(workspace))
    people(workspace).without(old.id).with_person(person).write(workspace.people_file)
    return new


def retire_person(workspace: Workspace, person_id: str, *, by: Signer) -> Person:
    """Somebody who can do nothing more from now on; what he signed stays his. Raises NoSuchPerson, NotEnrolled."""
    person = people(workspace).of(person_id)
    retire(person, by=by, when=workspace.now(), diary=diary(workspace))
    people(workspace).without(person.id).write(workspace.people_file)
    return person


def _refuse_strangers(workspace: Workspace, by: Signer) -> None:
    """Nothing, when `by` may enrol; asked before a key file is touched. Raises NotEnrolled."""
    if by.person.role not in ENROLLERS:
        raise NotEnrolled(
            tr("登记和注销人员只能由封存保管或审批岗位办理。"),
            where=tr("人员名册 {file}", file=workspace.people_file.name),
            mend=tr("请由封存保管人或审批人办理。"),
        )


def signer(workspace: Workspace, name: str, *, passphrase: str = "") -> Signer:
    """The person with this id or name, able to sign. Raises NoSuchPerson, NoSuchKey, WrongPassphrase."""
    return load_key(signing_folder(workspace), people(workspace).of(name), passphrase=passphrase)


def diary(workspace: Workspace) -> FileDiary:
    """The workspace's diary."""
    from gongshi.lists.journal import FileDiary

    return FileDiary(workspace.diary_file)
