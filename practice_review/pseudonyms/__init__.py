"""Pseudonyms: what stands for a name in shared words, and the checker that finds the names left in them.

``why_not_issue(record)`` blocks whatever shares words; ``check_issued(text, referral)`` reads what was made of them.
"""

from practice_review.pseudonyms.check import check_issued, register, why_not_issue

__all__ = ["check_issued", "register", "why_not_issue"]
