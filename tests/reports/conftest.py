"""The committee's people and plans, as in the improvement room."""

from tests.improvement.conftest import committee, plan, started  # noqa: F401
