"""A concern laid out to read: the same cards for "check your answers", its own page, screening and triage."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from common import clock
from common.templatetags.rowan import day, moment
from reference.querysets import codes
from referrals import outcomes
from referrals.models import Concern, ConcernAdult, ConcernChild, ConcernDraft, Screening
from referrals.told import HEADINGS, Told

Rows = list[dict[str, Any]]


def row(key: str, value: Any, none: str = "Not given") -> dict[str, Any]:
    """Return a row of a summary list; an empty value says so."""
    return {"key": key, "value": value, "none": none}


def kinds_in_words(concern: Concern) -> str:
    """Return the kinds of a concern as the list in force words them."""
    return ", ".join(label for code, label in codes("concern_type") if code in concern.kinds)


def when_in_words(concern: Concern) -> str:
    """Return when it happened as the author put it: a moment, a day alone where no time was given, or words."""
    at = concern.happened_at.astimezone(clock.LOCAL) if concern.happened_at else None
    return "; ".join(filter(None, [moment(at) if at and at.time() != dt.time() else day(at), concern.happened_words]))


def told_rows(concern: Concern) -> Rows:
    """Return what was told, each kind of statement apart."""
    return [
        row("Immediate danger", concern.get_danger_display()),
        *([row("Who was rung", concern.danger_told)] if concern.is_urgent or concern.danger_told else []),
        row("Seen or heard", concern.fact),
        row("The child’s own words", concern.childs_words, "None given"),
        row("The author’s view", concern.view, "None given"),
        row("When it happened", when_in_words(concern)),
        row("About", kinds_in_words(concern)),
        row("The family was told", concern.family_told),
        row("Others told", concern.others_told),
    ]


def worker_rows(concern: Concern) -> Rows:
    """Return who the worker is, for those who may see the concern."""
    if not concern.about_worker:
        return []
    return [row("Works with children", concern.worker_name), row("For", concern.worker_agency, "Not known")]


def child_rows(child: ConcernChild) -> Rows:
    """Return a child as given; what was not given is left out."""
    rows = [
        row("Name", child.given_name),
        row("Age", child.age_as_given),
        row("Sex", {"female": "Female", "male": "Male"}.get(child.sex, "")),
        row("Address", ", ".join(filter(None, [child.address, child.postcode]))),
        row("Can be found at", child.place),
        row("How to know the child", child.description),
        row("CHI number", child.chi),
    ]
    return [one for one in rows if one["value"]]


def facts_of(named: ConcernChild | ConcernAdult) -> dict[str, Any]:
    """Return what somebody's possible matches are looked for by: as given."""
    if isinstance(named, ConcernAdult):
        return {"forename": named.forename, "surname": named.surname}
    names = ("forename", "surname", "born_earliest", "born_latest", "due_on", "postcode", "chi")
    return {**{name: getattr(named, name) for name in names}, "address_line": named.address}


def decision_rows(screening: Screening) -> Rows:
    """Return a screening's decision, for those who may read it."""
    reason = outcomes.NFA_REASONS.get(screening.nfa_reason, "")
    return [
        row("Decision", outcomes.label_of(screening.outcome)),
        *([row("Reason for no further action", reason)] if reason else []),
        row("Why", screening.reason),
        row("Decided by", screening.decided_by),
        row("Told", "; ".join(screening.told)),
    ]


def pages_to_check(draft: ConcernDraft, told: Told) -> list[dict[str, Any]]:
    """Return a card for each page of a draft, each with its way back."""
    cards = [_card(draft, told, step) for step in ("danger", "worry")]
    for number, form in enumerate(told.children):
        form.is_valid()
        child = ConcernChild(**form.given())
        address = reverse("referrals:concern_child", args=[draft.pk, number])
        cards.append({"title": f"Child {number + 1}", "rows": child_rows(child), "url": address, "action": "Change"})
    return [*cards, *(_card(draft, told, step) for step in ("adults", "sharing"))]


def links_to_children(draft: ConcernDraft, shown: int) -> Rows:
    """Return every child of a draft with its page, the one shown marked; none while there is only one."""
    children = draft.answers.get("children", [])
    links = []
    for number in range(max(len(children), shown + 1)):
        typed = children[number] if number < len(children) else {}
        name = " ".join(filter(None, (typed.get(part, [""])[0].strip() for part in ("forename", "surname"))))
        label = f"Child {number + 1}{f': {name}' if name else ''}"
        links.append(
            {
                "label": label,
                "url": reverse("referrals:concern_child", args=[draft.pk, number]),
                "shown": number == shown,
            }
        )
    return links if len(links) > 1 else []


def _card(draft: ConcernDraft, told: Told, step: str) -> dict[str, Any]:
    form = told.form(step)
    form.is_valid()
    rows = [row(bound.label.removesuffix(" (optional)"), _words(form, bound)) for bound in form.visible_fields()]
    rows = [one for one in rows if one["value"]] or [row("Nothing given", "–")]
    url = reverse("referrals:concern_step", args=[draft.pk, step])
    return {"title": HEADINGS[step], "rows": rows, "url": url, "action": "Change"}


def _words(form: Any, bound: Any) -> Any:
    value = getattr(form, "cleaned_data", {}).get(bound.name)
    choices = dict(getattr(bound.field, "choices", []) or []) if not hasattr(bound.field, "queryset") else {}
    if isinstance(value, list):
        return ", ".join(choices[code] for code in value)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return choices.get(value, value)
