"""What a property of a node or relationship is: name, kind, meaning, allowed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from .dates import PartialDate
from .errors import DataError

Value = str | int | float | bool | list[str]
"""A property value as the database stores it."""

LIST_SEPARATOR = "|"


class Kind(StrEnum):
    """How a property is written in a seed file and stored in the database."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list of text"
    CURIES = "list of CURIEs"
    NODE = "id of a node"


@dataclass(frozen=True, slots=True)
class Field:
    """One declared property.

    `choices` names the only values allowed (empty: any). `changes` marks a property whose value is a status
    in time: the newest statement wins in the present view, for all others the most trusted one does. `advances`
    are the choices that follow one another, the least advanced first: of these the most advanced counts, and a
    choice that is none of them puts an end to it (see `endings`). `undisputed` marks a property that is unknown where
    statements of equal trust disagree: a newer one is no better.
    """

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    changes: bool = False
    advances: tuple[str, ...] = ()
    undisputed: bool = False

    def parse(self, text: str) -> Value | None:
        """Read the `text` of a seed cell; empty is None. Raises `DataError` where it does not fit."""
        text = text.strip()
        if not text:
            return None
        if self.choices and text not in self.choices:
            raise DataError(f"{text!r} is not one of {', '.join(self.choices)}", field=self.name)
        return _READERS[self.kind](text, self.name)


def _integer(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise DataError(f"{text!r} is not a whole number", field=name) from error


def _number(text: str, name: str) -> float:
    try:
        number = float(text)
    except ValueError as error:
        raise DataError(f"{text!r} is not a number", field=name) from error
    if number != number or number in (float("inf"), float("-inf")):
        raise DataError(f"{text!r} is not a finite number", field=name)
    return number


def _boolean(text: str, name: str) -> bool:
    if text not in ("true", "false"):
        raise DataError(f"{text!r} is neither true nor false", field=name)
    return text == "true"


def _date(text: str, name: str) -> str:
    try:
        return PartialDate.parse(text).text
    except DataError as error:
        raise DataError(error.problem, field=name) from error


def _list(text: str, name: str) -> list[str]:
    return [part.strip() for part in text.split(LIST_SEPARATOR) if part.strip()]


_READERS: dict[Kind, Callable[[str, str], Value]] = {
    Kind.TEXT: lambda text, name: text,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.LIST: _list,
    Kind.CURIES: _list,
    Kind.NODE: lambda text, name: text,
}
