"""One item of an agenda: the papers side by side, interests and conflicts, the decision."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from agencies.models import SeatHeld
from common import clock
from practice_review import actions
from practice_review.forms.deciding import ConflictForm, DecideForm, DissentForm, InterestForm, KeepOutForm
from practice_review.forms.office import MinutesForm
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Conflict,
    Decision,
    Dissent,
    Interest,
    LiveMatter,
    MeetingAttendance,
    PracticeReviewReferral,
    SearchMade,
)
from practice_review.policies import why_not_decide_item
from practice_review.quorum import quorum_of
from practice_review.summary import decision_rows, return_rows, suggestion_rows
from practice_review.timeline import timeline_of
from practice_review.views.base import Deed, InItsWords, SayWhy
from practice_review.words import words_for

SELECT = ("referral__agency", "meeting__team")
DISSENTING = ("seat_held__seat", "seat_held__role__staff", "deputy")


def who_counts(item: AgendaItem, user: Any) -> list[dict[str, Any]]:
    """Return each holder of a seat, whether she counts for this item, and why not."""
    quorum = quorum_of(item)
    counted = {held.pk for held in quorum.seats}
    came = MeetingAttendance.objects.visible_to(user).filter(meeting=item.meeting)
    said = {(row.seat_id, row.staff_id): row.came for row in came}
    out = {
        row.staff_id: row.get_kind_display()
        for row in Conflict.objects.visible_to(user).filter(item=item, ended_at=None)
    }
    rows = []
    held_now = SeatHeld.objects.visible_to(user).held_at(clock.now()).filter(seat__team=item.meeting.team)
    for held in held_now.order_by("-seat__is_chair", "seat__position"):
        staff = held.role.staff_id
        deputy = quorum.deputies.get(held.pk)
        if deputy:
            why = f"Counts: {deputy} stands in"
        elif staff in out:
            why = f"Kept out: {out[staff].lower()}"
        elif quorum.chair and held.pk == quorum.chair.pk:
            why = "In the chair"
        elif quorum.chair and staff == quorum.chair.role.staff_id:
            why = "Chairs this item, so this seat does not count"
        elif held.pk in counted:
            why = "Counts"
        else:
            apologies = said.get((held.seat_id, staff)) == MeetingAttendance.Came.APOLOGIES
            why = "Sent apologies" if apologies else "Not written down as present"
        rows.append({"held": held, "why": why, "out": staff in out and not deputy, "counts": held.pk in counted})
    return rows


def may_dissent(item: AgendaItem, decision: Decision | None, user: Any) -> bool:
    """Say whether somebody was counted for a decision and has not dissented from it yet."""
    if decision is None or not user.may(Permission.SIT_ON_SUBGROUP):
        return False
    hers = SeatHeld.objects.visible_to(user).held_at(decision.decided_at).filter(role__staff=user.pk)
    hers = hers.filter(
        seat__team=item.meeting.team, seat__name__in=set(decision.counted_seats) - set(decision.deputies)
    )
    return hers.exists() and not Dissent.objects.visible_to(user).filter(item=item, seat_held__in=hers).exists()


class ItemDetail(RecordPage):
    """The papers of one item, for who may read them."""

    permission = Permission.VIEW
    model = AgendaItem
    select = SELECT
    template_name = "practice_review/item_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather referral, returns, interests, conflicts, quorum and decision."""
        one, user = self.object, self.request.user
        of_item = {"item": one}
        told = PracticeReviewReferral.objects.visible_to(user).filter(pk=one.referral_id)
        referral = told.select_related("concern", "child", "agency", "suggested_by").first()
        decision = Decision.objects.visible_to(user).filter(**of_item).select_related("chaired_by").first()
        sits = user.may(Permission.SIT_ON_SUBGROUP)
        return super().get_context_data(
            **kwargs,
            words=words_for(one.referral.kind),
            referral=self.show(referral) if referral else None,
            told=suggestion_rows(referral, user) if referral else [],
            returns=self.returns(),
            columns=["Records", "Searched by", "For", "Found"],
            matters=LiveMatter.objects.visible_to(user).filter(referral=one.referral_id).live(),
            timeline=timeline_of(one.referral, user).in_words,
            interests=Interest.objects.visible_to(user).filter(**of_item).select_related("staff"),
            seats=[] if decision else who_counts(one, user),
            quorum=None if decision else quorum_of(one),
            decision=decision,
            decided=decision_rows(decision) if decision else [],
            dissents=Dissent.objects.visible_to(user).filter(**of_item).select_related(*DISSENTING),
            may_dissent=may_dissent(one, decision, user),
            may_declare=sits and one.over_at is None,
            may_decide=one.over_at is None and user.may(Permission.CHAIR_SUBGROUP),
            may_keep=one.over_at is None and user.may(Permission.KEEP_SUBGROUP),
            why_not=None if decision else why_not_decide_item(one, quorum_of(one), clock.today()),
        )

    def returns(self) -> list[dict[str, Any]]:
        """Return each agency's return with its searches, to stand side by side."""
        user = self.request.user
        asked = AgencyReturn.objects.visible_to(user).filter(referral=self.object.referral_id)
        asked = self.show(asked.select_related("agency", "signed_by"))
        searches = list(SearchMade.objects.visible_to(user).filter(agency_return__in=asked))
        return [
            {"one": one, "rows": return_rows(one), "searches": [s for s in searches if s.agency_return_id == one.pk]}
            for one in asked
        ]


