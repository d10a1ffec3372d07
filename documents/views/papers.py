"""The papers of a case: list, one, file, next version, withdraw, download."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from access.roles import Permission
from access.views import RecordPage
from audit.models import AccessLog
from cases.models import Case
from cases.views.base import Deed, OfCase
from documents import actions
from documents.forms import DocumentForm, VersionForm, WithdrawForm
from documents.models import Document, DocumentVersion
from documents.sorts import ENDINGS
from reference.querysets import labels

HEADINGS = ["Document", "From", "Information of", "Received"]
VERSION_HEADINGS = ["Version", "Received", "From", "Information of", "What changed"]


class CaseDocuments(OfCase, RecordPage):
    """Every paper of a case, newest first, found by words of its title."""

    permission = Permission.VIEW
    model = Case
    template_name = "documents/case_documents.html"
    heading = "Documents"

    def rows(self) -> QuerySet:
        """Return the papers, each with its newest version."""
        rows = Document.objects.visible_to(self.request.user).filter(case=self.object).with_newest()
        words = self.request.GET.get("words", "").strip()
        return rows.filter(title__icontains=words) if words else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the papers and what may be done."""
        kinds = labels("document_kind")
        rows = self.show(list(self.rows()))
        for one in rows:
            one.kind_in_words = kinds.get(one.kind, one.kind)
        works = self.object.is_open and self.request.user.may(Permission.WORK_ON_CASE, self.object)
        add_url = reverse("documents:document_add", args=[self.object.pk]) if works else ""
        return super().get_context_data(rows=rows, words=self.request.GET.get("words", ""), add_url=add_url, **kwargs)


class DocumentAdd(Deed):
    """File a paper."""

    form_class = DocumentForm
    heading, submit = "File a document", "File it"
    done = "The document is filed."

    def do(self, form: Any) -> Document:
        """File it."""
        return actions.file_document(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Document) -> str:
        """Show it."""
        return made.get_absolute_url()


class DocumentDetail(OfCase, RecordPage):
    """One paper with every version of it."""

    permission = Permission.VIEW
    model = Document
    select = ("case__child", "added_by", "withdrawn_by")
    template_name = "documents/document_detail.html"

    @property
    def heading(self) -> str:
        """Return its title."""
        return self.object.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the versions; those of a withdrawn paper cannot be opened."""
        document, user = self.object, self.request.user
        versions = DocumentVersion.objects.visible_to(user).filter(document=document)
        versions = versions.select_related("agency", "added_by")
        stands = document.case.is_open and not document.is_withdrawn
        works = stands and user.may(Permission.WORK_ON_CASE, document)
        return super().get_context_data(
            document=document,
            kind=labels("document_kind").get(document.kind, document.kind),
            versions=[
                _row(one, opens=not document.is_withdrawn) for one in versions.select_related("agency", "added_by")
            ],
            headings=VERSION_HEADINGS,
            works=works,
            back_url=reverse("documents:case_documents", args=[document.case_id]),
            back_text="Documents",
            **kwargs,
        )


def _row(one: DocumentVersion, *, opens: bool) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": one.recorded_at,
        "by": one.added_by.name,
        "acting_as": one.acting_as,
        "agency": one.agency.name if one.agency else "",
        "dated_on": one.dated_on,
        "note": one.note,
        "sort": ENDINGS[one.content_type].upper(),
        "size": filesizeformat(one.size),
        "url": reverse("documents:version_download", args=[one.pk]) if opens else "",
    }


class OfDocument(Deed):
    """A form about one paper."""

    model = Document
    select = ("case__child",)

    def after(self, made: Any) -> str:
        """Return to the paper."""
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which, and lead back to it."""
        about = [{"key": "Document", "value": self.object.title}]
        back = {"back_url": self.object.get_absolute_url(), "back_text": "The document"}
        return super().get_context_data(**{"about": about, **back, **kwargs})


class VersionAdd(OfDocument):
    """Add the next version."""

    form_class = VersionForm
    heading, submit = "Add the next version", "Add it"
    done = "The new version is filed; those before stay."

    def do(self, form: Any) -> DocumentVersion:
        """Add it."""
        return actions.add_version(self.object, **self.seen, **form.cleaned_data)


class DocumentWithdraw(OfDocument):
    """Withdraw a paper."""

    form_class = WithdrawForm
    heading, submit = "Withdraw this document", "Withdraw it"
    done = "The document is withdrawn."

    def do(self, form: Any) -> Document:
        """Withdraw it."""
        return actions.withdraw_document(self.object, **self.seen, **form.cleaned_data)


class VersionDownload(RecordPage):
    """One file, for whoever may see the case; the download is written down."""

    permission = Permission.VIEW
    model = DocumentVersion
    select = ("document__case",)
    looking = AccessLog.Verb.DOWNLOAD

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the file as an attachment that can run nothing; a withdrawn one is not there."""
        version = self.object
        if version.document.is_withdrawn:
            raise Http404
        self.show([version, version.case])
        with version.file.open() as held:
            content = held.read()
        name = f"{version.case.reference}-{version.document.kind}-{version.number}.{ENDINGS[version.content_type]}"
        response = HttpResponse(content, content_type=version.content_type)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response
