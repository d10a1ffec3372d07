"""Live the concerns of the year: log, screen, triage, ask, answer, through the pages' own forms and actions."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

from access.roles import Role
from agencies.models import StaffMember
from agencies.querysets import designated_managers
from common import clock
from demonstration.cases import Work
from demonstration.cases import ask as ask_for_cases
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from demonstration.worries import CHILDREN, DRAFTS, WORRIES, Child, Worry
from people.chi import passes
from referrals import actions
from referrals.forms import ChildForm
from referrals.models import Concern, ConcernDraft, Question, Screening, Triage
from referrals.told import Told, query_dict
from referrals.views.log import find_matches

MINUTES, HOURS, DAYS = (dt.timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
SATURDAY = 5
RECEIVERS = {"duty": ("callum", "morag"), "ppu": ("hamish", "ailsa"), "night": ("fergus",)}

FEEDBACK = {
    "no_further_action": "Thank you. We looked into it and nothing further is needed now. Log again if you see more.",
    "advice": "Thank you. We spoke to the family and to those who know them; please go on as you do, and log what changes.",
    "named_person": "Thank you. The named person has this now and will be in touch with you.",
    "child_plan_meeting": "Thank you. There will be a meeting about a plan; you may be asked to come.",
    "single_agency": "Thank you. Social work is assessing what help is needed. Please tell us of anything new.",
    "ird": "Thank you. We discussed this with the other agencies the same day. You may be asked for more.",
    "emergency_protection": "Thank you for staying. The child is safe tonight.",
    "out_of_area": "Thank you. The duty team of the other area has it now and has your name.",
}
KNOWN_HERE = (
    "Asked the team: nobody else knows the family.",
    "The key worker and the health assistant both noticed; their notes are with the concern.",
    "An older brother is known to another team of ours; told them that there is a concern, no more.",
    "The previous worker left in spring; her file was read.",
)
LEARNING = (
    "",
    "Good practice: wrote down the child’s own words and what had been asked.",
    "",
    "Telephoned first and wrote afterwards, as we would want.",
    "Was unsure whether it was enough to log. To be talked over at the team meeting.",
)


def plan(cast: Cast, diary: Diary) -> Lives:
    """Enter every worry in the diary, then two drafts left open."""
    chance = random.Random(2010)  # the same year every time
    lives = Lives(cast, diary, chance)
    ask_for_cases(cast, diary, lives.concerns)
    days = [(_moment(worry, cast, diary.now, number, chance), number, worry) for number, worry in enumerate(WORRIES)]
    for at, _, worry in sorted(days):
        diary.begin(lives.live(worry, at))
    for key, typed in DRAFTS:
        diary.begin(lives.leave_draft(key, typed))
    return lives


def _moment(worry: Worry, cast: Cast, now: dt.datetime, number: int, chance: random.Random) -> dt.datetime:
    """Return when a worry was logged: hours ago for today's, else in the author's working hours."""
    if worry.days < 1:
        return now - worry.days * DAYS
    day = clock.today() - int(worry.days) * DAYS
    police = cast.staff[worry.author].team.organisation.agency.code == "POL"
    while day.weekday() >= SATURDAY and not police:
        day -= DAYS
    hour = chance.choice([20, 22, 23]) if police else 9 + (number * 3) % 7
    return dt.datetime.combine(day, dt.time(hour, (number * 17) % 60), clock.LOCAL)


class Lives:
    """The lives of all concerns, and who was found to be who."""

    def __init__(self, cast: Cast, diary: Diary, chance: random.Random) -> None:
        self.cast, self.diary, self.chance = cast, diary, chance
        self.now, self.today = diary.now, clock.today()
        self.persons: dict[str, Any] = {}
        self.concerns: dict[str, Concern] = {}
        self.work = Work(cast, diary, self.persons)
        self.team_keys = {team.pk: key for key, team in cast.teams.items()}
        self.turns = itertools.count()

    def live(self, worry: Worry, at: dt.datetime) -> Life:
        """Log one worry and let what followed happen."""
        yield at - 12 * MINUTES
        draft = actions.start_draft(by=self.cast[worry.author])
        yield at
        concern = self._log(worry, draft, at)
        self.concerns[f"{worry.author} {worry.days}"] = concern
        screenings = list(Screening.objects.filter(concern=concern).select_related("child").order_by("child__position"))
        receiver = self._receiver(screenings[0])
        if worry.screening != "waiting":
            self.diary.begin(self._screen(worry, screenings, receiver, at))
        triage = Triage.objects.select_related("team", "assigned_to", "concern").get(concern=concern)
        if worry.triage != "waiting":
            self.diary.begin(self._triage(worry, triage, at))

    def leave_draft(self, key: str, typed: dict[str, Any]) -> Life:
        """Begin to type, and be called away."""
        yield self.now - 90 * MINUTES
        draft = actions.start_draft(by=self.cast[key])
        actions.save_draft(draft, by=self.cast[key], answers={step: dict(page) for step, page in typed.items()})

    def _log(self, worry: Worry, draft: ConcernDraft, at: dt.datetime) -> Concern:
        """Type the pages as the author would, and send them."""
        more, by = worry.more, self.cast[worry.author]
        seen_on = at.astimezone(clock.LOCAL).date()
        noticed = {
            "fact": [worry.fact],
            "childs_words": [more.get("words", "")],
            "view": [more.get("view", "")],
            "kinds": worry.kinds.split(),
            **_parts("happened_on", seen_on),
        }
        children = [_typed_child(one, self.today) for one in worry.children]
        answers = {
            "danger": {"danger": [more.get("danger", "no")], "danger_told": [more.get("danger_told", "")]},
            "worry": noticed,
            "children": children,
            "adults": _typed_adults(more.get("adults", ())),
            "sharing": self._typed_sharing(more),
            "suggested": _suggested(children),
            "checking": True,
        }
        draft = actions.save_draft(draft, by=by, answers=answers)
        return actions.submit_concern(by=by, draft_id=draft.pk, **Told(draft).concern())

    def _typed_sharing(self, more: dict[str, Any]) -> dict[str, list[str]]:
        if "worker" not in more:
            return {"about_worker": ["no"]}
        name, agency = more["worker"]
        return {"about_worker": ["yes"], "worker_name": [name], "worker_agency": [str(self.cast.agencies[agency].pk)]}

    def _receiver(self, screening: Screening) -> str:
        keys = RECEIVERS[self.team_keys[screening.team_id]]
        return keys[next(self.turns) % len(keys)]

    def _screen(self, worry: Worry, screenings: list[Screening], receiver: str, at: dt.datetime) -> Life:
        """Claim at once, find out who the children are, ask, and decide within the working day or the next."""
        claimed_at = at + self.chance.randint(6, 70) * MINUTES
        yield claimed_at
        for screening in screenings:
            actions.claim(screening, by=self.cast[receiver])
        if "ask" in worry.more:
            self.diary.begin(
                self._ask(screenings[0], worry.more["ask"], worry, self.cast[receiver], claimed_at + 20 * MINUTES)
            )
        if worry.screening == "claimed":
            return
        yield claimed_at + self.chance.choice([2, 3, 4, 20, 22]) * HOURS
        by = self.cast[receiver]
        for told, screening in zip(worry.children, screenings, strict=True):
            self._confirm(told, screening, by)
        self._confirm_adults(screenings[0].concern, by)
        for screening in screenings:
            nfa, feedback = worry.more.get("nfa", ""), FEEDBACK[worry.outcome]
            actions.decide(screening, by=by, outcome=worry.outcome, why=worry.why, feedback=feedback, nfa_reason=nfa)
        for told, screening in zip(worry.children, screenings, strict=True):
            self.work.follow(screening, told[0] if isinstance(told, tuple) else told, receiver)

    def _confirm(self, told: Any, screening: Screening, by: StaffMember) -> None:
        """Say who the child is: the person of an earlier concern, or a new one; somebody not found stays unnamed."""
        key, _ = told if isinstance(told, tuple) else (told, {})
        if key == "sam":
            return
        child, unborn = CHILDREN[key], screening.child.is_unborn
        given = {
            "forename": "" if unborn else child.forename,
            "surname": child.surname,
            "sex": child.sex,
            "address_line": child.address,
            "postcode": child.postcode,
            "chi": "" if unborn else chi(child, self.today),
            "due_on" if unborn else "born_on": born_on(child, self.today),
        }
        known = self.persons.get(key)
        confirmed = actions.confirm_child(
            screening.child,
            by=by,
            person_id=known,
            details=None if known else {name: v for name, v in given.items() if v},
            found=_found(given) if known else None,
        )
        self.persons[key] = confirmed.person_id

    def _confirm_adults(self, concern: Concern, by: StaffMember) -> None:
        """Say who the adults are who were given with both names, at the child's address."""
        for adult in concern.adults.exclude(forename="").exclude(surname="").order_by("position"):
            key = f"{adult.forename} {adult.surname}"
            home = next((one for one in CHILDREN.values() if one.surname == adult.surname), None)
            details = {"forename": adult.forename, "surname": adult.surname}
            if home and adult.relation != "aunt":
                details |= {"address_line": home.address, "postcode": home.postcode}
            known = self.persons.get(key)
            confirmed = actions.confirm_adult(
                adult, by=by, person_id=known, details=None if known else details, found=details if known else None
            )
            self.persons[key] = confirmed.person_id

    def _triage(self, worry: Worry, triage: Triage, at: dt.datetime) -> Life:
        """Look at it the next working day."""
        at = min(next_morning(at) + self.chance.randint(0, 300) * MINUTES, self.now)
        yield at
        manager = self._manager(triage)
        actions.claim_triage(triage, by=manager)
        if "ask_manager" in worry.more:
            self.diary.begin(self._ask(triage, worry.more["ask_manager"], worry, manager, at + 10 * MINUTES))
        if worry.triage == "claimed":
            return
        yield at + 2 * HOURS
        turn = next(self.turns)
        shared = "no" if turn % 7 == 0 else "yes"
        manager.__dict__.pop("roles_now", None)
        actions.finish_triage(
            triage,
            by=manager,
            complete="no" if turn % 9 == 0 else "yes",
            complete_note="The date is missing." if turn % 9 == 0 else "",
            known_here=KNOWN_HERE[turn % len(KNOWN_HERE)],
            shared=shared,
            shared_note="The health visitor should have been told as well." if shared == "no" else "",
            learning=LEARNING[turn % len(LEARNING)],
            feedback="Thank you for logging this. It was clear, and it went to the right people.",
        )

    def _manager(self, triage: Triage) -> StaffMember:
        """Return who triages: the one it was given to, else one of the team's managers; now and then a deputy, never the author."""
        if triage.assigned_to:
            return triage.assigned_to
        held = [role for role in designated_managers(triage.team.agency) if role.team_id == triage.team_id]
        able = [role for role in held if role.staff_id != triage.concern.author_id]
        wanted = Role.DEPUTY if self.chance.random() < 1 / 6 else Role.DESIGNATED_MANAGER
        return self.chance.choice([role.staff for role in able if role.role == wanted] or [able[0].staff])

    def _ask(self, record: Any, text: str, worry: Worry, asker: StaffMember, at: dt.datetime) -> Life:
        """Ask the author, who may answer the next morning."""
        yield at
        asker.__dict__.pop("roles_now", None)
        question: Question = actions.ask(record, by=asker, text=text)
        if "answer" in worry.more:
            yield next_morning(at)
            actions.answer(question, by=self.cast[worry.author], text=worry.more["answer"])


