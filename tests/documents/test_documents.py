"""Papers of a case: what is kept, who reads it, and that no version is ever lost or changed."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.refusals import NotNow
from audit.models import AccessLog
from cases import actions as cases
from common import clock
from documents import actions
from documents.models import Document, DocumentVersion
from tests.cases.conftest import open_by

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


def a_file(content=PDF, name="Rab Testerson.pdf"):
    """Return an upload; its name holds a child's, as names of files do."""
    return SimpleUploadedFile(name, content, content_type="application/x-nonsense")


@pytest.fixture
def case(cast):
    """A case that social work's duty team leads."""
    return open_by(cast)


@pytest.fixture
def document(cast, case):
    """A report from health, five days old."""
    told = {"kind": "report", "title": "Report for the meeting", "agency": cast.agencies["HLT"]}
    dated_on = clock.today() - dt.timedelta(days=5)
    return actions.file_document(case, by=cast.duty_worker, content=a_file(), dated_on=dated_on, **told)


def test_a_paper_keeps_what_it_is_whose_it_is_and_from_when(cast, document):
    version = document.versions.get()
    assert (version.content_type, version.size, version.number) == ("application/pdf", len(PDF), 1)
    assert (version.agency, version.added_by) == (cast.agencies["HLT"], cast.duty_worker)
    assert version.acting_as == "Social work duty, Social work of Dundee"
    assert "Testerson" not in version.file.name


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00\x03", "Rowan keeps"),
        (b"PK\x03\x04 nothing that is known", "Rowan keeps"),
        (b"GIF89a" + b"\x00" * 20, "Rowan keeps"),
        (b"x" * (20 * 1024 * 1024 + 1), "at most 20 MB"),
    ],
)
def test_what_is_not_kept_here_is_refused_by_its_content(cast, case, content, says):
    with pytest.raises(NotNow, match=says):
        actions.file_document(case, by=cast.duty_worker, kind="report", title="A report", content=a_file(content))


def test_a_text_is_kept_as_text(cast, case):
    paper = a_file("Übergabe – was said.".encode(), "x.exe")
    made = actions.file_document(case, by=cast.duty_worker, kind="letter", title="A letter", content=paper)
    assert made.versions.get().content_type == "text/plain"


def test_the_next_version_leaves_the_one_before(cast, document):
    actions.add_version(document, by=cast.duty_worker, content=a_file(PDF + b"more"), note="Signed")
    first, second = document.versions.order_by("number")
    assert (first.number, second.number, second.note) == (1, 2, "Signed")
    assert first.file.open().read() == PDF


def test_postgresql_refuses_to_change_or_delete_a_version(document):
    for deed in (lambda rows: rows.update(note="changed"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed(DocumentVersion.objects.filter(document=document))


def test_a_withdrawn_paper_stays_listed_with_its_reason_and_cannot_be_opened(cast, client, document):
    actions.withdraw_document(document, by=cast.duty_worker, why="It is about another family.")
    client.force_login(cast.duty_worker)
    page = client.get(document.get_absolute_url()).content.decode()
    assert "It is about another family." in page
    address = reverse("documents:version_download", args=[document.versions.get().pk])
    assert address not in page
    assert client.get(address).status_code == 404
    with pytest.raises(NotNow, match="withdrawn"):
        actions.add_version(document, by=cast.duty_worker, content=a_file())


def test_a_download_is_an_attachment_named_without_a_name_and_written_down(cast, client, document):
    client.force_login(cast.duty_worker)
    version = document.versions.get()
    answer = client.get(reverse("documents:version_download", args=[version.pk]))
    assert answer.content == PDF
    expected = f'attachment; filename="{document.case.reference}-report-1.pdf"'
    assert answer["Content-Disposition"] == expected
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    look = AccessLog.objects.latest("id")
    assert (look.verb, look.records) == ("download", [version.pk, document.case_id])


def test_who_is_not_involved_finds_no_paper(cast, client, document):
    client.force_login(cast.health_visitor)
    for name, key in (
        ("document_detail", document.pk),
        ("version_download", document.versions.get().pk),
        ("case_documents", document.case_id),
    ):
        assert client.get(reverse(f"documents:{name}", args=[key])).status_code == 404
    with pytest.raises(Http404):
        actions.add_version(document, by=cast.health_visitor, content=a_file())
    cases.involve(document.case, by=cast.duty_worker, staff=cast.health_visitor, reason="visits the family")
    assert client.get(document.get_absolute_url()).status_code == 200


def test_a_form_refused_keeps_what_was_typed_and_says_what_to_do(cast, client, case):
    client.force_login(cast.duty_worker)
    typed = {"kind": "report", "title": "A report", "content": a_file(b"MZ\x90\x00")}
    answer = client.post(reverse("documents:document_add", args=[case.pk]), typed)
    assert answer.status_code == 422
    assert "Save this as one of these" in answer.content.decode() and 'value="A report"' in answer.content.decode()


def test_a_paper_filed_through_the_page_is_found_by_its_title(cast, client, case):
    client.force_login(cast.duty_worker)
    typed = {"kind": "report", "title": "Report of the nursery", "content": a_file()}
    assert client.post(reverse("documents:document_add", args=[case.pk]), typed).status_code == 303
    listed = reverse("documents:case_documents", args=[case.pk])
    assert "Report of the nursery" in client.get(listed, {"words": "NURSERY"}).content.decode()
    assert "No title holds these words" in client.get(listed, {"words": "school"}).content.decode()
    assert "1 document" in client.get(case.get_absolute_url()).content.decode()


def test_the_list_asks_the_same_at_one_and_at_fifty(cast, client, case):
    client.force_login(cast.duty_worker)
    asked = []
    for many in (1, 50):
        while Document.objects.filter(case=case).count() < many:
            actions.file_document(case, by=cast.duty_worker, kind="report", title="A report", content=a_file())
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(reverse("documents:case_documents", args=[case.pk]))
        asked.append(len(caught))
    assert asked[0] == asked[1] <= 16
