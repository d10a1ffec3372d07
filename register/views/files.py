"""A child's file at the register, as the Keeper opens it and as it stands in the case."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from cases.models import Case
from cases.views.base import Deed as CaseDeed
from cases.views.base import OfCase
from register import actions, road
from register.forms import MissingForm, TellForm, TransferForm
from register.models import RegisterFile
from register.summary import address
from register.views.base import OfFile, laid_open

LEAD = ("case__lead_professional", "case__lead_team")


class FileDetail(OfFile, RecordPage):
    """The register's own file of a child: what the Keeper needs, without the case."""

    permission = Permission.VIEW
    model = RegisterFile
    select = ("case__child", *LEAD)
    template_name = "register/file_detail.html"
    heading = "At the register"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the file open; lead to the case who may see it."""
        file, user = self.object, self.request.user
        laid = laid_open(file, file.case, user)
        self.show(laid.pop("seen", []))
        case = Case.objects.visible_to(user).filter(pk=file.case_id).first()
        keeps = user.may(Permission.KEEP_REGISTER)
        context = super().get_context_data(**{**laid, "seen_case": case, "keeps": keeps, **kwargs})
        return {**context, "standing": road.line(file)}


class CaseRegister(OfCase, RecordPage):
    """What the register holds of the child of a case."""

    permission = Permission.VIEW
    model = Case
    select = ("child", "lead_team__organisation", "lead_professional")
    template_name = "register/case_register.html"
    heading = "The register"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the file open, if there is one."""
        case, user = self.object, self.request.user
        file = RegisterFile.objects.visible_to(user).filter(case=case).select_related(*LEAD).first()
        laid = laid_open(file, case, user)
        self.show([*([file] if file else []), *laid.pop("seen", [])])
        context = super().get_context_data(**{**laid, **kwargs})
        return {**context, "standing": road.line(case)}


class OfCaseDeed(CaseDeed):
    """A form of a case that leads to the child's file at the register."""

    def after(self, made: Any) -> str:
        """Show what the register holds now."""
        return address("case_register", self.case.pk)


class KeeperTell(OfCaseDeed):
    """Ask the Keeper to look at a child."""

    form_class = TellForm
    heading, submit = "Ask the Keeper to look at this child", "Tell the Keeper"
    done = "The Keeper is told, and sees the child’s file at the register."
    intro = "For a child who may belong on the register, such as one on another area’s. She sees no more of the case."

    def do(self, form: Any) -> RegisterFile:
        """Tell her."""
        answers = form.cleaned_data
        return actions.tell_keeper(self.object, **self.seen, why=answers["why"])


class MissingReport(OfCaseDeed):
    """Say that nobody knows where the child is."""

    form_class = MissingForm
    heading, submit = "Nobody knows where the child is", "Tell the Keeper"
    done = "The Keeper is told. Every page of the case says so until the child is found."
    intro = "If the child may be in danger now, ring the police first."

    def do(self, form: Any) -> Any:
        """Report it."""
        answers = form.cleaned_data
        return actions.report_missing(self.object, **self.seen, **answers)


class TransferBegin(OfCaseDeed):
    """Record a permanent move between areas."""

    permission = Permission.LEAD_CASE
    form_class = TransferForm
    heading, submit = "Record a move between areas", "Record the move"
    done = "The move is recorded, and the Keeper is told."
    intro = (
        "For a child at risk who moves for good. Ring the other area at once, then write. Until it accepts, the child "
        "stays on the register."
    )

    def do(self, form: Any) -> Any:
        """Record it."""
        answers = form.cleaned_data
        return actions.begin_transfer(self.object, **self.seen, **answers)
