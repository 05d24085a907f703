"""What somebody who types into a drop-down may mean (可选项查找)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.http import require_GET

from gongshi.desk.entering.choices import choices_for, search
from gongshi.desk.entering.scope import register_for, scope_of
from gongshi.desk.may import Action, asks

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST = 40


@require_GET
@asks(Action.SEE_REGISTERS)
def choose(request: HttpRequest, name: str, column: str) -> HttpResponse:
    """The choices of a column that the typed text means, the best first: code and label of each."""
    scope = scope_of(request)
    register = register_for(scope, name)
    found = search(choices_for(scope, register.column(column)), request.GET.get("q", "")[:LONGEST])
    return JsonResponse({"choices": [{"code": c.code, "label": c.label} for c in found]})
