"""Addresses of this room. None ever carries a name."""

from django.urls import path

from inspection.views import around, reading

app_name = "inspection"
INSPECTION, ROUND = "inspections/<uuid:pk>/", "file-reading/<uuid:pk>/"
urlpatterns = [
    path(f"{INSPECTION}requests/", around.RequestList.as_view(), name="request_list"),
    path(f"{INSPECTION}requests/add/", around.RequestAdd.as_view(), name="request_add"),
    path("inspections/requests/<uuid:pk>/answer/", around.RequestAnswer.as_view(), name="request_answer"),
    path("inspections/requests/<uuid:pk>/withdraw/", around.RequestWithdraw.as_view(), name="request_withdraw"),
    path(f"{INSPECTION}positions/", around.PositionList.as_view(), name="position_list"),
    path(f"{INSPECTION}positions/<uuid:indicator>/", around.PositionWrite.as_view(), name="position_write"),
    path("inspections/positions/<uuid:pk>/agree/", around.PositionAgree.as_view(), name="position_agree"),
    path(f"{INSPECTION}timetable/", around.TimetableLay.as_view(), name="timetable_lay"),
    path(f"{INSPECTION}returns/", around.ReturnList.as_view(), name="return_list"),
    path(f"{INSPECTION}returns/make/", around.ReturnMake.as_view(), name="return_make"),
    path("inspections/returns/<uuid:pk>/", around.ReturnDetail.as_view(), name="return_detail"),
    path("inspections/returns/<uuid:pk>/download/", around.ReturnDownload.as_view(), name="return_download"),
    path("file-reading/", reading.RoundList.as_view(), name="round_list"),
    path("file-reading/plan/", reading.RoundOpen.as_view(), name="round_open"),
    path(ROUND, reading.RoundDetail.as_view(), name="round_detail"),
    path(f"{ROUND}draw/", reading.RoundDraw.as_view(), name="round_draw"),
    path(f"{ROUND}begin/", reading.RoundBegin.as_view(), name="round_begin"),
    path(f"{ROUND}moderate/", reading.RoundModerate.as_view(), name="round_moderate"),
    path(f"{ROUND}read-more/", reading.RoundReadMore.as_view(), name="round_read_more"),
    path(f"{ROUND}sum-up/", reading.RoundSumUp.as_view(), name="round_sum_up"),
    path("file-reading/files/<uuid:pk>/", reading.FileDetail.as_view(), name="file_detail"),
    path("file-reading/files/<uuid:pk>/reader/", reading.FileReader.as_view(), name="file_reader"),
    path("file-reading/answers/<uuid:pk>/moderate/", reading.AnswerModerate.as_view(), name="answer_moderate"),
]
