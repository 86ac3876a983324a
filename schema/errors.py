"""The project's errors: each message says what was wrong, where, and what to do."""

from __future__ import annotations


class CgtkgError(Exception):
    """Base of every error that a user is meant to read; the command line prints it as one line."""


class ServerError(CgtkgError):
    """The database cannot be started, reached or used."""


class DataError(CgtkgError):
    """A source or a seed file states something that cannot be right; nothing of it was written."""

    def __init__(self, problem: str, *, file: str = "", row: int | None = None, field: str = "") -> None:
        """Say where the `problem` stands: `file`, `row` (1 is the header line) and `field` as far as known."""
        self.problem, self.file, self.row, self.field = problem, file, row, field
        place = file + (f":{row}" if row is not None else "") + (f" [{field}]" if field else "")
        super().__init__(f"{place}: {problem}" if place else problem)


class UnknownNameError(CgtkgError):
    """A name given by the user resolves to no node, or to more than one."""


class UsageError(CgtkgError):
    """The command or call was used in a way that has no meaning."""
