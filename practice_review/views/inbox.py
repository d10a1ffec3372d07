"""On the way to the sub-group: a question back, a challenge, the office's check, whom it has to tell."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, QuerySet, When

from access.roles import Permission
from agencies.models import RoleHeld, StaffMember
from agencies.querysets import chair_now, subgroup
from common import clock
from practice_review import actions
from practice_review.duplicates import duplicates_of
from practice_review.forms.base import SureForm
from practice_review.forms.inbox import (
    AnswerForm,
    ChallengeForm,
    DuplicateForm,
    HandOnForm,
    MatterForm,
    MatterOverForm,
    PutOffForm,
    QuestionForm,
    SecondForm,
    SettleChallengeForm,
    ToldForm,
)
from practice_review.models import Challenge, EscalationNotice, LiveMatter, ManagerQuestion, PracticeReviewReferral
from practice_review.summary import manager_rows, suggestion_rows
from practice_review.views.base import Deed
from practice_review.views.deciding import Deciding
from practice_review.views.office import Office
from practice_review.words import words_for

SETTLES = ["designated_manager", "deputy", "chair"]


class ReferralAskBack(Deciding):
    """Ask the suggester for more before deciding."""

    form_class = QuestionForm
    heading, submit = "Ask for more", "Send the question"
    done = "Your question is sent. It comes back to you with the answer."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask a plain question."""
        given = super().get_form_kwargs()
        given.pop("words")
        return given

    def do(self, answers: dict[str, Any]) -> Any:
        """Ask it."""
        return actions.ask_back(self.object, **self.seen, **answers)


class Mine(Deed):
    """What the suggester does with her own suggestion."""

    model = PracticeReviewReferral
    select = ("agency", "decided_by_manager")
    permission = Permission.SUGGEST_REVIEW


