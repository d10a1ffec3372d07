"""Settings of the test run: real PostgreSQL and Redis, plain static files, fast password hashes."""

from config.settings.base import *
from config.settings.base import DATABASES, INSTALLED_APPS, OWNER_DATABASE, STORAGES

# Tests make their database as its owner, then live in it as the app's role: see tests/conftest.py.
DATABASES["default"].update({**OWNER_DATABASE, "ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 0})
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SENDS_MAIL = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "rowan@committee.example.org"
WHITENOISE_AUTOREFRESH = True  # files are looked up when asked for, so that nothing need be collected first

# Each room's migrations stay one line: two people's branches conflict in max_migration.txt, not in the database.
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
