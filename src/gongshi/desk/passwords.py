"""What a password may not be, beyond its length (口令规则).

No mixture of letters and signs is demanded and no change by calendar: length and not being obvious
are what helps (NIST SP 800-63B).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.desk.store.user import DeskUser

_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_SHORTEST = 5
LONGEST = 128  # characters


class NotObvious:
    """Refuses a common word with digits around it, the account's own names, and few different characters."""

    def validate(self, password: str, user: DeskUser | None = None) -> None:
        """Nothing for a password that is none of these. Raises ValidationError."""
        lowered = password.lower()
        stem = _ENDS.sub("", lowered)
        own = [str(getattr(user, field, "")).lower() for field in ("username", "name", "unit")]
        if stem in common() or any(len(name) > 1 and name in lowered for name in own) or len(set(lowered)) < _SHORTEST:
            raise ValidationError(
                tr("口令太容易猜到：不要用账号、姓名、单位、常见词加数字或重复的字。"), code="password_obvious"
            )

    def get_help_text(self) -> str:
        """The rule in a sentence."""
        return tr("不要用账号、姓名、单位，也不要用常见词加数字；一句只有自己知道的话最好。")


class LongEnough(MinimumLengthValidator):
    """Refuses what is short; Django's own words for it are not in Chinese."""

    def get_error_message(self) -> str:
        """What is wrong, in a sentence."""
        return tr("口令太短，至少 {least} 个字。", least=self.min_length)


class NotCommon(CommonPasswordValidator):
    """Refuses what many others use; Django's own words speak of 密码, the desk of 口令."""

    def get_error_message(self) -> str:
        """What is wrong, in a sentence."""
        return tr("这个口令太常见。")


class NotOnlyDigits(NumericPasswordValidator):
    """Refuses digits alone."""

    def get_error_message(self) -> str:
        """What is wrong, in a sentence."""
        return tr("口令不能只有数字。")


class NotLikeOwnNames(UserAttributeSimilarityValidator):
    """Refuses what is nearly the account's own name or unit."""

    def get_error_message(self) -> str:
        """What is wrong, in a sentence."""
        return tr("口令与账号、姓名或单位太像。")


class NotTooLong:
    """Refuses what is longer than a password ever is: hashing a megabyte would cost the others their time."""

    def validate(self, password: str, user: DeskUser | None = None) -> None:
        """Nothing for a password of at most 128 characters. Raises ValidationError."""
        if len(password) > LONGEST:
            raise ValidationError(tr("口令最长 {most} 个字。", most=LONGEST), code="password_too_long")

    def get_help_text(self) -> str:
        """The rule in a sentence."""
        return tr("口令最长 {most} 个字。", most=LONGEST)


@cache
def common() -> frozenset[str]:
    """The twenty thousand commonest passwords, as Django brings them."""
    return frozenset(CommonPasswordValidator().passwords)
