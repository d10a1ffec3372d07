"""The sub-group, seated."""

import pytest

from tests.practice_review import scene


@pytest.fixture
def group(cast):
    """The cast with the sub-group's ten seats held."""
    return scene.seat_subgroup(cast)
