"""Give the app's database role what it needs and no more: history can be added to, never changed."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections

from audit.models import APPEND_ONLY

# Kept by triggers that run with the owner's rights, so the app may read it and no more.
READ_ONLY_TABLES = ("access_projection",)


def append_only_tables() -> list[str]:
    """Return the tables that only grow: history events, status changes, the access log."""
    events = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if hasattr(model, "pgh_tracked_model")
        or (model._meta.app_label == "pghistory" and model._meta.managed and not model._meta.proxy)
    ]
    return sorted({*events, *(model._meta.db_table for model in APPEND_ONLY)})


def grant_app_role(*, using: str = "default", **_: Any) -> None:
    """Set the app role's rights on every table; nothing to do where one role owns and uses the tables."""
    role = settings.APP_ROLE
    if not role or role == settings.OWNER_ROLE:
        return
    connection = connections[using]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user = tableowner FROM pg_tables WHERE tablename = 'django_migrations'")
        owns = cursor.fetchone()
        if not owns or not owns[0]:
            return
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(role)}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quote(role)}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quote(role)}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}")
        present = set(connection.introspection.table_names(cursor))
        for table in present.intersection(append_only_tables()):
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(table)} FROM {quote(role)}")
        for table in present.intersection(READ_ONLY_TABLES):
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {quote(table)} FROM {quote(role)}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {quote(role)}")
