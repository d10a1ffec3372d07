"""The home page's section of the register: what waits for the Keeper, and enquiries for who is on duty."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common.templatetags.rowan import moment
from register.models import RegisterEnquiry, Registration
from register.telling import keepers_work
from reports.sections import MOST_ROWS, Figure, Row, Section, as_roles


def register(user: StaffMember) -> Section | None:
    """Show the Keeper how many are on the register and what is late; others on duty the enquiries not told yet."""
    if not user.may(Permission.CHECK_REGISTER):
        return None
    links = [("Answer an enquiry to the register", reverse("register:enquiry_add"))]
    if user.may(Permission.KEEP_REGISTER):
        return _keepers(user, links)
    untold = RegisterEnquiry.objects.visible_to(user).untold().order_by("-asked_at")[:MOST_ROWS]
    rows = [Row(one.reference, one.get_absolute_url(), f"Asked {moment(one.asked_at)}", "Waiting") for one in untold]
    links.append(("Enquiries you and your team answered", reverse("register:enquiry_list")))
    return Section("The register", as_roles(user, Permission.CHECK_REGISTER), rows=rows, links=links)


def _keepers(user: StaffMember, links: list[tuple[str, str]]) -> Section:
    standing = Registration.objects.visible_to(user, Permission.KEEP_REGISTER).standing()
    kinds = Registration.Kind
    counts = standing.aggregate(
        ours=Count("pk", filter=Q(kind=kinds.PERMANENT)), guests=Count("pk", filter=Q(kind=kinds.TEMPORARY_IN))
    )
    items = sorted(keepers_work(user), key=lambda item: (not item.is_late, str(item.due or "")))
    late = sum(item.is_late for item in items)
    rows = [
        Row(item.about_words, item.url, item.what, "Overdue" if item.is_late else "Waiting")
        for item in items[:MOST_ROWS]
    ]
    return Section(
        "The register",
        as_roles(user, Permission.KEEP_REGISTER),
        figures=[
            Figure("On the register", counts["ours"]),
            Figure("Here for a time", counts["guests"]),
            Figure("Wait for you", len(items)),
            Figure("Overdue", late, late > 0),
        ],
        rows=rows,
        links=[("The register", reverse("register:register_list")), *links],
        empty="Reviews, moves and children to trace appear here when they wait for you.",
        shown=[item.about for item in items[:MOST_ROWS]],
    )
