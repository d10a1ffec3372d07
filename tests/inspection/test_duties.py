"""What a leaver answers for inspectors, and which files she reads, goes on with a colleague."""

import pytest

from access.refusals import NotNow
from inspection.duties import held
from tests.inspection.test_around import asked
from work.models import Notice

pytestmark = pytest.mark.django_db


def test_a_leavers_request_of_inspectors_is_answered_by_a_colleague(cast, inspection):
    request = asked(cast, inspection)
    [one] = held(cast.edu_manager, cast.edu_manager).held
    assert (one.what, one.reference) == ("Request 1 of inspectors to answer", inspection.reference)
    with pytest.raises(NotNow, match="does not answer"):
        one.give(cast.administrator, cast.edu_manager, "I leave.")
    one.give(cast.edu_deputy, cast.edu_manager, "I leave.")
    request.refresh_from_db()
    assert request.owner == cast.edu_deputy
    assert Notice.objects.filter(staff=cast.edu_deputy, text=f"You answer {request}").exists()
    assert held(cast.edu_deputy, cast.teacher).hidden == 1


def test_a_leavers_files_are_read_by_somebody_who_works_with_none_of_the_children(cast, drawn):
    files = held(cast.health_visitor, cast.lead_officer).held
    assert [(one.what, one.reference) for one in files] == [
        (f"File {number} of a round to read", drawn.reference) for number in (1, 2, 3)
    ]
    with pytest.raises(NotNow):
        files[0].give(cast.duty_worker, cast.lead_officer, "She leaves.")
    files[0].give(cast.teacher, cast.lead_officer, "She leaves.")
    assert len(held(cast.health_visitor, cast.lead_officer).held) == 2
    assert held(cast.health_visitor, cast.health_visitor).hidden == 2
