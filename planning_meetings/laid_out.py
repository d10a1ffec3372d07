"""A planning meeting laid out to read, for its page and its pack alike: words only, as one reader may see it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agencies.models import Agency
from cases.models import FamilyMember
from common import clock
from common.templatetags.rowan import day
from people.models import Person, PersonFact
from people.needs import LABELS, needs_in_words, one_line
from planning_meetings.clocks import held_on
from planning_meetings.models import (
    FamilyView,
    HouseholdCheck,
    Invitation,
    MeetingDecision,
    MeetingDissent,
    MeetingRecipient,
    MeetingReport,
    PlanningMeeting,
)
from planning_meetings.quorum import CORE
from planning_meetings.words import capital
from reference.querysets import labels
from reference.timescales import in_force

LONG = 60  # days, from which an age is said in months as well
DAYS_A_MONTH = 30.4
SAID = (
    ("strengths", "Strengths, and what keeps the child safe"),
    ("worries", "What those present worry about"),
    ("analysis", "What it means for the child"),
    ("significant_harm", "At risk of significant harm?"),
    ("safety_plan_review", "How the interim safety plan works"),
    ("complaint_told", "How the family was told to disagree or complain"),
)


def booked(one: Invitation) -> str:
    """Say who interprets for somebody invited, once that is booked."""
    return f"{one.interpreter}, booked" if one.interpreter else ""


@dataclass(frozen=True)
class Papers:
    """Everything that belongs to a meeting, as one reader may see it."""

    meeting: PlanningMeeting
    invitations: list[Invitation]
    reports: list[MeetingReport]  # without what was struck out
    checks: list[HouseholdCheck]
    views: list[FamilyView]  # the same
    struck: list[MeetingReport | FamilyView]
    adults: list[FamilyMember]
    core: list[Agency]
    decision: MeetingDecision | None
    dissents: list[MeetingDissent]
    recipients: list[MeetingRecipient]
    names: set[Any]  # whose name the reader may know
    relations: dict[str, str]
    needs: dict[Any, list[dict[str, str]]]  # of the child and the family, whom the reader may see

    def who(self, one: Invitation) -> str:
        """Return who is invited; of the family by name only where the reader may see the person."""
        if one.is_child:
            return "The child"
        if one.staff:
            return one.staff.name
        return self.of_family(one.member) if one.member else one.name

    def needs_at(self, one: Invitation) -> list[dict[str, str]]:
        """Return what somebody of the family, or the child, needs to take part; with who interprets, once booked."""
        person = self.meeting.case.child_id if one.is_child else one.member.person_id if one.member else None
        needs = [need for need in self.needs.get(person, []) if need["key"] != LABELS["interpreter"] or not booked(one)]
        return [*([{"key": "Interpreter", "value": booked(one)}] if booked(one) else []), *needs]

    def of_family(self, member: FamilyMember) -> str:
        """Return somebody of the family, by name where the reader may see the person."""
        relation = self.relations.get(member.relationship, member.relationship)
        return f"{member.person.name} ({relation.lower()})" if member.person_id in self.names else relation


def papers_of(meeting: PlanningMeeting, user: Any) -> Papers:
    """Gather a meeting's papers in a fixed number of questions."""
    own = {"meeting": meeting}
    family = list(FamilyMember.objects.visible_to(user).filter(case=meeting.case_id).current().with_ties())
    people = Person.objects.visible_to(user).filter(pk__in=[one.person_id for one in family])
    invited = Invitation.objects.visible_to(user).filter(**own).standing()
    invited = invited.select_related("staff", "agency", "member__person", "member__tie")
    reports: list[MeetingReport] = list(
        MeetingReport.objects.visible_to(user).filter(**own).select_related("agency", "struck_by")
    )
    views: list[FamilyView] = list(FamilyView.objects.visible_to(user).filter(**own).select_related("struck_by"))
    checks = HouseholdCheck.objects.visible_to(user).filter(**own).select_related("agency", "member")
    decisions = MeetingDecision.objects.visible_to(user).filter(**own).select_related("chaired_by", "reporter")
    dissents = MeetingDissent.objects.visible_to(user).filter(**own).select_related("agency")
    sent = MeetingRecipient.objects.visible_to(user).filter(**own)
    sent = sent.select_related("invitation__staff", "invitation__member__person", "invitation__member__tie", "sent_by")
    return Papers(
        meeting,
        list(invited),
        [one for one in reports if not one.struck_at],
        list(checks),
        [one for one in views if not one.struck_at],
        [*(one for one in reports if one.struck_at), *(one for one in views if one.struck_at)],
        [one for one in family if not one.person.is_child_on(clock.today())],
        list(Agency.objects.visible_to(user).filter(code__in=CORE)),
        decisions.first(),
        list(dissents),
        list(sent),
        {one.pk for one in people},
        labels("family_relationship"),
        _needs_of([meeting.case.child_id, *(one.person_id for one in family)], user),
    )


