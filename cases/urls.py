"""Addresses of this room."""

from django.urls.resolvers import URLPattern

app_name = "cases"
urlpatterns: list[URLPattern] = []
