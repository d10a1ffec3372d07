"""Addresses of this room."""

from django.urls import path

from engagement.views import comments, events

app_name = "engagement"
ONE = "have-your-say/<uuid:pk>/"
SAID = "have-your-say/comments/<uuid:pk>/"
urlpatterns = [
    path("have-your-say/", events.EventList.as_view(), name="event_list"),
    path("have-your-say/plan/", events.EventOpen.as_view(), name="event_open"),
    path("have-your-say/you-said-we-did/", comments.Said.as_view(), name="said"),
    path(ONE, events.EventDetail.as_view(), name="event_detail"),
    path(f"{ONE}change/", events.EventChange.as_view(), name="event_change"),
    path(f"{ONE}invite/", events.EventInvite.as_view(), name="event_invite"),
    path(f"{ONE}reply/", events.EventReply.as_view(), name="event_reply"),
    path(f"{ONE}confirm/", events.EventConfirm.as_view(), name="event_confirm"),
    path(f"{ONE}move-the-day/", events.EventReopenDay.as_view(), name="event_reopen_day"),
    path(f"{ONE}hold/", events.EventHold.as_view(), name="event_hold"),
    path(f"{ONE}call-off/", events.EventCallOff.as_view(), name="event_call_off"),
    path(f"{ONE}comment/", comments.CommentAdd.as_view(), name="comment_add"),
    path(SAID, comments.CommentDetail.as_view(), name="comment_detail"),
    path(f"{SAID}answer/", comments.CommentAnswer.as_view(), name="comment_answer"),
    path(f"{SAID}take-down/", comments.CommentTakeDown.as_view(), name="comment_take_down"),
]
