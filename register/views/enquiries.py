"""Enquiries to the register, answered at any hour: ask, tell, find again."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from access.roles import Permission
from access.views import NewPage, Queue, RecordPage, see_other
from audit.models import AccessLog
from cases.views.base import Refusable
from common.templatetags.rowan import day, moment
from people.models import Person
from register import actions
from register.filters import EnquiryFilter
from register.forms import EnquiryForm, ToldForm
from register.models import EnquiryMatch, RegisterEnquiry, Registration
from register.standing import told_at_any_hour

CHECK = Permission.CHECK_REGISTER


class EnquiryList(Queue):
    """Enquiries: every one for the Keeper, her own and her team's for whoever answers them."""

    permission = CHECK
    template_name = "register/enquiry_list.html"
    filterset_class = EnquiryFilter
    sorts = {
        "reference": ("Enquiry", ("reference",)),
        "asked": ("Asked", ("asked_at",)),
        "who": ("Who asked", ()),
        "child": ("Child, as given", ()),
        "answer": ("Answer", ("answer",)),
        "told": ("Told", ("told_at",)),
    }

    def rows(self) -> QuerySet:
        """Return the enquiries, newest first."""
        rows = RegisterEnquiry.objects.visible_to(self.request.user, self.permission)
        return rows.select_related("agency", "answered_by").order_by("-asked_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the list is narrowed, and for whom it is."""
        narrowed = bool(self.request.GET.keys() - {"sort", "page"})
        keeps = self.request.user.may(Permission.KEEP_REGISTER)
        return super().get_context_data(**{"narrowed": narrowed, "keeps": keeps, **kwargs})


class EnquiryAdd(NewPage):
    """Take an enquiry: who asks, why, about which child. It is written down before anything is answered."""

    permission = CHECK
    looking = AccessLog.Verb.SEARCH
    form_class = EnquiryForm
    template_name = "register/enquiry_add.html"

    def act(self, form: EnquiryForm) -> HttpResponse:
        """Ask the register, and show what to tell."""
        made = actions.ask_register(by=self.request.user, **form.enquiry())
        return see_other(made.get_absolute_url())


class OfEnquiry:
    """A page about an enquiry."""

    permission = CHECK
    model = RegisterEnquiry
    select = ("agency", "answered_by", "told_by")

    def found(self) -> list[dict[str, Any]]:
        """Return those of the possible matches whom the reader may see anyway, and who of them is on the register."""
        user = self.request.user
        matches = EnquiryMatch.objects.visible_to(user).filter(enquiry=self.object).select_related("person")
        people = self.show([one.person for one in matches])
        seen = Person.objects.visible_to(user).filter(pk__in=[one.pk for one in people])
        on = Registration.objects.visible_to(user).standing().filter(file__child__in=seen).select_related("file")
        files = {one.file.child_id: one.file for one in on}
        return [{"person": one, "file": files.get(one.pk)} for one in people]

    def rows(self) -> list[dict[str, Any]]:
        """Return the enquiry as a summary list shows it."""
        one = self.object
        born = ""
        if one.born_earliest:
            exact = one.born_earliest == one.born_latest
            born = day(one.born_earliest) if exact else f"between {day(one.born_earliest)} and {day(one.born_latest)}"
        child = [f"{one.forename} {one.surname}".strip(), born, one.address_line, one.postcode]
        rows = [
            {"key": "Child, as given", "value": "\n".join(filter(None, child))},
            {"key": "Asked by", "value": "\n".join(filter(None, [one.asker, one.asker_job, one.for_whom]))},
            {"key": "Ring back on", "value": one.call_back},
            {"key": "Why", "value": one.why},
            {"key": "Answered", "value": f"{moment(one.asked_at)}, {one.answered_by}, {one.answered_as}"},
        ]
        if one.told_at:
            rang = "rung back" if one.rang_back else "not rung back"
            rows.append({"key": "Told", "value": f"{one.told}\n{moment(one.told_at)}, {one.told_by}, {rang}"})
        return rows


class EnquiryDetail(OfEnquiry, RecordPage):
    """What to tell whoever asked, and what was told."""

    template_name = "register/enquiry_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the answer in words; to who may see them, who it may be."""
        one = self.object
        said = {"rows": self.rows(), "found": self.found(), "answer": one.answer_words.split("\n")}
        said["standing"] = told_at_any_hour(one, self.request.user)
        self.show([row["file"] for row in said["standing"]])
        return super().get_context_data(**{**said, "waits": one.told_at is None, **kwargs})


class EnquiryTold(OfEnquiry, Refusable):
    """Record what was told."""

    form_class = ToldForm
    template_name = "register/enquiry_told.html"
    heading, submit = "What did you tell them?", "Record it"
    done = "Recorded. The enquiry is kept as it is now."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was to be told."""
        return super().get_context_data(**{"answer": self.object.answer_words.split("\n"), **kwargs})

    def do(self, form: ToldForm) -> RegisterEnquiry:
        """Record it."""
        answers = form.cleaned_data
        rang = answers["rang_back"] == "yes"
        return actions.record_told(self.object, by=self.request.user, told=answers["told"], rang_back=rang)

    def after(self, made: RegisterEnquiry) -> str:
        """Show the enquiry."""
        return made.get_absolute_url()
