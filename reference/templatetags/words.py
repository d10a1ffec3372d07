"""The words of the era in templates: ``{% say "planning_meeting" %}``, or ``{{ "planning_meeting"|say|capfirst }}``."""

from django import template

from reference import words

register = template.Library()


@register.simple_tag
def say(key: str, *, many: bool = False, capital: bool = False) -> str:
    """Return the word of the era, one or several, with a capital when it begins a line."""
    word = words.say(key, many=many)
    return word[:1].upper() + word[1:] if capital else word


register.filter("say", words.say)
