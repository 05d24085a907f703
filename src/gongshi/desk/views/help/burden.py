"""What filling in costs, and what the schema proves is not there (填报负担和减负自查)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongshi.desk.may import Action, asks
from gongshi.desk.views.month.place import usual_period
from gongshi.desk.workspace import served
from gongshi.i18n import tr
from gongshi.office.load import load_grids, load_of
from gongshi.office.self_check import self_check
from gongshi.packs.absences import Held
from gongshi.packs.find import find_pack, installed_packs
from gongshi.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse


@require_safe
@asks(Action.SEE_COMPLAINTS)
def load_page(request: HttpRequest) -> HttpResponse:
    """What each unit filled in, what used each field, and what is proposed for removal. Raises BadPeriod."""
    said = request.GET.get("period", "").strip()
    grids = load_grids(load_of(served(), Period.parse(said))) if said else []
    return render(request, "desk/help/load.html", {"said": said or usual_period(served()), "grids": grids})


@require_safe
@asks(Action.SEE_HELP)
def self_check_page(request: HttpRequest) -> HttpResponse:
    """Five absences, proven over every pack and over the desk's own tables."""
    found = self_check([find_pack(name) for name in installed_packs()], also=[*_own()])
    looked = "、".join(tr("{kind} {n} 项", kind=kind, n=n) for kind, n in found[0].looked_at)
    return render(request, "desk/help/self_check.html", {"proofs": found, "looked": looked})


def _own() -> Iterator[Held]:
    """Every field that the desk keeps itself, in its own tables."""
    for model in apps.get_app_config("desk").get_models():
        for field in model._meta.get_fields():
            name, required = f"{model._meta.model_name}.{field.name}", not getattr(field, "blank", True)
            yield Held(tr("办公台的记录"), name, name, (field.name,), required=required)
