"""Adjectives: which discussions, and what of them a reader may see. See docs/adr/0023."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from access.models import Exclusion
from access.querysets import Guarded
from access.roles import Permission
from agencies.querysets import CORE
from discussions.workflow import GOES_ON, DiscussionStatus
from people.models import Person

# Social work also seeks education's views: National Guidance 2021, updated 2023, Part 3.
SOUGHT = "EDU"


def holds(user: Any) -> bool:
    """Say whether ``user`` may hold discussions: police, health and social work convene, lead and close them."""
    return any(role.team.organisation.agency.code in CORE for role in user.roles_with(Permission.HOLD_DISCUSSION))


class OfDiscussion(Guarded):
    """Rows of a discussion. Whoever is kept away from the case of one of its children is kept away from all of it."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now; to hold it, only for a core agency."""
        rows = super().visible_to(user, permission)
        if not getattr(user, "is_active", False) or user.is_timer:
            return rows
        if permission == Permission.HOLD_DISCUSSION and not holds(user):
            return rows.none()
        return rows.filter(~Exists(self._kept_away(user)))

    def _kept_away(self, user: Any) -> Any:
        kept = Exclusion.objects.filter(root=OuterRef("case_id"), staff=user.pk, ended_at=None)
        root = self.model._meta.get_field("discussion").related_model if self._is_part else self.model
        children = root._meta.get_field("children").related_model._base_manager
        return children.filter(Exists(kept), discussion=OuterRef(self.model.access_root))

    @property
    def _is_part(self) -> bool:
        return self.model.access_root != "id"


class Discussions(OfDiscussion):
    """Discussions."""

    def going_on(self) -> Self:
        """Keep those asked for, under way or adjourned."""
        return self.filter(status__in=GOES_ON)

    def asked_for(self) -> Self:
        """Keep those that wait to be started."""
        return self.filter(status=DiscussionStatus.ASKED)

    def held(self) -> Self:
        """Keep those that were started and not closed."""
        return self.filter(status__in=[DiscussionStatus.STARTED, DiscussionStatus.ADJOURNED])

    def of_case(self, case: Any) -> Self:
        """Keep those that a case's child is discussed in."""
        return self.filter(children__case=case)

    def of_concern(self, concern: Any) -> Self:
        """Keep those that a concern led to."""
        return self.filter(concerns__concern=concern)


class OfChildren(OfDiscussion):
    """What is said of one child: only for who may see that child. ``child`` is the way to the case's child."""

    child = "case__child"

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what is about children that ``user`` may see."""
        rows = super().visible_to(user, permission)
        if not getattr(user, "is_active", False) or user.is_timer:
            return rows
        return rows.filter(self._open_to(Person.objects.visible_to(user)))

    def _open_to(self, people: Any) -> Q:
        return Q(**{f"{self.child}__in": people})


class OfAChildOrAll(OfChildren):
    """What is said of one child, or of all: of one only for who may see that child."""

    child = "child__case__child"

    def _open_to(self, people: Any) -> Q:
        return Q(child=None) | super()._open_to(people)


class Parts(OfDiscussion):
    """Parts of discussions."""

    def full(self) -> Self:
        """Keep those held in full."""
        return self.filter(kind="full")


class Actions(OfAChildOrAll):
    """Actions that discussions decided on."""

    def to_do(self) -> Self:
        """Keep those of which nothing has come yet."""
        return self.filter(done_at=None)

    def about(self, case: Any) -> Self:
        """Keep those about the child of a case, alone or with the others."""
        return self.filter(Q(child=None) | Q(child__case=case), discussion__children__case=case)
