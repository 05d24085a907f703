"""What is said about an account on its form (账号表单)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from gongshi.desk.may import Action, may
from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.i18n import tr


@dataclass(frozen=True)
class Said:
    """A valid form's values."""

    username: str
    name: str
    role: DeskRole
    unit: str
    passphrase: str
    is_active: bool


class AccountForm(forms.Form):
    """An account, new or as it is; the roles are those that `by` may manage."""

    username = forms.CharField(max_length=32)
    name = forms.CharField(max_length=40)
    role = forms.ChoiceField()
    unit = forms.CharField(max_length=80, required=False)
    passphrase = forms.CharField(
        max_length=200, required=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    is_active = forms.BooleanField(required=False)

    def __init__(self, *args: Any, by: DeskUser, account: DeskUser | None = None, **named: Any) -> None:
        if account is not None:
            fields = ("username", "name", "role", "unit", "is_active")
            named["initial"] = {f: getattr(account, f) for f in fields}
        super().__init__(*args, **named)
        roles = list(DeskRole) if may(by, Action.MANAGE_PEOPLE) else [DeskRole.UNIT_CLERK]
        self.fields["role"].choices = [(r.name, r.label) for r in roles]  # type: ignore[attr-defined]
        labels = (tr("账号"), tr("姓名"), tr("岗位"), tr("单位"), tr("签名钥匙的口令（可不设）"), tr("启用"))
        for field, label in zip(self.fields.values(), labels, strict=True):
            field.label = label
        self.fields["unit"].help_text = tr("只有单位填报员填写；与报送时的单位名称一致。")
        if account is None:
            del self.fields["is_active"]
        else:
            del self.fields["passphrase"]
            self.fields["username"].disabled = True

    def said(self) -> Said:
        """The values, once the form is valid."""
        d = self.cleaned_data
        return Said(
            d["username"], d["name"], DeskRole[d["role"]], d["unit"].strip(), d.get("passphrase", ""),
            d.get("is_active", True),
        )  # fmt: skip
