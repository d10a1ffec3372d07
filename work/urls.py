"""Addresses of this room."""

from django.conf import settings
from django.urls import include, path

from work import views

work = [
    path("notices/", views.NoticeList.as_view(), name="notice_list"),
    path("notices/<uuid:pk>/put-away/", views.NoticePutAway.as_view(), name="notice_put_away"),
    path("mail/", views.MailList.as_view(), name="mail_list"),
]
if settings.DEMONSTRATION:
    work.append(path("demonstration/outbox/", views.Outbox.as_view(), name="outbox"))
urlpatterns = [path("", include((work, "work")))]
