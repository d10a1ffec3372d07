"""What is asked of a paper."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency
from cases.forms.base import Asked, why_field
from common import clock
from common.forms import DateField, Form
from documents.policies import why_not_date
from documents.sorts import KEPT, why_not_keep
from reference.querysets import codes


class FileFields(Form):
    """The file, whose it is, and from when."""

    content = forms.FileField(
        label="The file",
        help_text=f"At most 20 MB: {KEPT}. Its name is not kept.",
        widget=forms.FileInput,
        error_messages={"required": "Choose the file.", "empty": "This file is empty. Choose another."},
    )
    agency = forms.ModelChoiceField(
        label="Which agency does it come from? (optional)",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="Not from an agency",
    )
    dated_on = DateField(
        label="Which day is its information from? (optional)", noun="The day its information is from", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.visible_to(self.by)

    def clean_content(self) -> Any:
        """Refuse what is not kept here, by its content."""
        content = self.cleaned_data["content"]
        if why_not := why_not_keep(content):
            raise forms.ValidationError(why_not)
        return content

    def clean_dated_on(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data.get("dated_on")
        if why_not := why_not_date(day, clock.today()):
            raise forms.ValidationError(why_not)
        return day


class DocumentForm(Asked, FileFields):
    """A paper to file."""

    kind = forms.ChoiceField(label="What is it?", error_messages={"required": "Choose what it is"})
    title = forms.CharField(
        label="Title",
        help_text="What it is, without anybody’s name: “Health visitor’s report for the planning meeting”.",
        max_length=120,
        error_messages={"required": "Give it a title that says what it is, without a name."},
    )
    field_order = ("kind", "title", "content", "agency", "dated_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose one"), *codes("document_kind")]


class VersionForm(Asked, FileFields):
    """The next version of a paper."""

    note = forms.CharField(label="What changed? (optional)", max_length=200, required=False)


class WithdrawForm(Asked, Form):
    """Why a paper is withdrawn."""

    why = why_field(
        "Why is it withdrawn?",
        hint="For example, filed in the wrong case. Its files can then no longer be opened here.",
        missing="Say why it is withdrawn: the reason stays with it.",
    )