class OfItem(Deed):
    """What somebody does with an item."""

    model = AgendaItem
    select = SELECT


class ItemInterest(OfItem):
    """Declare an interest; the member stays."""

    permission = Permission.SIT_ON_SUBGROUP
    form_class = InterestForm
    heading, submit, done = "Declare an interest", "Declare it", "Your interest is declared. You stay."
    before = "An interest is something the others should know. You stay, read the papers and decide with them."

    def do(self, answers: dict[str, Any]) -> Any:
        """Declare it."""
        return actions.declare_interest(self.object, **self.seen, **answers)


class ItemConflict(OfItem):
    """Declare a conflict: the papers close at once."""

    permission = Permission.SIT_ON_SUBGROUP
    form_class = ConflictForm
    danger = True
    heading, submit = "Declare a conflict", "Keep me out of this item"
    done = "Thank you. You are kept out of that item: its papers are closed to you, and you do not count for it."
    before = "You are kept out of this item at once: you read none of its papers and do not decide on it."

    def do(self, answers: dict[str, Any]) -> Any:
        """Declare it."""
        return actions.declare_conflict(self.object, **self.seen, **answers)

    def after(self, made: Any) -> str:
        """Go to the meeting: the item is closed to her now."""
        return self.object.meeting.get_absolute_url()


class ItemKeepOut(OfItem):
    """The office writes down a conflict that a member told it, or that the others agreed she has."""

    permission = Permission.KEEP_SUBGROUP
    form_class = KeepOutForm
    danger = True
    heading, submit, done = "Keep a member out of this item", "Keep them out", "They are kept out of this item."
    before = "The item’s papers close to them at once, and they do not count for it."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.record_conflict(self.object, **self.seen, **answers)


class ItemDissent(OfItem):
    """A member who was counted says that she did not agree."""

    permission = Permission.SIT_ON_SUBGROUP
    form_class = DissentForm
    heading, submit, done = "I did not agree", "Record my dissent", "Your dissent stands beside the decision."
    before = "The decision stands; your words stand beside it and are never changed."

    def do(self, answers: dict[str, Any]) -> Any:
        """Record it."""
        return actions.record_dissent(self.object, **self.seen, **answers)


class ItemMinutes(OfItem):
    """Write what was said about the item."""

    permission = Permission.KEEP_SUBGROUP
    form_class = MinutesForm
    heading, submit, done = "Minutes of this item", "Save", "The minutes of this item are saved."
    before = "Only those who may read this item’s papers read them."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written."""
        return {**super().get_initial(), "words": self.object.said}

    def do(self, answers: dict[str, Any]) -> Any:
        """Save them."""
        return actions.minute_item(self.object, **self.seen, said=answers["words"])


class ItemOff(SayWhy):
    """Take an item off the agenda."""

    model = AgendaItem
    select = SELECT
    permission = Permission.KEEP_SUBGROUP
    heading, submit, done = "Take it off the agenda", "Take it off", "It is off the agenda. Put it on another one."

    def do(self, answers: dict[str, Any]) -> Any:
        """Take it off."""
        return actions.take_off_agenda(self.object.referral, by=self.request.user, **answers)

    def after(self, made: Any) -> str:
        """Go to the meeting."""
        return self.object.meeting.get_absolute_url()


class ItemDecide(InItsWords, OfItem):
    """The chair records what the sub-group decided; who counts stands above."""

    permission = Permission.CHAIR_SUBGROUP
    form_class: Any = DecideForm
    template_name = "practice_review/item_decide.html"
    heading, submit, done = "Record the decision", "Record the decision", "The decision is recorded."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who counts."""
        return {**super().get_form_kwargs(), "quorum": quorum_of(self.object)}

    def why_not(self) -> str | None:
        """Say why nothing can be decided now."""
        return why_not_decide_item(self.object, quorum_of(self.object), clock.today(), self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show who counts and who does not."""
        one = self.object
        seats = who_counts(one, self.request.user)
        return super().get_context_data(**{"seats": seats, "quorum": quorum_of(one), **kwargs})

    def do(self, answers: dict[str, Any]) -> Any:
        """Record it with what follows."""
        names = ("outcome", "why", "criteria", "defer_until", "learning", "feedback")
        given = {name: answers[name] for name in names}
        return actions.decide_item(self.object, **self.seen, dissents=self.form.dissents(), **given)
