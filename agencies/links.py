"""One-time links with which somebody chooses a password. Shown to an administrator once, never mailed or kept."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from agencies.models import StaffMember


def password_path(staff: StaffMember) -> str:
    """Return the path; it dies when a password is chosen, when another is made, or after PASSWORD_RESET_TIMEOUT."""
    key = default_token_generator.make_token(staff)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(staff), "key": key})
