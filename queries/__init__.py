"""The saved Cypher, one file a question."""

from .reading import Parameter, SavedQuery, drawn_queries, saved_queries, saved_query

__all__ = ["Parameter", "SavedQuery", "drawn_queries", "saved_queries", "saved_query"]
