"""Log a concern: short pages, kept as one goes, sent once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from access.refusals import NotNow
from access.roles import Permission
from access.views import OneRecord, Page, RecordPage, Secured, see_other
from agencies.querysets import receiving_teams
from people.matching import for_display, possible_matches
from reference.timescales import due
from referrals import actions
from referrals.forms import ChildForm, DangerForm
from referrals.models import Concern, ConcernChild, ConcernDraft
from referrals.summary import facts_of, links_to_children, pages_to_check
from referrals.told import FORMS, HEADINGS, Told, as_typed, is_anything_typed, query_dict


def numbers_to_ring() -> list[dict[str, str]]:
    """Return whom to ring when a child is in danger, emergency first."""
    teams = [
        {"label": team.name, "number": team.telephone, "hours": team.hours}
        for team in receiving_teams()
        if team.telephone
    ]
    return [{"label": "Emergency", "number": "999", "hours": ""}, *teams]


class ConcernStart(Page):
    """The first question, with the numbers to ring; the draft begins with its answer."""

    permission = Permission.LOG_CONCERN
    template_name = "referrals/concern_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form, and drafts begun before."""
        drafts = ConcernDraft.objects.visible_to(self.request.user)
        context = {"form": DangerForm(), "step": "danger", "drafts": drafts, "numbers": numbers_to_ring()}
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin the draft with whatever was typed, then go on or show what is missing."""
        draft = actions.start_draft(by=request.user)
        return answer_page(self, request, draft, "danger")


class OfDraft(OneRecord, TemplateView):
    """A page of a draft. Once it was sent, going back leads to what it became."""

    permission = Permission.LOG_CONCERN
    model = ConcernDraft

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead from the pages of a sent draft to its reference and what happens next."""
        if Concern.objects.visible_to(request.user).by_author(request.user).filter(pk=kwargs["pk"]).exists():
            return see_other(reverse("referrals:concern_sent", args=[kwargs["pk"]]))
        return super().dispatch(request, *args, **kwargs)


