"""The report on what changed since the last run: a title block and a section a kind of fact, drawn like any report."""

from .composing import compose_changes

__all__ = ["compose_changes"]
