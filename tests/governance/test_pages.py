"""Who leads, as the office, a member and everybody else meet it."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from common import clock
from governance import actions
from governance.models import Body, BodyDecision, BodyMeeting, BodyMember
from reports import cover
from reports.home import sections_for
from tests.engagement.test_pages import day
from tests.governance.conftest import decide, hold

ANSWERED = dict.fromkeys(("questions", "issues", "decisions", "vision", "context", "valuing"), "yes")


def get(client, name, key=None):
    return client.get(reverse(f"governance:{name}", args=[key] if key else []))


def page(client, name, key=None):
    answer = get(client, name, key)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client, name, key=None, /, **typed):
    answer = client.post(reverse(f"governance:{name}", args=[key] if key else []), typed)
    assert answer.status_code == 303, answer.content.decode()
    return answer


def test_the_office_takes_a_body_from_its_opening_to_a_minuted_meeting(client, cast):
    client.force_login(cast.lead_officer)
    today, place = clock.today(), cast.agencies["EDU"].partnerships.get()
    post(client, "body_open", code="COG", name="Chief Officers Group", purpose="Leads.", partnership=place.pk)
    body = Body.objects.get()
    post(client, "member_add", body.pk, staff=cast.edu_manager.pk, seat="Education", **day("from_on", today))
    assert "No chair is confirmed" in page(client, "body_detail", body.pk)
    post(client, "meeting_plan", body.pk, **day("on", today), place="Chambers")
    meeting = BodyMeeting.objects.get()
    post(client, "item_add", meeting.pk, title="How we lead")
    post(client, "paper_add", meeting.pk, title="A paper", words="It says so.", sensitivity="staff")
    post(client, "agenda_look", meeting.pk)
    for item in meeting.items.filter(standing="found"):
        post(client, "item_settle", item.pk, standing="dropped", why="Next time.")
    post(client, "decision_ask", meeting.pk, question="Who chairs?")
    post(client, "meeting_send_papers", meeting.pk)
    member = BodyMember.objects.get()
    post(client, "meeting_hold_meeting", meeting.pk, **{f"member_{member.pk}": "present"})
    decision = BodyDecision.objects.get()
    post(client, "decision_record", decision.pk, outcome="agreed", words="Education chairs.")
    post(client, "decision_chair", decision.pk, member=member.pk, **day("from_on", today))
    post(client, "decision_release", decision.pk)
    post(client, "meeting_minute", meeting.pk, minutes="All agreed.")
    text = page(client, "meeting_detail", meeting.pk)
    assert all(words in text for words in ("How we lead", "A paper", "Education chairs.", "All agreed.", "Minuted"))
    client.force_login(cast.teacher)
    text = page(client, "leadership")
    assert "Education chairs." in text and "A paper" in text and "Chaired by Edu Manager" in text
    assert "Plan a meeting" not in page(client, "body_detail", body.pk)


def test_the_vision_is_on_everybodys_home_page_once_it_is_approved(client, cast, meeting):
    decision = decide(cast, meeting)
    assert not [one for one in sections_for(cast.teacher) if one.title == "What we want for children"]
    client.force_login(cast.lead_officer)
    post(client, "decision_vision", decision.pk, text="Every child is safe and heard.", **day("from_on", clock.today()))
    client.force_login(cast.teacher)
    assert "Every child is safe and heard." in client.get(reverse("home")).content.decode()
    assert "Every child is safe and heard." in page(client, "leadership")
    assert cover.vision("The plan’s own.") == "Every child is safe and heard."


def test_a_member_who_is_no_chief_officer_reads_her_bodys_papers_and_others_find_nothing(client, cast, meeting):
    client.force_login(cast.edu_manager)
    assert "How we lead" in page(client, "meeting_detail", meeting.pk)
    assert get(client, "item_add", meeting.pk).status_code == 403
    client.force_login(cast.teacher)
    assert get(client, "meeting_detail", meeting.pk).status_code == 404
    member = BodyMember.objects.get(staff=cast.edu_manager)
    actions.end_membership(member, by=cast.lead_officer, on=clock.today())
    with clock.living_at(clock.now() + dt.timedelta(days=1)):
        client.force_login(cast.edu_manager)
        assert get(client, "meeting_detail", meeting.pk).status_code == 404


def test_a_decision_is_read_by_all_only_when_released(client, cast, meeting):
    decision = decide(cast, meeting)
    client.force_login(cast.teacher)
    assert get(client, "decision_detail", decision.pk).status_code == 404
    assert "Who chairs?" not in page(client, "decision_list")
    actions.release_decision(decision, by=cast.lead_officer)
    assert "Who chairs?" in page(client, "decision_list")
    assert "Let every member of staff" not in page(client, "decision_detail", decision.pk)


def test_what_follows_is_chased_on_the_home_page(client, cast, meeting):
    decision = decide(cast, meeting)
    given = {"what": "Find a room", "who": cast.teacher, "due_on": clock.today()}
    made = actions.add_follow_up(decision, by=cast.lead_officer, **given)
    section = next(one for one in sections_for(cast.teacher) if one.title == "Leadership")
    assert [row.title for row in section.rows] == ["Find a room"]
    with clock.living_at(clock.now() + dt.timedelta(days=2)):
        office = next(one for one in sections_for(cast.lead_officer) if one.title == "Leadership")
        assert [(figure.value, figure.late) for figure in office.figures] == [(1, True)]
    client.force_login(cast.teacher)
    post(client, "follow_up_finish", made.pk, words="The hall.")
    assert not [one for one in sections_for(cast.teacher) if one.title == "Leadership"]


def test_the_review_of_effectiveness_asks_three_questions_and_three_headings_and_names_nobody(client, cast, body):
    client.force_login(cast.lead_officer)
    post(client, "review_open", body.pk, **day("answers_by", clock.today() + dt.timedelta(days=9)))
    review = body.reviews.get()
    for number, key in enumerate(("edu_manager", "hlt_manager", "pol_manager")):
        user = getattr(cast, key)
        client.force_login(user)
        text = page(client, "review_detail", review.pk)
        assert ("once three members have answered" in text) and f"{number} of 4 members answered" in text
        post(client, "review_answer", review.pk, **ANSWERED, words=f"Wish {number}.")
    client.force_login(cast.lead_officer)
    text = page(client, "review_detail", review.pk)
    assert "Wish 0." in text and "Are we asked the right questions?" in text
    assert not any(name in text for name in ("Edu Manager", "Hlt Manager", "Pol Manager"))
    post(client, "review_close", review.pk, result="We go on.")
    given = {"what": "Meet staff", "who": cast.edu_manager.pk, **day("due_on", clock.today())}
    post(client, "review_follow", review.pk, **given)
    text = page(client, "review_detail", review.pk)
    assert "We go on." in text and "Meet staff" in text


def test_groups_beside_are_linked_not_repeated(client, cast):
    client.force_login(cast.lead_officer)
    post(client, "sister_add", name="Adult protection", does="Protects adults.", link="https://example.org/adults")
    text = page(client, "leadership")
    assert "Protects adults." in text and "https://example.org/adults" in text


def test_a_refusal_stands_above_what_was_typed(client, cast, meeting):
    client.force_login(cast.lead_officer)
    hold(cast, meeting)
    answer = client.post(reverse("governance:item_add", args=[meeting.pk]), {"title": "Too late"})
    assert answer.status_code == 409
    assert "Call the papers back first" in answer.content.decode() and "Too late" in answer.content.decode()
