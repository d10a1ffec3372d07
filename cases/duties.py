"""What cases add to everybody's work: clocks of the cases one leads, cases to hand over, cases without an owner."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, OuterRef, Q, Subquery

from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.extensions import ask_another
from cases.actions.involve import involve_instead, leave_to, name_lead_professional
from cases.actions.rescreen import CLOCK as RESCREEN
from cases.models import FALLS_DUE, Case, CaseClock, CaseClockExtension, FamilyMember, Involvement, RescreenPrompt
from cases.policies import why_nobody_leads
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
    """Return the open cases that one person works on or leads, and where she is asked for more time.

    Her work on a case stands before its lead: whoever hands over her own has to lead it still.
    """
    asked = CaseClockExtension.objects.waiting().filter(asked_of=leaver)
    works, leads = Involvement.objects.of_worker(leaver), Case.objects.open().filter(lead_professional=leaver)
    may_ask = CaseClockExtension.objects.visible_to(by, Permission.WORK_ON_CASE).values("pk")
    may_involve = Involvement.objects.visible_to(by, Permission.HAND_OVER_WORK).values("pk")
    may_lead = Case.objects.visible_to(by, Permission.LEAD_CASE).values("pk")
    found = [
        *map(_held_extension, asked.filter(pk__in=may_ask).select_related("case", "clock__rule")),
        *map(_held_involvement, works.filter(pk__in=may_involve).select_related("case")),
        *map(_held, leads.filter(pk__in=may_lead)),
    ]
    return Holding(found, asked.count() + works.count() + leads.count() - len(found))


def open_work() -> Looked:
    """Return the open cases nobody leads or in which nothing is due, and more time asked of somebody who is gone."""
    due = CaseClock.objects.watched().filter(case=OuterRef("pk"))
    cases = Case.objects.open().select_related("lead_professional", "lead_team").annotate(has_clock=Exists(due))
    read, wanting, many = teams_that_read(), [], 0
    for case in cases:
        many += 1
        if why := why_nobody_leads(case, read):
            wanting.append(Wanting(case.pk, case.reference, "Case", why))
        elif not case.has_clock:
            wanting.append(Wanting(case.pk, case.reference, "Case", "nothing in it has a deadline"))
    asked = list(CaseClockExtension.objects.waiting().select_related("asked_of", "case"))
    for one in asked:
        if not one.asked_of.is_active:
            why = f"{one.asked_of}, who was asked, is not there any more"
            wanting.append(Wanting(one.case_id, one.case.reference, "More time asked for", why[:200]))
    return Looked(many + len(asked), wanting)


def _held_extension(one: CaseClockExtension) -> Held:
    what, case = f"Asked for more time: {one.clock.label}", one.case
    give = partial(_ask_another, one)
    return Held(f"extension-{one.pk}", what, case.reference, one.get_absolute_url(), case.pk, give)


def _ask_another(one: CaseClockExtension, to: StaffMember, by: StaffMember, words: str) -> CaseClockExtension:
    return ask_another(one, by=by, approver=to, why=words)


def _held_involvement(one: Involvement) -> Held:
    what, case = f"Works on a case: {one.role}" if one.role else "Works on a case", one.case
    url, let_in, let_out = case.get_absolute_url(), partial(_let_in, one), partial(_let_out, one)
    return Held(f"involvement-{one.pk}", what, case.reference, url, case.pk, let_in, opens=True, after=let_out)


def _let_in(one: Involvement, to: StaffMember, by: StaffMember, words: str) -> Involvement:
    return involve_instead(one, by=by, to=to)


def _let_out(one: Involvement, to: StaffMember, by: StaffMember, words: str) -> Involvement:
    return leave_to(one, by=by, to=to, why=words)


def _held(case: Case) -> Held:
    url = case.get_absolute_url()
    return Held(f"case-{case.pk}", "Case to lead", case.reference, url, case.pk, partial(_give, case), opens=True)


def _give(case: Case, to: StaffMember, by: StaffMember, words: str) -> Case:
    return name_lead_professional(case, by=by, staff=to)
