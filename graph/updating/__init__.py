"""The Monday job: fetch what changed, load it, say what is new, changed and ended, and report on the landscape."""

from .days import last_read
from .updating import Outcome, Updated, update
from .weekly import WEEKLY, Wanted, weekly

__all__ = ["WEEKLY", "Outcome", "Updated", "Wanted", "last_read", "update", "weekly"]
