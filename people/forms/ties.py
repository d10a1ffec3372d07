"""What two people are to each other."""

from __future__ import annotations

from typing import Any

from django import forms

from common.forms import Form, TextField
from people.forms.base import INLINE, Asked, since_field
from people.models import Answer
from people.nearby import choices_near, people_near
from reference.querysets import codes


class RelationshipChangeForm(Asked, Form):
    """What is known of a relationship."""

    parental_responsibility = forms.ChoiceField(
        label="Parental responsibilities and rights?",
        choices=Answer.choices,
        widget=forms.RadioSelect(attrs=INLINE),
        initial=Answer.NOT_KNOWN,
    )
    no_contact = TextField(
        label="Must they not meet? Say why (optional)",
        required=False,
        max_length=500,
        help_text="For example, a bail condition, and until when",
    )
    since = since_field()


class RelationshipForm(RelationshipChangeForm):
    """A relationship with somebody met in the same records."""

    other = forms.ChoiceField(label="With whom?", error_messages={"required": "Choose with whom"})
    other_is = forms.ChoiceField(label="Who are they?", error_messages={"required": "Choose who they are"})
    field_order = ("other", "other_is", "parental_responsibility", "no_contact", "since")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.near = {str(one.pk): one for one in people_near(self.person, self.by)}
        self.fields["other"].choices = choices_near(self.near)
        self.fields["other_is"].choices = [("", "Choose one"), *codes("family_relationship")]
        self.fields["other_is"].label = f"Who are they to {self.person.name}?"
