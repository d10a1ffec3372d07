"""Learning from practice review comes into the plan that may hold it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from improvement import actions
from improvement.models import Action, Plan, Recommendation, Source, SourceKind
from practice_review import actions as reviews
from practice_review.models import LearningPoint
from tests.improvement.test_pages import day
from tests.practice_review import scene

pytestmark = pytest.mark.django_db
WORDS = "Minute 7.2: accepted, and shared with all agencies."


@pytest.fixture
def office(group):
    return group.lead_officer


@pytest.fixture
def plan(group, office):
    """An improvement plan that holds main points and review recommendations only."""
    today = clock.today()
    given = {"by": office, "partnership": group.agencies["SWD"].partnerships.get(), "starts_on": today}
    given["ends_on"] = today + dt.timedelta(days=400)
    above = actions.open_plan(kind=Plan.Kind.INTEGRATED, title="Integrated plan", **given)
    return actions.open_plan(kind=Plan.Kind.IMPROVEMENT, title="Improvement plan", parent=above, **given)


@pytest.fixture
def point(group):
    return scene.learning_agreed(group)


def widen(plan, office):
    return actions.widen_plan(
        plan, by=office, decided_on=clock.today(), decision="Minute 7.1", kinds=[SourceKind.LEARNING_POINT]
    )


def take_up(plan, office, point):
    return actions.take_up_learning(plan, by=office, point=point, decided_on=clock.today(), words=WORDS)


def test_a_plan_that_may_not_hold_it_is_widened_first_and_nothing_is_half_done(office, plan, point):
    with pytest.raises(NotNow, match="Record the CYPPC's decision to widen it first"):
        take_up(plan, office, point)
    point.refresh_from_db()
    assert point.status == "agreed" and not Source.objects.filter(kind="learning_point").exists()


def test_the_cyppc_accepts_a_point_and_it_becomes_a_recommendation_of_the_plan(office, plan, point):
    widen(plan, office)
    made = take_up(plan, office, point)
    point.refresh_from_db()
    assert (point.status, point.settled_on, point.settled_reason) == ("accepted", clock.today(), WORDS)
    assert (made.learning_point, made.text, made.plan) == (point, point.text, plan)
    assert (made.source.kind, made.source.reference) == ("learning_point", point.referral.reference)
    assert made.reference == f"{point.referral.reference}.1"
    assert point.referral.title not in f"{made.source.title} {made.source.text} {made.source.from_document}"


def test_points_of_one_practice_review_share_their_source(group, office, plan):
    widen(plan, office)
    referral = scene.in_review(group)
    points = [
        reviews.add_learning_point(referral, by=group.health_visitor, text=text) for text in ("Ring first.", "Write.")
    ]
    reviews.agree_learning(scene.fresh(referral), by=group.chair)
    made = [take_up(plan, office, scene.fresh(point)) for point in points]
    assert {one.source for one in made} == {Source.objects.get()}
    assert [one.reference for one in made] == [f"{referral.reference}.1", f"{referral.reference}.2"]


def test_a_point_is_taken_up_once(office, plan, point):
    widen(plan, office)
    take_up(plan, office, point)
    with pytest.raises(NotNow, match="holds this learning point already"):
        take_up(plan, office, point)


def test_a_point_accepted_before_is_entered_and_a_rejected_one_is_not(group, office, plan, point):
    widen(plan, office)
    reviews.accept_learning(point, by=office, decided_on=clock.today() - dt.timedelta(days=3), why="Minute 6.4")
    made = actions.take_up_learning(plan, by=office, point=scene.fresh(point))
    assert made.learning_point.settled_reason == "Minute 6.4"
    assert made.source.published_on == clock.today() - dt.timedelta(days=3)
    other = scene.learning_agreed(group, "Another thing.")
    reviews.reject_learning(other, by=office, why="Said already.")
    with pytest.raises(NotNow, match="did not accept"):
        take_up(plan, office, scene.fresh(other))


def test_learning_not_agreed_by_the_sub_group_waits(group, office, plan):
    widen(plan, office)
    referral = scene.in_review(group)
    point = reviews.add_learning_point(referral, by=group.health_visitor, text="Ring first.")
    with pytest.raises(NotNow, match="has not agreed this learning yet"):
        take_up(plan, office, point)


def test_only_the_office_takes_learning_up(group, office, plan, point):
    widen(plan, office)
    for who in (group.chair, group.edu_manager):
        with pytest.raises(PermissionDenied):
            take_up(plan, who, point)
    assert not Recommendation.objects.filter(learning_point=point).exists()


def test_the_page_leads_to_widening_then_into_the_plan_and_on_to_the_action(client, group, office, plan, point):
    client.force_login(office)
    url = reverse("improvement:learning_take_up", args=[point.pk])
    referral = client.get(point.referral.get_absolute_url()).content.decode()
    assert url in referral and "Take it into a plan" in referral
    today = clock.today()
    typed = {"words": WORDS, "plan": plan.pk, **day("decided_on", today.day, today.month, today.year)}
    text = client.get(url).content.decode()
    assert reverse("improvement:plan_widen", args=[plan.pk]) in text and point.text in text
    assert client.post(url, typed).status_code == 422  # a plan that may not hold it is not offered
    widen(plan, office)
    answer = client.post(url, typed)
    made = Recommendation.objects.get(learning_point=point)
    assert answer.status_code == 303 and answer.url == made.get_absolute_url()
    add = f"{reverse('improvement:action_add', args=[plan.pk])}?answers={made.pk}"
    assert add in client.get(made.source.get_absolute_url()).content.decode()
    given = {
        "title": "Ring before writing",
        "theme": "communication",
        "outcome": "Children are helped sooner.",
        "lead_officer": group.edu_manager.pk,
        "lead_agency": group.agencies["EDU"].pk,
        **day("starts_on", today.day, today.month, today.year),
        **day("due_on", 1, 6, today.year + 1),
    }
    assert client.post(add, given).status_code == 303
    assert list(Action.objects.get().recommendations.all()) == [made]
    assert client.get(f"{add}junk").status_code == 200
    assert "holds this learning point already" in client.get(url).content.decode()


def test_learning_shared_says_which_plan_it_is_in(client, group, office, plan, point):
    widen(plan, office)
    take_up(plan, office, point)
    client.force_login(group.constable)
    text = client.get(reverse("practice_review:learning_list")).content.decode()
    assert "In the plan: Improvement plan" in text
    assert LearningPoint.objects.visible_to(group.constable).count() == 1


def test_the_thread_of_a_learning_point_ends_where_no_plan_holds_it_and_goes_on_when_one_does(
    client, group, office, plan, point
):
    client.force_login(office)
    url = reverse("improvement:learning_thread", args=[point.pk])
    assert "The CYPPC has not decided on it yet, so no plan holds it." in client.get(url).content.decode()
    client.force_login(group.constable)
    assert client.get(url).status_code == 404
    widen(plan, office)
    made = take_up(plan, office, point)
    text = client.get(url).content.decode()
    assert point.text in text and made.reference in text and "No action answers it." in text
    assert url in client.get(reverse("practice_review:learning_list")).content.decode()
