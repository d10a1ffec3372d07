"""Pages of file-reading rounds: the rounds, one round, a file and its reader, moderation, the summary."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from access.views import NewPage, Queue, RecordPage, see_other
from cases.models import Case
from inspection import actions, figures
from inspection.forms import DrawForm, ModerateForm, PlainForm, ReaderForm, ReadingForm, RoundForm, SumUpForm, WhyForm
from inspection.models import Answer, FileReadingRound, SampledFile
from inspection.sample import eligible_cases
from inspection.views.base import Doing
from inspection.workflow import RoundStatus
from reference.querysets import codes, labels

KEEP, READ = Permission.KEEP_INSPECTIONS, Permission.READ_FILES
FILES = ["File", "Age", "Reader", "Read", "Overall level"]
RESULTS = ["Question", "Good or better", "Satisfactory or adequate", "Weak or unsatisfactory", "No level", "Middle"]
MODERATED = ["File", "Question", "Reader’s level", "What was seen", "Moderated"]


class RoundList(Queue):
    """Every round, the newest first."""

    template_name = "inspection/round_list.html"
    permission = Permission.READ_PLANS
    sorts = {
        "title": ("Round", ("title",)),
        "stands": ("Where it stands", ()),
        "until": ("Read until", ("reads_until",)),
    }

    def rows(self) -> Any:
        """Gather them."""
        return FileReadingRound.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the files that the reader reads."""
        user = self.request.user
        hers = SampledFile.objects.visible_to(user, READ).filter(read_at=None).select_related("round")
        return super().get_context_data(hers=self.show(hers), may_keep=user.may(KEEP), **kwargs)


