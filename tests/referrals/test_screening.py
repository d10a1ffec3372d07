"""Screening: who it is, what was known before, who decides, and what of it is written down."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from access.grants import exclude, revoke
from access.refusals import NotNow
from agencies import actions as agencies
from agencies.models import Team
from audit.models import AccessLog, StatusChange
from people.models import Person
from reference.timescales import due
from referrals import actions
from referrals.models import Concern, ConcernAdult, ConcernChild, Screening
from referrals.views.screening import earlier_of
from tests.cast import child, log
from tests.seen import open_until

pytestmark = pytest.mark.django_db

ADULT = {"forename": "Morna", "surname": "Testerson", "relation": "mother"}


def screening_of(concern, by=None):
    """Return the concern's first screening, claimed by ``by``."""
    screening = Screening.objects.filter(concern=concern).order_by("child__position").first()
    return actions.claim(screening, by=by) if by else screening


def test_an_adult_stays_as_first_given_and_is_never_deleted(cast):
    adult = log(cast.teacher, adults=[ADULT]).adults.get()
    for write in (lambda rows: rows.update(relation="aunt"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            write(ConcernAdult.objects.filter(pk=adult.pk))


def test_a_team_with_the_longest_name_is_not_shut_out(cast):
    Team.objects.filter(pk=cast.teams["duty"].pk).update(name="D" * 120)
    organisation = cast.teams["duty"].organisation
    type(organisation).objects.filter(pk=organisation.pk).update(name="S" * 120)
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    actions.ask(screening, by=cast.duty_worker, text="Where is she now?")
    actions.decide(screening, by=cast.duty_worker, outcome="advice", why="Talked.", feedback="Thank you.")
    assert len(StatusChange.objects.filter(record=screening.pk).last().acting_as) > 160


def known(cast, by="duty_worker", *, forename="Skye", name="Testerson"):
    """Log a concern, decide nothing, and confirm its child as somebody new; return the screening."""
    screening = screening_of(log(cast.colleague, children=[child(forename=forename, surname=name)]), getattr(cast, by))
    actions.confirm_child(screening.child, by=getattr(cast, by), details={"forename": forename, "surname": name})
    return Screening.objects.get(pk=screening.pk)


def sees(team, concern):
    return open_until(concern, to=team) is not False


def closed_to(team, concern):
    """Take a concern from a receiving team, as if another team had screened it."""
    revoke(concern, of=team)
    assert not sees(team, concern)


def test_earlier_concerns_are_found_through_adults_too(cast):
    earlier = log(cast.colleague, adults=[ADULT])
    actions.confirm_adult(
        earlier.adults.get(), by=cast.duty_worker, details={"forename": "Morna", "surname": "Testerson"}
    )
    closed_to(cast.teams["duty"], earlier)
    person = ConcernAdult.objects.get(concern=earlier).person
    concern = log(cast.teacher, adults=[ADULT], children=[child(), child(forename="Isla")])
    actions.confirm_adult(concern.adults.get(), by=cast.duty_worker, person_id=person.pk)
    assert open_until(earlier, to=cast.teams["duty"]) is None
    assert set(Concern.objects.about_person(person.pk)) == {earlier, concern}
    assert earlier in earlier_of(screening_of(concern), cast.duty_worker)


def test_a_concern_about_a_worker_stays_with_the_team_outside_the_workers_agency(cast):
    earlier = log(cast.colleague, about_worker=True, worker_name="Duty Manager", worker_agency=cast.agencies["EDU"])
    exclude(earlier, staff=cast.duty_manager, by=cast.administrator, reason="for the test")
    team = Screening.objects.get(concern=earlier).team
    named = Screening.objects.get(concern=earlier).child
    receiver = cast.constable if team == cast.teams["public_protection"] else cast.duty_worker
    actions.confirm_child(named, by=receiver, details={"forename": "Skye", "surname": "Testerson"})
    revoke(earlier, of=cast.teams["duty"])
    person = ConcernChild.objects.get(pk=named.pk).person
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    actions.confirm_child(screening.child, by=cast.duty_worker, person_id=person.pk)
    assert not sees(cast.teams["duty"], earlier)


def test_earlier_concerns_stay_open_while_screening_goes_on_and_ten_working_days_after_the_decision(cast):
    first = known(cast)
    closed_to(first.team, first.concern)
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    actions.confirm_child(screening.child, by=cast.duty_worker, person_id=first.child.person_id)
    assert open_until(first.concern, to=first.team) is None
    screening = decide(screening, by=cast.duty_worker)
    assert open_until(first.concern, to=first.team) == due("SCREENING_HISTORY_GRANT", screening.closed_at)
    actions.reconsider(screening, by=cast.duty_worker, why="News came in.")
    assert open_until(first.concern, to=first.team) is None


def decide(screening, *, by):
    screening = Screening.objects.get(pk=screening.pk)
    return actions.decide(screening, by=by, outcome="advice", why="Talked.", feedback="Thank you.")


def test_who_is_confirmed_is_not_confirmed_again_without_a_reason(cast):
    screening = known(cast)
    with pytest.raises(NotNow, match="Duty Worker has confirmed already who this is"):
        actions.confirm_child(screening.child, by=cast.duty_colleague, details={"forename": "Skye"})
    assert Person.objects.count() == 1


def test_a_correction_takes_back_what_was_opened_for_the_wrong_person(cast):
    first = known(cast)
    team = first.team
    closed_to(team, first.concern)
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    wrong = actions.confirm_child(screening.child, by=cast.duty_worker, person_id=first.child.person_id).person
    assert sees(team, first.concern)
    new = {"forename": "Skye", "surname": "Otherson"}
    actions.confirm_child(screening.child, by=cast.duty_worker, details=new, why="Another date of birth.")
    assert not sees(team, first.concern)
    assert not Person.objects.visible_to(cast.duty_worker).filter(pk=wrong.pk).exists()
    change = StatusChange.objects.get(record=screening.child_id)
    assert (change.verb, change.source, change.why) == ("correct", wrong.reference, "Another date of birth.")


def test_a_correction_leaves_open_whom_somebody_else_in_the_concern_is(cast):
    first = known(cast)
    closed_to(first.team, first.concern)
    concern = log(cast.teacher, children=[child(), child()])
    person = first.child.person
    for one in concern.children.all():
        actions.confirm_child(one, by=cast.duty_worker, person_id=person.pk)
    one = concern.children.first()
    actions.confirm_child(one, by=cast.duty_worker, details={"forename": "Isla"}, why="The other twin.")
    assert sees(first.team, first.concern)
    assert Person.objects.visible_to(cast.duty_worker).filter(pk=person.pk).exists()


def test_a_receiver_opens_nobody_by_an_id_that_matching_does_not_offer(cast):
    somebody = known(cast, forename="Quentin", name="Zabriskie").child.person
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    with pytest.raises(NotNow, match="not among the possible matches"):
        actions.confirm_child(screening.child, by=cast.duty_worker, person_id=somebody.pk)


def test_only_the_holder_puts_a_screening_back(cast):
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    with pytest.raises(NotNow, match="Take it over instead"):
        actions.release(screening, by=cast.duty_colleague, why="Busy.")
    assert actions.release(screening, by=cast.duty_worker, why="Busy.").status == "waiting"


def test_the_author_does_not_decide_on_her_own_concern_while_somebody_else_can(cast):
    screening = screening_of(log(cast.duty_worker), cast.duty_worker)
    with pytest.raises(NotNow, match="You logged this concern"):
        decide(screening, by=cast.duty_worker)
    for name in ("duty_manager", "duty_colleague"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    assert decide(screening, by=cast.duty_worker).status == "decided"


def test_a_page_that_was_overtaken_does_not_take_over_or_reconsider(cast, client):
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    seen = screening.version
    actions.take_over(screening, by=cast.duty_manager, why="Sick.")
    client.force_login(cast.duty_colleague)
    page = client.post(f"{screening.get_absolute_url()}take-over/", {"why": "Quicker.", "version": seen})
    assert page.status_code == 409
    assert "Changed in the meantime" in page.content.decode()
    assert Screening.objects.get(pk=screening.pk).claimed_by == cast.duty_manager


def test_the_loser_of_a_claim_is_told_who_holds_it_and_led_to_the_record(cast, client):
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    client.force_login(cast.duty_colleague)
    page = client.post(f"{screening.get_absolute_url()}claim/")
    assert page.status_code == 409
    assert "Duty Worker" in page.content.decode()
    assert f'href="{screening.get_absolute_url()}"' in page.content.decode()


def test_everything_shown_while_confirming_is_written_down_as_a_search(cast, client):
    person = known(cast).child.person
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    client.force_login(cast.duty_worker)
    page = client.get(reverse("referrals:child_confirm", args=[screening.child_id]))
    assert "Possible matches" in page.content.decode()
    look = AccessLog.objects.filter(by=cast.duty_worker).latest("pk")
    assert (look.verb, set(look.records)) == ("search", {person.pk, screening.child_id})


def test_the_receiver_sees_which_match_the_author_chose(cast, client):
    person = known(cast).child.person
    suggested = [{"person": str(person.pk), "score": 90, "reasons": [], "chosen": True}]
    screening = screening_of(log(cast.teacher, children=[child(suggested=suggested)]), cast.duty_worker)
    client.force_login(cast.duty_worker)
    page = client.get(reverse("referrals:child_confirm", args=[screening.child_id])).content.decode()
    assert "The author chose this one" in page


def test_a_child_without_a_name_is_added_with_what_was_found_out(cast, client):
    given = child(forename="", surname="", birth_words="", description="Red coat, by the swings")
    screening = screening_of(log(cast.teacher, children=[given]), cast.duty_worker)
    client.force_login(cast.duty_worker)
    address = reverse("referrals:child_confirm", args=[screening.child_id])
    typed = {"person": "new", "forename": "Isla", "surname": "Testerson", "born_2": "2019", "chi": "0101011237"}
    page = client.post(address, {**typed, "version": screening.child.version})
    assert page.status_code == 303, page.content.decode()
    person = ConcernChild.objects.get(pk=screening.child_id).person
    assert (person.name, person.chi) == ("Isla Testerson", "0101011237")


@pytest.mark.parametrize("known_by", ["chi", "description"])
def test_a_chi_number_or_a_description_is_enough_to_know_somebody_by(cast, client, known_by):
    given = child(forename="", surname="", birth_words="", **{known_by: "0101011237"})
    screening = screening_of(log(cast.teacher, children=[given]), cast.duty_worker)
    client.force_login(cast.duty_worker)
    typed = {"person": "new", **({"chi": "0101011237"} if known_by == "chi" else {})}
    page = client.post(reverse("referrals:child_confirm", args=[screening.child_id]), typed)
    assert page.status_code == 303


def test_looking_again_by_what_was_found_out_offers_who_is_known(cast, client):
    person = known(cast).child.person
    given = child(forename="", surname="", birth_words="", description="Red coat")
    screening = screening_of(log(cast.teacher, children=[given]), cast.duty_worker)
    client.force_login(cast.duty_worker)
    address = reverse("referrals:child_confirm", args=[screening.child_id])
    found = {"forename": "Skye", "surname": "Testerson"}
    assert str(person.pk) not in client.get(address).content.decode()
    assert str(person.pk) in client.post(address, {**found, "look": "1"}).content.decode()
    assert client.post(address, {**found, "person": str(person.pk)}).status_code == 303
    assert ConcernChild.objects.get(pk=screening.child_id).person == person


def test_deciding_and_a_persons_page_write_down_what_they_show(cast, client):
    screening = known(cast)
    client.force_login(cast.duty_worker)
    client.get(f"{screening.get_absolute_url()}decide/")
    assert screening.child_id in AccessLog.objects.filter(by=cast.duty_worker).latest("pk").records
    client.get(screening.child.person.get_absolute_url())
    assert screening.concern_id in AccessLog.objects.filter(by=cast.duty_worker).latest("pk").records