def _needs_of(people: list[Any], user: Any) -> dict[Any, list[dict[str, str]]]:
    seen = Person.objects.visible_to(user).filter(pk__in=people)
    told: dict[Any, list[dict[str, str]]] = defaultdict(list)
    for one in PersonFact.objects.visible_to(user).needs().filter(person__in=seen).values("person", "kind", "words"):
        told[one["person"]].append({"kind": one["kind"], "words": one["words"]})
    return {person: needs_in_words(facts) for person, facts in told.items()}


def age_in_words(days: int) -> str:
    """Return how old information is."""
    if days <= 0:
        return "of the day itself"
    said = "1 day old" if days == 1 else f"{days} days old"
    return said if days < LONG else f"{said}, about {round(days / DAYS_A_MONTH)} months"


def seen_on(meeting: PlanningMeeting) -> dt.date:
    """Return the day on which the age of information counts: the meeting's, or today while it lies ahead."""
    return min(held_on(meeting), clock.today()) if meeting.held_at is None else held_on(meeting)


def people_rows(papers: Papers) -> list[dict[str, Any]]:
    """Return who is invited: who, for whom, what they answered, whether they came."""
    rows = []
    for one in papers.invitations:
        of_family = "Family" if one.member or one.is_child else "No agency"
        for_whom = one.agency.name if one.agency else of_family
        title = one.staff.job_title if one.staff else ""
        came = one.get_came_display() if one.came else ""
        rows.append(
            {
                "one": one,
                "who": papers.who(one),
                "part": ", ".join(filter(None, [title, one.part])),
                "needs": one_line(papers.needs_at(one)),
                "for": for_whom,
                "contact": one.contact or (one.staff.telephone if one.staff else ""),
                "told": day(one.told_at) if one.told_at else "",
                "answer": one.answer,
                "came": came,
                "came_words": one.came_words,
                "present": one.is_present,
            }
        )
    return rows


def interpreting(papers: Papers) -> list[dict[str, str]]:
    """Return for whom of those invited an interpreter is needed or booked, a row each."""
    return [
        {"key": f"Interpreter for {papers.who(one)}", "value": need["value"]}
        for one in papers.invitations
        for need in papers.needs_at(one)
        if need["key"] == LABELS["interpreter"]
    ]


def report_rows(papers: Papers) -> list[dict[str, Any]]:
    """Return each agency's reports with the age of their information; an agency invited that gave none says so."""
    old, on = in_force("PLANNING_REPORT_OLD").number, seen_on(papers.meeting)
    rows = [
        {
            "one": one,
            "agency": one.agency.name,
            "by": one.written_by,
            "received": day(one.received_on),
            "as_of": day(one.as_of),
            "age": age_in_words((on - one.as_of).days),
            "old": (on - one.as_of).days > old,
            "shared": f"Shared with the family on {day(one.shared_on)}" if one.shared_on else "",
            "words": one.words,
            "missing": False,
        }
        for one in papers.reports
    ]
    given = {one.agency_id for one in papers.reports}
    asked = {one.agency_id: one.agency for one in papers.invitations if one.agency}
    missing = [agency for pk, agency in asked.items() if pk not in given]
    return rows + [{"agency": agency.name, "missing": True} for agency in missing]


