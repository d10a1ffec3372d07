"""Who reads a file reads only: her roles open nothing but looking in a case that she audits."""

import datetime as dt
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.grants import open_person
from access.proof import drift
from access.roles import Permission
from agencies.models.staff import system
from cases import actions as cases
from cases.actions import add_entry, end_involvement, involve
from cases.models import Case, Involvement
from cases.sight import who_sees
from common import clock
from documents import actions as documents
from exploitation import actions as exploitation
from inspection import actions
from people.actions import raise_warning
from people.models import Person
from plans import actions as plans
from tests.documents.test_documents import a_file
from tests.planning_meetings.conftest import arrange
from tests.plans.conftest import sought
from work.actions import make_task
from work.holders import holders_of

pytestmark = pytest.mark.django_db
WORK = Permission.WORK_ON_CASE
MOST_PAGES = 150


@pytest.fixture
def audited(drawn):
    """A case whose file the health visitor reads, who works on cases elsewhere."""
    return drawn.files.first().case


def works(staff, case):
    return Case.objects.visible_to(staff, WORK).filter(pk=case.pk).exists()


def write(case, by):
    return add_entry(case, by=by, kind="visit", happened_at=clock.now(), fact="Seen at home.")


def test_the_reader_sees_the_case_and_its_child_and_writes_in_neither(cast, audited):
    reader = cast.health_visitor
    assert reader.may(WORK)
    assert Case.objects.visible_to(reader).filter(pk=audited.pk).exists()
    assert Person.objects.visible_to(reader).filter(pk=audited.child_id).exists()
    assert not works(reader, audited)
    assert not Person.objects.visible_to(reader, WORK).filter(pk=audited.child_id).exists()
    with pytest.raises(PermissionDenied):
        write(audited, reader)
    assert drift() == []


def test_the_pages_show_the_reader_the_case_and_refuse_her_its_forms(cast, audited, signed_in):
    client = signed_in(cast.health_visitor)
    page = client.get(audited.get_absolute_url())
    form = reverse("cases:entry_add", args=[audited.pk])
    assert page.status_code == 200
    assert form not in page.content.decode()
    assert client.get(form).status_code == 403
    assert audited.reference not in client.get(reverse("cases:case_list")).content.decode()


def filled(cast, case):
    """Fill a case with one of everything that has buttons of its own; return what cannot be reached from its page."""
    by, today = cast.duty_worker, clock.today()
    cases.name_lead_professional(case, by=by, staff=by)
    cases.add_family_member(case, by=by, relationship="mother", details={"forename": "Ailsa", "kind": "adult"})
    cases.add_entry(case, by=by, kind="not_seen", source="visited", fact="Nobody at home.")
    told = {"kind": "dog", "words": "A dog.", "to_do": "Ring first.", "review_on": today + dt.timedelta(days=30)}
    raise_warning(case.child, by=by, **told)
    documents.file_document(case, by=by, kind="report", title="A report", content=a_file())
    make_task(by=by, about=case, whom=by, title="Ring the school", due_on=today)
    plan = plans.open_plan(case, by=by, protection=True, because="Agreed.")
    outcome = plans.add_outcome(
        plan, by=by, **sought(plans.add_risk(plan, by=by, worry="Nobody cooks.", evidence="Seen."))
    )
    plans.add_step(outcome, by=by, what="Visit", due_on=today, staff=by)
    plans.add_core_member(plan, by=by, name="Gran", role="Grandmother")
    arrange(case, cast)
    exploitation.begin(case, by=by, why="Seen at a car wash.")


def links_of(page):
    """Return where the links and the forms of a page's own part lead."""
    own = page.content.decode().partition("<main")[2].partition("</main>")[0]
    return {found.partition("#")[0] for found in re.findall(r'(?:href|action)="(/[^"?]*)', own)}


def test_no_page_of_the_case_offers_the_reader_what_would_be_refused_her(cast, audited, signed_in):
    filled(cast, audited)
    client, todo, seen, refused = signed_in(cast.health_visitor), [(audited.get_absolute_url(), "")], set(), []
    while todo:
        url, on = todo.pop()
        if url in seen or len(seen) > MOST_PAGES:
            continue
        seen.add(url)
        page = client.get(url)
        if page.status_code == 403:
            refused.append(f"{url} on {on}")
        elif page.status_code == 200 and "html" in page["Content-Type"]:
            todo += [(link, url) for link in sorted(links_of(page))]
    assert len(seen) > 25, seen
    assert not refused, "\n".join(refused)


def test_the_reader_brings_nobody_of_her_agency_and_is_given_no_work(cast, audited):
    assert [whom for whom, reads_only in who_sees(audited) if reads_only] == [cast.health_visitor]
    assert not any("as Health Visitor" in why for why in who_sees(audited).values())
    assert not holders_of(audited.pk).hold(cast.health_visitor)


def test_a_reader_who_is_involved_otherwise_works_and_goes_on_reading_when_that_ends(cast, audited):
    reader = cast.health_visitor
    involved = involve(audited, by=cast.duty_worker, staff=reader, reason="health visiting")
    assert works(reader, audited)
    write(audited, reader)
    end_involvement(involved, by=cast.duty_worker, why="discharged")
    assert not works(reader, audited)
    assert Case.objects.visible_to(reader).filter(pk=audited.pk).exists()
    assert drift() == []


def test_a_reader_whose_team_is_involved_works_through_her_team(cast, audited):
    involve(audited, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    assert works(cast.health_visitor, audited)


def test_reading_ends_and_leaves_what_else_lets_in(cast, drawn, audited):
    involve(audited, by=cast.duty_worker, staff=cast.health_visitor, reason="health visiting")
    actions.name_reader(drawn.files.get(case=audited), by=cast.lead_officer, reader=cast.teacher)
    assert works(cast.health_visitor, audited)
    assert not Involvement.objects.filter(case=audited, staff=cast.health_visitor, reads_only=True).live().exists()


def test_a_grant_to_read_opens_later_people_to_be_read_only(cast, audited):
    person = Person.objects.exclude(pk=audited.child_id).first()
    open_person(person, through=audited, by=system(), reason="family")
    assert Person.objects.visible_to(cast.health_visitor).filter(pk=person.pk).exists()
    assert drift() == []
