"""An account: who logs in, for which unit, in which role, as whom in the diary (账号)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models

from gongshi.desk.role import DeskRole


class DeskUserManager(BaseUserManager["DeskUser"]):
    """Makes accounts (账号的登记)."""

    def add(
        self, username: str, *, password: str | None, name: str, role: DeskRole, unit: str = "", person: str = ""
    ) -> DeskUser:
        """A new account; without a password nobody can log in until one is set."""
        user = self.model(username=username, name=name, role=role.name, unit=unit, person=person)
        user.set_password(password)
        user.save(using=self._db)
        return user


class DeskUser(AbstractBaseUser):
    """Somebody with an account (账号).

    `person` is an id in the workspace's register of people; empty for who signs nothing there.
    `unit` is the name under which his deliveries arrive; empty for the office's own staff.
    """

    username = models.CharField(max_length=32, unique=True, validators=[RegexValidator(r"^[a-z0-9][a-z0-9_-]{1,31}$")])
    name = models.CharField(max_length=40)
    role = models.CharField(max_length=16, choices=[(r.name, r.value) for r in DeskRole])
    unit = models.CharField(max_length=80, blank=True)
    person = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=2, default="zh", choices=[("zh", "中文"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    last_login = None  # who was here when is nobody's measure; the audit keeps what security asks for

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]
    objects = DeskUserManager()

    class Meta:
        """In the order of names; one account for a person of the diary."""

        ordering = ("username",)
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=~models.Q(person=""), name="one_account_for_a_person"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def desk_role(self) -> DeskRole:
        """The account's role."""
        return DeskRole[self.role]
