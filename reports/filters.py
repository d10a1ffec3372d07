"""What this room's lists can be narrowed to; filters live in the URL and never hold a name."""

from __future__ import annotations

from typing import ClassVar

import django_filters as filters

from common.forms import Form
from reports.models import ReportJob, Sending


class SendingFilter(filters.FilterSet):
    """Which report went, how, and since when."""

    report = filters.ChoiceFilter(
        field_name="report__kind", choices=ReportJob.Kind.choices, label="Report", empty_label="Every report"
    )
    how = filters.ChoiceFilter(choices=Sending.How.choices, label="How it went", empty_label="Any way")

    class Meta:
        model = Sending
        fields: ClassVar[list[str]] = []
        form = Form
