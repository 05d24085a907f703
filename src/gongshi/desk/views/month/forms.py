"""The small forms of the month's pages; what is wrong stands beside its field (本期的表单)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LONGEST = 500
SCAN_BYTES = 20 * 1024 * 1024
SCANS = {b"%PDF-": ".pdf", b"\xff\xd8\xff": ".jpg", b"\x89PNG\r\n": ".png"}


def _needed(value: str, says: str) -> str:
    """The text, when it is neither empty (`says` tells what is missing) nor too long."""
    text = value.replace("\r\n", "\n").strip()
    if not text:
        raise ValidationError(says)
    if len(text) > LONGEST:
        raise ValidationError(tr("写了 {n} 个字，最多 {most} 个；请写要点，写过的都还在。", n=len(text), most=LONGEST))
    return text


class ReasonForm(forms.Form):
    """Why, and how many acts on the entry the reader saw (理由)."""

    reason = forms.CharField(required=False)
    seen = forms.IntegerField(min_value=0, required=False)

    def clean_reason(self) -> str:
        """The reason. A return or a withdrawal without one is no act."""
        return _needed(self.cleaned_data["reason"], tr("请写明理由；理由会记入日记。"))

    def clean_seen(self) -> int:
        """How many acts the page showed; none when it does not say."""
        return self.cleaned_data["seen"] or 0


class ObjectionForm(forms.Form):
    """What somebody says is wrong with an entry (异议)."""

    text = forms.CharField(required=False)
    is_request = forms.BooleanField(required=False)

    def clean_text(self) -> str:
        """What the objection says."""
        return _needed(self.cleaned_data["text"], tr("请写明异议的内容。"))


class AnswerForm(forms.Form):
    """The decision on an objection and its reason (答复)."""

    answer = forms.CharField(required=False)
    objection = forms.CharField(max_length=20)
    decision = forms.ChoiceField(choices=[("turn_down", ""), ("uphold", "")])

    def clean_answer(self) -> str:
        """The reason, which is told to whoever objected."""
        return _needed(self.cleaned_data["answer"], tr("请写明答复的理由。"))


class AnnulForm(forms.Form):
    """The basis was changed or annulled (依据变更)."""

    decided_on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    reason = forms.CharField(required=False)

    def clean_decided_on(self) -> object:
        """The day of the decision that changed the basis."""
        day = self.cleaned_data["decided_on"]
        if day is None:
            raise ValidationError(tr("请写明决定变更或撤销的日期，如 2022-11-24。"))
        return day

    def clean_reason(self) -> str:
        """Why."""
        return _needed(self.cleaned_data["reason"], tr("请写明理由；理由会记入日记。"))


class AmendsForm(forms.Form):
    """What stood there, what is right, and why (更正)."""

    was = forms.CharField(required=False)
    now = forms.CharField(required=False)
    why = forms.CharField(required=False)

    def clean_was(self) -> str:
        """What stood there."""
        return _needed(self.cleaned_data["was"], tr("请写原文。"))

    def clean_now(self) -> str:
        """What is right."""
        return _needed(self.cleaned_data["now"], tr("请写正文。"))

    def clean_why(self) -> str:
        """Why."""
        return _needed(self.cleaned_data["why"], tr("请写更正的原因。"))


class ScanForm(forms.Form):
    """The scan of the signed approval sheet: PDF, JPEG or PNG by its content (审批单扫描件)."""

    scan = forms.FileField(required=False)

    def clean_scan(self) -> UploadedFile[Any]:
        """The file, once its first bytes say what it is."""
        found: UploadedFile[Any] | None = self.cleaned_data["scan"]
        if found is None:
            raise ValidationError(tr("请选择签好字的审批单扫描件。"))
        if (found.size or 0) > SCAN_BYTES:
            raise ValidationError(tr("文件超过 20 MB，请压缩后再传。"))
        head = found.read(8)
        found.seek(0)
        if not any(head.startswith(mark) for mark in SCANS):
            raise ValidationError(tr("这不是 PDF、JPEG 或 PNG 文件。"))
        return found

    @property
    def suffix(self) -> str:
        """The ending that the file's content asks for, whatever its name says."""
        found = self.cleaned_data["scan"]
        head = found.read(8)
        found.seek(0)
        return next(ending for mark, ending in SCANS.items() if head.startswith(mark))


class NumberForm(forms.Form):
    """The document's serial number of the year (发文顺序号)."""

    number = forms.RegexField(r"[0-9]{0,6}", required=False)
