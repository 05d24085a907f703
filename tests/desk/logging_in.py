"""What a person does at the log-in pages, with an authenticator in his hand."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

OWN_PASSWORD = "虚构长口令-山川异域-2022"


def code_of(secret: str, *, later: int = 0) -> str:
    """The six digits that an authenticator shows; `later` periods of half a minute from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


@dataclass
class Hand:
    """A client, and what its owner holds: his password and the authenticator's secret."""

    client: Client
    username: str
    password: str
    secret: str = ""

    def types_password(self, password: str = ""):
        said = {"login": self.username, "password": password or self.password}
        return self.client.post("/login/", said)

    def changes_password(self, to: str = OWN_PASSWORD):
        said = {"oldpassword": self.password, "password1": to, "password2": to}
        answer = self.client.post("/account/password/", said)
        self.password = to if answer.status_code == 302 else self.password
        return answer

    def sets_second_factor(self):
        page = self.client.get("/mfa/totp/activate/").content.decode()
        self.secret = re.search(r"<code>(\w+)</code>", page)[1]
        return self.client.post("/mfa/totp/activate/", {"code": code_of(self.secret)})

    def types_code(self, code: str = ""):
        return self.client.post("/mfa/authenticate/", {"code": code or code_of(self.secret, later=1)})
