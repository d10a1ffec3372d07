"""The nouns of this room."""

from learning.models.briefings import Briefing
from learning.models.calls import OpenCall
from learning.models.lessons import Lesson, TakeUp
from learning.models.newsletters import Newsletter, NewsletterItem

__all__ = ["Briefing", "Lesson", "Newsletter", "NewsletterItem", "OpenCall", "TakeUp"]
