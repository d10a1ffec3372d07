"""Two records of one person become one and, taken back, are exactly what they were; two people stay two."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.grants import exclude, open_person
from access.models import Projection
from access.refusals import NotNow
from agencies.models.staff import system
from cases import actions as cases
from cases.models import Case
from common import clock
from people import actions
from people.matching import possible_matches
from people.merging import likely_the_same
from people.models import Merge, MergeMove, NotSame, Person
from referrals.models import Concern
from tests.cases.conftest import open_by, without_meeting
from tests.cast import child

pytestmark = pytest.mark.django_db
WHY = "Same mother, same school, same date of birth."
OF_ITS_OWN = {"Merge", "MergeMove", "AccessLog", "Session"}


@pytest.fixture
def worlds(cast):
    """Two cases of two children recorded alike, one closed, both open to the duty team."""
    first = open_by(cast, children=[child(forename="Isla", surname="McAllister")])
    second = open_by(cast, author=cast.health_visitor, children=[child(forename="Islay", surname="MacAllister")])
    close(second, cast.duty_worker)
    return first.child, second.child


def close(case, by):
    """Close a case as its lead does."""
    cases.add_entry(case, by=by, kind="seen", fact="Seen and spoken to.")
    told = {"why": "Safe.", "closing_code": "safe", "who_helps": "School", "carer_not_seen_why": "Rang"}
    without_meeting(case, by)
    cases.close(case, by=by, **told)


def snapshot():
    """Return every row of every room but history, versions and the merge's own, and who sees what."""
    found = {"sight": sorted(map(str, Projection.objects.values_list("principal", "root", "until")))}
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or model.__name__ in OF_ITS_OWN or model is Projection:
            continue
        if model.__module__.startswith(("django", "guardian", "allauth", "pghistory")):
            continue
        columns = [field.attname for field in model._meta.concrete_fields if field.name not in {"version", "id"}]
        if model.__name__ == "Exclusion":
            found["Exclusion"] = sorted(map(str, model.objects.filter(ended_at=None).values_list("root", "staff")))
        else:
            found[model._meta.label] = sorted(map(str, model._base_manager.values_list("pk", *columns)))
    return found


def test_what_named_the_one_names_the_other(cast, worlds):
    kept, merged = worlds
    made = actions.merge(kept, by=cast.duty_worker, merged=merged, why=WHY)
    assert set(Case.objects.values_list("child", flat=True)) == {kept.pk}
    assert not Concern.objects.about_person(merged).exists()
    assert Concern.objects.about_person(kept).count() == 2
    assert [one.name for one in kept.aliases.all()] == ["Islay MacAllister"]
    assert made.moves.count() > 2


def test_check_04_a_child_known_already_is_offered_unborn_under_another_name_and_misspelt(cast):
    known = open_by(cast, children=[child(forename="Isla", surname="McAllister")]).child
    actions.add_alias(known, by=cast.duty_worker, forename="Ellie", surname="Smith")
    due_on = clock.today() + dt.timedelta(days=60)
    expected = open_by(cast, children=[child(forename="", surname="Buchan", due_on=due_on)], confirm=False)
    unborn = actions.add_person_met_at_work(
        by=cast.duty_worker, through=expected, surname="Buchan", due_on=due_on, reason="for the test"
    )
    for person, asked in (
        (known, {"forename": "Islay", "surname": "MacAlister"}),
        (known, {"forename": "Elly", "surname": "Smyth"}),
        (unborn, {"surname": "Buchan", "due_on": due_on + dt.timedelta(days=9)}),
    ):
        assert person.pk in {match.person_id for match in possible_matches(**asked)}, asked


def test_check_04_nobody_is_merged_but_by_hand_and_who_did_it_why_and_what_moved_is_kept(cast, worlds):
    kept, merged = worlds
    assert not Merge.objects.exists()  # however alike
    made = actions.merge(kept, by=cast.duty_worker, merged=merged, why=WHY)
    assert (made.merged_by, made.why, made.merged_at.date()) == (cast.duty_worker, WHY, clock.now().date())
    moved = made.moves.filter(table="cases.Case").get()
    assert Case.objects.get(pk=moved.row).child_id == kept.pk
    with pytest.raises(DatabaseError), transaction.atomic():
        made.moves.update(column="child")


def test_the_merged_record_is_not_offered_again_and_the_kept_one_is_found_by_both_names(cast, worlds):
    kept, merged = worlds
    actions.merge(kept, by=cast.duty_worker, merged=merged, why=WHY)
    for forename in ("Isla", "Islay"):
        found = {match.person_id for match in possible_matches(forename=forename, surname="McAllister")}
        assert kept.pk in found and merged.pk not in found


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.fixed_dictionaries(
        {
            "aliases": st.lists(st.sampled_from(["Ellie", "Beth", "Una"]), unique=True, max_size=3),
            "facts": st.integers(0, 2),
            "homes": st.sampled_from([(), ("kept",), ("merged",), ("kept", "merged")]),
            "family": st.booleans(),
            "away": st.booleans(),
            "other_way": st.booleans(),
            "opened_twice": st.booleans(),
        }
    )
)
def test_merged_and_taken_back_everything_is_exactly_what_it_was(cast, worlds, data):
    kept, merged = reversed(worlds) if data["other_way"] else worlds
    with transaction.atomic():
        dress(cast, kept, merged, data)
        before = snapshot()
        made = actions.merge(kept, by=cast.duty_worker, merged=merged, why=WHY)
        assert snapshot() != before
        actions.unmerge(made, by=cast.duty_worker, why="Twins, said the health visitor.")
        after = snapshot()
        assert after == before, [name for name in before if before[name] != after[name]]
        transaction.set_rollback(True)


