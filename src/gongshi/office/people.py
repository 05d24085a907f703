"""Who may act, and with which key (人员与签名钥匙)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.lists.actions.enrol import enrol
from gongshi.lists.person import People, Person, Role
from gongshi.lists.signing import Signer, load_key, new_key

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


def signer(workspace: Workspace, name: str, *, passphrase: str = "") -> Signer:
    """The person with this id or name, able to sign. Raises NoSuchPerson, NoSuchKey, WrongPassphrase."""
    return load_key(signing_folder(workspace), people(workspace).of(name), passphrase=passphrase)


def diary(workspace: Workspace) -> FileDiary:
    """The workspace's diary."""
    from gongshi.lists.journal import FileDiary

    return FileDiary(workspace.diary_file)
