"""Answer an enquiry to the register: it is written down with its answer before anybody reads the answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.actions.chronology import refuse
from cases.models import Case
from common import clock
from common.models import next_reference
from people.matching import Match, possible_matches
from reference.timescales import in_force
from register import policies
from register.enquiring import SURE, answer_to
from register.models import EnquiryMatch, RegisterEnquiry
from work.actions import notify

CHECK = Permission.CHECK_REGISTER


@action(CHECK)
def ask_register(
    *,
    by: StaffMember,
    asker: str,
    call_back: str,
    why: str,
    asker_job: str = "",
    agency: Agency | None = None,
    agency_words: str = "",
    forename: str = "",
    surname: str = "",
    born_earliest: dt.date | None = None,
    born_latest: dt.date | None = None,
    address_line: str = "",
    postcode: str = "",
) -> RegisterEnquiry:
    """Write down who asks about which child and why, with the answer; tell the lead when it is asked often.

    NotNow when it is not said who asks, for whom, why, on which number, or about whom.
    """
    child: dict[str, Any] = {"forename": forename.strip(), "surname": surname.strip(), "address_line": address_line}
    child |= {"born_earliest": born_earliest, "born_latest": born_latest, "postcode": postcode}
    refuse(
        policies.why_not_ask(
            asker=asker, for_whom=agency_words or (agency.name if agency else ""), call_back=call_back, why=why
        ),
        policies.why_not_match(**child),
    )
    role, matches = role_for(by, CHECK), possible_matches(**child)
    answer, words = answer_to(matches, by)
    made = RegisterEnquiry.objects.create(
        reference=next_reference("ENQ"),
        asked_at=clock.now(),
        asker=asker,
        asker_job=asker_job,
        agency=agency,
        agency_words=agency_words,
        call_back=call_back,
        why=why,
        answer=answer,
        answer_words=words,
        answered_by=by,
        answered_as=str(role),
        team=role.team,
        **child,
    )
    for match in matches:
        _note(made, match)
    return made


def _note(enquiry: RegisterEnquiry, match: Match) -> None:
    """Keep whom an enquiry may have been about; tell the lead when they were asked about often."""
    EnquiryMatch.objects.create(enquiry=enquiry, person_id=match.person_id, score=match.score)
    often, months = in_force("REGISTER_ENQUIRIES").number, in_force("REGISTER_ENQUIRY_PERIOD").number
    since = clock.now() - relativedelta(months=months)
    sure = EnquiryMatch.objects.filter(person=match.person_id, score__gte=SURE)
    many = sure.filter(enquiry__asked_at__gte=since).count() if match.score >= SURE else 0
    case = Case.objects.open().filter(child=match.person_id).first()
    if case and many >= often:
        url = reverse("register:case_register", args=[case.pk])
        text = f"{case.reference}: asked about {many} times at the register in {months} months"
        notify(case.lead, text=text, about=case, url=url)


@action(CHECK)
def record_told(enquiry: RegisterEnquiry, *, by: StaffMember, told: str, rang_back: bool) -> RegisterEnquiry:
    """Record what was told, and whether they were rung back on a number found by ourselves; once."""
    if enquiry.told_at:
        raise NotNow("What was told is recorded already.")
    refuse(None if told.strip() else "Say what was told, and to whom.")
    enquiry.told_at, enquiry.told_by, enquiry.told, enquiry.rang_back = clock.now(), by, told, rang_back
    enquiry.save(update_fields=["told_at", "told_by", "told", "rang_back"])
    return enquiry
