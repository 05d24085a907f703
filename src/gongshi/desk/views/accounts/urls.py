"""Where the pages of accounts lie; the log-in itself is allauth's, only the routes that a desk needs."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from gongshi.desk import faults
from gongshi.desk.views.accounts import own, people

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/signup/", faults.not_found, name="account_signup"),
    path("account/email/", faults.not_found, name="account_email"),
    path("mfa/", include("allauth.mfa.urls")),
    path("account/", own.account, name="own_account"),
    path("account/passphrase/", own.passphrase, name="passphrase"),
    path("account/sessions/", own.end_sessions, name="end_sessions"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add_account"),
    path("people/<int:number>/", people.one, name="account"),
    path("people/<int:number>/password/", people.password, name="reset_password"),
    path("people/<int:number>/second/", people.second, name="reset_second"),
]
