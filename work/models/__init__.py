"""The nouns of this room."""

from work.models.handovers import HandOver
from work.models.mail import Mail
from work.models.notices import Notice
from work.models.proofs import Orphan, ProofRun
from work.models.tasks import Task

__all__ = ["HandOver", "Mail", "Notice", "Orphan", "ProofRun", "Task"]
