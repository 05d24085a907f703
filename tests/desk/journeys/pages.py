"""Which routes of the desk are pages, and why the others are none (哪些地址是页面).

A new route has to be put into one of the two: tests/desk/journeys/test_every_page_has_its_picture.py
says so, and tools/desk_pictures.py says at its end which page it took no picture of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

PICTURED = frozenset(
    [
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "own_account",
        "mfa_index",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "passphrase",
        "people",
        "add_account",
        "account",
        "reset_password",
        "audit",
        "audit_looks",
        "audit_desk",
        "look",
        "help",
        "manual",
        "load",
        "self-check",
        "complaints",
        "home",
        "jobs",
        "job",
        "months",
        "month",
        "month-list",
        "month-entry",
        "month-object",
        "month-withdraw",
        "month-annul",
        "month-amend",
        "month-figure",
        "month-objections",
        "month-due",
        "month-notices",
        "month-notice",
        "month-receipt",
        "month-difference",
        "month-words",
        "month-publish",
        "month-decide",
        "entering-home",
        "entering-form",
        "entering-merge",
        "entering-registers",
        "entering-receipt",
        "entering-table",
        "entering-row",
        "entering-look",
        "entering-bulk",
        "entering-deliver",
    ]
)
POSTED, PART, FILE, ON = "only a form's address; it leads on", "a part of another page", "a file", "only leads on"
NO_PAGE: Mapping[str, str] = {
    "end_sessions": POSTED, "reset_second": POSTED, "answer_complaint": POSTED, "month-files": POSTED,
    "month-propose": POSTED, "month-pass-all": POSTED, "month-answer": POSTED, "month-expire": POSTED,
    "month-drop": POSTED, "month-approve": POSTED, "month-render": POSTED, "month-publish-now": POSTED,
    "month-correct": POSTED, "month-agree": POSTED, "month-site": POSTED, "entering-discard": POSTED,
    "entering-draft": POSTED, "entering-nothing": POSTED, "entering-confirm": POSTED, "entering-attach": POSTED,
    "entering-remove": POSTED,
    "month-review": ON, "mfa_deactivate_totp": ON,
    "month-counted": PART, "month-found": PART, "entering-choices": PART,
    "audit_export": FILE, "manual-picture": FILE, "month-returned": FILE, "month-records": FILE, "month-drawing": FILE,
    "month-document": FILE, "month-receipt-file": FILE, "entering-returned": FILE, "entering-attachment": FILE, "entering-out": FILE,
    "entering-template": FILE, "mfa_download_recovery_codes": FILE,
    "account_signup": "nobody signs himself up: not found", "account_email": "no mail here: not found",
}  # fmt: skip


def route_names() -> Iterator[str]:
    """The name of every route of the desk."""
    from django.urls import URLResolver, get_resolver

    waiting = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLResolver):
            waiting += one.url_patterns
        else:
            yield str(one.name)
