"""A file-reading round: a fair draw, readers who do not know the child, moderation, and a summary without names."""

import random

import pytest
from django.http import Http404

from access.grants import exclude
from access.refusals import NotNow
from agencies.models.staff import system
from cases.models import Case, Involvement
from inspection import actions, figures
from inspection.models import Answer, FileReadingRound, SampledFile
from inspection.sample import eligible_cases
from reference.querysets import labels
from tests.inspection.conftest import planned, read, some_cases

pytestmark = pytest.mark.django_db


def fresh(one):
    return type(one).objects.get(pk=one.pk)


def test_the_draw_can_be_repeated_from_the_number_it_began_from(cast):
    some_cases(cast, 6)
    made = actions.draw_sample(planned(cast), by=cast.lead_officer, many=4)
    again = random.Random(made.seed).sample(eligible_cases(made.rule, made.period_from, made.period_to), 4)
    assert [file.case for file in made.files.order_by("number")] == again
    assert made.eligible == 6 and len({file.case_id for file in made.files.all()}) == 4


def test_a_sample_is_drawn_once_and_from_enough_files(cast):
    some_cases(cast, 2)
    made = planned(cast)
    with pytest.raises(NotNow, match="Only 2 files fit"):
        actions.draw_sample(made, by=cast.lead_officer, many=3)
    actions.draw_sample(made, by=cast.lead_officer, many=1)
    with pytest.raises(NotNow, match="The sample is drawn"):
        actions.draw_sample(fresh(made), by=cast.lead_officer, many=1)


def test_a_reader_sees_the_case_from_being_named_until_the_round_is_summed_up(cast, drawn):
    cases = Case.objects.visible_to(cast.health_visitor)
    assert cases.count() == 3
    assert not Case.objects.visible_to(cast.lead_officer).exists(), "who keeps the round sees no case"
    actions.begin_reading(drawn, by=cast.lead_officer)
    for file in drawn.files.all():
        read(file)
    actions.begin_moderating(fresh(drawn), by=cast.lead_officer)
    actions.sum_up(fresh(drawn), by=cast.lead_officer, strengths="Seen soon.", gaps="Plans drift.")
    assert not Case.objects.visible_to(cast.health_visitor).exists()
    reasons = Involvement.objects.filter(staff=cast.health_visitor).values_list("reason", flat=True)
    assert all(reason.startswith(f"Reads the file for {drawn.reference}") for reason in reasons)


def test_who_works_with_the_child_or_is_kept_away_is_no_reader_and_the_refusal_names_no_child(cast):
    (case,) = some_cases(cast, 1)
    file = actions.draw_sample(planned(cast), by=cast.lead_officer, many=1).files.get()
    exclude(case, staff=cast.constable, by=system(), reason="family")
    for reader in (cast.duty_worker, cast.constable):
        with pytest.raises(NotNow) as refused:
            actions.name_reader(file, by=cast.lead_officer, reader=reader)
        assert refused.value.why == "This person cannot read this file. Choose somebody else."


def test_naming_another_reader_ends_the_first_ones_sight(cast, drawn):
    file = drawn.files.first()
    actions.name_reader(file, by=cast.lead_officer, reader=cast.teacher)
    assert not Case.objects.visible_to(cast.health_visitor).filter(pk=file.case_id).exists()
    assert Case.objects.visible_to(cast.teacher).filter(pk=file.case_id).exists()


def test_a_file_is_for_its_reader_alone_and_is_finished_whole(cast, drawn):
    actions.begin_reading(drawn, by=cast.lead_officer)
    file = drawn.files.first()
    with pytest.raises(Http404):
        actions.write_answers(file, by=cast.constable, answers={"seen": (4, "")})
    actions.write_answers(file, by=cast.health_visitor, answers={"seen": (None, "No record of it.")}, overall=3)
    with pytest.raises(NotNow, match="Answer every question first"):
        actions.finish_file(fresh(file), by=cast.health_visitor)
    file.refresh_from_db()
    read(file)
    with pytest.raises(NotNow, match="You finished this file"):
        actions.write_answers(fresh(file), by=cast.health_visitor, answers={"seen": (1, "")})


def test_moderation_waits_for_every_file_and_is_never_of_ones_own_reading(cast, drawn):
    with pytest.raises(NotNow):
        actions.begin_moderating(drawn, by=cast.lead_officer)
    one, *rest = drawn.files.all()
    actions.name_reader(rest[0], by=cast.lead_officer, reader=cast.lead_officer)
    actions.begin_reading(fresh(drawn), by=cast.lead_officer)
    read(one, level=5, seen=1)
    with pytest.raises(NotNow, match="2 files have not been read"):
        actions.begin_moderating(fresh(drawn), by=cast.lead_officer)
    for file in rest:
        read(fresh(file))
    actions.begin_moderating(fresh(drawn), by=cast.lead_officer)
    answers = list(Answer.objects.filter(file__round=drawn).select_related("file"))
    far = figures.to_look_at(answers, {file.pk: file.overall for file in drawn.files.all()})
    assert [(each.question, each.level) for each in far] == [("seen", 1)]
    settled = actions.moderate_answer(far[0], by=cast.lead_officer, level=2, why="Seen once, late.")
    assert (settled.level, settled.settled) == (1, 2)
    own = Answer.objects.filter(file=rest[0]).first()
    with pytest.raises(NotNow, match="You read this file"):
        actions.moderate_answer(own, by=cast.lead_officer, level=2, why="So it is.")


def test_the_summary_counts_what_a_plain_recount_counts(cast, drawn):
    actions.begin_reading(drawn, by=cast.lead_officer)
    for file, level in zip(drawn.files.all(), (2, 3, 5), strict=True):
        read(file, level=level, plan=None)
    actions.begin_moderating(fresh(drawn), by=cast.lead_officer)
    made = actions.sum_up(fresh(drawn), by=cast.lead_officer, strengths="Seen soon.", gaps="Plans drift.")
    said = labels("file_question")
    rows = {row["label"]: figures.Found(**row) for row in made.found}
    seen, plan = rows[said["seen"]], rows[said["plan"]]
    assert seen.bands == [1, 1, 1] and seen.middle == 3
    assert (plan.bands, plan.not_given, plan.middle) == ([0, 0, 0], 3, None)
    assert figures.drawn(list(rows.values())).message.startswith("Weakest: ")


def test_nobody_but_the_office_and_the_reader_is_shown_a_file(cast, drawn):
    file = drawn.files.first()
    assert SampledFile.objects.visible_to(cast.lead_officer).filter(pk=file.pk).exists()
    assert SampledFile.objects.visible_to(cast.health_visitor).filter(pk=file.pk).exists()
    assert not SampledFile.objects.visible_to(cast.teacher).exists()
    assert FileReadingRound.objects.visible_to(cast.teacher).exists()
