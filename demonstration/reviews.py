"""Live practice review: suggestions, designated managers' decisions, returns, meetings, learning."""

from __future__ import annotations

import datetime as dt
import itertools

from agencies.models import SeatHeld, StaffMember
from agencies.querysets import seats_now, subgroup
from common import clock
from demonstration import after_committee, after_decision, pseudonyms, reports_of_reviews
from demonstration.diary import Diary, Life, working
from demonstration.people import Cast
from demonstration.suggestions import (
    ACCOUNTS,
    FOUND,
    MEETINGS,
    NOT_YET,
    RECORDS,
    ROWS,
    SUGGESTIONS,
    TAKEN_UP,
    Suggestion,
)
from improvement.actions import take_up_learning
from improvement.models import Plan
from practice_review import actions
from practice_review.models import AgencyReturn, AgendaItem, Meeting, PracticeReviewReferral
from referrals.models import Concern

HOURS, DAYS = dt.timedelta(hours=1), dt.timedelta(days=1)
MANAGERS = {
    "SWD": "una",
    "POL": "gregor",
    "HLT": "fiona",
    "EDU": "eilidh",
    "HOU": "marion",
    "SCRA": "elspeth",
    "VOL": "oonagh",
}


def plan(cast: Cast, diary: Diary, concerns: dict[str, Concern]) -> None:
    """Enter every meeting and every suggestion in the diary."""
    group = Group(cast, diary, concerns)
    for number in range(1, len(MEETINGS) + 1):
        diary.begin(group.meet(number))
    for suggestion in SUGGESTIONS:
        diary.begin(group.suggest(suggestion))


