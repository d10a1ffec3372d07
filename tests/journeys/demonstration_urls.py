"""Rowan's addresses with those that stand only in the demonstration."""

from django.urls import include, path

from config import urls
from config.urls import handler400, handler403, handler404, handler500  # noqa: F401  Django looks for them here

urlpatterns = [*urls.urlpatterns, path("", include("demonstration.urls"))]
