"""What `cgtkg check --names` shows: names that resolve to nothing known, and known nodes that look like one."""

from .findings import Candidate, Pair, Unresolved, Unsettled
from .unresolved import unsettled

__all__ = ["Candidate", "Pair", "Unresolved", "Unsettled", "unsettled"]
