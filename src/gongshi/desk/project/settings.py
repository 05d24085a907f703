"""Django's settings, computed from the workspace that GONGSHI_WORKSPACE names (Django 的设置)."""

from __future__ import annotations

from pathlib import Path

from gongshi.desk.project import configuration
from gongshi.settings import Settings

GONGSHI_ROOT = configuration.root_named()
_workspace = configuration.workspace_named(GONGSHI_ROOT)
_said = _workspace.settings if _workspace else Settings()
_desk = Path(__file__).resolve().parent.parent

SECRET_KEY = configuration.secret(_workspace)
DEBUG = False
ALLOWED_HOSTS = configuration.hosts(_said)
ROOT_URLCONF = "gongshi.desk.project.urls"
WSGI_APPLICATION = "gongshi.desk.project.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "gongshi.desk",
]
MIDDLEWARE = [
    "gongshi.desk.project.middleware.SecureHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongshi.desk.project.middleware.Language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gongshi.desk.sessions.Sessions",
    "gongshi.desk.project.middleware.ThreeParts",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_desk / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["gongshi.desk.templatetags.words"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongshi.desk.project.areas.context",
            ],
        },
    }
]
DATABASES = {"default": configuration.database(_workspace)}
MIGRATION_MODULES = {"desk": "gongshi.desk.store.migrations"}
AUTH_USER_MODEL = "desk.DeskUser"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "desk_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"

GONGSHI_PATIENCE = 0.2  # seconds that a page waits for a count before it says that it is under way

LOGGING = configuration.LOGGING

ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "gongshi.desk.adapters.AccountAdapter"
_forms = "gongshi.desk.views.accounts.entrance."
ACCOUNT_FORMS = {"login": _forms + "LogIn", "change_password": _forms + "Password", "reauthenticate": _forms + "Again"}
MFA_FORMS = {
    "authenticate": _forms + "Code",
    "reauthenticate": _forms + "CodeAgain",
    "activate_totp": _forms + "FirstCode",
}
ACCOUNT_LOGOUT_REDIRECT_URL = "/login/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/15m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "gongshi.desk.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _said.get("desk.https", False) else 0
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gongshi.desk.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "gongshi.desk.passwords.NotLikeOwnNames",
        "OPTIONS": {"user_attributes": ("username", "name", "unit")},
    },
    {"NAME": "gongshi.desk.passwords.NotCommon"},
    {"NAME": "gongshi.desk.passwords.NotOnlyDigits"},
    {"NAME": "gongshi.desk.passwords.NotObvious"},
    {"NAME": "gongshi.desk.passwords.NotTooLong"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

_https: bool = _said.get("desk.https", False)
SESSION_COOKIE_AGE = 60 * _said.get("desk.session_minutes", 30)
SESSION_COOKIE_NAME = "__Host-desk_session" if _https else "desk_session"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-desk_csrf" if _https else "desk_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gongshi.desk.faults.forbidden"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
