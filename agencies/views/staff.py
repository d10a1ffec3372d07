"""Administrators manage people here. Nothing on these pages touches a child's record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from access.roles import ROLE_PERMISSIONS, Permission, Role
from access.views import Queue, RecordPage, see_other
from agencies import actions
from agencies.filters import StaffFilters
from agencies.forms import AppointForm, EndRoleForm, ReasonForm, StaffForm, SureForm
from agencies.links import password_path
from agencies.models import RoleHeld, StaffMember
from agencies.querysets import account_changes
from agencies.views.keeping import AddPage, ChangePage
from common import clock

ACCOUNT_WORDS = {
    "close_account": "Account closed",
    "reopen_account": "Account reopened",
    "drop_password": "Password link given out",
}
ROLE_COLUMNS = ["Role", "Team", "From", "Until", "Why"]


class StaffList(Queue):
    """Everybody who may sign in."""

    permission = Permission.MANAGE_PEOPLE
    template_name = "agencies/staff_list.html"
    filterset_class = StaffFilters
    sorts = {
        "name": ("Name", ("name",)),
        "job": ("Job", ("job_title", "name")),
        "agency": ("Agency", ("team__organisation__agency__position", "team__organisation__name", "name")),
    }

    def rows(self) -> QuerySet:
        """Return all staff with the roles they hold now."""
        user = self.request.user
        held = RoleHeld.objects.visible_to(user).held_at(clock.now()).select_related("team__organisation__agency")
        staff = StaffMember.objects.visible_to(user, Permission.MANAGE_PEOPLE)
        staff = staff.select_related("team__organisation__agency")
        return staff.prefetch_related(Prefetch("roles", queryset=held, to_attr="held_now")).order_by("name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the column that cannot be sorted by."""
        context = super().get_context_data(**kwargs)
        return {**context, "columns": [*context["headings"], {"label": "Roles now"}]}


class StaffDetail(RecordPage):
    """Who somebody is, what she is for whom and since when, and what that lets her do."""

    permission = Permission.MANAGE_PEOPLE
    model = StaffMember
    select = ("team__organisation__agency", "manager")
    template_name = "agencies/staff_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather roles over time, the line, and the account's own history."""
        staff, user, now = self.object, self.request.user, clock.now()
        roles = RoleHeld.objects.visible_to(user).filter(staff=staff).order_by("-starts_at")
        roles = list(roles.select_related("team__organisation__agency", "appointed_by"))
        changes = [
            {"what": ACCOUNT_WORDS.get(change.verb, change.verb), "at": change.at, "by": change.by, "why": change.why}
            for change in account_changes(staff)
        ]
        return super().get_context_data(
            now_and_to_come=[role for role in roles if role.ends_at is None or role.ends_at > now],
            ended=[role for role in roles if role.ends_at and role.ends_at <= now],
            now=now,
            role_columns=[*ROLE_COLUMNS, "Change"],
            ended_columns=ROLE_COLUMNS,
            may=_may(role for role in roles if role.is_held_at(now)),
            about=_about(staff, StaffMember.objects.visible_to(user).filter(manager=staff, is_active=True)),
            changes=changes,
            oneself=staff == user,
            **kwargs,
        )


def _about(staff: StaffMember, manages: QuerySet) -> list[dict[str, Any]]:
    """Return what Rowan knows of somebody, as rows of a summary list."""
    return [
        {"key": "Work e-mail", "value": staff.email},
        {"key": "Work telephone", "value": staff.telephone},
        {"key": "Home team", "value": staff.team, "none": "None"},
        {"key": "Agency", "value": staff.agency, "none": "None"},
        {"key": "Answers to", "value": ", then ".join(above.name for above in staff.line()), "none": "Nobody"},
        {"key": "Manages", "value": ", ".join(person.name for person in manages.order_by("name")), "none": "Nobody"},
    ]


