"""Writing facts to the database."""

from .uniting import unite
from .writer import Writer, Written

__all__ = ["Writer", "Written", "unite"]
