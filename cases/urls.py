"""Addresses of this room. None ever carries a name."""

from django.urls import path

from cases.views import cases, chronology, deeds, family, requests

app_name = "cases"
urlpatterns = [
    path("cases/", cases.CaseList.as_view(), name="case_list"),
    path("cases/<uuid:pk>/", cases.CaseDetail.as_view(), name="case_detail"),
    path("cases/<uuid:pk>/chronology/", chronology.CaseChronology.as_view(), name="case_chronology"),
    path("cases/<uuid:pk>/lead/", deeds.CaseLead.as_view(), name="case_lead"),
    path("cases/<uuid:pk>/link/", deeds.CaseLinkAdd.as_view(), name="case_link"),
    path("cases/<uuid:pk>/close/", deeds.CaseClose.as_view(), name="case_close"),
    path("cases/<uuid:pk>/reopen/", deeds.CaseReopen.as_view(), name="case_reopen"),
    path("cases/<uuid:pk>/entries/add/", chronology.EntryAdd.as_view(), name="entry_add"),
    path("cases/entries/<uuid:pk>/correct/", chronology.EntryCorrect.as_view(), name="entry_correct"),
    path("cases/<uuid:pk>/family/add/", family.FamilyAdd.as_view(), name="family_add"),
    path("cases/family/<uuid:pk>/change/", family.FamilyChange.as_view(), name="family_change"),
    path("cases/family/<uuid:pk>/end/", family.FamilyEnd.as_view(), name="family_end"),
    path("cases/<uuid:pk>/involve/", deeds.InvolvementAdd.as_view(), name="involvement_add"),
    path("cases/involvements/<uuid:pk>/end/", deeds.InvolvementEnd.as_view(), name="involvement_end"),
    path("cases/clocks/<uuid:pk>/", deeds.ClockSettle.as_view(), name="clock_settle"),
    path("cases/ask/<uuid:pk>/", requests.RequestAsk.as_view(), name="request_ask"),
    path("cases/requests/<uuid:pk>/", requests.RequestDetail.as_view(), name="request_detail"),
    path("cases/requests/<uuid:pk>/decline/", requests.RequestDecline.as_view(), name="request_decline"),
]
