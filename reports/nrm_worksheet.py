"""What goes into the worksheet's PDF, a prompt sheet for the online form: gathered once and kept with the job."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from access.roles import Permission
from cases.models import Case
from common.templatetags.rowan import counted, day
from exploitation.answers import Lists, in_words, types_of, words_of_lists
from exploitation.models import Section, Statement, Suspicion, Worksheet
from exploitation.policies import missing_from
from exploitation.querysets import reads_restricted
from exploitation.questions import MEANS, SECTIONS
from exploitation.tracker import guardian, steps
from people.models import Person
from reports.cover import cover
from reports.models import ReportJob

# Source: guides of first responders to the online form; check before relying on it.
ONLINE = (
    "The online form cannot be saved and closes after an hour without a key pressed. Have this sheet and everything it "
    "names beside you before you begin. The form branches by what you answer, so its order may differ. It writes to "
    "your work e-mail address; keep the link and the reference it sends, and enter the reference in Rowan."
)


@dataclass(frozen=True)
class Look:
    """A worksheet as one person sees it."""

    worksheet: Worksheet
    child: Person | None
    sections: dict[str, Section]
    statements: list[Statement]
    suspicions: list[Suspicion]
    withheld: bool
    sees_case: bool


def look(worksheet: Worksheet, *, by: Any) -> Look:
    """Look at a worksheet as ``by`` sees it, with everything the sheet shows."""
    case = worksheet.case_id
    sections = Section.objects.visible_to(by).filter(worksheet=worksheet).select_related("saved_by")
    statements = Statement.objects.visible_to(by).filter(worksheet=worksheet)
    suspicions = Suspicion.objects.visible_to(by).filter(worksheet=worksheet)
    return Look(
        worksheet,
        Person.objects.visible_to(by).filter(pk=worksheet.case.child_id).first(),
        {one.letter: one for one in sections},
        list(statements.standing()),
        list(suspicions.standing()),
        not (reads_restricted(by) or Case.objects.visible_to(by, Permission.LEAD_CASE).filter(pk=case).exists()),
        Case.objects.visible_to(by).filter(pk=case).exists(),
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the sheet will hold."""
    answered = sum(any(one.answers.values()) for one in seen.sections.values())
    lines = [
        "what to have ready before the online form is begun",
        f"sections A to N in the order of the worksheet; {answered} of them answered",
        f"what happened in order: {counted(len(seen.statements), 'statements')}, each with its source",
        "" if seen.withheld else f"who may have done it, and where: {len(seen.suspicions)} named, for your eyes only",
        "where the referral stands, and the guardian",
    ]
    return [line for line in lines if line]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the sheet from being made: nothing does."""
    return []


def minds(seen: Look) -> list[str]:
    """Return what the sheet will show as missing."""
    lacking = missing_from(seen.worksheet) if seen.worksheet.is_written else []
    withheld = ["You may not read section I, so this copy goes without it."] if seen.withheld else []
    return [*lacking, *withheld]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the sheet's data as the person who asked sees it at this moment: plain words."""
    seen = look(job.subject, by=job.asked_by)
    one, lists = seen.worksheet, words_of_lists()
    partnership = one.case.lead_team.agency.partnerships.order_by("recorded_at").first()
    return {
        **cover(job, committee=partnership.committee if partnership else "", at=at),
        "worksheet": one.reference,
        "case": one.case.reference if seen.sees_case else "",
        "status": one.get_status_display(),
        "child": _child(seen.child),
        "types": types_of(seen.sections.values(), lists),
        "why": one.why,
        "sections": [_section(of, seen, lists) for of in SECTIONS],
        "withheld": seen.withheld,
        "steps": [[step.label, step.on, step.note] for step in steps(one)],
        "guardian": guardian(one),
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return what is the same on every sheet."""
    return {"online": ONLINE, "means": MEANS}


def _child(child: Person | None) -> list[list[str]]:
    if child is None:
        return []
    return [
        ["Name", child.name],
        ["Date of birth", child.born_in_words or "not known"],
        ["Age", child.age_in_words()],
        ["Sex", str(child.get_sex_display()) or "not known"],
    ]


def _section(of: Any, seen: Look, lists: Lists) -> dict[str, Any]:
    section, one = seen.sections.get(of.letter), seen.worksheet
    rows = [[row["key"], row["value"]] for row in in_words(section, lists)] if section else []
    if of.letter == "K":
        held = f"{day(one.discussed_on)}, {one.discussion_reference}" if one.discussed_on else ""
        rows = [["Held on", held]] if held else []
        rows += [["None yet, because", one.no_discussion_why]] if one.no_discussion_why else []
    saved = section and section.saved_by
    return {
        "letter": of.letter,
        "title": of.title,
        "rows": rows,
        "source": section.source if section else "",
        "saved": f"Saved by {section.saved_by}, {day(section.saved_at)}" if section and saved else "",
        "statements": [_said(said) for said in seen.statements] if of.letter == "H" else [],
        "suspicions": [_suspected(said) for said in seen.suspicions] if of.letter == "I" else [],
    }


def _said(one: Statement) -> dict[str, Any]:
    return {"when": one.when, "words": one.words, "source": one.source, "own": one.childs_words}


def _suspected(one: Suspicion) -> dict[str, str]:
    return {"kind": str(one.get_kind_display()), "words": one.words, "source": one.source}
