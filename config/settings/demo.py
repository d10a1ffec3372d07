"""The fictional demonstration: one-click sign-ins, only on this machine."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from config.settings.base import PUBLIC_URL

if PUBLIC_URL:
    raise ImproperlyConfigured("The demonstration has open sign-ins, so it refuses to start with ROWAN_PUBLIC_URL set.")

DEMONSTRATION = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
# Nothing leaves this machine: each mail is marked as sent, and the outbox shows it.
SENDS_MAIL = True
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = "rowan@demonstration.example.org"