class Group:
    """The sub-group, its office, and those who write to it."""

    def __init__(self, cast: Cast, diary: Diary, concerns: dict[str, Concern]) -> None:
        self.cast, self.diary, self.now, self.concerns = cast, diary, diary.now, concerns
        self.today = clock.today()
        self.meetings: dict[int, Meeting] = {}
        self.turns = itertools.cycle(ACCOUNTS)

    def suggest(self, told: Suggestion) -> Life:
        """Suggest something, send it, and let the designated manager decide."""
        at = working(self.now - told.days * DAYS)
        yield at
        referral = actions.suggest(
            by=self.cast[told.who],
            kind=told.kind,
            title=told.title,
            what_happened=told.happened,
            why_learn=told.why,
            concern=self.concerns.get(told.concern),
            child_words=told.more.get("words", "") or ("" if told.kind == "good_practice" else "a child we all knew"),
            criteria=told.criteria.split(),
            agencies_involved=[self.cast.agencies[code] for code in told.agencies.split()],
        )
        if told.until == "draft":
            return
        yield at + HOURS
        actions.hand_in(referral, by=self.cast[told.who])
        if told.until == "sent":
            return
        if told.until == "withdrawn":
            yield at + 2 * DAYS
            actions.withdraw(referral, by=self.cast[told.who], why=told.more["why"])
            return
        referral.refresh_from_db()
        if referral.status == "with_manager":
            yield working(at + 3 * DAYS)
            by = self.cast[MANAGERS[referral.agency.code]]
            if told.until == "declined":
                actions.decline(referral, by=by, code=told.more["code"], why=told.more["why"])
                return
            actions.refer(referral, by=by, reason="Several agencies can learn from it.")
        if told.until != "referred":
            self.diary.begin(self._gather(referral, told, working(at + 5 * DAYS)))

    def _gather(self, referral: PracticeReviewReferral, told: Suggestion, at: dt.datetime) -> Life:
        """Ask the agencies, let each answer, and go on when they have."""
        yield at
        wanted = [self.cast.agencies[code] for code in told.agencies.split()]
        actions.ask_for_returns(referral, by=self.cast["rhona"], agencies=wanted)
        for number, code in enumerate(told.agencies.split()):
            if code != told.without:
                asked = AgencyReturn.objects.get(referral=referral, agency__code=code)
                self.diary.begin(self._answer(asked, code, told, working(at + (4 + 2 * number) * DAYS)))
        if told.until == "asked":
            return
        yield working(at + 19 * DAYS)
        missing = AgencyReturn.objects.filter(referral=referral, agency__code=told.without or None)
        actions.receive_returns(referral, by=self.cast["rhona"], without={one.pk: NOT_YET for one in missing})
        if told.until == "in":
            return
        yield self._meeting_at(told.meeting) - 7 * DAYS
        actions.put_on_agenda(referral, by=self.cast["rhona"], meeting=self.meetings[told.meeting])

    def _answer(self, asked: AgencyReturn, code: str, told: Suggestion, at: dt.datetime) -> Life:
        """Make one agency's return; of one that is still gathered, the last agencies have not signed."""
        last = told.until == "asked" and code != told.agencies.split()[0]
        if last and code == told.agencies.split()[-1]:
            return
        yield at
        manager = told.more.get(code, MANAGERS[code])
        by = self.cast[manager]
        actions.start_return(asked, by=by)
        nil = code == told.nil
        actions.record_search(
            asked,
            by=by,
            records=RECORDS[code],
            searched_by=by.job_title,
            searched_on=clock.today(),
            covers_from=clock.today() - 365 * DAYS,
            covers_to=clock.today(),
            found=not nil,
            not_found="No record of the family under any of their names." if nil else "",
        )
        if last:
            return
        yield at + 2 * DAYS
        account, reflection = ("", "") if nil else next(self.turns)
        if code in told.more:
            account += " Signed by the second designated manager, as the first is on leave."
        actions.write_return(
            asked, by=self.cast[manager], nil=nil, account=account, first_reflection=reflection,
            not_found="Paper records before last year." if not nil and code == "VOL" else "",
        )  # fmt: skip
        if not nil:
            for days, what, why in ROWS[code]:
                on = clock.today() - (days + len(told.title)) * DAYS
                source = RECORDS[code].capitalize()
                actions.add_return_entry(
                    asked, by=self.cast[manager], starts_on=on, what=what, source=source, significance=why
                )
        actions.sign_return(asked, by=self.cast[manager])

    def _meeting_at(self, number: int) -> dt.datetime:
        """Return when a meeting begins."""
        return working(self.now + MEETINGS[number - 1][0] * DAYS)

    def meet(self, number: int) -> Life:
        """Call a meeting four weeks before, hold it, decide, and write the minutes."""
        days, away, minutes = MEETINGS[number - 1]
        at = self._meeting_at(number)
        yield min(at, self.now) - 28 * DAYS
        on = at.astimezone(clock.LOCAL).date()
        meeting = actions.open_meeting(by=self.cast["rhona"], on=on, place="Committee room, Lantern Street")
        self.meetings[number] = meeting
        if days > 0:
            return
        yield at
        held = [one for _, one in seats_now(subgroup()) if one]
        absent = [one for one in held if one.staff in {self.cast[key] for key in away.split()}]
        present = [one for one in held if one not in absent]
        actions.record_attendance(meeting, by=self.cast["rhona"], present=present, apologies=absent)
        for told in SUGGESTIONS:
            item = AgendaItem.objects.filter(meeting=meeting, referral__title=told.title).first()
            if item:
                self._decide(item, told, present)
        yield at + 4 * HOURS
        actions.change_meeting(meeting, by=self.cast["rhona"], minutes=minutes)
        actions.close_meeting(meeting, by=self.cast["rhona"])

    def _decide(self, item: AgendaItem, told: Suggestion, present: list[SeatHeld]) -> None:
        """Take one item: an interest here and there, the decision, the minute."""
        given = dict(told.decision)
        if given["outcome"] == "accept":
            words = "I taught one of the workers, years ago."
            actions.declare_interest(item, by=self.cast["beatrix"], words=words)
            given["lead_reviewer"] = self.cast[given["lead_reviewer"]]
            given["due_on"] = clock.today() + 84 * DAYS
        if given["outcome"] == "defer":
            given["defer_until"] = clock.today() + 88 * DAYS
        dissenter = given.pop("dissent", "")
        dissents = {one: told.more["dissent"] for one in present if dissenter and one.staff == self.cast[dissenter]}
        said = f"Talked over for a quarter of an hour, with the returns. {given['why']}"
        actions.minute_item(item, by=self.cast["rhona"], said=said)
        actions.decide_item(item, by=self.cast["alasdair"], criteria=told.criteria.split(), dissents=dissents, **given)
        if given["outcome"] == "accept":
            self.diary.begin(self._hide(item.referral, given["lead_reviewer"]))
            self.diary.begin(after_decision.live(self.cast, item.referral))
            self.diary.begin(reports_of_reviews.live(item.referral, self._managers(), self.now))
        beginning = next((words for words in (*FOUND, *TAKEN_UP) if told.title.startswith(words)), "")
        if beginning:
            self.diary.begin(self._learn(item.referral, FOUND.get(beginning, ())))

    def _hide(self, referral: PracticeReviewReferral, lead: StaffMember) -> Life:
        """Let who leads the review give everybody a pseudonym."""
        yield working(clock.now() + pseudonyms.LATER)
        pseudonyms.give(referral, by=lead)

    def _learn(self, referral: PracticeReviewReferral, found: tuple[tuple[str, str, str], ...]) -> Life:
        """Agree what a review found; then the committee takes it up into its business plan, or says why not."""
        decided_at = clock.now()
        if found:
            yield working(decided_at + 70 * DAYS)
            for text, theme, _ in found:
                actions.add_learning_point(referral, by=self.cast["alasdair"], text=text, theme=theme)
            actions.agree_learning(referral, by=self.cast["alasdair"])
        yield working(decided_at + (90 if found else 40) * DAYS)
        business = Plan.objects.filter(kind=Plan.Kind.BUSINESS).earliest("recorded_at")
        reasons = {text: reason for text, _, reason in found}
        for point in referral.learning_points.order_by("position"):
            if reason := reasons.get(point.text):
                actions.reject_learning(point, by=self.cast["rhona"], why=reason, decided_on=clock.today())
            else:
                take_up_learning(
                    business,
                    by=self.cast["rhona"],
                    point=point,
                    decided_on=clock.today(),
                    words="Agreed by all members.",
                )
        self.diary.begin(after_committee.live(referral, self.cast["rhona"], self._managers(), self.now))

    def _managers(self) -> dict[str, StaffMember]:
        """Return who answers for each agency."""
        return {code: self.cast[key] for code, key in MANAGERS.items()}
