"""Django's `check` says when history is not protected."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register


@register()
def history_is_protected(**_: Any) -> list[CheckMessage]:
    """Warn where one database role both owns and uses the tables."""
    if settings.APP_ROLE != settings.OWNER_ROLE:
        return []
    return [
        checks.Warning(
            "History is not protected: the app's database role owns its tables, so it could change them.",
            hint="Give DATABASE_URL a role of its own and migrate with DATABASE_OWNER_URL.",
            id="audit.W001",
        )
    ]
