"""Addresses of this room."""

from django.conf import settings
from django.urls import path

from agencies import demonstration_sign_in
from agencies.views import contacts

app_name = "agencies"
urlpatterns = [
    path("contacts/", contacts.Contacts.as_view(), name="contacts"),
]

if settings.DEMONSTRATION:
    urlpatterns.append(
        path("demonstration/sign-in/<uuid:pk>/", demonstration_sign_in.sign_in, name="demonstration_sign_in")
    )
