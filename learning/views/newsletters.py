"""Pages of the newsletter: every issue, one to read or print, and what the office does with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from access.roles import Permission
from access.views import NewPage, Queue, RecordPage, see_other
from common import clock
from learning import actions, newsletters
from learning.forms import CorrectionForm, ItemForm, NewsletterForm, SureForm, WithdrawForm
from learning.models import Newsletter, NewsletterItem
from learning.views.base import Deed, link
from learning.views.names import Names
from learning.workflow import NEWSLETTER

PAGES = {"release_newsletter": "newsletter_release", "withdraw_newsletter": "newsletter_withdraw"}


class NewsletterList(Queue):
    """Every issue released, the newest first, and to the office its drafts."""

    template_name = "learning/newsletter_list.html"
    permission = Permission.READ_PLANS

    def rows(self) -> QuerySet:
        """Return the newest edition of each issue."""
        return Newsletter.objects.visible_to(self.request.user).newest()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the office's drafts."""
        user = self.request.user
        keeps = user.may(Permission.KEEP_SUBGROUP)
        drafts = self.show(Newsletter.objects.visible_to(user).drafts()) if keeps else []
        return super().get_context_data(may_keep=keeps, drafts=drafts, **kwargs)


class NewsletterDetail(RecordPage):
    """One issue as its readers see it; a draft as it would be released today."""

    template_name = "learning/newsletter_detail.html"
    model = Newsletter
    permission = Permission.USE_ROWAN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what stands in it, and what the office can do."""
        user, one = self.request.user, self.object
        later = Newsletter.objects.visible_to(user).filter(follows=one).order_by("-edition").first()
        keeps = user.may(Permission.KEEP_SUBGROUP)
        items = NewsletterItem.objects.visible_to(user).filter(newsletter=one) if keeps and one.is_draft else []
        return super().get_context_data(
            data=one.data or newsletters.gather(one),
            later=later if later and later.is_released else None,
            items=self.show(items),
            moves=self.moves(later) if keeps else [],
            **kwargs,
        )

    def moves(self, later: Newsletter | None) -> list[dict[str, str]]:
        """Return what the office can do with it now."""
        one = self.object
        offered = [(move.label, PAGES[move.verb]) for move in NEWSLETTER.moves_from(one.status)]
        if one.is_draft:
            offered = [
                ("Put something in", "newsletter_put_in"),
                ("Change season or opening words", "newsletter_change"),
                ("Names in it", "newsletter_names"),
                *offered,
            ]
        if one.is_released and later is None:
            offered.append(("Correct it in a later edition", "newsletter_correct"))
        return [{"label": label, "url": link(name, one.pk)} for label, name in offered]


class NewsletterWrite(NewPage):
    """Begin the next issue."""

    template_name = "learning/form.html"
    permission = Permission.KEEP_SUBGROUP
    form_class = NewsletterForm
    extra_context = {"heading": "Begin a newsletter", "submit": "Keep it as a draft"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Start from the season of today."""
        today = clock.today()
        seasons = ["winter", "spring", "summer", "autumn"]
        return {"season": seasons[today.month % 12 // 3], "year": today.year}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the list."""
        return super().get_context_data(back_url=reverse("learning:newsletter_list"), **kwargs)

    def act(self, form: Any) -> HttpResponse:
        """Begin it."""
        form.cleaned_data.pop("version")
        made = actions.write_newsletter(by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "The newsletter is begun. Put something in.")
        return see_other(made.get_absolute_url())


class NewsletterChange(Deed):
    """Change the season, the opening words or what is corrected."""

    model = Newsletter
    form_class = NewsletterForm
    heading, done = "Change the newsletter", "The newsletter is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the newsletter."""
        return {**super().get_form_kwargs(), "instance": self.object}

    def do(self, form: Any) -> Newsletter:
        """Change it."""
        return actions.change_newsletter(self.object, **self.seen, **form.cleaned_data)


class NewsletterPutIn(Deed):
    """Choose what to put in, then put it in words of the editor's."""

    model = Newsletter
    form_class = ItemForm
    template_name = "learning/newsletter_put_in.html"
    heading, submit, done = "Put something in", "Put it in", "It stands in the newsletter."

    @cached_property
    def found(self) -> list[newsletters.Choice]:
        """Return what can be put in."""
        return newsletters.choices(self.object, by=self.request.user)

    @cached_property
    def chosen(self) -> newsletters.Choice | None:
        """Return what was chosen; Http404 when it cannot be."""
        asked = self.request.GET.get("what")
        if not asked:
            return None
        if one := next((one for one in self.found if one.key == asked), None):
            return one
        raise Http404

    def get_initial(self) -> dict[str, Any]:
        """Start from the words of what was chosen, after what stands in it already."""
        start = {**super().get_initial(), "place": self.object.items.count() + 1}
        if self.chosen and self.chosen.source:
            start |= {"heading": self.chosen.label, "words": self.chosen.words}
        return start

    def do(self, form: Any) -> Any:
        """Put it in."""
        if self.chosen is None:
            raise Http404
        self.seen.pop("seen_version", None)
        source = {self.chosen.kind: self.chosen.source} if self.chosen.source else {}
        return actions.put_in(self.object, **self.seen, **form.cleaned_data, **source)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what can be chosen, and what was."""
        return super().get_context_data(chosen=self.chosen, choices=[] if self.chosen else self.found, **kwargs)


class ItemChange(Deed):
    """Change the words of something in a draft, or its place."""

    model = NewsletterItem
    select = ("newsletter",)
    form_class = ItemForm
    heading, done = "Change what stands in it", "It is changed."

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands there."""
        one = self.object
        return {**super().get_initial(), "place": one.place, "heading": one.heading, "words": one.words}

    def do(self, form: Any) -> NewsletterItem:
        """Change it."""
        return actions.change_item(self.object, **self.seen, **form.cleaned_data)


class ItemTakeOut(Deed):
    """Take something out of a draft."""

    model = NewsletterItem
    select = ("newsletter",)
    form_class = SureForm
    heading, submit, done = "Take it out of the newsletter", "Take it out", "It is taken out."

    def do(self, form: Any) -> Newsletter:
        """Take it out."""
        return actions.take_out(self.object, **self.seen)


class NewsletterNames(Names):
    """A newsletter with what names somebody marked."""

    model = Newsletter
    change = "newsletter_detail"


class NewsletterRelease(Deed):
    """Release an issue."""

    model = Newsletter
    heading = submit = "Release the newsletter"
    intro = "Anybody reads it from then on, and it stays as it is. What you correct later is a new edition."
    done = "The newsletter is released."

    def do(self, form: Any) -> Newsletter:
        """Release it."""
        return actions.release_newsletter(self.object, **self.seen)


class NewsletterCorrect(Deed):
    """Begin a later edition."""

    model = Newsletter
    form_class = CorrectionForm
    heading, submit, done = "Correct the newsletter", "Begin a later edition", "The later edition is begun."

    def do(self, form: Any) -> Newsletter:
        """Begin it."""
        return actions.correct_newsletter(self.object, **self.seen, **form.cleaned_data)


class NewsletterWithdraw(Deed):
    """Withdraw an issue."""

    model = Newsletter
    form_class = WithdrawForm
    heading, submit, done = "Withdraw the newsletter", "Withdraw it", "The newsletter is withdrawn."

    def do(self, form: Any) -> Newsletter:
        """Withdraw it."""
        return actions.withdraw_newsletter(self.object, **self.seen, **form.cleaned_data)
