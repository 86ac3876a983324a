"""Effects: the database, analyses, pictures, reports and the command line."""

from .api import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