def _may(roles: Any) -> list[dict[str, Any]]:
    """Return, for each kind of role, what it may do in words."""
    kinds = list(dict.fromkeys(role.role for role in roles))
    return [
        {"role": Role(kind).label, "may": sorted(str(Permission(one).label) for one in ROLE_PERMISSIONS[Role(kind)])}
        for kind in kinds
    ]


class StaffAdd(AddPage):
    """Add somebody."""

    template_name = "agencies/staff_add.html"
    form_class = StaffForm

    def act(self, form: Any) -> HttpResponse:
        """Add, then show her page, where the link for a password is."""
        given = {name: form.cleaned_data[name] for name in StaffForm.Meta.fields}
        staff = actions.add_staff(by=self.request.user, **given)
        messages.success(self.request, f"{staff} is added. Give her a link with which she chooses a password.")
        return see_other(reverse("agencies:staff_detail", args=[staff.pk]))


class OnePerson(ChangePage):
    """A page that does one thing to one member of staff and returns to her page."""

    model = StaffMember
    select = ("team__organisation__agency", "manager")
    done = ""

    def back(self) -> HttpResponse:
        """Say what was done, on her page."""
        messages.success(self.request, self.done.format(self.object))
        return see_other(reverse("agencies:staff_detail", args=[self.object.pk]))


class StaffChange(OnePerson):
    """Change name, contact, home team or manager."""

    template_name = "agencies/staff_change.html"
    form_class = StaffForm
    done = "What Rowan knows of {} is changed."

    def act(self, form: Any) -> HttpResponse:
        """Change what differs."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name in StaffForm.Meta.fields}
        if changes:
            seen = form.cleaned_data["version"]
            actions.change_staff(self.object, by=self.request.user, seen_version=seen, **changes)
        return self.back()


class StaffAppoint(OnePerson):
    """Give somebody a role."""

    template_name = "agencies/staff_appoint.html"
    form_class = AppointForm
    done = "{} has the new role."

    def act(self, form: Any) -> HttpResponse:
        """Appoint."""
        given = {name: form.cleaned_data[name] for name in ("role", "team", "reason")}
        actions.appoint(self.object, by=self.request.user, **given, **form.moments())
        return self.back()


class StaffClose(OnePerson):
    """Close an account, with a reason."""

    template_name = "agencies/staff_close.html"
    form_class = ReasonForm
    done = "The account of {} is closed and every role has ended."

    def act(self, form: Any) -> HttpResponse:
        """Close."""
        actions.close_account(self.object, by=self.request.user, reason=form.cleaned_data["reason"])
        return self.back()


class StaffReopen(OnePerson):
    """Reopen an account, with a reason."""

    template_name = "agencies/staff_reopen.html"
    form_class = ReasonForm
    done = "The account of {} is open again."

    def act(self, form: Any) -> HttpResponse:
        """Reopen."""
        actions.reopen_account(self.object, by=self.request.user, reason=form.cleaned_data["reason"])
        return self.back()


class StaffLink(OnePerson):
    """Make a one-time link with which somebody chooses a password, and show it this once."""

    template_name = "agencies/staff_link.html"
    form_class = SureForm

    def act(self, form: Any) -> HttpResponse:
        """Drop the present password, then show the link; it is kept nowhere."""
        staff = actions.drop_password(self.object, by=self.request.user)
        link = self.request.build_absolute_uri(password_path(staff))
        return self.render_to_response(self.get_context_data(link=link))


class RoleEnd(ChangePage):
    """End a role."""

    model = RoleHeld
    select = ("staff", "team__organisation__agency")
    template_name = "agencies/role_end.html"
    form_class = EndRoleForm

    def act(self, form: Any) -> HttpResponse:
        """End it and show the person."""
        staff = self.object.staff
        actions.end_role(staff, by=self.request.user, role=self.object, at=form.moment())
        messages.success(self.request, f"The role “{self.object}” of {staff} ends as you said.")
        return see_other(reverse("agencies:staff_detail", args=[staff.pk]))
