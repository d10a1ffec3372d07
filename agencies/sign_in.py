"""Sign-in by allauth, with Rowan's own forms: no self-registration, errors in a sentence."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ResetPasswordKeyForm
from django.contrib import messages
from django.http import HttpRequest

from agencies import actions
from agencies.models import StaffMember
from common.forms import GovukFormMixin


class StaffAdapter(DefaultAccountAdapter):
    """Nobody registers herself: an administrator adds staff."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse self-registration."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> StaffMember | None:
        """Treat a closed account as one that does not exist: the answer tells a stranger nothing."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def set_password(self, user: StaffMember, password: str) -> None:
        """Set the new password through the one action that may."""
        actions.choose_password(user, by=user, password=password)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say only what helps: that a password was changed."""
        if message_template == "account/messages/password_changed.txt":
            messages.success(request, "Your new password is set. Sign in with it.")


class SignInForm(GovukFormMixin, LoginForm):
    """Work e-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Work e-mail"
        self.fields["login"].error_messages["required"] = "Enter your work e-mail"
        self.fields["password"].error_messages["required"] = "Enter your password"
        self.fields["password"].help_text = ""
        self.fields.pop("remember", None)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewPasswordForm(GovukFormMixin, ResetPasswordKeyForm):
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = self.fields["password1"], self.fields["password2"]
        first.label, second.label = "New password", "The same password again"
        first.help_text = "At least 12 characters. Three words that nobody would guess do well."
        first.error_messages["required"] = "Enter a new password"
        second.error_messages["required"] = "Enter the same password again"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
