"""Begin a copy of the guided walk: a concern as typed, and an improvement plan of its own."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from agencies.models import Agency, Partnership, StaffMember
from agencies.models.staff import system
from common import clock
from demonstration import people, plan, story
from demonstration.deeds import DEEDS
from improvement import actions as improvement
from improvement.models import Plan
from referrals import actions as referrals
from referrals.models import Concern, ConcernDraft

BEFORE = dt.timedelta(days=205)  # the oldest deed begins 200 days ago
TITLE = "Child protection improvement plan, guided walk"
# Enough to read: the rest of the deeds stand in the partnership's own plan.
DEEDS_SHOWN = DEEDS[:6]


def begin() -> story.Story:
    """Open a copy of the story under new references; all or nothing."""
    with transaction.atomic():
        number = Plan.objects.filter(title__startswith=TITLE).count() + 1
        return story.Story(_draft(number).pk, _plan(number).pk)


def _draft(number: int) -> ConcernDraft:
    """Type the concern's pages as the nursery worker would, about a child nobody has met before."""
    by = story.somebody("jenna")
    seen_on = clock.today()
    place, round_ = number - 1, Concern.objects.count()
    child = {
        "forename": [story.FORENAMES[place % len(story.FORENAMES)]],
        "surname": [story.SURNAMES[(place + round_) % len(story.SURNAMES)]],
        "sex": ["female"],
        "age": ["age"],
        "years": ["3"],
        "address": [f"{number} Saltpan Row"],
        "postcode": ["DD0 2CD"],
        "place": ["Mill Lade Nursery"],
        "description": [""],
    }
    answers = {
        "danger": {"danger": ["no"], "danger_told": [story.RANG]},
        "worry": {
            "fact": [story.FACT],
            "childs_words": [story.OWN_WORDS],
            "view": [story.VIEW],
            "kinds": ["C01"],
            "happened_on_day": [str(seen_on.day)],
            "happened_on_month": [str(seen_on.month)],
            "happened_on_year": [str(seen_on.year)],
        },
        "children": [child],
        "adults": {
            f"{name}_{row}": [value]
            for row, adult in enumerate(story.ADULTS, 1)
            for name, value in zip(("forename", "surname", "relation"), adult, strict=True)
        },
        "sharing": {"about_worker": ["no"], "family_told": ["Nothing yet: asked the duty team first."]},
        "suggested": [[]],
        "checking": True,
    }
    draft = referrals.start_draft(by=by)
    return referrals.save_draft(draft, by=by, answers=answers)


def _plan(number: int) -> Plan:
    """Open this copy's improvement plan with its main points, a review and a few actions."""
    by = story.somebody("rhona")
    above = Plan.objects.filter(kind=Plan.Kind.INTEGRATED).latest("recorded_at")
    today = clock.today()
    with clock.living_at(clock.now() - BEFORE):
        opened = improvement.open_plan(
            by=by,
            kind=Plan.Kind.IMPROVEMENT,
            partnership=above.partnership,
            parent=above,
            title=f"{TITLE} {number}",
            starts_on=today - BEFORE,
            ends_on=today + 2 * BEFORE,
            vision="Children in the city get the protection they need, when they need it.",
        )
        recommended = plan.fill(opened, by=by)
    cast = known_cast()
    for place, deed in enumerate(DEEDS_SHOWN):
        plan.run(deed, place, opened, recommended, cast)
    return opened


def known_cast() -> people.Cast:
    """Return the demonstration's people and bodies as they stand."""
    cast = people.Cast()
    cast.timer = system()
    cast.partnerships = {key: Partnership.objects.get(name=name) for key, (name, _) in people.PARTNERSHIPS.items()}
    cast.agencies = {
        agency.code: agency for agency in Agency.objects.filter(code__in=[one[0] for one in people.AGENCIES])
    }
    by_email = {one.email: one for one in StaffMember.objects.people()}
    cast.staff = {key: by_email[people.email(key)] for key in people.STAFF if people.email(key) in by_email}
    return cast
