"""What was noticed in the demonstration's year. No child, family or event here exists."""

from demonstration.worries.children import CHILDREN, PARENTS
from demonstration.worries.first import FIRST
from demonstration.worries.fourth import DRAFTS, FOURTH
from demonstration.worries.second import SECOND
from demonstration.worries.sketch import Child, Worry
from demonstration.worries.third import THIRD

WORRIES: tuple[Worry, ...] = (*FIRST, *SECOND, *THIRD, *FOURTH)

__all__ = ["CHILDREN", "DRAFTS", "PARENTS", "WORRIES", "Child", "Worry"]
