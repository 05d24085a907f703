"""The logged-in person's own key (签名): two reviewers are two keys, at the desk as everywhere.

A key may lie under a passphrase. It is asked once in a session and kept for it in two halves
that are worth nothing alone: sealed in the session, and the seal's key in a cookie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.desk.asking import asking
from gongshi.desk.workspace import served
from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.signing import Signer, WrongPassphrase
from gongshi.office.people import signer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE, SEALED = "desk_seal", "sealed_passphrase"


class SignsNothing(Refused):
    """The account belongs to nobody in the register of people (账号没有对应的经办人)."""


class NeedsPassphrase(Refused):
    """The person's key lies under a passphrase that this session was not given (需要签名口令)."""


def signer_for(request: HttpRequest) -> Signer:
    """The logged-in person, able to sign. Raises SignsNothing, NeedsPassphrase, NoSuchKey, NotHisKey."""
    user = asking(request)
    if not user.person:
        raise SignsNothing(
            tr("账号“{name}”没有对应的经办人，不能签名。", name=user.username),
            where=tr("账号 {name}", name=user.username),
            mend=tr("请由保密保管人员在“人员”页为该账号登记经办人。"),
        )
    passphrase = passphrase_of(request)
    try:
        return signer(served(), user.person, passphrase=passphrase)
    except WrongPassphrase as fault:
        raise NeedsPassphrase(
            tr("签名钥匙设有口令，本次登录还没有输入，或输入有误。"),
            where=tr("经办人 {id} 的签名钥匙", id=user.person),
            mend=tr("请在“我的账号”页输入签名口令，然后再办一次。"),
        ) from fault


def passphrase_of(request: HttpRequest) -> str:
    """The passphrase given in this session; empty when none was, or when a half is lost."""
    from cryptography.fernet import Fernet, InvalidToken

    sealed, key = request.session.get(SEALED, ""), request.COOKIES.get(COOKIE, "")
    if not sealed or not key:
        return ""
    try:
        return Fernet(key.encode("ascii")).decrypt(sealed.encode("ascii")).decode()
    except (InvalidToken, ValueError):
        return ""


def keep_passphrase(request: HttpRequest, response: HttpResponse, passphrase: str) -> None:
    """Keep the passphrase for this session: sealed here, the seal's key with the reader."""
    from cryptography.fernet import Fernet
    from django.conf import settings

    key = Fernet.generate_key()
    request.session[SEALED] = Fernet(key).encrypt(passphrase.encode()).decode("ascii")
    response.set_cookie(
        COOKIE, key.decode("ascii"), httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
    )
