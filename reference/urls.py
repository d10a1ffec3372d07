"""Addresses of this room."""

from django.urls import path

from reference import views

app_name = "reference"
urlpatterns = [
    path("timescales/", views.TimescaleList.as_view(), name="timescale_list"),
    path("lists/", views.CodeList.as_view(), name="code_list"),
    path("frameworks/", views.FrameworkList.as_view(), name="framework_list"),
]
