"""Addresses of this room."""

from django.urls import path

from learning.views import briefings, calls, lessons, newsletters, public, taking_up, writing

app_name = "learning"
ONE = "library/<uuid:pk>/"
TAKEN = "library/taken-up/<uuid:pk>/"
CALLS = "library/open-calls/"
BRIEFINGS = "library/briefings/"
BRIEFING = f"{BRIEFINGS}<uuid:pk>/"
NEWSLETTERS = "library/newsletters/"
NEWSLETTER = f"{NEWSLETTERS}<uuid:pk>/"
ITEM = f"{NEWSLETTERS}items/<uuid:pk>/"
PUBLIC = "public/"
urlpatterns = [
    path("library/", lessons.LessonList.as_view(), name="lesson_list"),
    path("library/sources/", lessons.LessonSources.as_view(), name="lesson_sources"),
    path("library/from/<uuid:pk>/", writing.LessonWrite.as_view(), name="lesson_write"),
    path(CALLS, calls.CallList.as_view(), name="call_list"),
    path(f"{CALLS}open/", calls.CallOpen.as_view(), name="call_open"),
    path(f"{CALLS}<uuid:pk>/change/", calls.CallChange.as_view(), name="call_change"),
    path(f"{TAKEN}change/", taking_up.TakeUpTell.as_view(), name="take_up_tell"),
    path(BRIEFINGS, briefings.BriefingList.as_view(), name="briefing_list"),
    path(f"{ONE}brief/", briefings.BriefingWrite.as_view(), name="briefing_write"),
    path(BRIEFING, briefings.BriefingDetail.as_view(), name="briefing_detail"),
    path(f"{BRIEFING}change/", briefings.BriefingChange.as_view(), name="briefing_change"),
    path(f"{BRIEFING}names/", briefings.BriefingNames.as_view(), name="briefing_names"),
    path(f"{BRIEFING}release/", briefings.BriefingRelease.as_view(), name="briefing_release"),
    path(f"{BRIEFING}next/", briefings.BriefingFollow.as_view(), name="briefing_follow"),
    path(f"{BRIEFING}withdraw/", briefings.BriefingWithdraw.as_view(), name="briefing_withdraw"),
    path(NEWSLETTERS, newsletters.NewsletterList.as_view(), name="newsletter_list"),
    path(f"{NEWSLETTERS}begin/", newsletters.NewsletterWrite.as_view(), name="newsletter_write"),
    path(NEWSLETTER, newsletters.NewsletterDetail.as_view(), name="newsletter_detail"),
    path(f"{NEWSLETTER}change/", newsletters.NewsletterChange.as_view(), name="newsletter_change"),
    path(f"{NEWSLETTER}put-in/", newsletters.NewsletterPutIn.as_view(), name="newsletter_put_in"),
    path(f"{NEWSLETTER}names/", newsletters.NewsletterNames.as_view(), name="newsletter_names"),
    path(f"{NEWSLETTER}release/", newsletters.NewsletterRelease.as_view(), name="newsletter_release"),
    path(f"{NEWSLETTER}correct/", newsletters.NewsletterCorrect.as_view(), name="newsletter_correct"),
    path(f"{NEWSLETTER}withdraw/", newsletters.NewsletterWithdraw.as_view(), name="newsletter_withdraw"),
    path(f"{ITEM}change/", newsletters.ItemChange.as_view(), name="item_change"),
    path(f"{ITEM}take-out/", newsletters.ItemTakeOut.as_view(), name="item_take_out"),
    path(f"{PUBLIC}briefings/<slug:reference>/", public.PublicBriefing.as_view(), name="public_briefing"),
    path(f"{PUBLIC}newsletters/<slug:reference>/", public.PublicNewsletter.as_view(), name="public_newsletter"),
    path(ONE, lessons.LessonDetail.as_view(), name="lesson_detail"),
    path(f"{ONE}change/", writing.LessonChange.as_view(), name="lesson_change"),
    path(f"{ONE}names/", writing.LessonNames.as_view(), name="lesson_names"),
    path(f"{ONE}publish/", writing.LessonPublish.as_view(), name="lesson_publish"),
    path(f"{ONE}withdraw/", writing.LessonWithdraw.as_view(), name="lesson_withdraw"),
    path(f"{ONE}take-up/", taking_up.TakeUpAdd.as_view(), name="take_up_add"),
]
