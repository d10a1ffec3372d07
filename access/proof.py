"""Prove that the projection says what grants and openings say: no row too many, none too few."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from access.models import TeamGrant, UserGrant

PRINCIPALS = ((UserGrant, "g.user_id"), (TeamGrant, "lpad(to_hex(g.group_id), 32, '0')::uuid"))


def _granted() -> str:
    """Return the SQL of every grant of sight, as (principal, root, until, opens, reads_only)."""
    selects = [
        f"SELECT {principal} AS principal, g.content_object_id AS root, g.expires_at AS until, "  # noqa: S608  names from our own models
        "g.opens_people AS opens, p.codename LIKE 'read\\_%' AS reads_only "
        f'FROM "{model._meta.db_table}" g JOIN auth_permission p ON p.id = g.permission_id '
        "WHERE p.codename LIKE 'view\\_%' OR p.codename LIKE 'read\\_%'"
        for base, principal in PRINCIPALS
        for model in apps.get_models()
        if issubclass(model, base)
    ]
    return " UNION ALL ".join(selects)


def drift() -> list[tuple[str, str, str, str]]:
    """Return every difference: "missing" or "too many", principal, root and the root through which."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH granted AS ({_granted()}),
            wanted AS (
                SELECT principal, root, root AS via, until, opens, reads_only FROM granted
                UNION
                SELECT g.principal, o.opened, g.root, g.until, false, g.reads_only
                FROM granted g JOIN access_opening o ON o.root = g.root WHERE g.opens
            ),
            held AS (SELECT principal, root, via, until, opens, reads_only FROM access_projection)
            SELECT 'missing', principal::text, root::text, via::text FROM (TABLE wanted EXCEPT TABLE held) AS missing
            UNION ALL
            SELECT 'too many', principal::text, root::text, via::text FROM (TABLE held EXCEPT TABLE wanted) AS extra
            ORDER BY 1, 2, 3, 4
            """  # noqa: S608  names from our own models
        )
        return cursor.fetchall()
