"""A job while it is done: its arguments, the workspace, and a way to tell how far it is (办理中的任务)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.desk.places import without_folders
from gongshi.desk.sealing import unsealed
from gongshi.desk.workspace import served
from gongshi.office.people import signer

if TYPE_CHECKING:
    from gongshi.desk.store.job import Job
    from gongshi.lists.signing import Signer
    from gongshi.office.workspace import Workspace


@dataclass(frozen=True)
class HandedBack:
    """A file that was not taken in (退回件): what is wrong with it in all, and fault by fault.

    `marked` is the name of the sender's own sheet with its cells marked; empty where there is none.
    """

    file: str
    says: str
    marked: str = ""
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a job did (任务结果): lines for its page, where its result can be seen, what it handed back."""

    said: tuple[str, ...] = ()
    url: str = ""
    returned: tuple[HandedBack, ...] = ()


@dataclass(frozen=True)
class Working:
    """What a job's work is handed (办理中的任务)."""

    job: Job

    @property
    def workspace(self) -> Workspace:
        """The workspace that the desk serves."""
        return served()

    def text(self, name: str) -> str:
        """An argument as text; empty when it was not given."""
        return str(self.job.arguments.get(name, ""))

    def tell(self, text: str) -> None:
        """Say how far the work is; the job's page shows the last line."""
        self.job.progress = without_folders(text)[:200]
        self.job.save(update_fields=["progress"])

    def signer(self) -> Signer:
        """The person who started the job, able to sign. Raises NoSuchKey, WrongPassphrase."""
        return signer(self.workspace, self.job.by.person, passphrase=unsealed(self.job.sealed, purpose="job"))
