"""Addresses of this room."""

from django.urls import path

from documents.views import papers

app_name = "documents"
ONE = "documents/<uuid:pk>/"
urlpatterns = [
    path("cases/<uuid:pk>/documents/", papers.CaseDocuments.as_view(), name="case_documents"),
    path("cases/<uuid:pk>/documents/add/", papers.DocumentAdd.as_view(), name="document_add"),
    path(ONE, papers.DocumentDetail.as_view(), name="document_detail"),
    path(f"{ONE}version/", papers.VersionAdd.as_view(), name="version_add"),
    path(f"{ONE}withdraw/", papers.DocumentWithdraw.as_view(), name="document_withdraw"),
    path("documents/versions/<uuid:pk>/", papers.VersionDownload.as_view(), name="version_download"),
]
