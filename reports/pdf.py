"""Lay out the report's data as a PDF: the same data gives the same bytes."""

from __future__ import annotations

import io
import logging
from typing import Any

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string
from pikepdf import Dictionary, Name
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.kinds import KINDS
from reports.models import ReportJob

# It tells every page it lays out, at the level of news.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

FONTS = settings.BASE_DIR / "static/vendor/fonts"
STYLES = settings.BASE_DIR / "templates/pdf/report.css"
FONT_ADDRESS = "rowan-font:"


class ClosedFetcher(URLFetcher):
    """Gives the vendored fonts and nothing else: no file, no network, no attachment."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=set(), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return a vendored font; raise for anything else, which stops the rendering."""
        name = url.removeprefix(FONT_ADDRESS)
        known = {path.name: path for path in FONTS.glob("*.woff2")}
        if not url.startswith(FONT_ADDRESS) or name not in known:
            raise FatalURLFetchingError("A report loads nothing but its fonts.")
        return URLFetcherResponse(url, known[name].read_bytes(), {"Content-Type": "font/woff2"})


def render(data: dict[str, Any]) -> bytes:
    """Return the PDF of a report's data, tagged for PDF/UA-1."""
    # The first reports did not say their kind; each was an improvement plan's.
    kind = KINDS[data.get("kind", ReportJob.Kind.IMPROVEMENT_PLAN)]
    return lay_out(render_to_string(kind.template, {"data": data, **kind.maker.draw(data)}))


def lay_out(page: str) -> bytes:
    """Return the PDF of a page of ours, with its own styles and fonts only."""
    fetcher, fonts = ClosedFetcher(), FontConfiguration()
    styles = CSS(string=STYLES.read_text(), font_config=fonts, url_fetcher=fetcher)
    document = HTML(string=page, url_fetcher=fetcher)
    return scope_headers(document.write_pdf(stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1"))


def scope_headers(made: bytes) -> bytes:
    """Say of each table header whether it heads a column or a row, which WeasyPrint leaves out."""
    with pikepdf.open(io.BytesIO(made)) as document:
        _scope(document.Root.StructTreeRoot.K, in_head=False)
        kept = io.BytesIO()
        document.save(kept, deterministic_id=True)
    return kept.getvalue()


def _scope(node: Any, *, in_head: bool) -> None:
    if isinstance(node, pikepdf.Array):
        for child in node:
            _scope(child, in_head=in_head)
    elif isinstance(node, pikepdf.Dictionary):
        in_head = in_head or node.get("/S") == Name.THead
        if node.get("/S") == Name.TH:
            told = node.get("/A")
            told = told if isinstance(told, pikepdf.Dictionary) else Dictionary(O=Name.Table)
            told.Scope = Name.Column if in_head else Name.Row
            node.A = told
        if "/K" in node:
            _scope(node.K, in_head=in_head)


def count_pages(made: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(made)) as document:
        return len(document.pages)
