"""Who is involved, who leads, and which case is linked."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember, Team
from cases.forms.base import Asked, why_field
from cases.models import Case
from common.forms import Form

WITH_FAMILIES = (Team.Kind.PRACTICE, Team.Kind.RECEIVING, Team.Kind.DESIGNATED_MANAGERS)


def by_agency(rows: Any, label_of: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return choices grouped by agency, for a long list."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        groups.setdefault(row.agency.name, []).append((str(row.pk), label_of(row)))
    return list(groups.items())


def people_choices(staff: Any) -> list[Any]:
    """Return people as choices, each with what she is."""
    return [("", "Choose one"), *by_agency(staff, lambda one: f"{one.name}, {one.job_title or one.team.name}")]


def teams_for(user: Any) -> Any:
    """Return the teams that work with families, agency by agency."""
    teams = Team.objects.visible_to(user).filter(kind__in=WITH_FAMILIES).select_related("organisation__agency")
    return teams.order_by("organisation__agency__position", "organisation__name", "name")


def staff_for(user: Any) -> Any:
    """Return open accounts of people who work with families, agency by agency."""
    staff = StaffMember.objects.visible_to(user).people().filter(is_active=True, team__kind__in=WITH_FAMILIES)
    return staff.select_related("team__organisation__agency").order_by("team__organisation__agency__position", "name")


class InvolveForm(Asked, Form):
    """A team or one person, and why they need to know."""

    what = forms.ChoiceField(
        label="Who is to be involved?",
        choices=[("team", "A team"), ("staff", "One person")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a team or one person"},
    )
    team = forms.ModelChoiceField(
        label="Which team?", queryset=Team.objects.none(), error_messages={"required": "Choose the team"}
    )
    staff = forms.ModelChoiceField(
        label="Which person?", queryset=StaffMember.objects.none(), error_messages={"required": "Choose the person"}
    )
    role = forms.CharField(
        label="What do they do for the child? (optional)",
        max_length=120,
        required=False,
        help_text="For example, class teacher, family support worker",
    )
    reason = why_field(
        "Why do they need to know?",
        hint="Everybody who sees the case reads this. They see the whole case from now on.",
        missing="Say why they need to know: it is what lets them in.",
        most=200,
    )
    reveals = {"what": {"team": ["team"], "staff": ["staff"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.option_hints = {
            "what": {
                "team": "Everybody in it sees the case, and their agency’s designated managers",
                "staff": "She alone sees the case, and her agency’s designated managers",
            }
        }
        teams, staff = teams_for(self.by), staff_for(self.by)
        self.fields["team"].queryset, self.fields["staff"].queryset = teams, staff
        self.fields["team"].widget.choices = [("", "Choose one"), *by_agency(teams, str)]
        self.fields["staff"].widget.choices = people_choices(staff)


class EndForm(Asked, Form):
    """Why an involvement ends."""

    why = why_field("Why does it end?", missing="Say why it ends: it is kept with the case.", most=200)


class LeadForm(Asked, Form):
    """Who leads the work with the child from now on."""

    staff = forms.ModelChoiceField(
        label="Who is the lead professional?",
        queryset=StaffMember.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the lead professional"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = staff_for(self.by)
        self.fields["staff"].queryset = staff
        self.fields["staff"].widget.choices = people_choices(staff)


class LeadTeamForm(Asked, Form):
    """Which team leads from now on, and why."""

    team = forms.ModelChoiceField(
        label="Which team leads from now on?",
        queryset=Team.objects.none(),
        error_messages={"required": "Choose the team"},
    )
    why = why_field("Why?", missing="Say why another team leads from now on.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = teams_for(self.by).exclude(kind=Team.Kind.DESIGNATED_MANAGERS).exclude(pk=self.case.lead_team_id)
        self.fields["team"].queryset = teams
        self.fields["team"].widget.choices = [("", "Choose one"), *by_agency(teams, str)]


class LinkForm(Asked, Form):
    """Another case that belongs beside this one."""

    other = forms.ModelChoiceField(
        label="Which case?",
        queryset=Case.objects.none(),
        empty_label="Choose a case",
        help_text="Cases that you may see",
        error_messages={"required": "Choose the case"},
    )
    reason = forms.CharField(
        label="How do they belong together?",
        max_length=200,
        help_text="For example, brother and sister, same household",
        error_messages={"required": "Say how they belong together"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Case.objects.visible_to(self.by).exclude(pk=self.case.pk).select_related("child")
        self.fields["other"].queryset = others.order_by("-opened_at")
        self.fields["other"].label_from_instance = lambda one: f"{one.reference}: {one.child.filed_name}"
