"""The page that asks why somebody looks at restricted columns (写明事由)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from gongshi.desk.looking import give_reason
from gongshi.desk.may import Action, asks
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ReasonForm(forms.Form):
    """Why one looks (事由)."""

    reason = forms.CharField(min_length=4, max_length=200)

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["reason"].label = tr("事由")
        self.fields["reason"].help_text = tr("写明为办哪件事、核对什么，例如“复核异议，核对证号末四位”。")


@asks(Action.LOOK)
def ask_reason(request: HttpRequest) -> HttpResponse:
    """Ask the reason, keep it, and go back to the page that wanted it."""
    back = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_reason(request, form.cleaned_data["reason"], back)
        return redirect(back)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/audit/reason.html", {"form": form, "next": back}, status=status)
