"""One practice-review referral: five stages for everybody, the papers for who works on it."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from practice_review.duplicates import duplicates_of
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Challenge,
    Decision,
    EscalationNotice,
    LearningPoint,
    LiveMatter,
    ManagerQuestion,
    PracticeReviewFeedback,
    PracticeReviewReferral,
    Review,
    Thanks,
)
from practice_review.moves import buttons
from practice_review.onward import lead_on
from practice_review.stages import LABELS, seen_by
from practice_review.summary import (
    challenge_rows,
    changes_of,
    decision_rows,
    manager_rows,
    question_rows,
    suggestion_rows,
)
from practice_review.timeline import sees_papers, works_on
from practice_review.views.after import follows
from practice_review.words import words_for
from practice_review.workflow import Status

AFTERWARDS = {Status.LEARNING_AGREED, Status.CLOSED}


def beside(one: PracticeReviewReferral, user: Any) -> dict[str, Any]:
    """Return what stands beside a referral: questions, challenge, other inquiries, who is told, what is alike."""
    of_it, keeps = {"referral": one}, user.may(Permission.KEEP_SUBGROUP)
    checks = keeps and one.status in {Status.REFERRED, Status.CHECKING}
    challenge = Challenge.objects.visible_to(user).filter(**of_it).select_related("asked", "settled_by").first()
    linked = PracticeReviewReferral.objects.visible_to(user)
    return {
        "questions": question_rows(ManagerQuestion.objects.visible_to(user).filter(**of_it)),
        "challenge": challenge_rows(challenge) if challenge else [],
        "matters": LiveMatter.objects.visible_to(user).filter(**of_it),
        "owed": EscalationNotice.objects.visible_to(user).filter(**of_it).select_related("done_by"),
        "alike": duplicates_of(one, user) if checks else [],
        "goes_on_with": linked.filter(pk=one.duplicate_of_id).first() if one.duplicate_of_id else None,
        "told_also": linked.filter(duplicate_of=one) if keeps else [],
        "keeps": keeps,
    }


class ReferralDetail(RecordPage):
    """What was suggested, where it stands, what came of it."""

    permission = Permission.VIEW
    model = PracticeReviewReferral
    select = ("agency", "concern", "child", "suggested_by", "decided_by_manager", "decider", "decider_team")
    template_name = "practice_review/referral_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the parts, each through what the reader may see."""
        one, user = self.object, self.request.user
        of_it = {"referral": one}
        points = LearningPoint.objects.visible_to(user).filter(**of_it).order_by("position").select_related("referral")
        decision = Decision.objects.visible_to(user).filter(item__referral=one).select_related("chaired_by").last()
        review = Review.objects.visible_to(user).filter(**of_it).select_related("lead_reviewer").first()
        returns = AgencyReturn.objects.visible_to(user).filter(**of_it).select_related("agency")
        feedback = PracticeReviewFeedback.objects.visible_to(user).filter(**of_it).select_related("given_by")
        item = AgendaItem.objects.visible_to(user).filter(**of_it).select_related("meeting").last()
        whole = item is not None or user.may(Permission.KEEP_SUBGROUP)
        return super().get_context_data(
            **kwargs,
            words=words_for(one.kind),
            stage=seen_by(one, user),
            labels=LABELS,
            rows=suggestion_rows(one, user),
            manager=manager_rows(one),
            **beside(one, user),
            feedback=feedback,
            returns=self.show(returns),
            return_columns=["Agency", "Status", "Due", "Says"],
            item=item,
            decided=decision_rows(decision) if decision else [],
            review=review,
            works_on=review is not None and works_on(review, user),
            thanks=Thanks.objects.visible_to(user).filter(**of_it).select_related("team"),
            follows=one.status in AFTERWARDS and follows(one, user),
            points=lead_on(list(points), user),
            may_settle=one.status == Status.LEARNING_AGREED and user.may(Permission.KEEP_SUBGROUP),
            may_name=one.status == Status.IN_REVIEW and user.may(Permission.CHAIR_SUBGROUP),
            may_tell=user.may(Permission.KEEP_SUBGROUP) and one.is_feedback_awaited,
            sees_papers=sees_papers(one, user),
            changes=changes_of(one, whole=whole) if whole or one.decided_by_manager_id == user.pk else [],
            moves=buttons(one, user),
            may_write=bool(points)
            and PracticeReviewReferral.objects.visible_to(user, Permission.WRITE_LEARNING).filter(pk=one.pk).exists(),
            is_mine=one.suggested_by_id == user.pk,
        )
