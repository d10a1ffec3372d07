"""Addresses of this room."""

from django.urls import path

from governance.views import bodies, decisions, meetings, reviews

app_name = "governance"
BODY, MEETING = "leadership/<uuid:pk>/", "leadership/meetings/<uuid:pk>/"
DECISION, REVIEW = "leadership/decisions/<uuid:pk>/", "leadership/reviews/<uuid:pk>/"
urlpatterns = [
    path("leadership/", bodies.Leadership.as_view(), name="leadership"),
    path("leadership/decisions/", bodies.DecisionList.as_view(), name="decision_list"),
    path("leadership/bodies/", bodies.BodyOpen.as_view(), name="body_open"),
    path("leadership/sister-groups/", bodies.SisterAdd.as_view(), name="sister_add"),
    path("leadership/sister-groups/<uuid:pk>/", bodies.SisterChange.as_view(), name="sister_change"),
    path(BODY, bodies.BodyDetail.as_view(), name="body_detail"),
    path(f"{BODY}members/", bodies.MemberAdd.as_view(), name="member_add"),
    path("leadership/members/<uuid:pk>/", bodies.MemberEnd.as_view(), name="member_end"),
    path(f"{BODY}plan/", meetings.MeetingPlan.as_view(), name="meeting_plan"),
    path(f"{BODY}review/", reviews.ReviewOpen.as_view(), name="review_open"),
    path(MEETING, meetings.MeetingDetail.as_view(), name="meeting_detail"),
    path(f"{MEETING}look-again/", meetings.AgendaLook.as_view(), name="agenda_look"),
    path(f"{MEETING}items/", meetings.ItemAdd.as_view(), name="item_add"),
    path("leadership/items/<uuid:pk>/", meetings.ItemSettle.as_view(), name="item_settle"),
    path(f"{MEETING}papers/", meetings.PaperAdd.as_view(), name="paper_add"),
    path("leadership/papers/<uuid:pk>/", meetings.PaperDetail.as_view(), name="paper_detail"),
    path(f"{MEETING}send/", meetings.MeetingSend.as_view(), name="meeting_send_papers"),
    path(f"{MEETING}call-back/", meetings.MeetingCallBack.as_view(), name="meeting_call_back"),
    path(f"{MEETING}hold/", meetings.MeetingHold.as_view(), name="meeting_hold_meeting"),
    path(f"{MEETING}minute/", meetings.MeetingMinute.as_view(), name="meeting_minute"),
    path(f"{MEETING}ask/", decisions.DecisionAsk.as_view(), name="decision_ask"),
    path(DECISION, decisions.DecisionDetail.as_view(), name="decision_detail"),
    path(f"{DECISION}record/", decisions.DecisionRecord.as_view(), name="decision_record"),
    path(f"{DECISION}release/", decisions.DecisionRelease.as_view(), name="decision_release"),
    path(f"{DECISION}chair/", decisions.DecisionChair.as_view(), name="decision_chair"),
    path(f"{DECISION}vision/", decisions.DecisionVision.as_view(), name="decision_vision"),
    path(f"{DECISION}follow/", decisions.FollowUpAdd.as_view(), name="follow_up_add"),
    path("leadership/follow-ups/<uuid:pk>/", decisions.FollowUpFinish.as_view(), name="follow_up_finish"),
    path(REVIEW, reviews.ReviewDetail.as_view(), name="review_detail"),
    path(f"{REVIEW}answer/", reviews.ReviewAnswer.as_view(), name="review_answer"),
    path(f"{REVIEW}close/", reviews.ReviewClose.as_view(), name="review_close"),
    path(f"{REVIEW}follow/", reviews.ReviewFollow.as_view(), name="review_follow"),
]
