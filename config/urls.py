"""Every address, by room."""

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path, re_path

from agencies.views.account import SignIn
from config import health
from reports.views.home import Home

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/set/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("", include("reports.urls")),
    path("", include("learning.urls")),
    path("", include("governance.urls")),
    path("", include("engagement.urls")),
    path("", include("inspection.urls")),
    path("", include("improvement.urls")),
    path("", include("practice_review.urls")),
    path("", include("exploitation.urls")),
    path("", include("planning_meetings.urls")),
    path("", include("plans.urls")),
    path("", include("register.urls")),
    path("", include("discussions.urls")),
    path("", include("documents.urls")),
    path("", include("cases.urls")),
    path("", include("referrals.urls")),
    path("", include("people.urls")),
    path("", include("work.urls")),
    path("", include("reference.urls")),
    path("", include("agencies.urls")),
]

if settings.DEMONSTRATION:
    urlpatterns.append(path("", include("demonstration.urls")))

handler400 = "config.errors.bad_request"
handler403 = "config.errors.not_permitted"
handler404 = "config.errors.not_found"
handler500 = "config.errors.broken"
