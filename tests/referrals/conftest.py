"""What these tests share: a browser for anybody, and a screening that somebody claimed."""

import pytest
from django.test import Client

from referrals import actions
from referrals.models import Screening


@pytest.fixture
def at():
    """Return a way to sit at a browser as somebody."""

    def signed_in(person):
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def claimed(cast, say):
    """A screening that the duty worker claimed."""
    screening = Screening.objects.get(concern=say.log(cast.nursery_worker))
    return actions.claim(screening, by=cast.duty_worker)
