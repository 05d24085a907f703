"""The help's first page, and complaints about needless work with their answers (帮助和减负意见)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongshi.desk.asking import asking
from gongshi.desk.may import Action, asks, may
from gongshi.desk.store.complaint import Complaint
from gongshi.errors import NotFound
from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 30


class NoSuchComplaint(NotFound):
    """No complaint has this number (没有这条意见)."""


class ComplaintForm(forms.Form):
    """What is too much (减负意见)."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    about = forms.CharField(max_length=200, required=False)
    unnamed = forms.BooleanField(required=False)

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["text"].label = tr("哪件事可以不做、少做、合并做")
        self.fields["about"].label = tr("涉及哪张表、哪一页（可不填）")
        self.fields["unnamed"].label = tr("不署名（不记录是谁提的）")


class AnswerForm(forms.Form):
    """What the office does about it (答复)."""

    answer = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


@asks(Action.SEE_HELP)
def help_page(request: HttpRequest) -> HttpResponse:
    """What each area is for, and the way to the manual and to the box."""
    return render(request, "desk/help/help.html", {"form": ComplaintForm()})


@asks(Action.SEE_HELP)
def complaints(request: HttpRequest) -> HttpResponse:
    """Complaints: all of them for the office and the auditor, one's own for the others; a POST adds one."""
    user = asking(request)
    form = ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by, unit = (None, "") if said["unnamed"] else (user, user.unit)
        Complaint.objects.create(text=said["text"], about=said["about"], by=by, unit=unit)
        messages.success(request, tr("意见已收到，答复会出现在这一页。"))
        return redirect("complaints")
    found = Complaint.objects.select_related("by", "answered_by")
    if not may(user, Action.SEE_COMPLAINTS):
        found = found.filter(by=user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/help/complaints.html", {"page": page, "form": form}, status=status)


@require_POST
@asks(Action.ANSWER_COMPLAINTS)
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """The answer to a complaint; it replaces an earlier one."""
    found = Complaint.objects.filter(pk=number).first()
    if found is None:
        raise NoSuchComplaint(
            tr("没有这条意见。"), where=tr("地址 {path}", path=request.path), mend=tr("请从“减负意见”页选择。")
        )
    form = AnswerForm(request.POST)
    if form.is_valid():
        found.answer, found.answered_by, found.answered_at = (
            form.cleaned_data["answer"],
            asking(request),
            timezone.now(),
        )
        found.save()
        messages.success(request, tr("已答复。"))
    return redirect("complaints")
