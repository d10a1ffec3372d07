#!/usr/bin/env python3
"""Run Django's commands; those that shape the database use the owner's role."""

import os
import sys

AS_OWNER = {"migrate", "flush", "sqlmigrate", "dbshell", "pgtrigger", "sqlflush"}


def main() -> None:
    """Choose settings and database role, then hand over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    if len(sys.argv) > 1 and sys.argv[1] in AS_OWNER:
        os.environ["ROWAN_AS_OWNER"] = "1"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
