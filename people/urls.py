"""Addresses of this room."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("people/<uuid:pk>/", views.PersonDetail.as_view(), name="person_detail"),
]
