"""What forms of a discussion share: who fills it in, about which discussion, and which of its children."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from common.forms import TextField
from discussions.models import Discussion, DiscussionChild

SUBJECT = "Which child is this about?"


class Asked:
    """A form that offers only what the person who fills it in may see."""

    def __init__(self, *args: Any, by: StaffMember, discussion: Discussion, **kwargs: Any) -> None:
        self.by, self.discussion = by, discussion
        super().__init__(*args, **kwargs)


class OfAChild(Asked):
    """A form about one of the children or all of them; where there is one child it does not ask."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        children = DiscussionChild.objects.visible_to(self.by).filter(discussion=self.discussion)
        children = list(children.select_related("case__child"))
        self.children = {str(one.pk): one for one in children}
        if len(children) > 1:
            names = [(str(one.pk), one.case.child.name) for one in children]
            self.fields["child"] = forms.ChoiceField(
                label=SUBJECT, choices=[("", "All of them"), *names], widget=forms.RadioSelect, required=False
            )

    def answers(self) -> dict[str, Any]:
        """Return the cleaned answers with the child itself."""
        return {**self.cleaned_data, "child": self.children.get(self.cleaned_data.get("child", ""))}


def words(label: str, *, hint: str = "", missing: str = "", required: bool = True, most: int = 4000) -> TextField:
    """Return a field for several lines; ``missing`` is said when it is left empty."""
    field = TextField(label=label, help_text=hint, max_length=most, required=required)
    field.widget.attrs["rows"] = 4
    if missing:
        field.error_messages["required"] = missing
    return field


def line(label: str, *, hint: str = "", missing: str = "", required: bool = True, most: int = 200) -> forms.CharField:
    """Return a field for one line; ``missing`` is said when it is left empty."""
    field = forms.CharField(label=label, help_text=hint, max_length=most, required=required)
    if missing:
        field.error_messages["required"] = missing
    return field


def choice(label: str, choices: Any, *, missing: str, hint: str = "", inline: bool = False) -> forms.ChoiceField:
    """Return radio buttons; ``missing`` is said when none is chosen."""
    attrs = {"class": "govuk-radios--inline"} if inline else {}
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        widget=forms.RadioSelect(attrs=attrs),
        error_messages={"required": missing},
    )
