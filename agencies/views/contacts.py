"""Who to contact in each agency today; open to anybody."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from access.roles import Permission, Role
from agencies.models import Agency, RoleHeld, Seat, SeatHeld, Team
from common import clock

POSTS = (Role.DESIGNATED_MANAGER, Role.DEPUTY)
# Teams of these kinds serve the committee, so they make no agency of their own.
SERVES_COMMITTEE = {Team.Kind.OFFICE, Team.Kind.ADMINISTRATION, Team.Kind.SUBGROUP, Team.Kind.CHIEF_OFFICERS}


@method_decorator(login_not_required, name="dispatch")
class Contacts(TemplateView):
    """The designated managers and receiving teams of today."""

    template_name = "agencies/contacts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather posts by agency; a vacant one says so."""
        user = self.request.user
        held = RoleHeld.objects.visible_to(user).held_at(clock.now()).filter(role__in=POSTS, staff__is_active=True)
        posts: dict[Any, list[RoleHeld]] = {}
        for role in held.select_related("staff__team__organisation", "team__organisation").order_by("staff__name"):
            posts.setdefault(role.team.organisation.agency_id, []).append(role)
        agencies = Agency.objects.visible_to(user).exclude(pk__in=_committee_only(user))
        return super().get_context_data(
            agencies=[_agency(agency, posts.get(agency.pk, [])) for agency in agencies],
            receiving=receiving_teams(user),
            seats=seats_of(user),
            may_keep_seats=user.is_authenticated and user.may(Permission.KEEP_SEATS),
            **kwargs,
        )


def receiving_teams(user: Any) -> list[Team]:
    """Return the receiving teams, first in order first."""
    teams = Team.objects.visible_to(user).of_kind(Team.Kind.RECEIVING).select_related("organisation")
    return list(teams.order_by("precedence", "pk"))


def seats_of(user: Any) -> list[dict[str, Any]]:
    """Return each seat of the sub-group, the chair's first, with who holds it now and who will from a day to come.

    Where somebody acts beside the chair, she holds it, and ``beside`` is whom she stands in for.
    """
    now = clock.now()
    live = SeatHeld.objects.visible_to(user).filter(Q(role__ends_at=None) | Q(role__ends_at__gt=now))
    live = live.filter(role__staff__is_active=True).select_related("seat", "role__staff__team__organisation")
    found: dict[Any, dict[str, Any]] = {
        seat.pk: {"seat": seat, "held": None, "beside": None, "coming": []}
        for seat in Seat.objects.visible_to(user).select_related("agency").order_by("-is_chair", "position", "name")
    }
    for held in live.order_by("acting", "role__starts_at"):
        one = found[held.seat_id]
        if held.role.starts_at > now:
            one["coming"].append(held)
        else:
            one["held"], one["beside"] = held, one["held"]
    return list(found.values())


def _agency(agency: Agency, posts: list[RoleHeld]) -> dict[str, Any]:
    by_role = {role: [post for post in posts if post.role == role] for role in POSTS}
    return {"agency": agency, "managers": by_role[POSTS[0]], "deputies": by_role[POSTS[1]]}


def _committee_only(user: Any) -> list[Any]:
    kinds: dict[Any, set[str]] = {}
    for agency, kind in Team.objects.visible_to(user).order_by().values_list("organisation__agency", "kind"):
        kinds.setdefault(agency, set()).add(kind)
    return [agency for agency, found in kinds.items() if found <= SERVES_COMMITTEE]
