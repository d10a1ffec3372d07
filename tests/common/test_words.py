"""Small words that pages say."""

import pytest

from common.templatetags.rowan import counted


@pytest.mark.parametrize(
    ("number", "nouns", "words"),
    [
        (0, "returns", "0 returns"),
        (1, "returns", "1 return"),
        (1, "entries", "1 entry"),
        (1, "people", "1 person"),
        (1, "children in concerns", "1 child in concerns"),
        (2, "e-mails", "2 e-mails"),
    ],
)
def test_a_count_agrees_with_its_noun(number, nouns, words):
    assert counted(number, nouns) == words
