"""The cross-walk of the quality frameworks: a row that says check locally, read in both directions."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from reference import loading
from reference.cross_walk import elsewhere
from reference.models import Counterpart, Indicator

pytestmark = pytest.mark.django_db


def indicator(key, code):
    return Indicator.objects.current().get(framework__key=key, code=code)


def beside(user, key, code):
    """Return, by framework, the codes that one indicator is laid beside."""
    return {
        framework.key: [match.indicator.code for match in matches]
        for framework, matches in elsewhere(user, indicator(key, code))
    }


def test_each_pair_is_found_from_either_end(cast):
    user = cast.nursery_worker
    assert beside(user, "HMIE_2005", "1.3") == {"CI_2019": ["5.1"], "HMIE_2009": ["3"]}
    assert beside(user, "HMIE_2005", "3.2") == {"CI_2019": ["5.1", "6.4"], "HMIE_2009": []}
    assert beside(user, "CI_2019", "5.1") == {"HMIE_2009": ["3"], "HMIE_2005": ["1.3", "3.2"]}
    assert beside(user, "HMIE_2009", "5") == {"CI_2019": [], "HMIE_2005": []}
    for row in Counterpart.objects.all():
        key, code, other = row.framework.key, row.code, row.later
        assert row.later_code in beside(user, key, code)[other.key] and row.check_locally
        assert code in beside(user, other.key, row.later_code)[key]


def test_the_frameworks_page_and_the_indicators_page_show_it(client, cast):
    client.force_login(cast.nursery_worker)
    older, newer = indicator("HMIE_2005", "3.2"), indicator("CI_2019", "6.4")
    text = client.get(reverse("reference:framework_list")).content.decode()
    assert text.count(older.get_absolute_url()) == 3 and "None proposed" in text
    text = client.get(newer.get_absolute_url()).content.decode()
    assert older.get_absolute_url() in text and "Check locally" in text
    assert "None there is proposed to ask nearly the same." in text


def test_a_pair_that_names_no_indicator_is_refused_and_none_is_edited(db):
    walk = {
        "earlier": "HMIE_2005",
        "later": "CI_2019",
        "source": "x",
        "how_sure": "D",
        "valid_from": dt.date(2019, 8, 1),
    }
    with pytest.raises(ValueError, match="there is not: 1.3 and 5.9"):
        loading._counterparts([{**walk, "pairs": [["1.3", "5.9"]]}])
    with pytest.raises(InternalError), transaction.atomic():
        Counterpart.objects.update(later_code="5.2")


def test_a_pair_taken_out_of_the_file_is_superseded():
    loading._counterparts([])
    assert not Counterpart.objects.current().exists() and Counterpart.objects.exists()
