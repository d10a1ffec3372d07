"""Write down, once for both ends, what the members of families are to each child, and who lives with whom."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import migrations
from django.db.models import Q

from people.relations import opposite, stands_second

STAYS = {"yes": "lives", "no": "not"}


def write_down(apps: Any, schema_editor: Any) -> None:
    """Give every family member a relationship, one for what several cases say alike, and a household."""
    for member in apps.get_model("cases", "FamilyMember").objects.select_related("person", "case__child"):
        member.tie = _tie(apps, member)
        member.save(update_fields=["tie"])
        if member.until is None and member.lives_with in STAYS:
            _house(apps, member)


def _tie(apps: Any, member: Any) -> Any:
    ties = apps.get_model("people", "Relationship").objects
    person, child, code = member.person, member.case.child, member.relationship
    if stands_second(code):
        first, second, first_is, second_is = child, person, opposite(code, child.sex), code
    else:
        first, second, first_is, second_is = person, child, code, opposite(code, child.sex)
    ended = {"until": member.until, "until_why": member.until_why}
    same = Q(person=first, other=second, person_is=first_is) | Q(
        person=second, other=first, person_is=second_is, other_is=first_is
    )
    return ties.filter(same, until=member.until).first() or ties.create(
        person=first,
        other=second,
        person_is=first_is,
        other_is=second_is,
        parental_responsibility=member.parental_responsibility if first == person else "not_known",
        since=member.since,
        recorded_by=member.added_by,
        recorded_at=member.recorded_at,
        **ended,
    )


def _house(apps: Any, member: Any) -> None:
    homes = apps.get_model("people", "HouseholdMember").objects
    told = {"recorded_by": member.added_by, "recorded_at": member.recorded_at}
    hers, childs = (homes.filter(person=one, stay="lives").first() for one in (member.person, member.case.child))
    if childs is None:
        household = hers.household if hers and member.lives_with == "yes" else uuid.uuid4()
        childs = homes.create(person=member.case.child, household=household, stay="lives", **told)
    here = homes.filter(person=member.person, household=childs.household).exists()
    if not here and not (hers and member.lives_with == "yes"):
        homes.create(person=member.person, household=childs.household, stay=STAYS[member.lives_with], **told)


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_a_tie_beside_each_family_member")]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
