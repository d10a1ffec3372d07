"""Agencies, their organisations and teams, as an administrator keeps them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import Page, see_other
from agencies import actions
from agencies.forms import AgencyForm, OrganisationForm, TeamChangeForm, TeamForm
from agencies.models import Agency, Organisation, Team
from agencies.views.keeping import AddPage, ChangePage


class BodyList(Page):
    """Every agency with its organisations and their teams."""

    permission = Permission.MANAGE_PEOPLE
    template_name = "agencies/body_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather them in three questions."""
        user = self.request.user
        members = Count("home_staff", filter=Q(home_staff__is_active=True))
        teams = Team.objects.visible_to(user).annotate(members=members).order_by("kind", "name")
        organisations = Organisation.objects.visible_to(user).prefetch_related(
            Prefetch("teams", queryset=teams, to_attr="their_teams")
        )
        agencies = Agency.objects.visible_to(user).prefetch_related(
            Prefetch("organisations", queryset=organisations, to_attr="their_organisations")
        )
        columns = ["Team", "What it is there for", "Telephone", {"label": "Staff", "numeric": True}]
        return super().get_context_data(agencies=list(agencies), columns=columns, **kwargs)


class Body(AddPage):
    """Add a body and return to the list."""

    done = ""

    def back(self, name: Any) -> HttpResponse:
        """Say what was done."""
        messages.success(self.request, f"{name} is added.")
        return see_other(reverse("agencies:body_list"))


class AgencyAdd(Body):
    """Add an agency."""

    template_name = "agencies/agency_add.html"
    form_class = AgencyForm

    def act(self, form: Any) -> HttpResponse:
        """Add."""
        given = {name: form.cleaned_data[name] for name in ("name", "code")}
        position = Agency.objects.visible_to(self.request.user).count()
        partnerships = list(form.cleaned_data["partnerships"])
        return self.back(
            actions.open_agency(by=self.request.user, position=position, partnerships=partnerships, **given)
        )


class OrganisationAdd(Body):
    """Add an organisation."""

    template_name = "agencies/organisation_add.html"
    form_class = OrganisationForm

    def act(self, form: Any) -> HttpResponse:
        """Add."""
        return self.back(actions.open_organisation(by=self.request.user, **form.cleaned_data))


class TeamAdd(Body):
    """Add a team."""

    template_name = "agencies/team_add.html"
    form_class = TeamForm

    def act(self, form: Any) -> HttpResponse:
        """Add."""
        given = {name: form.cleaned_data[name] for name in TeamForm.Meta.fields}
        return self.back(actions.open_team(by=self.request.user, **given))


class TeamChange(ChangePage):
    """Change what a team is called and how it is reached."""

    model = Team
    select = ("organisation__agency",)
    template_name = "agencies/team_change.html"
    form_class = TeamChangeForm

    def act(self, form: Any) -> HttpResponse:
        """Change what differs."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name != "version"}
        if changes:
            seen = form.cleaned_data["version"]
            actions.change_team(self.object, by=self.request.user, seen_version=seen, **changes)
        messages.success(self.request, f"{self.object} is changed.")
        return see_other(reverse("agencies:body_list"))
