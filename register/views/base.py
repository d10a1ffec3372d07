"""What pages of a file at the register share: whose it is, and how it lies open."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases.identity import child_of
from cases.models import Case
from cases.views.base import Refusable, version_seen
from people.models import Person
from reference.querysets import labels
from register import road
from register.models import RegisterFile
from register.moves import May, Move, case_moves, correct_moves, keeper_moves, missing_moves, stay_moves, transfer_moves
from register.summary import Laid


def identity_of(file: RegisterFile, child: Person | None, alerts: list[dict[str, str]]) -> dict[str, Any]:
    """Return name, facts and alerts of a file, as far as the reader may know."""
    facts = [{"key": "File", "value": file.reference}]
    if child:
        born = child.born_in_words.removeprefix("due ") or "not known"
        facts = [
            {"key": "Due" if child.due_on else "Born", "value": born},
            {"key": "Age", "value": child.age_in_words()},
            *facts,
        ]
    return {
        "child": child,
        "name": child.filed_name if child else "Who this is, is not open to you",
        "facts": facts,
        "alerts": alerts,
        "restricted": "" if child else "Ask the lead of the case.",
    }


def laid_open(file: RegisterFile | None, case: Case, user: Any) -> dict[str, Any]:
    """Return everything a page shows of a file, and what its reader can do."""
    may = May.of(case, user, file=file)
    if file is None:
        return {"buttons": case_moves(case, None, may), "cards": [], "enquiries": []}
    laid = Laid(file, user, labels("deregistration_reason"))
    moves: dict[Any, list[Move]] = {
        laid.pending: transfer_moves(laid, may),
        laid.staying: stay_moves(laid, may),
        laid.missing: missing_moves(laid, may),
        laid.standing: keeper_moves(laid, may) if laid.standing else [],
    }
    for one in laid.registrations:
        moves[one] = [*moves.get(one, []), *correct_moves(one, may)]
    parts = (
        (laid.episodes, laid.missing_card),
        (laid.registrations, laid.registration_card),
        (laid.transfers, laid.transfer_card),
        (laid.stays, laid.stay_card),
    )
    cards = [{**card(one), "moves": moves.get(one, [])} for rows, card in parts for one in rows]
    free = [] if laid.standing else keeper_moves(laid, may)
    return {
        "file": file,
        "cards": sorted(cards, key=lambda card: card["over"]),
        "buttons": [*free, *case_moves(case, laid, may)],
        "enquiries": [laid.enquiry_row(one) for one in laid.enquiries],
        "enquiry_headings": ["Asked", "By whom", "Why", "Answer"],
        "seen": [one.enquiry for one in laid.enquiries],
    }


class OfFile:
    """A page about a file or about something in it."""

    heading = ""

    @property
    def file(self) -> RegisterFile:
        """Return the file."""
        return self.object if isinstance(self.object, RegisterFile) else self.object.file

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose record this is, and the way back."""
        file, user = self.file, self.request.user
        told = road.read_with("case_id")
        rows = RegisterFile.objects.visible_to(user).filter(pk=file.pk).annotate(**told)
        for name, value in rows.values(*told).get().items():
            setattr(file, name, value)
        child = child_of(file.case, user)
        self.show([one for one in (file, child) if one])
        given = {"file": file, "identity": identity_of(file, child, road.alerts(file)), "heading": self.heading}
        return super().get_context_data(**{**given, "back_url": file.get_absolute_url(), **kwargs})


class Deed(OfFile, Refusable):
    """One form about a file that calls one action, then leads back to the file."""

    template_name = "register/register_form.html"
    permission = Permission.KEEP_REGISTER
    model: Any = RegisterFile
    select: tuple[str, ...] = ("file__case__child",)

    def after(self, made: Any) -> str:
        """Return to the file."""
        return self.file.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep the version that is shown, so that somebody else's change is noticed."""
        return super().get_context_data(**{"version": self.object.version, **kwargs})

    @property
    def seen(self) -> dict[str, Any]:
        """Return who does it and which version she saw."""
        return {"by": self.request.user, "seen_version": version_seen(self.request)}
