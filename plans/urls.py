"""Addresses of this room. None ever carries a name."""

from django.urls import path

from plans.views import content, core_group, plan

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:pk>/plan/", plan.CasePlan.as_view(), name="case_plan"),
    path("cases/<uuid:pk>/plan/begin/", plan.PlanBegin.as_view(), name="plan_begin"),
    path("cases/<uuid:pk>/core-group/", core_group.CaseCoreGroup.as_view(), name="case_core_group"),
    path("child-plans/<uuid:pk>/protection/begin/", plan.ProtectionBegin.as_view(), name="protection_begin"),
    path("child-plans/<uuid:pk>/protection/end/", plan.ProtectionEnd.as_view(), name="protection_end"),
    path("child-plans/<uuid:pk>/words/<slug:part>/", plan.PlanWords.as_view(), name="plan_words"),
    path("child-plans/<uuid:pk>/named-person/", plan.NamedPerson.as_view(), name="named_person"),
    path("child-plans/<uuid:pk>/agree/", plan.VersionAgree.as_view(), name="version_agree"),
    path("child-plans/<uuid:pk>/hand-over/", plan.HandOver.as_view(), name="hand_over"),
    path("child-plans/versions/<uuid:pk>/", plan.VersionDetail.as_view(), name="version_detail"),
    path("child-plans/<uuid:pk>/worries/add/", content.RiskAdd.as_view(), name="risk_add"),
    path("child-plans/worries/<uuid:pk>/change/", content.RiskChange.as_view(), name="risk_change"),
    path("child-plans/worries/<uuid:pk>/end/", content.RiskEnd.as_view(), name="risk_end"),
    path("child-plans/<uuid:pk>/outcomes/add/", content.OutcomeAdd.as_view(), name="outcome_add"),
    path("child-plans/outcomes/<uuid:pk>/change/", content.OutcomeChange.as_view(), name="outcome_change"),
    path("child-plans/outcomes/<uuid:pk>/end/", content.OutcomeEnd.as_view(), name="outcome_end"),
    path("child-plans/outcomes/<uuid:pk>/actions/add/", content.StepAdd.as_view(), name="step_add"),
    path("child-plans/actions/<uuid:pk>/change/", content.StepChange.as_view(), name="step_change"),
    path("child-plans/actions/<uuid:pk>/end/", content.StepEnd.as_view(), name="step_end"),
    path("child-plans/actions/<uuid:pk>/again/", content.StepAgain.as_view(), name="step_again"),
    path("child-plans/<uuid:pk>/core-group/add/", core_group.MemberAdd.as_view(), name="member_add"),
    path("child-plans/core-group/<uuid:pk>/end/", core_group.MemberEnd.as_view(), name="member_end"),
    path(
        "child-plans/<uuid:pk>/core-group/meetings/add/", core_group.CoreMeetingAdd.as_view(), name="core_meeting_add"
    ),
    path("child-plans/core-groups/<uuid:pk>/", core_group.CoreMeetingDetail.as_view(), name="core_meeting_detail"),
    path("child-plans/<uuid:pk>/changes/report/", core_group.ChangeReport.as_view(), name="change_report"),
    path("child-plans/changes/<uuid:pk>/tell/", core_group.ChangeTell.as_view(), name="change_tell"),
]
