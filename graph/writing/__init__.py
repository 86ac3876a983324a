"""Writing facts to the database."""

from .batch import Ends
from .changes import Change, Changes
from .uniting import unite
from .writer import Writer, Written

__all__ = ["Change", "Changes", "Ends", "Writer", "Written", "unite"]
