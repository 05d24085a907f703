"""The forms of log-in in the words of the office: 账号、口令、验证码 (登录表单)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm

from gongshi.i18n import tr

if TYPE_CHECKING:
    from django.forms import Form


class LogIn(LoginForm):  # type: ignore[misc]
    """Account and password."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _call(self, login=tr("账号"), password=tr("口令"))


class Password(ChangePasswordForm):  # type: ignore[misc]
    """The password now, and the new one twice."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _call(self, oldpassword=tr("现在的口令"), password1=tr("新口令"), password2=tr("新口令再写一遍"))
        self.fields["password1"].help_text = tr(
            "至少 12 个字。不要用账号、姓名、单位，也不要用常见词加数字；一句只有自己知道的话最好。"
        )

    def clean(self) -> dict[str, Any]:
        """The values; two that differ are said in the words of the desk."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("password1") and self.has_error("password2", code=None) and self.data.get("password2"):
            self.errors["password2"] = self.error_class([tr("两遍新口令不一样。")])
        return cleaned


class Again(ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _call(self, password=tr("口令"))


class Code(AuthenticateForm):  # type: ignore[misc]
    """The code of the moment."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _call(self, code=tr("验证码"))


class CodeAgain(CodeAgainForm):  # type: ignore[misc]
    """The code once more."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _call(self, code=tr("验证码"))


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new second factor."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _call(self, code=tr("验证码"))


def _call(form: Form, **labels: str) -> None:
    """Name the fields; a label that stands above a field is not said again inside it."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
