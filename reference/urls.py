"""Addresses of this room."""

from django.urls import path

from reference import views

app_name = "reference"
urlpatterns = [
    path("timescales/", views.TimescaleList.as_view(), name="timescale_list"),
    path("timescales/agree/", views.TimescaleAgree.as_view(), name="timescale_agree"),
    path("timescales/start/", views.StartChoose.as_view(), name="start_choose"),
    path("holidays/", views.HolidayList.as_view(), name="holiday_list"),
    path("holidays/add/", views.HolidayAdd.as_view(), name="holiday_add"),
    path("lists/", views.CodeList.as_view(), name="code_list"),
    path("frameworks/", views.FrameworkList.as_view(), name="framework_list"),
]