class Step(OfDraft):
    """One page of a draft: whatever is posted is kept before it is judged."""

    template_name = "referrals/concern_step.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page as it was left."""
        step = kwargs["step"]
        return self.render_to_response(self.get_context_data(form=Told(self.object).form(step)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add heading, numbers and where "back" leads."""
        step = self.kwargs["step"]
        context = {"step": step, "heading": HEADINGS[step], "caption": "Log a concern"}
        context["numbers"] = numbers_to_ring() if step == "danger" else []
        return super().get_context_data(**{**context, "back_url": page_before(self.object, step), **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep, judge, go on."""
        return answer_page(self, request, self.object, kwargs["step"])


def answer_page(view: Any, request: HttpRequest, draft: ConcernDraft, step: str) -> HttpResponse:
    """Keep a page's answers as typed; go on when they are in order or the author comes back later."""
    typed = as_typed(request.POST)
    draft = actions.save_draft(draft, by=request.user, answers={step: typed})
    form = FORMS[step](query_dict(typed))
    if "later" in request.POST:
        return see_other(reverse("home"))
    stopped = form.is_valid() and rings_first(form) and "stopped" not in request.POST
    if form.is_valid() and not stopped:
        return see_other(page_after(draft, step))
    view.object, view.kwargs = draft, {**view.kwargs, "pk": draft.pk, "step": step}
    shown = {"form": form, "heading": HEADINGS[step], "caption": "Log a concern", "stopped": stopped, "drafts": []}
    context = view.get_context_data(**shown, action=page_url(draft, step))
    return view.render_to_response(context, status=200 if stopped else 422)


def rings_first(form: Any) -> bool:
    """Say whether somebody must be rung before anything is written: danger now, and nobody said to be rung."""
    answer = form.cleaned_data
    return answer.get("danger") == Concern.Danger.YES and not answer["danger_told"].strip()


def page_url(draft: ConcernDraft, step: str, number: int = 0) -> str:
    """Return the address of a page of a draft; a child's page has a number."""
    if step == "child":
        return reverse("referrals:concern_child", args=[draft.pk, number])
    return reverse("referrals:concern_step", args=[draft.pk, step])


def page_after(draft: ConcernDraft, step: str) -> str:
    """Return the page that follows; once everything needed is there, changing a page leads back to the check."""
    after = {"danger": "worry", "worry": "child", "child": "adults", "adults": "sharing"}
    if draft.answers.get("checking") or step not in after:
        return reverse("referrals:concern_check", args=[draft.pk])
    return page_url(draft, after[step])


def page_before(draft: ConcernDraft, step: str) -> str:
    """Return the page before, for "Back"."""
    last_child = page_url(draft, "child", max(len(draft.answers.get("children", [])) - 1, 0))
    before = {"worry": page_url(draft, "danger"), "adults": last_child, "sharing": page_url(draft, "adults")}
    return before.get(step, reverse("home"))


class DraftKeep(OneRecord):
    """Keep a page while it is being typed, right or wrong; answers nothing, and the page says when it was."""

    permission = Permission.LOG_CONCERN
    model = ConcernDraft

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the page as typed."""
        actions.save_draft(self.object, by=request.user, answers={kwargs["step"]: as_typed(request.POST)})
        return HttpResponse(status=204)


class ChildKeep(OneRecord):
    """Keep a child's page while it is being typed, right or wrong."""

    permission = Permission.LOG_CONCERN
    model = ConcernDraft

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the page as typed."""
        actions.keep_child(self.object, by=request.user, number=kwargs["number"], typed=as_typed(request.POST))
        return HttpResponse(status=204)


class ConcernChildPage(OfDraft):
    """One child of a draft, as the author knows them."""

    template_name = "referrals/concern_child.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the child's page as it was left, and the way to every other child."""
        children = self.object.answers.get("children", [])
        number = min(self.kwargs["number"], len(children))
        typed = query_dict(children[number]) if number < len(children) else None
        context = {
            "form": ChildForm(typed),
            "number": number,
            "back_url": page_url(self.object, "worry"),
            "action": page_url(self.object, "child", number),
            "children": links_to_children(self.object, number),
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the child as typed, then look for possible matches before going on; an empty extra page goes."""
        by, typed, number = request.user, as_typed(request.POST), kwargs["number"]
        others = len(self.object.answers.get("children", [])) > (number == 0)
        later, empty = "later" in request.POST, not is_anything_typed(typed)
        gone = "remove" in request.POST or (empty and (later or others))
        if gone:
            draft = actions.take_child_out(self.object, by=by, number=number)
        else:
            draft = actions.keep_child(self.object, by=by, number=number, typed=typed)
        if gone or later:
            return see_other(reverse("home") if later else reverse("referrals:concern_check", args=[draft.pk]))
        number = self.kwargs["number"] = min(number, max(len(draft.answers.get("children", [])) - 1, 0))
        self.object, form = draft, ChildForm(query_dict(typed))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return see_other(reverse("referrals:concern_matches", args=[draft.pk, number]))


class ConcernMatches(OfDraft):
    """Children already known who may be this one, with why; choosing is help for the receiving team, not a decision."""

    template_name = "referrals/concern_matches.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show possible matches with their reasons; none leads straight on."""
        child = self.child()
        if not child.is_valid():
            return see_other(page_url(self.object, "child", kwargs["number"]))
        matches = find_matches(child)
        if not matches and not child.warnings:
            return self.go_on([])
        shown = for_display(matches, request.user)
        self.shown.extend(match.person_id for match in shown if match.visible)
        hidden = dict.fromkeys(contact for match in shown if not match.visible for contact in match.known_to)
        seen = [match for match in shown if match.visible]
        context = {"matches": seen, "hidden": list(hidden), "warnings": child.warnings}
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was suggested and what the author chose."""
        child = self.child()
        if not child.is_valid():
            return see_other(page_url(self.object, "child", kwargs["number"]))
        matches = find_matches(child)
        offered = {str(match.person_id) for match in for_display(matches, request.user) if match.visible}
        chosen = offered & {request.POST.get("person", "")}
        kept = [
            {"person": str(m.person_id), "score": m.score, "reasons": m.reasons, "chosen": str(m.person_id) in chosen}
            for m in matches
        ]
        return self.go_on(kept)

    def child(self) -> ChildForm:
        """Return the child's form, read back."""
        children = self.object.answers.get("children", [])
        number = self.kwargs["number"]
        if number >= len(children):
            raise NotNow("This child was taken out of the draft.", back=page_url(self.object, "danger"))
        return ChildForm(query_dict(children[number]))

    def go_on(self, kept: list[dict[str, Any]]) -> HttpResponse:
        """Keep the suggestions beside the child; then the next page."""
        number, by = self.kwargs["number"], self.request.user
        draft = actions.keep_suggested(self.object, by=by, number=number, found=kept)
        return see_other(page_after(draft, "child"))


def find_matches(child: ChildForm) -> list[Any]:
    """Return who may be the child of this form."""
    return possible_matches(**facts_of(ConcernChild(**child.given())))


class ConcernCheck(OfDraft):
    """Check your answers, then send."""

    template_name = "referrals/concern_check.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go to the first page that needs an answer, or show everything."""
        told = Told(self.object)
        if missing := told.unfinished():
            return see_other(page_url(self.object, *missing))
        self.object = actions.save_draft(self.object, by=request.user, answers={"checking": True})
        children = self.object.answers.get("children", [])
        context = self.get_context_data(
            cards=pages_to_check(self.object, told),
            another=page_url(self.object, "child", len(children)),
        )
        return self.render_to_response(context)


class ConcernSubmit(Secured):
    """Send a concern. Sending twice makes one: the second is shown what the first one made."""

    permission = Permission.LOG_CONCERN

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Send the draft; where it is gone, show the concern it became: so asked, no moment lies between the two."""
        draft = ConcernDraft.objects.visible_to(request.user).filter(pk=pk).first()
        if draft is None:
            sent = get_object_or_404(Concern.objects.visible_to(request.user), pk=pk)
        elif Told(draft).unfinished():
            return see_other(reverse("referrals:concern_check", args=[pk]))
        else:
            sent = actions.submit_concern(by=request.user, draft_id=pk, **Told(draft).concern())
        return see_other(reverse("referrals:concern_sent", args=[sent.pk]))


class ConcernSent(RecordPage):
    """The reference, and what happens next."""

    permission = Permission.VIEW
    model = Concern
    select = ("triage",)
    template_name = "referrals/concern_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who has it and by when the author hears back."""
        screening = self.object.screenings.select_related("team__organisation").first()
        self.show([screening] if screening else [])
        numbers = numbers_to_ring() if self.object.is_urgent else []
        heard_by = due("FEEDBACK_TO_AUTHOR", self.object.recorded_at)
        context = {"screening": screening, "numbers": numbers, "heard_by": heard_by}
        return super().get_context_data(**{**context, **kwargs})


class DraftDiscard(OfDraft):
    """Throw a draft away, after asking."""

    template_name = "referrals/draft_discard.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Throw it away."""
        actions.discard_draft(self.object, by=request.user)
        return see_other(reverse("home"))
