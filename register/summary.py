"""A file at the register laid out to read: registrations, moves, whereabouts and enquiries, in words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from common import clock
from common.templatetags.rowan import day, moment
from register.areas import labels
from register.models import (
    AreaOfConcern,
    EnquiryMatch,
    RegisterCorrection,
    RegisterFile,
    Registration,
    ReviewDate,
    TemporaryStay,
    TraceStep,
    Transfer,
    WhereaboutsUnknown,
)
from register.waiting import confirm_before, trace_before

MOST_ENQUIRIES = 20
MINIMUM_ATTENDANCE = "a social worker and a manager of each area, health and education"

Row = dict[str, Any]


def address(name: str, key: Any) -> str:
    """Return the address of a page of this room."""
    return reverse(f"register:{name}", args=[key])


def row(key: str, value: Any, none: str = "Not recorded") -> Row:
    """Return a row of a summary list."""
    return {"key": key, "value": value, "none": none}


class Laid:
    """Everything that a reader may see of a file, asked once."""

    def __init__(self, file: RegisterFile, user: Any, reasons: dict[str, str]) -> None:
        self.file, self.reasons, self.words = file, reasons, labels()
        of_file = {"file": file}
        self.registrations = list(
            Registration.objects.visible_to(user).filter(**of_file).select_related("registered_by", "ended_by")
        )
        self.areas = list(AreaOfConcern.objects.visible_to(user).filter(registration__file=file))
        self.reviews = list(ReviewDate.objects.visible_to(user).filter(registration__file=file))
        corrected = RegisterCorrection.objects.visible_to(user).filter(registration__file=file)
        self.corrections = list(corrected.select_related("corrected_by"))
        self.transfers = list(Transfer.objects.visible_to(user).filter(**of_file).select_related("decided_by"))
        self.stays = list(TemporaryStay.objects.visible_to(user).filter(**of_file).select_related("disagreed_by"))
        self.episodes = list(WhereaboutsUnknown.objects.visible_to(user).filter(**of_file).select_related("ended_by"))
        steps = TraceStep.objects.visible_to(user).filter(episode__file=file).select_related("made_by")
        self.steps = list(steps) if self.episodes else []
        found = EnquiryMatch.objects.visible_to(user).filter(person=file.child_id)
        found = found.select_related("enquiry__agency", "enquiry__answered_by").order_by("-enquiry__asked_at")
        self.enquiries = list(found[:MOST_ENQUIRIES])

    @property
    def standing(self) -> Registration | None:
        """Return the registration by which the child is on the register now."""
        return next((one for one in self.registrations if one.ended_on is None), None)

    @property
    def pending(self) -> Transfer | None:
        """Return the transfer that waits for a decision."""
        return next((one for one in self.transfers if one.is_pending), None)

    @property
    def staying(self) -> TemporaryStay | None:
        """Return the temporary stay that goes on."""
        return next((one for one in self.stays if one.ended_on is None), None)

    @property
    def missing(self) -> WhereaboutsUnknown | None:
        """Return the time of not knowing that goes on."""
        return next((one for one in self.episodes if one.ended_on is None), None)

    @property
    def lead(self) -> str:
        """Return who leads the case now, and on which number."""
        lead = self.file.case.lead
        named = "" if self.file.case.lead_professional_id else " (no lead professional is named)"
        return ", ".join(filter(None, (lead.name, lead.telephone))) + named

    def area(self, one: AreaOfConcern) -> str:
        """Return an area of concern in words."""
        return f"{self.words.get(one.code, one.code)}{f': {one.words}' if one.words else ''}"

    def areas_of(self, registration: Registration) -> tuple[list[str], list[str]]:
        """Return what holds and what held before, in words."""
        mine = [one for one in self.areas if one.registration_id == registration.pk]
        now = [self.area(one) for one in mine if one.until == registration.ended_on]
        before = [
            f"{self.area(one)}, {day(one.since)} to {day(one.until)}: {one.until_why}"
            for one in mine
            if one.until and one.until != registration.ended_on
        ]
        return now, before

    def corrected(self, registration: Registration) -> list[Row]:
        """Return what was typed wrongly and put right: what stood, and until when."""
        mine = [one for one in self.corrections if one.registration_id == registration.pk]
        said = [f"{self.stood(one)}, until {day(one.corrected_on)}, {one.corrected_by}: {one.why}" for one in mine]
        return [row("Corrected", "\n".join(said))] if said else []

    def stood(self, one: RegisterCorrection) -> str:
        """Return what stood before a correction."""
        if one.day_was:
            return f"Registered {day(one.day_was)}"
        return f"{self.words.get(one.code_was, one.code_was)}{f': {one.words_was}' if one.words_was else ''}"

    def registration_card(self, one: Registration) -> Row:
        """Return a registration as a card shows it."""
        now, before = self.areas_of(one)
        review = next((two for two in self.reviews if two.registration_id == one.pk), None)
        late = bool(review and one.ended_on is None and review.next_on < clock.today())
        times = one.times_before
        rows = [
            row("Registered", f"{day(one.registered_on)}, {one.registered_by}"),
            row("Decided at", one.meeting_reference),
            row("Reason", one.why),
            row("Areas of concern", "\n".join(now)),
            *([row("Areas of concern before", "\n".join(before))] if before else []),
            row("On this register before", f"{times} time{'' if times == 1 else 's'}" if times else "No"),
        ]
        rows += self.corrected(one)
        if one.ended_on:
            reason = self.reasons.get(one.end_code, one.end_code)
            rows.append(row("Taken off", f"{day(one.ended_on)}, {one.ended_by}\n{reason}. {one.end_why}"))
        else:
            due = f"{'Overdue: by' if late else 'By'} {day(review.next_on)}" if review else ""
            rows += [row("Next review", due, "Not set"), row("Lead", self.lead)]
        return {"title": one.get_kind_display(), "rows": rows, "late": late, "over": bool(one.ended_on)}

    def transfer_card(self, one: Transfer) -> Row:
        """Return a transfer as a card shows it."""
        way = f"Move to {one.authority}" if one.is_out else f"Move from {one.authority}"
        plan = f"{one.safety_plan}\nAgreed {day(one.safety_plan_on)}" if one.safety_plan_on else one.safety_plan
        rows = [
            row("Stands at", one.get_status_display()),
            row("Moves on", day(one.moved_on)),
            row("Risk", one.get_risk_display()),
            row("Told at once", f"{day(one.told_on)}: {one.told_whom}"),
            row("Told in writing", day(one.written_on)),
            row("Confirmed by the other area", day(one.confirmed_on), "Not yet"),
            row("Records made available", day(one.records_on)),
            row("Safety plan until the meeting", plan, "Not agreed yet"),
        ]
        if one.is_pending:
            held = f"by {moment(one.due_at)}, with at the least {MINIMUM_ATTENDANCE}" if one.due_at else ""
            who = one.authority if one.is_out else "We"
            rows.append(row("Transfer meeting", f"{who} to hold it {held}" if held else f"{who} to hold it"))
        else:
            met = f"{day(one.met_on)}: {one.attended}" if one.met_on else ""
            rows += [
                row("Transfer meeting", met, "Not held"),
                row("Lead in the receiving area", one.receiving_lead),
                row("Decided", f"{day(one.decided_on)}, {one.decided_by}\n{one.why}"),
            ]
        late = one.is_pending and one.confirmed_on is None and one.told_on < confirm_before()
        return {"title": way, "rows": rows, "late": late, "over": not one.is_pending}

    def stay_card(self, one: TemporaryStay) -> Row:
        """Return a temporary stay as a card shows it."""
        until = f" until about {day(one.expected_until)}" if one.expected_until else ", end not known"
        rows = [
            row("From", f"{day(one.since)}{until}"),
            row("Told", f"{day(one.told_on)}: {one.told_whom}"),
        ]
        if one.is_out:
            rows.append(row("Registered there", day(one.confirmed_on), "Not confirmed yet"))
        if one.disagreement:
            put = f"Put to senior managers {moment(one.disagreed_at)}, {one.disagreed_by}"
            rows.append(row("Not agreed", f"{one.disagreement}\n{put}"))
        if one.ended_on:
            rows.append(row("Ended", f"{day(one.ended_on)}: {one.ended_how}"))
        late = one.is_out and one.ended_on is None and one.confirmed_on is None and one.told_on < confirm_before()
        title = f"Temporary stay in {one.authority}" if one.is_out else f"Temporary stay here, from {one.authority}"
        return {"title": title, "rows": rows, "late": late, "over": bool(one.ended_on)}

    def missing_card(self, one: WhereaboutsUnknown) -> Row:
        """Return a time of not knowing as a card shows it."""
        steps = [two for two in self.steps if two.episode_id == one.pk]
        rows = [
            row("Since", day(one.since)),
            row("Last known", one.last_known),
            row(
                "Done to trace the child",
                "\n".join(f"{day(two.on)}: {two.what} ({two.made_by})" for two in steps),
                "Nothing recorded yet",
            ),
        ]
        if one.ended_on:
            rows.append(row("Found", f"{day(one.ended_on)}, {one.ended_by}\n{one.found}"))
        last = max((two.on for two in steps), default=one.since)
        late = one.ended_on is None and last < trace_before()
        return {"title": "Whereabouts unknown", "rows": rows, "late": late, "over": bool(one.ended_on)}

    def enquiry_row(self, match: EnquiryMatch) -> Row:
        """Return an enquiry that may have been about the child."""
        one = match.enquiry
        job = f", {one.asker_job}" if one.asker_job else ""
        return {
            "when": one.asked_at,
            "who": f"{one.asker}{job}, {one.for_whom}",
            "why": one.why,
            "answer": one.get_answer_display(),
            "by": one.answered_by,
        }
