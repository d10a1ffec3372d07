"""The page on which names left in words that are to be published are answered."""

from __future__ import annotations

from access.roles import Permission
from learning import policies
from learning.views.base import link
from practice_review.views import names


class Names(names.Names):
    """Words with what names somebody marked: say why it may stand, or change the words."""

    fate = "published"
    change = ""  # the page on which the words are changed

    def why_not_change(self) -> str | None:
        """Say why its words stay as they are, or None."""
        return policies.why_not_rewrite(self.object)

    def change_url(self) -> str:
        """Lead to where the words are changed, whoever may do that."""
        return link(self.change, self.object.pk, when=self.request.user.may(Permission.KEEP_SUBGROUP))
