"""What every start of Rowan shares; the demonstration and the tests add to it and nothing else does."""

import os
from pathlib import Path

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

from launcher.paths import home

BASE_DIR = Path(__file__).resolve().parent.parent.parent
ROWAN_HOME = home(BASE_DIR)

env = environ.Env()
# The launcher leaves its own addresses here, so that plain manage.py finds them; a database of one's own needs none.
if not os.environ.get("DATABASE_URL"):
    environ.Env.read_env(str(ROWAN_HOME / "environment"), overwrite=False)

PUBLIC_URL = env.str("ROWAN_PUBLIC_URL", default="")
# What a mail leads to: it is written where there is no request to ask.
SITE_URL = PUBLIC_URL or f"http://127.0.0.1:{env.int('ROWAN_PORT', default=8000)}"
DEMONSTRATION = False
DEBUG = False


def secret_key() -> str:
    """Return SECRET_KEY, or one made once and kept in ROWAN_HOME, readable by its owner alone."""
    given = env.str("SECRET_KEY", default="")
    if given:
        return given
    kept = ROWAN_HOME / "secrets" / "secret_key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept.touch(mode=0o600, exist_ok=False)
        kept.write_text(os.urandom(48).hex())
    return kept.read_text()


SECRET_KEY = secret_key()

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
if PUBLIC_URL:
    if not PUBLIC_URL.startswith("https://"):
        raise ImproperlyConfigured("ROWAN_PUBLIC_URL must start with https:// because sign-in cookies travel with it.")
    ALLOWED_HOSTS.append(PUBLIC_URL.removeprefix("https://").split("/")[0].split(":")[0])
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-rowan", "__Host-rowan-csrf"
else:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "rowan", "rowan-csrf"

INSTALLED_APPS = [
    "demonstration",
    "reports",
    "learning",
    "governance",
    "engagement",
    "inspection",
    "improvement",
    "practice_review",
    "exploitation",
    "planning_meetings",
    "plans",
    "register",
    "discussions",
    "documents",
    "cases",
    "referrals",
    "people",
    "work",
    "reference",
    "agencies",
    "access",
    "audit",
    "common",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_filters",
    "guardian",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "access.middleware.PrivateResponses",
    "access.middleware.Refusals",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "common.forms.GovukRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "agencies.context.frame",
            ],
        },
    }
]

# The app's own role can read and add to history but never change it; only the owner's role shapes tables.
AS_OWNER = env.bool("ROWAN_AS_OWNER", default=False)
APP_DATABASE = env.db_url("DATABASE_URL", default="postgres:///rowan")
OWNER_DATABASE = env.db_url("DATABASE_OWNER_URL", default=env.str("DATABASE_URL", default="postgres:///rowan"))
DATABASES = {
    "default": {
        **(OWNER_DATABASE if AS_OWNER else APP_DATABASE),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
}
DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
APP_ROLE = APP_DATABASE.get("USER", "")
OWNER_ROLE = OWNER_DATABASE.get("USER", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agencies.StaffMember"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "agencies.sign_in.StaffAdapter"
ACCOUNT_FORMS = {"login": "agencies.sign_in.SignInForm", "reset_password_from_key": "agencies.sign_in.NewPasswordForm"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Each event carries its own context, so that no shared row has to be updated afterwards.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history", db_constraint=False)
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATIC_ROOT = ROWAN_HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "reports.storage.DatabaseStorage"},
    "staticfiles": {"BACKEND": "config.static.HashedFiles"},
}
# Before the first collectstatic, as under a bare runserver, files are served from where they lie.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 10,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1}
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_QUEUES = (Queue("default"), Queue("pdf"))
CELERY_TASK_ROUTES = {"reports.tasks.make_report": {"queue": "pdf"}}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "send out again the reports that wait": {"task": "reports.tasks.sweep_reports", "schedule": 15.0},
    "climb the ladder for urgent concerns nobody claimed": {
        "task": "referrals.tasks.escalate_unclaimed",
        "schedule": 60.0,
    },
    "prove that no open work is without an owner": {
        "task": "work.tasks.prove_owned",
        "schedule": crontab(hour=3, minute=40),
    },
    "send the mail that waits": {"task": "work.tasks.send_mail", "schedule": 30.0},
    "end the sight of cases closed long ago": {
        "task": "cases.tasks.end_old_sight",
        "schedule": crontab(hour=3, minute=15),
    },
    "warn of what falls due in cases": {"task": "cases.tasks.warn_of_clocks", "schedule": crontab(minute=20)},
    "write the page shown when the database is down": {"task": "agencies.tasks.write_outage_page", "schedule": 300.0},
}

# Without a mail server Rowan writes no mail; notices stand on the home page all the same.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("ROWAN_MAIL_FROM", default="")
SENDS_MAIL = bool(EMAIL_HOST)
if SENDS_MAIL and not DEFAULT_FROM_EMAIL:
    raise ImproperlyConfigured("EMAIL_HOST is set: set ROWAN_MAIL_FROM too, the address that Rowan's mail comes from.")
ADMINS: list[tuple[str, str]] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"allowed": {"()": "config.logs.AllowListFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "allowed"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.db.backends": {"level": "WARNING"}, "django.server": {"level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"] if not PUBLIC_URL else []
