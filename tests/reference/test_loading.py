"""Loading the law: the same files make the same rows once; a change supersedes and PostgreSQL keeps the rest."""

import datetime as dt
import shutil

import pytest
from django.core.management import call_command
from django.db import InternalError, transaction

from reference import loading
from reference.models import Code, CodeList, Holiday, Timescale
from reference.querysets import codes, labels

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path):
    """A copy of the data to change."""
    return shutil.copytree(loading.DATA, tmp_path / "data")


def change(data, name, old, new):
    path = data / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_loading_twice_adds_nothing_and_changes_nothing():
    before = [list(model.objects.order_by("pk").values()) for model in (Timescale, CodeList, Code, Holiday)]
    assert set(loading.load().values()) == {0}
    assert before == [list(model.objects.order_by("pk").values()) for model in (Timescale, CodeList, Code, Holiday)]


def test_a_changed_row_is_superseded_and_the_old_one_stays(data):
    old = Timescale.objects.get(key="SCREENING_DUE")
    change(
        data,
        "timescales.toml",
        'label = "Screening decision"\nnature = "guidance"\nprofile = "local"\nnumber = 1\n',
        'label = "Screening decision"\nnature = "guidance"\nprofile = "local"\nnumber = 2\n',
    )
    assert loading.load(data)["timescales"] == 1
    kept, new = Timescale.objects.get(pk=old.pk), Timescale.objects.current().get(key="SCREENING_DUE")
    assert (kept.number, kept.superseded_at is None) == (1, False)
    assert (new.number, new.superseded_at) == (2, None)


def test_a_row_given_an_end_ends_and_stays_the_same_row(data):
    old = Timescale.objects.get(key="TRANSFER")
    end(data, "TRANSFER")
    assert loading.load(data)["timescales"] == 0
    assert Timescale.objects.get(pk=old.pk).valid_to == dt.date(2030, 1, 1)


def end(data, key):
    path = data / "timescales.toml"
    blocks = path.read_text().split("[[timescale]]")
    path.write_text(
        "[[timescale]]".join(b.rstrip() + "\nvalid_to = 2030-01-01\n\n" if f'"{key}"' in b else b for b in blocks)
    )


def test_a_row_left_out_is_superseded(data):
    path = data / "timescales.toml"
    path.write_text(
        "[[timescale]]".join(b for b in path.read_text().split("[[timescale]]") if '"PRSG_QUORUM"' not in b)
    )
    loading.load(data)
    assert Timescale.objects.get(key="PRSG_QUORUM").superseded_at is not None


def test_a_code_whose_label_changes_keeps_its_old_words_for_the_record(data):
    change(data, "codes.toml", 'label = "Neglect"', 'label = "Neglect of a child"')
    loading.load(data)
    assert dict(codes("concern_type"))["C04"] == "Neglect of a child"
    assert Code.objects.filter(list__key="concern_type", code="C04").count() == 2
    assert labels("concern_type")["C04"] == "Neglect of a child"


def test_a_code_that_ended_is_no_longer_offered_but_can_be_read(data):
    change(data, "codes.toml", '{ code = "C20", ', '{ code = "C20", valid_to = 2020-01-01, ')
    loading.load(data)
    assert "C20" not in dict(codes("concern_type"))
    assert "C20" in dict(codes("concern_type", dt.date(2019, 1, 1)))
    assert "C20" in labels("concern_type")


def test_a_file_with_an_unknown_word_is_refused_whole(data):
    change(data, "timescales.toml", "number = 21", "numbre = 21")
    with pytest.raises(TypeError):
        loading.load(data)


@pytest.mark.parametrize("model", [Timescale, Code])
def test_postgresql_refuses_to_edit_or_delete_the_law(model):
    row = model.objects.first()
    field = "number" if model is Timescale else "position"
    with pytest.raises(InternalError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{field: 99})
    with pytest.raises(InternalError), transaction.atomic():
        model.objects.filter(pk=row.pk).delete()


def test_the_lists_hold_what_the_facts_say():
    assert len(codes("concern_type")) == 27
    assert [label for _, label in codes("wellbeing_indicator")] == [
        "Safe",
        "Healthy",
        "Achieving",
        "Nurtured",
        "Active",
        "Respected",
        "Responsible",
        "Included",
    ]
    assert "ird" in dict(codes("screening_outcome"))
    assert codes("no_further_action_reason")
    assert len(codes("source_of_concern")) == 16


def test_a_council_may_add_its_own_holiday_once(data):
    (data / "holidays.toml").write_text(
        '[[holiday]]\non = 2026-04-06\nname = "Easter Monday"\nscope = "Ardmore"\nsource = "x"\n'
    )
    assert loading.load(data)["holidays"] == 1
    assert loading.load(data)["holidays"] == 0


def test_the_command_says_what_is_new(capsys):
    call_command("load_reference")
    assert capsys.readouterr().out == (
        "0 new frameworks, 0 new indicators, 0 new scale words, "
        "0 new counterparts, 0 new timescales, 0 new codes, 0 new holidays\n"
    )


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_has_its_law_again_after_a_flush():
    call_command("flush", interactive=False, verbosity=0)
    assert Timescale.objects.filter(key="CPPM_DUE").count() == 2
    assert Holiday.objects.exists()
