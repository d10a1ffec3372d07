"""Addresses of this room."""

from django.urls.resolvers import URLPattern

app_name = "practice_review"
urlpatterns: list[URLPattern] = []
