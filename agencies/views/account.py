"""Signing in, with the demonstration's people where there are any."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView

from agencies.demonstration_sign_in import offered


class SignIn(LoginView):
    """The sign-in page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demonstration's people."""
        return super().get_context_data(**{"offered": offered(self.request), **kwargs})
