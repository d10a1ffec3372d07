"""Addresses of this room."""

from django.urls import path

from improvement.views import actions, plans, progress, sources

app_name = "improvement"
PLAN, ACTION = "plans/<uuid:pk>/", "actions/<uuid:pk>/"
urlpatterns = [
    path("plans/", plans.PlanList.as_view(), name="plan_list"),
    path("plans/open/", plans.PlanOpen.as_view(), name="plan_open"),
    path(PLAN, plans.PlanDetail.as_view(), name="plan_detail"),
    path(f"{PLAN}change/", plans.PlanChange.as_view(), name="plan_change"),
    path(f"{PLAN}widen/", plans.PlanWiden.as_view(), name="plan_widen"),
    path(f"{PLAN}coverage/", plans.PlanCoverage.as_view(), name="plan_coverage"),
    path(f"{PLAN}actions/", actions.ActionList.as_view(), name="action_list"),
    path(f"{PLAN}actions/add/", actions.ActionAdd.as_view(), name="action_add"),
    path(f"{PLAN}sources/add/", sources.SourceAdd.as_view(), name="source_add"),
    path("sources/<uuid:pk>/", sources.SourceDetail.as_view(), name="source_detail"),
    path("sources/<uuid:pk>/change/", sources.SourceChange.as_view(), name="source_change"),
    path("sources/<uuid:pk>/recommend/", sources.RecommendationAdd.as_view(), name="recommendation_add"),
    path("recommendations/<uuid:pk>/", sources.RecommendationChange.as_view(), name="recommendation_change"),
    path(ACTION, actions.ActionDetail.as_view(), name="action_detail"),
    path(f"{ACTION}change/", actions.ActionChange.as_view(), name="action_change"),
    path(f"{ACTION}recommendations/", actions.ActionLink.as_view(), name="action_link"),
    path(f"{ACTION}move/<slug:verb>/", progress.ActionMove.as_view(), name="action_move"),
    path(f"{ACTION}milestone/", progress.MilestoneAdd.as_view(), name="milestone_add"),
    path(f"{ACTION}milestone/<uuid:milestone>/", progress.MilestoneReach.as_view(), name="milestone_reach"),
    path(f"{ACTION}note/", progress.NoteAdd.as_view(), name="note_add"),
    path(f"{ACTION}evidence/", progress.EvidenceAdd.as_view(), name="evidence_add"),
    path(f"{ACTION}impact/", progress.ActionImpact.as_view(), name="action_impact"),
    path(f"{ACTION}redate/", progress.ActionRedate.as_view(), name="action_redate"),
    path(f"{ACTION}rate/", progress.ActionRate.as_view(), name="action_rate"),
    path(f"{ACTION}sign-off/", progress.ActionSignOff.as_view(), name="action_sign_off"),
]