class RoundOpen(NewPage):
    """Plan a round."""

    template_name = "inspection/form.html"
    permission = KEEP
    form_class = RoundForm
    extra_context = {"heading": "Plan a round of reading files", "submit": "Plan the round"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the rounds."""
        return super().get_context_data(**{"back_url": reverse("inspection:round_list"), **kwargs})

    def act(self, form: Any) -> Any:
        """Plan it and show it."""
        return see_other(actions.open_round(by=self.request.user, **form.cleaned_data).get_absolute_url())


class RoundDetail(RecordPage):
    """One round: its sample, how far reading is, what was found."""

    model = FileReadingRound
    select = ("inspection", "partnership")
    permission = Permission.READ_PLANS
    template_name = "inspection/round_detail.html"
    extra_context = {"file_headings": FILES, "result_headings": RESULTS, "moderated_headings": MODERATED}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather files and answers for who keeps the round; everybody reads what was summed up."""
        user, one = self.request.user, self.object
        keeps = user.may(KEEP)
        files = list(SampledFile.objects.visible_to(user).filter(round=one).select_related("reader").order_by("number"))
        answers = self.answers() if keeps else []
        said = labels("file_question")
        results = [figures.Found(**row) for row in one.found]
        if answers and not results:
            results = figures.found(dict(codes("file_question")), answers)
        moderated = [answer for answer in answers if answer.moderated_level]
        if one.status == RoundStatus.MODERATING:
            moderated += figures.to_look_at(answers, {file.pk: file.overall for file in files})
        for answer in moderated:
            answer.asks = said.get(answer.question, answer.question)
        return super().get_context_data(
            files=files,
            read=sum(bool(file.read_at) for file in files),
            results=results,
            chart=figures.drawn(results),
            looked_at=moderated,
            may_keep=keeps,
            moves=self.moves(files) if keeps else [],
            **kwargs,
        )

    def answers(self) -> list[Answer]:
        """Return every answer of the round, question by question."""
        rows = Answer.objects.visible_to(self.request.user).filter(file__round=self.object)
        return list(rows.select_related("file", "moderated_by").order_by("question", "file__number"))

    def moves(self, files: list[SampledFile]) -> list[dict[str, str]]:
        """Return what may be done to the round now."""
        found = {
            "planned": [("round_begin", "Begin reading")] if files else [("round_draw", "Draw the sample")],
            "reading": [("round_moderate", "Begin moderating")],
            "moderating": [("round_sum_up", "Sum up"), ("round_read_more", "Read more")],
        }
        named = found.get(self.object.status, [])
        return [{"url": reverse(f"inspection:{name}", args=[self.object.pk]), "label": label} for name, label in named]


class OfRound(Doing):
    """A form about a round."""

    model = FileReadingRound
    form_class: Any = WhyForm


class RoundDraw(OfRound):
    """Draw the sample."""

    form_class = DrawForm
    heading, submit, done = "Draw the sample", "Draw", "The sample is drawn. Name a reader for each file."
    intro = "Rowan draws at random and keeps the number it began from. You see numbers and ages, never which child."

    def about(self) -> list[dict[str, str]]:
        """Say from how many files."""
        one = self.object
        many = len(eligible_cases(one.rule, one.period_from, one.period_to))
        return [{"key": "Drawn from", "value": one.get_rule_display()}, {"key": "Files that fit", "value": str(many)}]

    def do(self, form: Any) -> Any:
        """Draw."""
        return actions.draw_sample(self.object, by=self.request.user, **form.cleaned_data)


class RoundBegin(OfRound):
    """Begin reading."""

    form_class = PlainForm
    heading, submit, done = "Begin reading?", "Begin reading", "Reading has begun."
    intro = (
        "From now on each reader writes what the files show. Readers see the case they read until the round is over."
    )

    def do(self, form: Any) -> Any:
        """Begin."""
        return actions.begin_reading(self.object, by=self.request.user)


class RoundModerate(OfRound):
    """Go on to moderation."""

    form_class = PlainForm
    heading, submit, done = "Begin moderating?", "Begin moderating", "Moderation has begun."
    intro = "Every file has to be read. Readers can no longer change what they wrote."

    def do(self, form: Any) -> Any:
        """Go on."""
        return actions.begin_moderating(self.object, by=self.request.user)


class RoundReadMore(OfRound):
    """Go back to reading."""

    heading, submit, done = "Read more?", "Read more", "Files may be read on."
    intro = "Every reader can go on with her files. What was written stays."

    def do(self, form: Any) -> Any:
        """Go back."""
        return actions.read_more(self.object, by=self.request.user, **form.cleaned_data)


class RoundSumUp(OfRound):
    """Write what was found."""

    form_class = SumUpForm
    heading, submit, done = "What did the files show?", "Sum up", "The round is summed up. Everybody may read it."
    intro = "Readers no longer see the cases they read."

    def do(self, form: Any) -> Any:
        """Sum up."""
        return actions.sum_up(self.object, by=self.request.user, **form.cleaned_data)


class FileReader(Doing):
    """Name who reads a file."""

    model = SampledFile
    select = ("round", "reader", "case")
    form_class = ReaderForm
    heading, submit, done = "Who reads this file?", "Name the reader", "The reader is named and told."
    intro = "Choose somebody who does not work with the child. Rowan says so when somebody does."

    def about(self) -> list[dict[str, str]]:
        """Say which file."""
        one = self.object
        return [{"key": "File", "value": f"{one.number} of {one.round}"}, {"key": "Age", "value": one.age_band}]

    def do(self, form: Any) -> Any:
        """Name her."""
        return actions.name_reader(self.object, by=self.request.user, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Go back to the round."""
        return self.object.round.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the round."""
        return super().get_context_data(**{"back_url": self.object.round.get_absolute_url(), **kwargs})


class FileDetail(Doing):
    """A file and its questions, for its reader: saved as often as she likes, finished once."""

    model = SampledFile
    select = ("round", "reader", "case")
    permission = READ
    form_class = ReadingForm
    template_name = "inspection/file_detail.html"
    heading, submit, done = "What does the file show?", "Save and go on later", "Saved."

    def get_initial(self) -> dict[str, Any]:
        """Begin with what was written."""
        rows = Answer.objects.visible_to(self.request.user, READ).filter(file=self.object)
        told = {"overall": self.object.overall}
        for one in rows:
            told |= {f"level_{one.question}": one.level or "", f"words_{one.question}": one.words}
        return told

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to the case, which its reader sees while the round lasts."""
        one = self.object
        case = Case.objects.visible_to(self.request.user).filter(pk=one.case_id).first()
        given = {"case": self.show(case) if case else None, "asked": len(codes("file_question"))}
        return super().get_context_data(**{**given, "back_url": reverse("inspection:round_list"), **kwargs})

    def do(self, form: Any) -> Any:
        """Save; finish when that was pressed."""
        told = {"answers": form.answers, "overall": form.cleaned_data["overall"]}
        made = actions.write_answers(self.object, by=self.request.user, **told)
        if "finish" in self.request.POST:
            self.done = "The file is read. Thank you."
            actions.finish_file(made, by=self.request.user)
        return made


class AnswerModerate(Doing):
    """Settle an answer's level."""

    model = Answer
    select = ("file__round", "file__reader")
    form_class = ModerateForm
    heading, submit, done = "Which level counts?", "Settle it", "Settled."

    def about(self) -> list[dict[str, str]]:
        """Say which answer."""
        one = self.object
        return [
            {"key": "File", "value": str(one.file.number)},
            {"key": "Question", "value": labels("file_question").get(one.question, one.question)},
            {"key": "Reader’s level", "value": str(one.level or "None given")},
            {"key": "What was seen", "value": one.words or "Nothing written"},
        ]

    def do(self, form: Any) -> Any:
        """Settle it."""
        return actions.moderate_answer(self.object, by=self.request.user, **form.cleaned_data)