def next_morning(at: dt.datetime) -> dt.datetime:
    """Return half past nine on the next day that is no weekend."""
    day = at.astimezone(clock.LOCAL).date() + DAYS
    while day.weekday() >= SATURDAY:
        day += DAYS
    return dt.datetime.combine(day, dt.time(9, 30), clock.LOCAL)


def born_on(child: Child, today: dt.date) -> dt.date:
    """Return the date of birth, or for one not born yet the due date; it moves with the day of loading."""
    return today - dt.timedelta(days=round(child.months * 30.44))


def chi(child: Child, today: dt.date) -> str:
    """Return an invented CHI number that fails both checks, or nothing."""
    if not child.has_chi:
        return ""
    nine = f"{born_on(child, today):%d%m%y}{len(child.surname) % 10}{len(child.address) % 10}{1 if child.sex == 'male' else 2}"
    return next(f"{nine}{last}" for last in range(10) if not passes(f"{nine}{last}"))


def _found(given: dict[str, Any]) -> dict[str, Any]:
    """Return what was found out about a child, as matching is asked."""
    names = ("forename", "surname", "address_line", "postcode", "chi", "due_on")
    born = given.get("born_on")
    return {"born_earliest": born, "born_latest": born, **{name: given[name] for name in names if given.get(name)}}


