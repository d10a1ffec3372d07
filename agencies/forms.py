"""Shape of input about people and bodies. Nothing here writes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from access.roles import Role
from agencies.filters import ROLES
from agencies.models import Agency, Organisation, Partnership, StaffMember, Team
from agencies.policies import SEATED
from common import clock
from common.forms import DateField, Form, ModelForm, NameField, TextField

OFFERED = [one for one in ROLES if one[0] not in SEATED]
MIDDLE, SHORT = {"class": "govuk-input--width-20"}, {"class": "govuk-input--width-5"}
WORDS = {
    Role.STAFF: "Logs concerns and hears what became of them.",
    Role.RECEIVER: "Screens concerns about children. For a receiving team.",
    Role.DESIGNATED_MANAGER: "Triages the agency’s concerns. For a team of designated managers.",
    Role.DEPUTY: "Triages like the designated manager and in her absence.",
    Role.KEEPER: "Keeps the child protection register and answers enquiries to it.",
    Role.OUT_OF_HOURS: "Acts at night and weekends: answers register enquiries, holds discussions.",
    Role.PLANNING_CHAIR: "Chairs planning meetings, independent of the case.",
    Role.SENIOR_MANAGER: "Agrees that a meeting may be later than guidance says, with a safety plan in place.",
    Role.CHIEF_OFFICER: "Follows the plans and asks for reports; sees no child’s record.",
    Role.OFFICE: "Keeps the plans, asks for reports. For a committee office.",
    Role.ADMINISTRATOR: "Manages people and teams; opens no child’s record. For systems administration.",
}


class Asked:
    """A form that offers only what the person who fills it may see."""

    def __init__(self, *args: Any, by: StaffMember, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)


class Versioned(forms.Form):
    """A form that knows which version of the record it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def needed(label: str) -> dict[str, str]:
    """Return the message of an empty answer."""
    return {"required": f"Enter {label}"}


