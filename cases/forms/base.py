"""What forms of a case share: who asks, of which case, and a reason in her own words."""

from __future__ import annotations

from typing import Any

from agencies.models import StaffMember
from cases.models import Case
from common.forms import TextField


class Asked:
    """A form that offers only what the person who fills it may see."""

    def __init__(self, *args: Any, by: StaffMember, case: Case, **kwargs: Any) -> None:
        self.by, self.case = by, case
        super().__init__(*args, **kwargs)


def why_field(label: str, *, hint: str = "", missing: str = "", most: int = 2000) -> TextField:
    """Return a field for a reason; ``missing`` is said when it is left empty."""
    said = missing or "Say why: it is kept with what you do."
    return TextField(label=label, help_text=hint, max_length=most, error_messages={"required": said})
