"""Grounding: which things of the vocabulary a text names, on which line, and what it names that nobody knows yet."""

from .documents import SEED_DOCUMENT, read_document, seed_document, text_of
from .grounding import LABELS, Found, Grounder
from .mention import Mention
from .unknown import Unknown

__all__ = [
    "LABELS", "SEED_DOCUMENT", "Found", "Grounder", "Mention", "Unknown", "read_document", "seed_document", "text_of",
]  # fmt: skip
