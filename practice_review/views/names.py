"""The page on which each name found in words that are to leave the room is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from access.refusals import NotNow
from access.roles import Permission
from access.views import RecordPage, see_other
from practice_review import actions
from practice_review.forms.pseudonyms import NameAnswerForm
from practice_review.pseudonyms.check import findings_in
from practice_review.pseudonyms.marking import marked


class Names(RecordPage):
    """Words with what names somebody marked: say of each why it may stand, or put other words there."""

    permission = Permission.WRITE_LEARNING
    template_name = "practice_review/names.html"
    fate = "shared"  # what becomes of the words once nothing in them names anybody
    VERBS: ClassVar[dict[str, tuple[Callable[..., Any], str]]] = {
        NameAnswerForm.JUSTIFY: (actions.justify_name, "Your reason is kept. Two different people have to say why."),
        NameAnswerForm.NO_NAME: (actions.say_no_name, "It may stand."),
    }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do what was answered about one finding, and show the words again; a refusal is said above them."""
        form = NameAnswerForm(request.POST)
        if not form.is_valid() or form.cleaned_data["answer"] not in self.VERBS:
            context = self.get_context_data(refused="Choose what is to be done with one of the words.")
            return self.render_to_response(context, status=422)
        verb, done = self.VERBS[form.cleaned_data["answer"]]
        try:
            with transaction.atomic():
                verb(self.object, by=request.user, **form.said())
        except NotNow as refusal:
            return self.render_to_response(self.get_context_data(refused=refusal.why), status=409)
        messages.success(request, done)
        return see_other(request.path)

    def back(self) -> Any:
        """Return the record to which the page leads back."""
        return self.object

    def why_not_change(self) -> str | None:
        """Say why its words stay as they are, or None."""
        raise NotImplementedError  # each page knows the rule of its words

    def change_url(self) -> str:
        """Return where other words are put there; nothing where the page itself puts them."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Mark what was found; say of each what may be done, and who said what."""
        findings, user, why_not = findings_in(self.object), self.request.user, self.why_not_change()
        return super().get_context_data(
            **kwargs,
            texts=marked(self.object, findings),
            findings=[(number, one, one.waits_for_another(user)) for number, one in enumerate(findings, 1)],
            waiting=sum(one.is_open for one in findings),
            replaces=NameAnswerForm.REPLACE in self.VERBS,
            back_to=self.back(),
            fate=self.fate,
            why_not=why_not,
            change_url="" if why_not else self.change_url(),
        )
