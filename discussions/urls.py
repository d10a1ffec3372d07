"""Addresses of this room. None ever carries a name."""

from django.urls import path

from discussions.views import children, holding, pages, record, writing

app_name = "discussions"
urlpatterns = [
    path("cases/<uuid:pk>/discussions/", pages.CaseDiscussions.as_view(), name="case_discussions"),
    path("cases/<uuid:pk>/discussions/ask/", holding.DiscussionAsk.as_view(), name="discussion_ask"),
    path("discussions/", pages.DiscussionList.as_view(), name="discussion_list"),
    path("discussions/<uuid:pk>/", record.DiscussionDetail.as_view(), name="discussion_detail"),
    path("discussions/<uuid:pk>/start/", holding.DiscussionStart.as_view(), name="discussion_start"),
    path("discussions/<uuid:pk>/decline/", holding.DiscussionDecline.as_view(), name="discussion_decline"),
    path("discussions/<uuid:pk>/adjourn/", holding.DiscussionAdjourn.as_view(), name="discussion_adjourn"),
    path("discussions/<uuid:pk>/go-on/", holding.DiscussionGoOn.as_view(), name="discussion_go_on"),
    path("discussions/<uuid:pk>/close/", holding.DiscussionClose.as_view(), name="discussion_close"),
    path("discussions/<uuid:pk>/reopen/", holding.DiscussionReopen.as_view(), name="discussion_reopen"),
    path("discussions/<uuid:pk>/children/add/", holding.ChildAdd.as_view(), name="child_add"),
    path("discussions/<uuid:pk>/concerns/add/", holding.ConcernAdd.as_view(), name="concern_add"),
    path("discussions/<uuid:pk>/participants/add/", writing.ParticipantAdd.as_view(), name="participant_add"),
    path("discussions/<uuid:pk>/information/add/", writing.InformationAdd.as_view(), name="information_add"),
    path("discussions/<uuid:pk>/without/", writing.AgencyWithout.as_view(), name="agency_without"),
    path("discussions/<uuid:pk>/summary/", writing.DiscussionSumUp.as_view(), name="discussion_sum_up"),
    path("discussions/<uuid:pk>/plan/add/", writing.StepAdd.as_view(), name="step_add"),
    path("discussions/<uuid:pk>/plan/none/", writing.PlanNone.as_view(), name="plan_none"),
    path("discussions/<uuid:pk>/actions/add/", writing.ActionAdd.as_view(), name="action_add"),
    path("discussions/<uuid:pk>/checklist/", writing.ChecklistAnswers.as_view(), name="checklist_answer"),
    path("discussions/children/<uuid:pk>/decide/", children.ChildDecide.as_view(), name="child_decide"),
    path(
        "discussions/children/<uuid:pk>/investigation/",
        children.ChildInvestigation.as_view(),
        name="child_investigation",
    ),
    path("discussions/actions/<uuid:pk>/done/", writing.ActionFinish.as_view(), name="action_finish"),
    path("discussions/actions/<uuid:pk>/out/", writing.ActionOut.as_view(), name="action_out"),
    path("discussions/participants/<uuid:pk>/out/", writing.ParticipantOut.as_view(), name="participant_out"),
    path("discussions/information/<uuid:pk>/out/", writing.InformationOut.as_view(), name="information_out"),
    path("discussions/plan/<uuid:pk>/out/", writing.StepOut.as_view(), name="step_out"),
]