def _parts(name: str, day: dt.date) -> dict[str, list[str]]:
    return {f"{name}_day": [str(day.day)], f"{name}_month": [str(day.month)], f"{name}_year": [str(day.year)]}


def _typed_child(told: Any, today: dt.date) -> dict[str, list[str]]:
    """Return a child's page as typed: the real answers, or those the author had."""
    key, instead = told if isinstance(told, tuple) else (told, {})
    child = CHILDREN[key]
    given = {
        name: instead.get(name, getattr(child, name))
        for name in ("forename", "surname", "sex", "address", "postcode", "place")
    }
    typed = {name: [str(value)] for name, value in given.items()} | {"description": [instead.get("description", "")]}
    if instead.get("unborn"):
        return typed | {"age": ["unborn"], **_parts("due_on", born_on(child, today))}
    if "years" in instead:
        return typed | {"age": ["age"], "years": [instead["years"]]}
    if instead.get("born", child) is None:
        return typed | {"age": ["unknown"]}
    return typed | {"age": ["date"], "chi": [chi(child, today)], **_parts("born", born_on(child, today))}


def _typed_adults(adults: Any) -> dict[str, list[str]]:
    names = ("forename", "surname", "relation")
    return {
        f"{name}_{row}": [value]
        for row, adult in enumerate(adults, 1)
        for name, value in zip(names, adult, strict=True)
    }


def _suggested(children: list[dict[str, list[str]]]) -> list[list[dict[str, Any]]]:
    """Return the possible matches the author was shown, as her page keeps them: child by child."""
    found = []
    for typed in children:
        form = ChildForm(query_dict(typed))
        form.is_valid()
        matches = find_matches(form)
        found.append(
            [
                {"person": str(m.person_id), "score": m.score, "reasons": m.reasons, "chosen": index == 0}
                for index, m in enumerate(matches)
            ]
        )
    return found
