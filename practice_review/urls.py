"""Addresses of this room."""

from django.urls import path

from practice_review.views import deciding, items, meetings, office, referral, returns, reviews, suggesting, telling

app_name = "practice_review"
ROOM = "practice-review/"
ONE, RETURN, MEETING = f"{ROOM}<uuid:pk>/", f"{ROOM}returns/<uuid:pk>/", f"{ROOM}meetings/<uuid:pk>/"
ITEM = f"{ROOM}items/<uuid:pk>/"
urlpatterns = [
    path(ROOM, suggesting.ReviewStart.as_view(), name="review_start"),
    path(f"{ROOM}suggest/<slug:kind>/", suggesting.ReferralSuggest.as_view(), name="referral_suggest"),
    path(f"{ROOM}suggestions/", suggesting.ReferralList.as_view(), name="referral_list"),
    path(f"{ROOM}to-decide/", deciding.DecideQueue.as_view(), name="decide_queue"),
    path(f"{ROOM}inbox/", office.OfficeInbox.as_view(), name="office_inbox"),
    path(f"{ROOM}learning/", reviews.LearningList.as_view(), name="learning_list"),
    path(f"{ROOM}terms-of-reference/", telling.Terms.as_view(), name="terms"),
    path(f"{ROOM}counts/", telling.Counts.as_view(), name="counts"),
    path(ONE, referral.ReferralDetail.as_view(), name="referral_detail"),
    path(f"{ONE}change/", suggesting.ReferralChange.as_view(), name="referral_change"),
    path(f"{ONE}concern-first/", suggesting.ReferralRisk.as_view(), name="referral_risk"),
    path(f"{ONE}send/", suggesting.ReferralSubmit.as_view(), name="referral_submit"),
    path(f"{ONE}withdraw/", suggesting.ReferralWithdraw.as_view(), name="referral_withdraw"),
    path(f"{ONE}refer/", deciding.ReferralRefer.as_view(), name="referral_refer"),
    path(f"{ONE}decline/", deciding.ReferralDecline.as_view(), name="referral_decline"),
    path(f"{ONE}decider/", office.ReferralDecider.as_view(), name="referral_decider"),
    path(f"{ONE}ask-returns/", office.ReferralAskReturns.as_view(), name="referral_ask_returns"),
    path(f"{ONE}returns-in/", office.ReferralReceive.as_view(), name="referral_receive"),
    path(f"{ONE}agenda/", office.ReferralAgenda.as_view(), name="referral_agenda"),
    path(f"{ONE}feedback/", office.ReferralFeedback.as_view(), name="referral_feedback"),
    path(f"{ONE}close/", office.ReferralClose.as_view(), name="referral_close"),
    path(f"{ONE}learning/add/", reviews.LearningAdd.as_view(), name="learning_add"),
    path(f"{ONE}learning/agree/", reviews.LearningAgree.as_view(), name="learning_agree"),
    path(f"{ROOM}learning/<uuid:pk>/", reviews.LearningSettle.as_view(), name="learning_settle"),
    path(f"{ROOM}reviews/<uuid:pk>/", reviews.ReviewName.as_view(), name="review_name"),
    path(f"{ROOM}returns/", returns.ReturnQueue.as_view(), name="return_queue"),
    path(RETURN, returns.ReturnDetail.as_view(), name="return_detail"),
    path(f"{RETURN}start/", returns.ReturnStart.as_view(), name="return_start"),
    path(f"{RETURN}search/", returns.SearchAdd.as_view(), name="search_add"),
    path(f"{RETURN}write/", returns.ReturnWrite.as_view(), name="return_write"),
    path(f"{RETURN}sign/", returns.ReturnSign.as_view(), name="return_sign"),
    path(f"{RETURN}reopen/", returns.ReturnReopen.as_view(), name="return_reopen"),
    path(f"{ROOM}meetings/", meetings.MeetingList.as_view(), name="meeting_list"),
    path(f"{ROOM}meetings/new/", meetings.MeetingOpen.as_view(), name="meeting_open"),
    path(MEETING, meetings.MeetingDetail.as_view(), name="meeting_detail"),
    path(f"{MEETING}attendance/", meetings.MeetingAttend.as_view(), name="meeting_attend"),
    path(f"{MEETING}minutes/", meetings.MeetingMinutes.as_view(), name="meeting_minutes"),
    path(f"{MEETING}close/", meetings.MeetingClose.as_view(), name="meeting_close"),
    path(ITEM, items.ItemDetail.as_view(), name="item_detail"),
    path(f"{ITEM}interest/", items.ItemInterest.as_view(), name="item_interest"),
    path(f"{ITEM}conflict/", items.ItemConflict.as_view(), name="item_conflict"),
    path(f"{ITEM}keep-out/", items.ItemKeepOut.as_view(), name="item_keep_out"),
    path(f"{ITEM}minutes/", items.ItemMinutes.as_view(), name="item_minutes"),
    path(f"{ITEM}take-off/", items.ItemOff.as_view(), name="item_off"),
    path(f"{ITEM}decide/", items.ItemDecide.as_view(), name="item_decide"),
    path(f"{ITEM}dissent/", items.ItemDissent.as_view(), name="item_dissent"),
]
