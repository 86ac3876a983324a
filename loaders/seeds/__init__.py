"""The seed loader: curated tables of facts, each with document and line, read strictly."""

from .loading import SeedSet, read_seeds

__all__ = ["SeedSet", "read_seeds"]
