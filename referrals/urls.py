"""Addresses of this room. None ever carries a name."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from referrals.told import FORMS
from referrals.views import concerns, log, screening, triage


class StepConverter(StringConverter):
    """The name of a page of a draft."""

    regex = "|".join(FORMS)


register_converter(StepConverter, "step")

app_name = "referrals"
urlpatterns = [
    path("concerns/", concerns.ConcernList.as_view(), name="concern_list"),
    path("concerns/log/", log.ConcernStart.as_view(), name="concern_start"),
    path("concerns/log/<uuid:pk>/child/<int:number>/", log.ConcernChildPage.as_view(), name="concern_child"),
    path("concerns/log/<uuid:pk>/child/<int:number>/matches/", log.ConcernMatches.as_view(), name="concern_matches"),
    path("concerns/log/<uuid:pk>/check/", log.ConcernCheck.as_view(), name="concern_check"),
    path("concerns/log/<uuid:pk>/send/", log.ConcernSubmit.as_view(), name="concern_submit"),
    path("concerns/log/<uuid:pk>/discard/", log.DraftDiscard.as_view(), name="draft_discard"),
    path("concerns/log/<uuid:pk>/keep/child/<int:number>/", log.ChildKeep.as_view(), name="child_keep"),
    path("concerns/log/<uuid:pk>/keep/<step:step>/", log.DraftKeep.as_view(), name="draft_keep"),
    path("concerns/log/<uuid:pk>/<step:step>/", log.Step.as_view(), name="concern_step"),
    path("concerns/about-workers/", concerns.WorkerConcernDates.as_view(), name="worker_concern_dates"),
    path("concerns/<uuid:pk>/", concerns.ConcernDetail.as_view(), name="concern_detail"),
    path("concerns/<uuid:pk>/sent/", log.ConcernSent.as_view(), name="concern_sent"),
    path("questions/<uuid:pk>/", concerns.QuestionAnswer.as_view(), name="question_answer"),
    path("screening/", screening.ScreeningQueue.as_view(), name="screening_queue"),
    path("screening/<uuid:pk>/", screening.ScreeningDetail.as_view(), name="screening_detail"),
    path("screening/<uuid:pk>/claim/", screening.ScreeningClaim.as_view(), name="screening_claim"),
    path("screening/<uuid:pk>/take-over/", screening.ScreeningTakeOver.as_view(), name="screening_take_over"),
    path("screening/<uuid:pk>/release/", screening.ScreeningRelease.as_view(), name="screening_release"),
    path("screening/<uuid:pk>/decide/", screening.ScreeningDecide.as_view(), name="screening_decide"),
    path("screening/<uuid:pk>/reconsider/", screening.ScreeningReconsider.as_view(), name="screening_reconsider"),
    path("screening/<uuid:pk>/ask/", screening.ScreeningAsk.as_view(), name="screening_ask"),
    path("screening/adult/<uuid:pk>/", screening.AdultConfirm.as_view(), name="adult_confirm"),
    path("screening/child/<uuid:pk>/", screening.ChildConfirm.as_view(), name="child_confirm"),
    path("triage/", triage.TriageQueue.as_view(), name="triage_queue"),
    path("triage/<uuid:pk>/", triage.TriageDetail.as_view(), name="triage_detail"),
    path("triage/<uuid:pk>/claim/", triage.TriageClaim.as_view(), name="triage_claim"),
    path("triage/<uuid:pk>/take-over/", triage.TriageTakeOver.as_view(), name="triage_take_over"),
    path("triage/<uuid:pk>/release/", triage.TriageRelease.as_view(), name="triage_release"),
    path("triage/<uuid:pk>/finish/", triage.TriageFinish.as_view(), name="triage_finish"),
    path("triage/<uuid:pk>/reopen/", triage.TriageReopen.as_view(), name="triage_reopen"),
    path("triage/<uuid:pk>/ask/", triage.TriageAsk.as_view(), name="triage_ask"),
]
