"""Addresses of this room."""

from django.urls import path

from improvement.views import actions, indicators, inspections, learning, looks, plans, progress, sources, thread

app_name = "improvement"
PLAN, ACTION = "plans/<uuid:pk>/", "actions/<uuid:pk>/"
RECOMMENDATION = "recommendations/<uuid:pk>/"
INSPECTION, MILESTONE = "inspections/<uuid:pk>/", "inspections/milestones/<uuid:pk>/"
INDICATOR, EVIDENCE = "indicators/<uuid:pk>/", "evidence/<uuid:pk>/"
urlpatterns = [
    path("plans/", plans.PlanList.as_view(), name="plan_list"),
    path("plans/open/", plans.PlanOpen.as_view(), name="plan_open"),
    path(PLAN, plans.PlanDetail.as_view(), name="plan_detail"),
    path(f"{PLAN}change/", plans.PlanChange.as_view(), name="plan_change"),
    path(f"{PLAN}widen/", plans.PlanWiden.as_view(), name="plan_widen"),
    path(f"{PLAN}coverage/", plans.PlanCoverage.as_view(), name="plan_coverage"),
    path(f"{PLAN}as-at/", looks.PlanAsAt.as_view(), name="plan_as_at"),
    path(f"{PLAN}themes/", looks.PlanThemes.as_view(), name="plan_themes"),
    path(f"{PLAN}evidence/", looks.EvidenceList.as_view(), name="evidence_list"),
    path("actions/", looks.ActionOwn.as_view(), name="action_own"),
    path(f"{PLAN}actions/", actions.ActionList.as_view(), name="action_list"),
    path(f"{PLAN}actions/add/", actions.ActionAdd.as_view(), name="action_add"),
    path(f"{PLAN}sources/add/", sources.SourceAdd.as_view(), name="source_add"),
    path("learning/<uuid:pk>/take-up/", learning.LearningTakeUp.as_view(), name="learning_take_up"),
    path("learning/<uuid:pk>/thread/", thread.LearningThread.as_view(), name="learning_thread"),
    path("sources/<uuid:pk>/thread/", thread.SourceThread.as_view(), name="source_thread"),
    path(f"{RECOMMENDATION}thread/", thread.RecommendationThread.as_view(), name="recommendation_thread"),
    path(f"{RECOMMENDATION}judge/", thread.RecommendationJudge.as_view(), name="recommendation_judge"),
    path(f"{INDICATOR}thread/", thread.IndicatorThread.as_view(), name="indicator_thread"),
    path(f"{ACTION}transfer/", thread.ActionTransfer.as_view(), name="action_transfer"),
    path("sources/<uuid:pk>/", sources.SourceDetail.as_view(), name="source_detail"),
    path("sources/<uuid:pk>/change/", sources.SourceChange.as_view(), name="source_change"),
    path("sources/<uuid:pk>/recommend/", sources.RecommendationAdd.as_view(), name="recommendation_add"),
    path(RECOMMENDATION, sources.RecommendationChange.as_view(), name="recommendation_change"),
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
    path(f"{ACTION}indicators/", indicators.ActionTie.as_view(), name="action_tie"),
    path("inspections/", inspections.InspectionList.as_view(), name="inspection_list"),
    path("inspections/enter/", inspections.InspectionOpen.as_view(), name="inspection_open"),
    path(INSPECTION, inspections.InspectionDetail.as_view(), name="inspection_detail"),
    path(f"{INSPECTION}change/", inspections.InspectionChange.as_view(), name="inspection_change"),
    path(f"{INSPECTION}milestone/", inspections.InspectionMilestoneAdd.as_view(), name="inspection_milestone_add"),
    path(f"{MILESTONE}change/", inspections.InspectionMilestoneChange.as_view(), name="inspection_milestone_change"),
    path(f"{MILESTONE}done/", inspections.InspectionMilestoneReach.as_view(), name="inspection_milestone_reach"),
    path(f"{INSPECTION}visits/", inspections.VisitList.as_view(), name="visit_list"),
    path(f"{INSPECTION}visit/", inspections.VisitAdd.as_view(), name="visit_add"),
    path("visits/<uuid:pk>/said/", inspections.JudgementAdd.as_view(), name="judgement_add"),
    path("judgements/<uuid:pk>/", inspections.JudgementChange.as_view(), name="judgement_change"),
    path(f"{INSPECTION}preparation/", inspections.PreparationList.as_view(), name="preparation_list"),
    path(f"{INSPECTION}preparation/write/", inspections.PreparationAdd.as_view(), name="preparation_add"),
    path(INDICATOR, indicators.IndicatorDetail.as_view(), name="indicator_detail"),
    path(f"{INDICATOR}evaluate/", indicators.EvaluationAdd.as_view(), name="evaluation_add"),
    path(f"{INDICATOR}evidence/", indicators.IndicatorEvidenceAdd.as_view(), name="indicator_evidence_add"),
    path("evaluations/<uuid:pk>/moderate/", indicators.EvaluationModerate.as_view(), name="evaluation_moderate"),
    path(EVIDENCE, indicators.EvidenceDetail.as_view(), name="evidence_detail"),
    path(f"{EVIDENCE}indicators/", indicators.EvidenceTie.as_view(), name="evidence_tie"),
]
