"""A referral linked to a case: who works on it keeps out, who is kept away stays away, its names stay out."""

from __future__ import annotations

import pytest

from access.grants import exclude
from access.refusals import NotNow
from agencies import actions as agencies
from practice_review import actions
from practice_review.forms.suggesting import SuggestForm
from practice_review.models import Conflict
from practice_review.policies import why_not_name_in
from practice_review.routing import names_in
from practice_review.words import words_for
from tests.practice_review.scene import fresh, on_agenda, returns_in, sees, suggested

pytestmark = pytest.mark.django_db


def through_health(group, case):
    """Suggest something about the case as its health visitor, and bring it to an agenda."""
    draft = suggested(group.health_visitor, kind="concern", case=case)
    actions.hand_in(draft, by=group.health_visitor)
    actions.refer(draft, by=group.hlt_manager)
    return on_agenda(group, returns_in(group, fresh(draft)))


def seat(group, who):
    made = agencies.open_seat(by=group.lead_officer, team=group.teams["subgroup"], name=f"Seat {who}", position=20)
    agencies.fill_seat(made, by=group.lead_officer, staff=getattr(group, who), reason="for the test")


def test_nobody_links_a_case_she_cannot_see(group, case):
    with pytest.raises(NotNow, match="Choose a case that you may see"):
        suggested(group.teacher, kind="concern", case=case)


def test_the_form_offers_only_a_case_that_she_may_see(group, case):
    told = {"words": words_for("concern")}
    assert list(SuggestForm(by=group.health_visitor, **told).fields["case"].queryset) == [case]
    assert "case" not in SuggestForm(by=group.teacher, **told).fields


def test_who_works_on_the_case_and_who_manages_them_keeps_out(group, case):
    for who in ("duty_colleague", "duty_manager", "constable"):
        seat(group, who)
    item = through_health(group, case)
    found = {(one.staff.name, one.kind) for one in Conflict.objects.filter(item=item).select_related("staff")}
    assert ("Duty Colleague", "own_casework") in found, "her team leads the case"
    assert {("Duty Manager", "own_casework"), ("Duty Manager", "line")} <= found
    assert not [kind for name, kind in found if name == "Constable"]
    assert not sees(group.duty_colleague, item) and not sees(group.duty_colleague, item.referral)


def test_who_is_kept_away_from_the_case_is_kept_away_from_the_referral(group, case):
    exclude(case, staff=group.hlt_member, by=group.lead_officer, reason="for the test")
    item = through_health(group, case)
    assert not sees(group.hlt_member, item) and not sees(group.hlt_member, item.referral)


def test_the_names_of_the_case_stay_out_of_titles_and_learning(group, case):
    draft = suggested(group.health_visitor, kind="concern", case=case)
    assert case.child.forename in names_in(draft)
    assert why_not_name_in(f"What {case.child.forename} told us", names_in(draft))


def test_a_case_says_whom_it_is_about(group, case):
    draft = suggested(group.health_visitor, kind="concern", case=case)
    assert actions.hand_in(draft, by=group.health_visitor).status == "with_manager"
