"""Registrations of this room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    """The audit room."""

    name = "audit"

    def ready(self) -> None:
        """Set the app role's rights after every migrate, check that history is protected, migrate quicker."""
        from audit import checks  # noqa: F401, PLC0415  registers itself once models are loaded
        from audit.protect import grant_app_role  # noqa: PLC0415  needs loaded models
        from audit.quick_migrations import draw_little  # noqa: PLC0415  needs loaded models

        draw_little()
        post_migrate.connect(grant_app_role, dispatch_uid="audit.grant_app_role")
