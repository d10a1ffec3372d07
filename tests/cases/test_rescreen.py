"""A new adult in the household, a move, a child not seen: each asks that somebody looks again."""

import datetime as dt

import pytest
from django.urls import reverse

from access.refusals import NotNow
from agencies.models.staff import system
from cases import actions
from cases.models import RescreenPrompt
from common import clock
from people.actions import live_together, record_address, record_birth
from people.models import Person
from referrals import actions as referrals
from tests.cases.conftest import decide, open_by
from tests.cast import child as given
from tests.cast import log
from work.mine import day_of, waiting_for
from work.models import Notice

LATER = dt.timedelta(days=20)
STRANGER = {"forename": "Rab", "kind": "adult"}


def waiting(case):
    return set(RescreenPrompt.objects.filter(case=case).waiting().values_list("why", flat=True))


def test_who_is_gathered_at_the_start_asks_for_nothing(cast, case):
    actions.add_family_member(case, by=cast.duty_worker, relationship="mother", details=STRANGER, lives_with="yes")
    assert waiting(case) == set()


@pytest.mark.parametrize("known", [True, False])
def test_an_adult_who_joins_later_asks_for_a_rescreen_whether_or_not_the_day_is_known(cast, case, known):
    with clock.living_at(clock.now() + LATER):
        since = clock.today() if known else None
        told = {"details": STRANGER, "lives_with": "yes", "lives_since": since}
        actions.add_family_member(case, by=cast.duty_worker, relationship="partner", **told)
    assert waiting(case) == {"new_adult"}
    assert Notice.objects.filter(about=case.pk, text__contains="asks for a re-screen").exists()
    assert "An adult joined" in case.entries.filter(kind="home").get().fact


def test_a_move_asks_and_the_chronology_never_says_where_to(cast, case):
    record_address(case.child, by=cast.duty_worker, line="3 Mill Lane")
    assert waiting(case) == set()
    record_address(case.child, by=cast.duty_worker, line="1 Refuge Road", kind="protected", why="threats")
    assert waiting(case) == {"moved"}
    assert "Refuge" not in case.entries.filter(kind="home").get().fact


def test_where_no_case_is_open_the_team_that_screened_last_finds_it_on_its_home(client, cast):
    concern = log(cast.nursery_worker)
    screening = concern.screenings.get()
    referrals.claim(screening, by=cast.duty_worker)
    referrals.confirm_child(screening.child, by=cast.duty_worker, details={"forename": "Skye"})
    decide(screening, cast.duty_worker, "advice")
    child = Person.objects.get(forename="Skye")
    record_address(child, by=cast.duty_worker, line="3 Mill Lane")
    record_address(child, by=cast.duty_worker, line="2 Quay Row", since=clock.today() - dt.timedelta(days=9))
    assert not Notice.objects.filter(text__contains="screened again").exists()  # before the decision: known to it
    record_address(child, by=cast.duty_worker, line="1 Quay Row")
    told = Notice.objects.get(text__contains="Should the child be screened again?")
    assert (told.team, told.about) == (cast.teams["duty"], concern.pk)
    client.force_login(cast.duty_colleague)
    assert f"{concern.reference}: the child moved" in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("known", [True, False])
def test_a_child_who_joins_a_household_asks_in_her_own_case_and_in_that_of_the_child_found_there(cast, case, known):
    theirs = open_by(cast, children=[given(forename="Lewis")])
    gran = {"forename": "Morag", "kind": "adult"}
    told = {"relationship": "grandparent", "details": gran, "lives_with": "yes"}
    found = actions.add_family_member(theirs, by=cast.duty_worker, **told)
    assert waiting(theirs) == set()
    with clock.living_at(clock.now() + LATER):
        live_together(case.child, by=cast.duty_worker, other=found.person, since=clock.today() if known else None)
    assert waiting(case) == {"joined"} and waiting(theirs) == {"new_child"}
    assert "The child joined a household" in case.entries.filter(kind="home").get().fact
    assert "Another child joined" in theirs.entries.filter(kind="home").get().fact


def test_it_is_due_by_a_clock_that_stands_in_her_work_and_that_only_the_answer_meets(cast, case):
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)
    actions.add_entry(case, by=cast.duty_worker, kind="not_seen", source="visited", fact="Nobody at home.")
    prompt, one = RescreenPrompt.objects.get(), case.clocks.get(key="RESCREEN")
    assert (one.about, one.rule.nature) == (prompt.pk, "administrative") and "check locally" in one.rule.source
    with clock.living_at(one.due_at + dt.timedelta(days=1)):
        actions.warn_of_clock(one, by=system())
        [item] = [item for item in waiting_for(cast.duty_worker) if "e-screen" in item.kind + item.what]
    assert (item.kind, item.due, item.url) == ("Re-screen asked for", day_of(one.due_at), prompt.get_absolute_url())
    assert Notice.objects.filter(about=case.pk, text__contains="Re-screen of the child was due").exists()
    with pytest.raises(NotNow, match="Answer the re-screen"):
        actions.meet_clock(one, by=cast.duty_worker)
    actions.answer_rescreen(prompt, by=cast.duty_worker, answer="not_needed", words="Seen today.")
    one.refresh_from_db()
    assert one.met_at is not None


def test_a_child_not_seen_asks(cast, case):
    for _ in range(2):
        actions.add_entry(case, by=cast.duty_worker, kind="not_seen", source="visited", fact="Nobody at home.")
    assert waiting(case) == {"not_seen"}


def test_it_is_answered_with_words_and_by_the_concern_that_was_screened(cast, case):
    actions.add_entry(case, by=cast.duty_worker, kind="not_seen", source="visited", fact="Nobody at home.")
    prompt = RescreenPrompt.objects.get()
    with pytest.raises(NotNow, match="reference of the concern"):
        actions.answer_rescreen(prompt, by=cast.duty_worker, answer="screened", words="Looked again.")
    with pytest.raises(NotNow, match="Say what was found"):
        actions.answer_rescreen(prompt, by=cast.duty_worker, answer="not_needed", words=" ")
    concern = log(cast.duty_worker, children=[given()])
    actions.answer_rescreen(prompt, by=cast.duty_worker, answer="screened", words="Looked again.", concern=concern)
    assert waiting(case) == set()
    with pytest.raises(NotNow, match="answered already"):
        actions.answer_rescreen(prompt, by=cast.duty_worker, answer="not_needed", words="Seen today.")


def test_a_protected_address_is_seen_by_whoever_leads_the_case(cast, case):
    from people.models import AddressEpisode

    told = {"line": "1 Refuge Road", "kind": "protected", "why": "threats", "told_in": case.pk}
    home = record_address(case.child, by=cast.duty_worker, **told)
    seen = {
        name: AddressEpisode.objects.visible_to(getattr(cast, name)).filter(pk=home.pk).exists()
        for name in ("duty_worker", "duty_colleague", "hlt_manager")
    }
    assert seen == {"duty_worker": True, "duty_colleague": True, "hlt_manager": False}
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.health_visitor)
    assert AddressEpisode.objects.visible_to(cast.health_visitor).filter(pk=home.pk).exists()
    assert not AddressEpisode.objects.visible_to(cast.duty_colleague).filter(pk=home.pk).exists()


def test_a_birth_enters_the_chronology(cast, case):
    child = case.child
    child.due_on = clock.today()
    child.save(update_fields=["due_on"])
    record_birth(child, by=cast.duty_worker, born_on=clock.today(), sex="female")
    assert "was born" in case.entries.filter(kind="event").get().fact
