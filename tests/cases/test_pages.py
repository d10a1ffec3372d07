"""The pages of cases, as the lead, somebody involved, the author and strangers meet them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AccessLog
from cases import actions
from cases.models import Case, CaseClock, CaseRequest, ChronologyEntry, FamilyMember, Involvement
from common import clock
from referrals import actions as referrals
from referrals.models import Screening
from tests.cases.conftest import without_meeting

NAMES = ("Testerson", "TESTERSON", "Skye")


@pytest.fixture
def case(cast, say):
    """Return a case opened by an inter-agency discussion."""
    return decided(cast, say)


def decided(cast, say, *, outcome="ird", danger="yes"):
    concern = say.log(cast.nursery_worker, danger=danger)
    screening = Screening.objects.get(concern=concern)
    referrals.claim(screening, by=cast.duty_worker)
    details = {"forename": "Skye", "surname": "Testerson", "born_on": dt.date(2021, 3, 4)}
    referrals.confirm_child(screening.child, by=cast.duty_worker, details=details)
    referrals.decide(
        screening, by=cast.duty_worker, outcome=outcome, why="Bruising, not explained.", feedback="Thank you."
    )
    return Case.objects.filter(opening=screening).first()


def get(client, name, *keys, **query):
    return client.get(reverse(f"cases:{name}", args=keys), query)


def post(client, name, key, **typed):
    return client.post(reverse(f"cases:{name}", args=[key]), typed)


def add_entry(case, by, **told):
    return actions.add_entry(case, by=by, **{"kind": "call", "source": "seen by me", "fact": "Rang home.", **told})


PAGES = ["case_detail", "case_chronology", "case_lead", "case_link", "case_close", "entry_add", "family_add"]


def test_every_page_says_whose_record_it_is_and_keeps_the_name_out_of_title_and_address(client, cast, case):
    client.force_login(cast.duty_worker)
    for name in [*PAGES, "involvement_add", "case_reopen"]:
        page = get(client, name, case.pk)
        text = page.content.decode()
        assert page.status_code == 200, name
        assert "TESTERSON, Skye" in text, name
        assert not any(one in text.split("</title>")[0] for one in NAMES), name
        assert not any(one in page.request["PATH_INFO"] for one in NAMES)


def test_the_case_page_shows_how_it_stands(client, cast, case):
    client.force_login(cast.duty_worker)
    text = get(client, "case_detail", case.pk).content.decode()
    for words in (
        "No lead professional is named yet",
        "names the lead professional",
        "Inter-agency referral discussion",
    ):
        assert words in text
    assert "Public protection" in text


def test_a_stranger_gets_404(client, cast, case):
    client.force_login(cast.teacher)
    for name in PAGES:
        assert get(client, name, case.pk).status_code == 404, name
    assert case.reference not in get(client, "case_list").content.decode()


def test_an_entry_is_added_and_wrong_ones_come_back_with_everything_typed(client, cast, case):
    client.force_login(cast.duty_worker)
    page = post(client, "entry_add", case.pk, kind="call", source="seen by me", happened_day="40", happened_month="1")
    assert page.status_code == 422
    assert 'value="40"' in page.content.decode()
    page = post(client, "entry_add", case.pk, kind="call", source="told by her mother", happened_words="Last summer")
    assert "Write what was seen or heard" in page.content.decode()
    typed = {"happened_day": "3", "happened_month": "march", "happened_year": "2026", "at": "2.30pm"}
    page = post(client, "entry_add", case.pk, kind="seen", source="seen by me", fact="Well and talking.", **typed)
    assert page.status_code == 303
    entry = ChronologyEntry.objects.get(kind="seen")
    assert entry.precision == "time"
    assert entry.happened_at.astimezone(clock.LOCAL) == dt.datetime(2026, 3, 3, 14, 30, tzinfo=clock.LOCAL)
    text = get(client, "case_detail", case.pk).content.decode()
    assert "3 March 2026 at 14:30" in text and "after it happened" in text


def test_a_correction_strikes_out_and_stands_beside(client, cast, case):
    entry = add_entry(case, cast.duty_worker, fact="Rang the aunt.")
    client.force_login(cast.duty_worker)
    page = get(client, "entry_correct", entry.pk)
    assert "Rang the aunt." in page.content.decode()
    typed = {"why": "It was the uncle.", "replace": "yes", "kind": "call", "source": "seen by me"}
    typed |= {"fact": "Rang the uncle.", "happened_words": "This morning", "version": entry.version}
    assert post(client, "entry_correct", entry.pk, **typed).status_code == 303
    text = get(client, "case_detail", case.pk).content.decode()
    assert "<del>" in text and "It was the uncle." in text and "Rang the uncle." in text
    page = post(client, "entry_correct", entry.pk, why="Again", replace="no")
    assert page.status_code == 409
    assert "struck out already" in page.content.decode() and "Again" in page.content.decode()


def test_filters_and_pages_of_the_chronology(client, cast, case):
    for number in range(25):
        add_entry(case, cast.duty_worker, fact=f"Call {number}.", kind="health" if number == 3 else "call")
    client.force_login(cast.duty_worker)
    first = get(client, "case_detail", case.pk)
    assert len(first.context["entries"]) == 20
    assert first.context["page_obj"].paginator.num_pages == 2
    assert len(get(client, "case_detail", case.pk, page=2).context["entries"]) >= 5
    assert get(client, "case_detail", case.pk, page=3).status_code == 404
    assert get(client, "case_detail", case.pk, page="junk").status_code == 404
    assert len(get(client, "case_detail", case.pk, kind="health").context["entries"]) == 1
    assert len(get(client, "case_chronology", case.pk).context["entries"]) > 25
    agency = str(cast.agencies["EDU"].pk)
    found = get(client, "case_chronology", case.pk, agency=agency).context["entries"]
    assert found and all(one.agency == "Education" for one in found)
    assert "No entry fits" in get(client, "case_detail", case.pk, kind="police").content.decode()


def test_family_is_looked_for_before_somebody_new_is_added(client, cast, case):
    client.force_login(cast.duty_worker)
    typed = {"forename": "Rowan", "surname": "Testerson", "relationship": "mother"}
    typed |= {"parental_responsibility": "yes", "lives_with": "yes"}
    page = post(client, "family_add", case.pk, look="1", **typed)
    assert page.status_code == 200 and not FamilyMember.objects.exists()
    page = post(client, "family_add", case.pk, sure="1", person="new", **typed)
    assert page.status_code == 303
    member = FamilyMember.objects.get()
    assert (member.person.name, member.person.kind) == ("Rowan Testerson", "adult")
    page = post(
        client, "family_change", member.pk, relationship="mother", parental_responsibility="no", lives_with="no"
    )
    assert page.status_code == 303
    assert post(client, "family_end", member.pk, why="").status_code == 422
    assert post(client, "family_end", member.pk, why="Moved to Perth.").status_code == 303
    assert "Moved to Perth." in get(client, "case_detail", case.pk).content.decode()


def test_somebody_is_involved_and_let_out_again(client, cast, case):
    client.force_login(cast.duty_worker)
    typed = {"what": "staff", "staff": cast.health_visitor.pk, "reason": "Visits weekly."}
    assert post(client, "involvement_add", case.pk, what="staff", reason="").status_code == 422
    assert post(client, "involvement_add", case.pk, **typed).status_code == 303
    again = post(client, "involvement_add", case.pk, **typed)
    assert again.status_code == 409 and "involved already" in again.content.decode()
    client.force_login(cast.health_visitor)
    text = get(client, "case_detail", case.pk).content.decode()
    assert "Visits weekly." in text and reverse("cases:involvement_add", args=[case.pk]) not in text
    assert get(client, "case_lead", case.pk).status_code == 403
    client.force_login(cast.duty_worker)
    one = Involvement.objects.get(staff=cast.health_visitor)
    assert post(client, "involvement_end", one.pk, why="Another visitor took over.").status_code == 303
    client.force_login(cast.health_visitor)
    assert get(client, "case_detail", case.pk).status_code == 404


def test_the_lead_professional_is_named_and_leads(client, cast, case):
    client.force_login(cast.duty_worker)
    assert post(client, "case_lead", case.pk, staff=cast.health_visitor.pk).status_code == 303
    client.force_login(cast.health_visitor)
    text = get(client, "case_detail", case.pk).content.decode()
    assert "Health Visitor" in text and "Name another" in text


def test_closing_says_beforehand_what_is_missing_then_closes_and_opens_again(client, cast, case):
    client.force_login(cast.duty_worker)
    assert "Not done yet: Child protection planning meeting" in get(client, "case_close", case.pk).content.decode()
    without_meeting(case, cast.duty_worker)
    page = get(client, "case_close", case.pk).content.decode()
    assert "Why was the child not seen and spoken to?" in page
    add_entry(case, cast.duty_worker, kind="seen", fact="Seen at home, spoke of school.")
    typed = {"closing_code": "safe", "why": "Nothing since.", "who_helps": "The named person."}
    assert post(client, "case_close", case.pk, **typed).status_code == 422
    typed |= {"carer_not_seen_why": "Spoken to by telephone."}
    assert post(client, "case_close", case.pk, closing_code="safe").status_code == 422
    assert post(client, "case_close", case.pk, **typed).status_code == 303
    page = get(client, "case_detail", case.pk).content.decode()
    assert "Closed" in page and reverse("cases:entry_add", args=[case.pk]) not in page
    assert post(client, "case_reopen", case.pk, why="Seen with new bruises.").status_code == 303
    case.refresh_from_db()
    assert case.is_open


def test_a_clock_is_met_by_hand_and_exempted_by_the_lead_alone(client, cast, case):
    client.force_login(cast.duty_worker)
    review = CaseClock.objects.get(case=case, key="CASE_REVIEW")
    assert post(client, "clock_settle", review.pk, what="met").status_code == 303
    again = CaseClock.objects.filter(case=case, key="CASE_REVIEW").running().get()
    assert post(client, "clock_settle", again.pk, what="exempt").status_code == 422
    assert post(client, "clock_settle", again.pk, what="exempt", why="Two a year suffice.").status_code == 303
    assert "Two a year suffice." in get(client, "case_detail", case.pk).content.decode()


def test_cases_are_linked_and_shown_only_to_who_may_see_both(client, cast, case, say):
    other = decided(cast, say, outcome="single_agency", danger="no")
    client.force_login(cast.duty_worker)
    assert post(client, "case_link", case.pk, other=other.pk, reason="Cousins").status_code == 303
    assert other.reference in get(client, "case_detail", case.pk).content.decode()
    client.force_login(cast.constable)
    assert other.reference not in get(client, "case_detail", case.pk).content.decode()


def test_who_may_not_open_a_case_asks_for_one_and_hears_the_answer(client, cast, say):
    assert decided(cast, say, outcome="advice", danger="no") is None
    screening = Screening.objects.get()
    client.force_login(cast.nursery_worker)
    concern_url = screening.concern.get_absolute_url()
    assert reverse("cases:request_ask", args=[screening.pk]) in client.get(concern_url).content.decode()
    assert post(client, "request_ask", screening.pk, why="").status_code == 422
    page = post(client, "request_ask", screening.pk, why="It goes on every week.")
    asked = CaseRequest.objects.get()
    assert page.status_code == 303 and page.url == asked.get_absolute_url()
    client.force_login(cast.duty_worker)
    assert "Decline with a reason" in get(client, "request_detail", asked.pk).content.decode()
    assert post(client, "request_decline", asked.pk, why="Health visits weekly now.").status_code == 303
    client.force_login(cast.nursery_worker)
    assert "Health visits weekly now." in get(client, "request_detail", asked.pk).content.decode()


def test_the_screening_leads_to_its_case(client, cast, case):
    client.force_login(cast.duty_worker)
    assert case.get_absolute_url() in client.get(case.opening.get_absolute_url()).content.decode()
    client.force_login(cast.nursery_worker)
    assert case.reference not in client.get(case.opening.concern.get_absolute_url()).content.decode()


def test_the_list_narrows_sorts_and_says_what_is_late(client, cast, case):
    client.force_login(cast.duty_worker)
    assert case.reference in get(client, "case_list").content.decode()
    assert "No case fits" in get(client, "case_list", lead="me").content.decode()
    for query in ({"lead": "my_team"}, {"lead": "nobody"}, {"status": "all"}, {"sort": "-due"}):
        assert case.reference in get(client, "case_list", **query).content.decode(), query
    assert "No case fits" in get(client, "case_list", clock="late").content.decode()
    client.force_login(cast.health_visitor)
    assert "once you or your team are involved" in get(client, "case_list").content.decode()


def test_what_a_case_page_showed_is_written_down(client, cast, case):
    client.force_login(cast.duty_worker)
    get(client, "case_detail", case.pk)
    look = AccessLog.objects.filter(page="cases:case_detail").latest("id")
    assert {case.pk, case.child_id} <= set(look.records)


def test_a_case_page_with_fifty_entries_asks_at_most_fifteen_questions(client, cast, case):
    for number in range(50):
        add_entry(case, cast.duty_worker, fact=f"Call {number}.")
    client.force_login(cast.duty_worker)
    get(client, "case_detail", case.pk)
    with CaptureQueriesContext(connection) as asked:
        get(client, "case_detail", case.pk)
    questions = [one["sql"][:150] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(questions) <= 15, "\n".join(questions)


def test_nobody_is_offered_to_ask_for_a_case_that_a_decision_opened(client, cast, say):
    assert decided(cast, say, outcome="ird") is not None
    screening = Screening.objects.get()
    client.force_login(cast.nursery_worker)
    shown = client.get(screening.concern.get_absolute_url()).content.decode()
    assert reverse("cases:request_ask", args=[screening.pk]) not in shown
