"""Addresses of this room. None ever carries a name."""

from django.urls import path

from planning_meetings.views import arranging, holding, meetings, papers

app_name = "planning_meetings"
CASE, MEETING = "cases/<uuid:pk>/meetings/", "planning-meetings/<uuid:pk>/"
INVITED = "planning-meetings/invited/<uuid:pk>/"
urlpatterns = [
    path("planning-meetings/", meetings.MeetingList.as_view(), name="meeting_list"),
    path(CASE, meetings.CaseMeetings.as_view(), name="case_meetings"),
    path(f"{CASE}arrange/", arranging.MeetingArrange.as_view(), name="meeting_arrange"),
    path(MEETING, meetings.MeetingDetail.as_view(), name="meeting_detail"),
    path(f"{MEETING}change/", arranging.MeetingChange.as_view(), name="meeting_change"),
    path(f"{MEETING}notice/", arranging.MeetingNotice.as_view(), name="meeting_notice"),
    path(f"{MEETING}cancel/", arranging.MeetingCancel.as_view(), name="meeting_cancel"),
    path(f"{MEETING}reconvene/", arranging.MeetingReconvene.as_view(), name="meeting_reconvene"),
    path(f"{MEETING}invite/", papers.InvitationAdd.as_view(), name="invitation_add"),
    path(f"{INVITED}answer/", papers.InvitationAnswer.as_view(), name="invitation_answer"),
    path(f"{INVITED}withdraw/", papers.InvitationWithdraw.as_view(), name="invitation_withdraw"),
    path(f"{MEETING}reports/add/", papers.ReportAdd.as_view(), name="report_add"),
    path(f"{MEETING}views/add/", papers.ViewAdd.as_view(), name="view_add"),
    path("planning-meetings/reports/<uuid:pk>/correct/", papers.ReportCorrect.as_view(), name="report_correct"),
    path("planning-meetings/views/<uuid:pk>/correct/", papers.ViewCorrect.as_view(), name="view_correct"),
    path(f"{MEETING}checks/add/", papers.CheckAdd.as_view(), name="check_add"),
    path(f"{MEETING}record/", holding.MeetingWrite.as_view(), name="meeting_write"),
    path(f"{MEETING}hold/", holding.MeetingHold.as_view(), name="meeting_hold"),
    path(f"{MEETING}decide/", holding.MeetingDecide.as_view(), name="meeting_decide"),
    path(f"{MEETING}dissent/", holding.DissentAdd.as_view(), name="dissent_add"),
    path(f"{MEETING}send/", holding.MeetingSend.as_view(), name="meeting_send"),
]
