"""The chronology is as told: PostgreSQL refuses a change, a correction strikes through and adds."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from access.refusals import NotNow
from cases import actions
from cases.models import ChronologyEntry
from common import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(cast, case):
    """An entry by the duty worker."""
    told = {"kind": "seen", "fact": "Seen at home.", "own_words": "“I was hungry.”", "opinion": "Underweight."}
    happened = clock.now() - dt.timedelta(days=2)
    return actions.add_entry(case, by=cast.duty_worker, happened_at=happened, source="seen by me", **told)


def test_an_entry_says_who_for_whom_when_it_happened_and_when_recorded(cast, entry):
    assert (entry.author, entry.organisation) == (cast.duty_worker, cast.duty_worker.organisation)
    assert entry.acting_as == "Social work duty, Social work of Dundee"
    assert entry.recorded_at - entry.happened_at > dt.timedelta(days=1)


@pytest.mark.parametrize("field", ["fact", "own_words", "opinion", "source", "kind", "acting_as", "happened_words"])
def test_postgresql_refuses_a_changed_entry(entry, field):
    with pytest.raises(DatabaseError, match="as_told|read-only|Cannot"), transaction.atomic():
        ChronologyEntry.objects.filter(pk=entry.pk).update(**{field: "changed"})


def test_postgresql_refuses_a_deleted_entry(entry):
    with pytest.raises(DatabaseError), transaction.atomic():
        ChronologyEntry.objects.filter(pk=entry.pk).delete()


def test_what_was_struck_through_stays_so_with_its_reason(cast, entry):
    actions.correct_entry(entry, by=cast.duty_worker, why="The wrong child")
    entry.refresh_from_db()
    assert (entry.struck_by, entry.struck_why) == (cast.duty_worker, "The wrong child")
    for undone in ({"struck_at": None, "struck_by": None, "struck_why": ""}, {"struck_why": "other"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ChronologyEntry.objects.filter(pk=entry.pk).update(**undone)


def test_a_correction_strikes_through_and_adds_another(cast, entry):
    instead = {"kind": "seen", "fact": "Seen at nursery.", "source": "seen by me", "happened_at": entry.happened_at}
    new = actions.correct_entry(entry, by=cast.duty_worker, why="At nursery, not at home", instead=instead)
    entry.refresh_from_db()
    assert new.corrects == entry
    assert entry.is_struck
    assert not new.is_struck
    with pytest.raises(NotNow, match="already"):
        actions.correct_entry(entry, by=cast.duty_worker, why="again")


def test_only_the_author_or_the_lead_corrects(cast, case, entry):
    with pytest.raises(NotNow, match="wrote this entry"):
        actions.correct_entry(entry, by=cast.constable, why="I saw it otherwise")
    theirs = actions.add_entry(case, by=cast.constable, kind="police", fact="Called to the address.")
    assert actions.correct_entry(theirs, by=cast.duty_worker, why="The wrong address").is_struck


def test_an_entry_says_something(cast, case, entry):
    with pytest.raises(NotNow, match="Write what was seen"):
        actions.add_entry(case, by=cast.duty_worker, kind="seen", fact=" ")
    with pytest.raises(IntegrityError, match="entry_says"), transaction.atomic():
        ChronologyEntry.objects.create(
            case=case, author=cast.duty_worker, acting_as="x", kind="seen", happened_at=clock.now()
        )


def test_nothing_happened_in_the_future(cast, case):
    with pytest.raises(NotNow, match="lie ahead"):
        ahead = clock.now() + dt.timedelta(days=1)
        actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen", happened_at=ahead)


def test_without_a_moment_an_entry_stands_at_about_now(cast, case):
    made = actions.add_entry(case, by=cast.duty_worker, kind="other", fact="Seen", happened_words="since the summer")
    assert made.precision == "about"


def test_the_newest_stands_first(cast, case, entry):
    newest = actions.add_entry(case, by=cast.duty_worker, kind="call", fact="Rang.", happened_at=clock.now())
    assert case.entries.newest_first().first() == newest


def test_what_another_agency_told_is_theirs_and_says_who_wrote_it_down(signed_in, cast, case):
    at, today = signed_in(cast.duty_worker), clock.today()
    nursery, mine = cast.nursery_worker.organisation, cast.duty_worker.organisation
    typed = {"kind": "contact", "source": "Told by the nursery", "fact": "He was collected late.", "about": []}
    typed |= {"happened_day": today.day, "happened_month": today.month, "happened_year": today.year}
    added = at.post(reverse("cases:entry_add", args=[case.pk]), {**typed, "organisation": nursery.pk})
    assert added.status_code == 303
    entry = case.entries.get(fact="He was collected late.")
    assert (entry.organisation, entry.author) == (nursery, cast.duty_worker)
    shown = at.get(case.get_absolute_url()).content.decode()
    assert f"<strong>{nursery.agency}</strong>, written by {cast.duty_worker}" in shown
    assert at.post(reverse("cases:entry_add", args=[case.pk]), {**typed, "fact": "Seen."}).status_code == 303
    assert case.entries.get(fact="Seen.").organisation == mine


def test_a_correction_leaves_the_information_with_whose_it_was(cast, case):
    nursery = cast.nursery_worker.organisation
    told = {"kind": "contact", "fact": "Late on Monday.", "organisation": nursery}
    entry = actions.add_entry(case, by=cast.duty_worker, **told)
    instead = {"kind": "contact", "fact": "Late on Tuesday."}
    made = actions.correct_entry(entry, by=cast.duty_worker, why="The wrong day.", instead=instead)
    assert made.organisation == nursery
