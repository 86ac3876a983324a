"""Writing facts to the database."""

from .writer import Writer, Written

__all__ = ["Writer", "Written"]