def dress(cast, kept, merged, data):
    """Give two people what the example asks."""
    by = cast.duty_worker
    for name in data["aliases"]:
        actions.add_alias(merged, by=by, forename=name, surname="Smith")
    for _ in range(data["facts"]):
        actions.record_fact(merged, by=by, kind="language", words="Polish", source="her mother")
    for which in data["homes"]:
        person = kept if which == "kept" else merged
        actions.record_address(person, by=by, line=f"{which} Street 1", postcode="DD1 1AA", since=dt.date(2024, 1, 1))
    if data["family"]:
        case = Case.objects.open().get(child__in=[kept, merged])
        details = {"forename": "Ailsa", "surname": "MacAllister", "kind": "adult"}
        cases.add_family_member(case, by=by, relationship="mother", details=details)
    if data["away"]:
        exclude(merged, staff=cast.teacher, by=system(), reason="her niece")
    if data["opened_twice"]:
        for one in (kept, merged):
            open_person(one, through=Case.objects.open().get(), by=by, reason="for the test")


def test_who_is_kept_away_from_either_is_kept_away_from_the_kept_one(cast, worlds):
    kept, merged = worlds
    open_person(kept, through=Concern.objects.earliest("recorded_at"), by=cast.duty_worker, reason="for the test")
    exclude(merged, staff=cast.duty_colleague, by=system(), reason="her niece")
    made = actions.merge(kept, by=cast.duty_worker, merged=merged, why=WHY)
    assert not Person.objects.visible_to(cast.duty_colleague).filter(pk=kept.pk).exists()
    actions.unmerge(made, by=cast.duty_worker, why="Twins.")
    assert Person.objects.visible_to(cast.duty_colleague).filter(pk=kept.pk).exists()


def test_two_open_cases_are_not_merged_and_nothing_has_moved(cast):
    first, second = (open_by(cast, children=[child(surname=name)]) for name in ("One", "Two"))
    before = snapshot()
    with pytest.raises(NotNow, match="Both have an open case"), transaction.atomic():
        actions.merge(first.child, by=cast.duty_worker, merged=second.child, why=WHY)
    assert snapshot() == before and not Merge.objects.exists()


def test_a_merge_needs_a_reason_two_records_and_sight_of_both(cast, worlds):
    kept, merged = worlds
    with pytest.raises(NotNow, match="Say how you know"):
        actions.merge(kept, by=cast.duty_worker, merged=merged, why=" ")
    with pytest.raises(NotNow, match="this is one"):
        actions.merge(kept, by=cast.duty_worker, merged=kept, why=WHY)
    with pytest.raises(Http404):
        actions.merge(kept, by=cast.keeper, merged=merged, why=WHY)


def test_merges_on_top_of_each_other_are_taken_back_last_first(cast, worlds):
    kept, merged = worlds
    third = open_by(cast, children=[child(forename="Isla", surname="McAlister")])
    close(third, cast.duty_worker)
    lower = actions.merge(third.child, by=cast.duty_worker, merged=merged, why=WHY)
    upper = actions.merge(kept, by=cast.duty_worker, merged=third.child, why=WHY)
    with pytest.raises(NotNow, match="Take that merge back first"):
        actions.unmerge(lower, by=cast.duty_worker, why="Twins.")
    actions.unmerge(upper, by=cast.duty_worker, why="Twins.")
    actions.unmerge(lower, by=cast.duty_worker, why="Twins.")
    assert not Merge.objects.filter(undone_at=None).exists() and MergeMove.objects.exists()


def test_what_was_found_to_be_two_people_is_not_offered_again(cast, worlds):
    kept, merged = worlds
    assert [one.pk for one in likely_the_same(kept, cast.duty_worker)[0]] == [merged.pk]
    actions.not_the_same(merged, by=cast.duty_worker, other=kept, why="Cousins of the same name.")
    actions.not_the_same(kept, by=cast.duty_worker, other=merged, why="Said again.")
    assert NotSame.objects.get().why == "Cousins of the same name."
    assert likely_the_same(kept, cast.duty_worker) == ([], 1)
    assert likely_the_same(merged, cast.duty_worker) == ([], 1)


def test_nobody_is_offered_whom_the_reader_may_not_see(cast, worlds):
    assert likely_the_same(worlds[0], cast.teacher) == ([], 0)


def test_a_warning_stands_until_somebody_ends_it_with_a_reason_and_has_a_day_to_look_again(cast, worlds):
    note = actions.raise_warning(
        worlds[0],
        by=cast.duty_worker,
        kind="visit_in_pairs",
        words="The stepfather threatened a worker with a knife.",
        to_do="Go in pairs, tell the police first.",
        review_on=clock.today() + dt.timedelta(days=90),
    )
    assert list(worlds[0].warnings.standing()) == [note]
    for days, says in ((0, "to come"), (400, "within a year")):
        with pytest.raises(NotNow, match=says):
            actions.keep_warning(note, by=cast.duty_worker, review_on=clock.today() + dt.timedelta(days=days))
    with pytest.raises(NotNow, match="Say why"):
        actions.end_warning(note, by=cast.duty_worker, why="")
    actions.end_warning(note, by=cast.duty_worker, why="He has moved away.")
    assert not worlds[0].warnings.standing().exists()
    with pytest.raises(NotNow, match="ended already"):
        actions.end_warning(note, by=cast.duty_worker, why="Again.")
