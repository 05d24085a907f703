"""Files of a month handed in together, each told by its name to its register (本期来文)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.http import FileResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gongshi.desk.asking import asking
from gongshi.desk.entering.uploads import safe_name
from gongshi.desk.may import Action, asks
from gongshi.desk.work.jobs import start
from gongshi.desk.workspace import served
from gongshi.errors import BadInput, NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MOST = 60


class NoFiles(BadInput):
    """No file came with the form, or too many at once (没有选文件)."""


class NotHandedBack(NotFound):
    """No file of this name was handed back (没有这份退回件)."""


@require_POST
@asks(Action.HAND_IN)
def hand_in(request: HttpRequest, pack: str, period: str) -> HttpResponse:
    """The files laid aside, and a job that delivers them."""
    workspace = served()
    files = request.FILES.getlist("files")
    if not 0 < len(files) <= MOST:
        raise NoFiles(
            tr("没有选文件，或一次选了超过 {most} 份。", most=MOST),
            where=tr("“交来文”一栏"),
            mend=tr("请按住 Ctrl 选中本期的全部来文，再点“收下”。"),
        )
    names = [safe_name(file) for file in files]
    if twice := [name for name in names if names.count(name) > 1]:
        raise NoFiles(
            tr("有两份来文都叫“{file}”，一份也没有收。", file=twice[0]),
            where=tr("“交来文”一栏"),
            mend=tr("请改好文件名再一起交，或分两次交。"),
        )
    folder = workspace.root / "办公" / "来文" / uuid.uuid4().hex
    folder.mkdir(parents=True)
    for name, file in zip(names, files, strict=True):
        with (folder / name).open("wb") as target:
            target.writelines(file.chunks())
    job = start("files", by=asking(request), folder=folder.name, next=reverse("month", args=[pack, period]))
    return redirect("job", job.pk)


@require_safe
@asks(Action.HAND_IN)
def handed_back(request: HttpRequest, pack: str, period: str, name: str) -> FileResponse:
    """A file that was handed back, its faults marked. Raises NotHandedBack."""
    folder = served().inbox / "退回"
    there = {path.name: path for path in folder.glob("*.xlsx")}
    if name not in there:
        raise NotHandedBack(
            tr("没有退回件“{file}”。", file=name), where=tr("退回件"), mend=tr("请从本期看板的“报送”一节下载。")
        )
    return FileResponse(there[name].open("rb"), as_attachment=True, filename=name)
