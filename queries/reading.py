"""Reading the saved queries: `NAME.cypher`, in the form in which Neo4j Browser and cypher-shell take them.

// The title
// What it answers, one or more lines.
// topic: the folder it lies in among the favourites of Neo4j Browser
// name: what the parameter means
:param name => 'default';
MATCH …
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cgtkg.schema.errors import DataError, UsageError

FOLDER = Path(__file__).resolve().parent
_PARAMETER = re.compile(r":param\s+(\w+)\s*=>\s*('(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?|true|false|null);")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query: its default as a Python value, and what it means."""

    name: str
    default: str | int | float | bool | None
    meaning: str

    def value(self, text: str) -> str | int | float | bool | None:
        """A value given as text, in the type of the default; `UsageError` where it does not fit."""
        try:
            if isinstance(self.default, bool):
                return {"true": True, "false": False}[text]
            if isinstance(self.default, (int, float)):
                return type(self.default)(text)
        except (KeyError, ValueError):
            kind = type(self.default).__name__
            raise UsageError(f"the parameter {self.name} takes a value of type {kind}, not {text!r}") from None
        return text


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved query: `name` is the file's stem, `statement` the Cypher alone, `text` the file as it is."""

    name: str
    title: str
    purpose: str
    topic: str
    parameters: tuple[Parameter, ...]
    statement: str
    text: str

    def arguments(self, given: Mapping[str, str]) -> dict[str, str | int | float | bool | None]:
        """All parameters with their values: those given as text, the defaults for the rest."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                takes = ", ".join(known) or "none"
                raise UsageError(f"the query {self.name} has no parameter {name!r}; it takes {takes}")
        return {n: p.value(given[n]) if n in given else p.default for n, p in known.items()}


@cache
def saved_queries() -> Mapping[str, SavedQuery]:
    """All saved queries, which return rows of values, by name, in the order of names."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.cypher"))}


@cache
def drawn_queries() -> Mapping[str, SavedQuery]:
    """The queries that return nodes and relationships, for Neo4j Browser to draw, by name, in the order of names."""
    return {path.stem: _read(path) for path in sorted((FOLDER / "browser").glob("*.cypher"))}


def saved_query(name: str) -> SavedQuery:
    """The saved query of that name; `UsageError` that lists the names if there is none."""
    try:
        return saved_queries()[name]
    except KeyError:
        raise UsageError(f"no saved query is called {name!r}; there are {', '.join(saved_queries())}") from None


def _read(path: Path) -> SavedQuery:
    text = path.read_text(encoding="utf-8").strip()
    lines = text.splitlines()
    comments = [line.removeprefix("//").strip() for line in _leading(lines, "//")]
    defaults: dict[str, str] = {}
    for line in _leading(lines, ":param"):
        form = _PARAMETER.fullmatch(line)
        if form is None:
            raise DataError(f"cannot be read: {line}", file=path.name)
        defaults[form[1]] = form[2]
    said = {
        name: rest.strip() for name, _, rest in (c.partition(":") for c in comments) if name in {*defaults, "topic"}
    }
    words = [comment for comment in comments if comment.partition(":")[0] not in said]
    if len(words) < 2 or not any(lines) or said.keys() != {*defaults, "topic"}:
        raise DataError("needs a title, a purpose, a topic, the meaning of each parameter, a statement", file=path.name)
    parameters = tuple(Parameter(name, _default(value), said[name]) for name, value in defaults.items())
    return SavedQuery(path.stem, words[0], " ".join(words[1:]), said["topic"], parameters, "\n".join(lines), text)


def _leading(lines: list[str], mark: str) -> list[str]:
    """Take away the leading lines that begin with `mark`."""
    taken: list[str] = []
    while lines and lines[0].startswith(mark):
        taken.append(lines.pop(0))
    return taken


def _default(text: str) -> str | int | float | bool | None:
    if text.startswith("'"):
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    value: int | float | bool | None = json.loads(text)
    return value