class ReferralAnswer(Mine):
    """Answer the designated manager's question."""

    form_class = AnswerForm
    heading, submit, done = "Answer the question", "Send the answer", "Your answer is sent."

    def do(self, answers: dict[str, Any]) -> Any:
        """Answer it."""
        return actions.answer_back(self.object, **self.seen, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what is asked."""
        asked = ManagerQuestion.objects.visible_to(self.request.user).filter(referral=self.object, answered_at=None)
        one = asked.first()
        return super().get_context_data(**{"before": f"You are asked: {one.text}" if one else "", **kwargs})


class ReferralChallenge(Mine):
    """Challenge a no, once."""

    form_class = ChallengeForm
    heading, submit = "Challenge the no", "Challenge it"
    before = "You can do this once. The office asks somebody who did not decide before, and you hear why either way."
    done = "It is challenged. The office asks somebody else to look at it."

    def do(self, answers: dict[str, Any]) -> Any:
        """Challenge it."""
        return actions.challenge(self.object, **self.seen, **answers)


class ReferralSettle(Deed):
    """Whoever is asked upholds the no, or overturns it."""

    model = PracticeReviewReferral
    select = ("agency", "suggested_by", "decided_by_manager")
    permission = Permission.SETTLE_CHALLENGE
    form_class = SettleChallengeForm
    template_name = "practice_review/referral_settle.html"
    heading, submit, done = (
        "Settle the challenge",
        "Settle it",
        "It is settled. Who suggested it is told.",
    )

    def do(self, answers: dict[str, Any]) -> Any:
        """Settle it one way or the other."""
        settle = actions.uphold if answers.pop("result") == Challenge.Result.UPHELD else actions.overturn
        return settle(self.object, **self.seen, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was suggested, why it was declined, and why that is challenged."""
        made = Challenge.objects.visible_to(self.request.user).filter(referral=self.object).first()
        told = {
            "rows": suggestion_rows(self.object, self.request.user),
            "manager": manager_rows(self.object),
            "challenge": made,
            "words": words_for(self.object.kind),
        }
        return super().get_context_data(**{**told, **kwargs})


class ReferralSecond(Office):
    """Ask somebody else to settle a challenge; the chair unless somebody else is chosen."""

    form_class: Any = SecondForm
    heading, submit, done = "Who settles the challenge?", "Ask them", "They are asked, and told."
    before = "Whoever said no does not settle it, nor does the office."

    def offered(self) -> QuerySet:
        """Return the chair and other agencies' designated managers and deputies."""
        user, one = self.request.user, self.object
        held = RoleHeld.objects.visible_to(user).held_at(clock.now()).filter(role__in=SETTLES)
        staff = StaffMember.objects.visible_to(user).filter(is_active=True, pk__in=held.values("staff"))
        return staff.exclude(pk__in=[one.suggested_by_id, one.decided_by_manager_id]).select_related("team")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who can be asked."""
        return {**super().get_form_kwargs(), "offered": self.offered()}

    def get_initial(self) -> dict[str, Any]:
        """Start from the chair."""
        team = subgroup()
        held = chair_now(team) if team else None
        return {**super().get_initial(), "staff": held.staff.pk if held else None}

    def do(self, answers: dict[str, Any]) -> Any:
        """Ask her."""
        return actions.ask_second(self.object, **self.seen, **answers)


class ReferralAcknowledge(Office):
    """Say that it has come, and begin to check it."""

    form_class = SureForm
    heading, submit, done = "Acknowledge this referral", "Acknowledge it", "It is acknowledged. Check it now."
    before = "The person who suggested it is told that it has come."

    def do(self, answers: dict[str, Any]) -> Any:
        """Acknowledge it."""
        return actions.acknowledge(self.object, **self.seen)


class ReferralDuplicate(Office):
    """Close it because another referral tells the same."""

    form_class: Any = DuplicateForm
    heading, submit, done = "Told already", "Link and close it", "The two are linked, and this one is closed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the others, those that look alike first."""
        user = self.request.user
        alike = [one.referral.pk for one in duplicates_of(self.object, user)]
        others = PracticeReviewReferral.objects.visible_to(user).filter(referred_at__isnull=False, duplicate_of=None)
        first = [Case(*(When(pk=key, then=place) for place, key in enumerate(alike)), default=len(alike))] * bool(alike)
        ordered = others.exclude(pk=self.object.pk).order_by(*first, "-reference")
        return {**super().get_form_kwargs(), "offered": ordered}

    def do(self, answers: dict[str, Any]) -> Any:
        """Link them."""
        return actions.close_as_duplicate(self.object, **self.seen, **answers)


class ReferralMatter(Office):
    """Write down another inquiry into the same matter."""

    form_class = MatterForm
    heading, submit, done = "Another inquiry", "Write it down", "It is written down, and shown on the agenda."
    before = "Ask before you write: the police, the procurator fiscal, or the agency that looks into it."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.record_matter(self.object, **self.seen, **answers)


class MatterOver(Deed):
    """Another inquiry is over."""

    model = LiveMatter
    select = ("referral",)
    permission = Permission.KEEP_SUBGROUP
    form_class = MatterOverForm
    heading, submit, done = "This inquiry is over", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """End it."""
        return actions.end_matter(self.object, **self.seen, **answers)

    def back_url(self) -> str:
        """Lead back to the referral."""
        return self.object.referral.get_absolute_url()

    def after(self, made: Any) -> str:
        """Go to the referral."""
        return self.back_url()


class ReferralPutOff(Office):
    """Put it off before the sub-group has it."""

    form_class = PutOffForm
    heading, submit, done = "Put it off", "Put it off", "It waits until that day."
    before = "As when a prosecution is live. It is looked at again within three months."

    def do(self, answers: dict[str, Any]) -> Any:
        """Put it off."""
        return actions.put_off(self.object, **self.seen, **answers)


class ReferralTakeUp(Office):
    """Take up again what was put off."""

    form_class = SureForm
    heading, submit, done = "Take it up again", "Take it up", "It is being checked again."

    def do(self, answers: dict[str, Any]) -> Any:
        """Take it up."""
        return actions.take_up_again(self.object, **self.seen)


class NoticeTell(MatterOver):
    """Somebody was told of a possible learning review."""

    model = EscalationNotice
    form_class = ToldForm
    heading, submit, done = "Who was told", "Write it down", "It is written down that they were told."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.tell(self.object, **self.seen, **answers)


class ReferralHandOn(Office):
    """Close a possible learning review with what the committee decided."""

    form_class = HandOnForm
    heading, submit, done = "What the committee decided", "Close it", "It is closed with what the committee decided."

    def do(self, answers: dict[str, Any]) -> Any:
        """Close it."""
        return actions.hand_on(self.object, **self.seen, **answers)