class StaffForm(Asked, Versioned, ModelForm):
    """Who somebody is, where she works and whom she answers to."""

    name = NameField(label="Name", max_length=120, error_messages=needed("the name"))
    email = forms.EmailField(
        label="Work e-mail",
        help_text="She signs in with it.",
        error_messages={**needed("the work e-mail"), "invalid": "Enter an e-mail address, like name@example.org"},
    )

    class Meta:
        model = StaffMember
        fields = ["name", "email", "job_title", "telephone", "team", "manager"]
        labels = {"team": "Home team", "manager": "Manager"}
        help_texts = {
            "telephone": "Shown to anybody when she is a designated manager.",
            "manager": "A concern about somebody is kept away from her managers, so this must be right.",
        }
        widgets = {"telephone": forms.TextInput(attrs=MIDDLE)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams, managers = self.fields["team"], self.fields["manager"]
        teams.queryset = Team.objects.visible_to(self.by).select_related("organisation")
        teams.required, teams.empty_label, teams.error_messages = True, "Choose a team", needed("the home team")
        managers.queryset = StaffMember.objects.visible_to(self.by).filter(is_active=True).exclude(pk=self.instance.pk)
        managers.empty_label = "Nobody"

    def clean_email(self) -> str:
        """Refuse an e-mail somebody else signs in with, whatever its case."""
        email = self.cleaned_data["email"].lower()
        if StaffMember.objects.visible_to(self.by).filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Somebody else signs in with this e-mail already")
        return email


class AppointForm(Asked, Form):
    """Which role, for which team, from when until when."""

    role = forms.ChoiceField(
        label="Role",
        choices=[one for one in ROLES if one[0] not in SEATED],
        widget=forms.RadioSelect,
        error_messages=needed("the role"),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label="For which team", empty_label="Choose a team", error_messages=needed("the team")
    )
    starts_on = DateField(
        label="From",
        noun="The first day",
        help_text="Leave as it is to begin now.",
        error_messages=needed("the first day"),
    )
    ends_on = DateField(
        label="Until the end of",
        noun="The last day",
        help_text="For cover. Leave empty when it has no end.",
        required=False,
    )
    reason = forms.CharField(
        label="Why", max_length=200, help_text="Such as “cover for annual leave”.", error_messages=needed("why")
    )
    option_hints = {"role": {role.value: words for role, words in WORDS.items()}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.visible_to(self.by).select_related("organisation")
        self.initial.setdefault("starts_on", clock.today())

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and a beginning that is past."""
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and starts_on < clock.today():
            self.add_error("starts_on", "The first day must be today or later: a role cannot open what is past")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day must be the first day or later")
        return data

    def moments(self) -> dict[str, dt.datetime | None]:
        """Return from and until as moments: now or a morning, and the midnight after the last day."""
        starts_on, ends_on = self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]
        return {
            "starts_at": None if starts_on == clock.today() else morning(starts_on),
            "ends_at": ends_on and morning(ends_on + dt.timedelta(days=1)),
        }


class EndRoleForm(Form):
    """Now, or at the end of a day."""

    when = forms.ChoiceField(
        label="When does it end?",
        choices=[("now", "Now"), ("later", "At the end of a day")],
        initial="now",
        widget=forms.RadioSelect,
        error_messages=needed("when it ends"),
    )
    ends_on = DateField(label="Last day", noun="The last day", error_messages=needed("the last day"))
    reveals = {"when": {"later": ["ends_on"]}}

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is past."""
        data = super().clean()
        if data.get("ends_on") and data["ends_on"] < clock.today():
            self.add_error("ends_on", "The last day must be today or later")
        return data

    def moment(self) -> dt.datetime | None:
        """Return the midnight after the last day, or None for now."""
        ends_on = self.cleaned_data.get("ends_on")
        return morning(ends_on + dt.timedelta(days=1)) if ends_on else None


class ReasonForm(Form):
    """Why."""

    reason = TextField(label="Why", max_length=500, help_text="Kept with the account.", error_messages=needed("why"))


class SureForm(Form):
    """A question answered by its button."""


class AgencyForm(Asked, ModelForm):
    """An agency and the partnerships it serves."""

    class Meta:
        model = Agency
        fields = ["name", "code", "partnerships"]
        widgets = {"code": forms.TextInput(attrs=SHORT), "partnerships": forms.CheckboxSelectMultiple}
        help_texts = {"code": "Short, such as HLT."}
        error_messages = {"name": needed("the name"), "code": needed("a code"), "partnerships": needed("a partnership")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partnerships"].queryset = Partnership.objects.visible_to(self.by)


class OrganisationForm(Asked, ModelForm):
    """The body that controls the data."""

    class Meta:
        model = Organisation
        fields = ["agency", "name"]
        help_texts = {"name": "The data controller, such as a council, a health board or one charity."}
        error_messages = {"name": needed("the name"), "agency": needed("the agency")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.visible_to(self.by)
        self.fields["agency"].empty_label = "Choose an agency"


CONTACT = ["telephone", "email", "hours", "precedence"]


class TeamChangeForm(Asked, Versioned, ModelForm):
    """What a team is called and how it is reached."""

    class Meta:
        model = Team
        fields = ["name", *CONTACT]
        widgets = {
            "telephone": forms.TextInput(attrs=MIDDLE),
            "precedence": forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        }
        labels = {"email": "E-mail", "precedence": "Place among receiving teams"}
        help_texts = {"hours": "When somebody answers, such as “every day, at any hour”."}
        error_messages = {"name": needed("the name")}


class TeamForm(TeamChangeForm):
    """A new team."""

    class Meta(TeamChangeForm.Meta):
        fields = ["organisation", "name", "kind", *CONTACT]
        widgets = {**TeamChangeForm.Meta.widgets, "kind": forms.RadioSelect}
        labels = {**TeamChangeForm.Meta.labels, "kind": "What it is there for"}
        error_messages = {"name": needed("the name"), "organisation": needed("the organisation")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.visible_to(self.by)
        self.fields["organisation"].empty_label = "Choose an organisation"


def morning(day: dt.date) -> dt.datetime:
    """Return the first moment of a day where the committee is."""
    return dt.datetime.combine(day, dt.time(), clock.LOCAL)