def check_rows(papers: Papers) -> list[dict[str, Any]]:
    """Return for each adult of the family what each core agency found; what nobody said stays open."""
    said = {(one.member_id, one.agency_id): one for one in papers.checks}
    agencies = {one.pk: one.name for one in (*papers.core, *(check.agency for check in papers.checks))}
    rows = []
    for adult in papers.adults:
        told = {name: _found(said.get((adult.pk, pk))) for pk, name in agencies.items()}
        cells = [{"key": name, "value": value, "none": "Not said"} for name, value in told.items()]
        rows.append({"adult": papers.of_family(adult), "cells": cells})
    return rows


def _found(one: HouseholdCheck | None) -> str:
    if one is None:
        return ""
    return f"{one.get_found_display()}. {one.words}" if one.words else one.get_found_display()


def view_rows(papers: Papers) -> list[dict[str, Any]]:
    """Return what the child and the family think and want, the child first."""
    first = sorted(papers.views, key=lambda one: one.whose != FamilyView.Whose.CHILD)
    return [
        {
            "one": one,
            "whose": _whose(one),
            "how": one.get_how_display(),
            "words": one.words.strip("“”"),
            "advocate": one.advocate,
            "own": one.how != FamilyView.How.NOT_GATHERED,
        }
        for one in first
    ]


def _whose(one: FamilyView) -> str:
    return f"{one.get_whose_display()}{f', {one.who}' if one.who else ''}"


def struck_rows(papers: Papers) -> list[dict[str, str]]:
    """Return the reports and views that were struck out, each with why: nothing told to a meeting is lost."""
    return [
        {
            "what": f"Report, {one.agency.name}" if isinstance(one, MeetingReport) else f"View, {_whose(one).lower()}",
            "words": one.words,
            "why": f"Struck out by {one.struck_by} on {day(one.struck_at)}: {one.struck_why}",
        }
        for one in papers.struck
    ]


def said_rows(meeting: PlanningMeeting) -> list[dict[str, str]]:
    """Return what was said, heading by heading."""
    words = {name: getattr(meeting, name) for name, _ in SAID}
    words["significant_harm"] = meeting.get_significant_harm_display() if meeting.significant_harm else ""
    return [{"key": label, "value": words[name]} for name, label in SAID]


def decision_rows(papers: Papers, areas: dict[str, str], grounds: dict[str, str]) -> list[dict[str, str]]:
    """Return the decision, its reasons, the Reporter either way and the next review."""
    one = papers.decision
    if one is None:
        return []
    named = [areas.get(code, code) for code in one.areas]
    if one.areas_other:
        named.append(one.areas_other)
    reporter = one.reporter
    on = [grounds.get(code, code) for code in reporter.grounds]
    found = [
        ("Decision", one.in_words),
        ("Areas of concern", "\n".join(named)),
        ("Reasons", one.reasons),
        ("Principal Reporter", reporter.get_decision_display()),
        ("Grounds", "\n".join(on)),
        ("Why", reporter.reasons),
        ("Next review", f"By {day(one.next_review_on)}" if one.next_review_on else ""),
        ("Decided with", ", ".join(one.agencies_present)),
        ("Chair", f"{one.chaired_by}, recorded {day(one.decided_at)}"),
    ]
    return [{"key": key, "value": value} for key, value in found if value]


def dissent_rows(dissents: Iterable[MeetingDissent]) -> list[dict[str, str]]:
    """Return who did not agree, in their words."""
    return [
        {"key": capital(", ".join(filter(None, [_dissenter(one), one.who]))), "value": one.words} for one in dissents
    ]


def _dissenter(one: MeetingDissent) -> str:
    return one.agency.name if one.agency else one.get_whose_display()


def recipient_rows(papers: Papers) -> list[dict[str, str]]:
    """Return to whom what was sent, when and how."""
    return [
        {
            "who": papers.who(one.invitation) if one.invitation else one.name,
            "paper": one.get_paper_display(),
            "on": day(one.sent_on),
            "how": one.how,
            "by": str(one.sent_by),
        }
        for one in papers.recipients
    ]
