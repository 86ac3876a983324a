"""The saved Cypher, one file a question."""

from .reading import Parameter, SavedQuery, saved_queries, saved_query

__all__ = ["Parameter", "SavedQuery", "saved_queries", "saved_query"]
