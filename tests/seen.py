"""Ask of a record, past the gate, until when a grant of its own opens it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model


def open_until(record: Any, *, to: Any) -> dt.datetime | Literal[False] | None:
    """Return until when somebody may see ``record`` by a grant of its own: None for good, False not at all."""
    holder = getattr(to, "group", to)
    model = get_group_obj_perms_model(record) if hasattr(to, "group") else get_user_obj_perms_model(record)
    key = "group" if hasattr(to, "group") else "user"
    row = model.objects.filter(
        content_object=record, permission__codename=f"view_{record._meta.model_name}", **{key: holder}
    ).first()
    return False if row is None else row.expires_at
