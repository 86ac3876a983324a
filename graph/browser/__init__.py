"""Neo4j Browser on this graph: where it is, what to type, and a kit of favourites, style and guide.

Browser itself is not part of this project: its licence is GPL v3 or commercial.
"""

from __future__ import annotations

from . import application
from .access import Access
from .address import served_by
from .kit import site, write
from .serving import serving

__all__ = ["Access", "application", "served_by", "serving", "site", "write"]
