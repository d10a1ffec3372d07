"""Addresses of this room."""

from django.urls import include, path

from work import views

work = [
    path("notices/", views.NoticeList.as_view(), name="notice_list"),
    path("notices/<uuid:pk>/put-away/", views.NoticePutAway.as_view(), name="notice_put_away"),
]
urlpatterns = [path("", include((work, "work")))]
