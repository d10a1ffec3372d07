"""The guided walk's pages, open only in the demonstration and only on the machine it runs on."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from access.views import see_other
from agencies.demonstration_sign_in import BACKEND, is_here
from demonstration import opening
from demonstration.steps import STEPS, states, who
from demonstration.story import Story, somebody

COOKIE, SALT = "rowan-walk", "guided walk"
A_DAY = 24 * 60 * 60


def only_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a page of the walk to any other machine."""

    @login_not_required
    @functools.wraps(view)
    def ask(request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not is_here(request):
            raise PermissionDenied("The demonstration can only be walked on the machine it runs on.")
        return view(request, **kwargs)

    return ask


def story_of(request: HttpRequest) -> Story | None:
    """Return the copy of the story that this browser walks."""
    kept = request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=A_DAY)
    concern, _, plan = kept.partition(" ")
    story = Story(uuid.UUID(concern), uuid.UUID(plan)) if plan else None
    return story if story and story.plan else None


@only_here
def walk(request: HttpRequest) -> HttpResponse:
    """Show the nine steps: which are done, which is next, who does each."""
    story = story_of(request)
    marks = states(story) if story else ["later"] * len(STEPS)
    rows = [
        {"number": number, "step": step, "who": who(step), "state": state}
        for number, (step, state) in enumerate(zip(STEPS, marks, strict=True), 1)
    ]
    finished = bool(story) and set(marks) == {"done"}
    return render(request, "demonstration/walk.html", {"story": story, "rows": rows, "finished": finished})


@only_here
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a fresh copy of the story, under new references, and go to its first step."""
    story = opening.begin()
    response = see_other("/demonstration/walk/")
    response.set_signed_cookie(
        COOKIE,
        f"{story.concern_id} {story.plan_id}",
        salt=SALT,
        max_age=A_DAY,
        httponly=True,
        samesite="Lax",
    )
    return response


@only_here
@require_POST
def step(request: HttpRequest, number: int) -> HttpResponse:
    """Let what others did meanwhile happen, sign in as the one who acts now, and land on her page."""
    story = story_of(request)
    if story is None or not 1 <= number <= len(STEPS):
        raise Http404
    chosen = STEPS[number - 1]
    if states(story)[number - 1] == "later":
        return see_other("/demonstration/walk/")
    if not chosen.done(story):
        chosen.before(story)
    login(request, somebody(chosen.person), backend=BACKEND)
    return see_other(chosen.page(Story(story.concern_id, story.plan_id)))
