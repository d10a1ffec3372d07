"""What cases add to everybody's work: clocks of the cases one leads, cases to hand over, cases without an owner."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, OuterRef, Q, Subquery

from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.involve import name_lead_professional
from cases.actions.rescreen import CLOCK as RESCREEN
from cases.models import FALLS_DUE, Case, CaseClock, FamilyMember, RescreenPrompt
from people.models import WarningNote
from work.handover import Held, Holding
from work.mine import Item, day_of
from work.owning import Looked, Wanting, teams_that_read


def waiting(user: StaffMember) -> Iterator[Item]:
    """Return what is due in the open cases she leads, and what is due soon in those of her team that nobody leads."""
    clocks = CaseClock.objects.visible_to(user).waiting_for(user).exclude(key=RESCREEN)
    for one in clocks.select_related("case", "rule"):
        due = day_of(one.falls_due_at)
        yield Item("Due in a case", one.label, one.case.get_absolute_url(), one.case_id, one.case.reference, due)
    prompts = RescreenPrompt.objects.visible_to(user).waiting().filter(case__in=Case.objects.open().led_by(user))
    runs = CaseClock.objects.running().filter(about=OuterRef("pk"), key=RESCREEN)
    for prompt in prompts.select_related("case").annotate(due_at=Subquery(runs.values(at=FALLS_DUE)[:1])):
        url, why, due = prompt.get_absolute_url(), prompt.get_why_display(), day_of(prompt.due_at)
        yield Item("Re-screen asked for", why, url, prompt.case_id, prompt.case.reference, due)
    led = Case.objects.open().led_by(user)
    family = FamilyMember.objects.current().filter(case__in=led)
    met = Q(person__in=led.values("child")) | Q(person__in=family.values("person"))
    for note in WarningNote.objects.visible_to(user).to_review().filter(met).select_related("person"):
        who = note.person
        what = ("Warning note to look at again", "Does it still hold?")
        yield Item(*what, who.get_absolute_url(), who.pk, who.reference, note.review_on)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the open cases that one person leads."""
    every = Case.objects.open().filter(lead_professional=leaver)
    seen = list(every.filter(pk__in=Case.objects.visible_to(by, Permission.LEAD_CASE).values("pk")))
    return Holding([_held(case) for case in seen], every.count() - len(seen))


def open_work() -> Looked:
    """Return the open cases whose lead is gone and whose lead team nobody reads for, and those without a deadline."""
    due = CaseClock.objects.watched().filter(case=OuterRef("pk"))
    cases = Case.objects.open().select_related("lead_professional", "lead_team").annotate(has_clock=Exists(due))
    read, wanting, many = teams_that_read(), [], 0
    for case in cases:
        many += 1
        lead = case.lead_professional
        if (lead and not lead.is_active) or (lead is None and case.lead_team_id not in read):
            wanting.append(Wanting(case.pk, case.reference, "Case", f"nobody leads: {case.lead} is not there any more"))
        elif not case.has_clock:
            wanting.append(Wanting(case.pk, case.reference, "Case", "nothing in it has a deadline"))
    return Looked(many, wanting)


def _held(case: Case) -> Held:
    url = case.get_absolute_url()
    return Held(f"case-{case.pk}", "Case to lead", case.reference, url, case.pk, partial(_give, case))


def _give(case: Case, to: StaffMember, by: StaffMember, words: str) -> Case:
    return name_lead_professional(case, by=by, staff=to)
