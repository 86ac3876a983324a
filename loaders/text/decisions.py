"""Decisions on names: which entity a written name is, and which two that look alike stay apart.

They are rows of `decisions/names.csv` in a seed folder; those of an overlay go before the bundled ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cgtkg.schema.curies import check, slug
from cgtkg.schema.dates import PartialDate
from cgtkg.schema.errors import DataError
from cgtkg.schema.nodes import LABELS, SUBJECTS

from ..tables import Row, read_table
from .words import printable

FOLDER, FILE = "decisions", "names.csv"
SAME, APART, NEW = "same", "apart", "new"
COLUMNS = ("decision", "label", "name", "id", "reason", "source", "locator", "date")
_DAY = len("2026-11-23")

Key = tuple[str, str]
"""Label and `written` name."""


def written(name: str) -> str:
    """A name as decisions compare it: case, width of letters, blanks and signs that do not print make no difference.

    >>> written("  CARsgen   Therapeutics "), written("'=Ｃ")
    ('carsgen therapeutics', '=c')
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(printable(text).split()).lstrip("' ")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: `name` (or, to merge two nodes, an id) is the entity `id` (same, new) or is not (apart)."""

    decision: str
    label: str
    name: str
    id: str
    row: Row

    @property
    def key(self) -> Key:
        """What is decided on."""
        return self.label, written(self.name)

    @property
    def merges(self) -> bool:
        """Whether `name` is an id: the node of that id is the other one."""
        return self.name.partition(":")[0] in LABELS[self.label].prefixes and bool(self.name.partition(":")[2])

    @property
    def pair(self) -> frozenset[str]:
        """The two sides, in whichever order they stand: of two ids neither is the first."""
        return frozenset((self.name if self.merges else written(self.name), self.id))

    @classmethod
    def of(cls, row: Row) -> Decision:
        """Check one row; `DataError` with file, row and field."""
        found = cls(row["decision"], row["label"], row["name"], row["id"], row)
        if found.decision not in (SAME, APART, NEW):
            raise row.error(f"{found.decision!r} is not one of {SAME}, {APART}, {NEW}", "decision")
        if found.label not in SUBJECTS:
            raise row.error(f"{found.label!r} is no label", "label")
        if not written(found.name):
            raise row.error("holds no letter", "name")
        for field, id_ in (("id", found.id), *([("name", found.name)] if found.merges else ())):
            try:
                check(id_, LABELS[found.label].prefixes)
            except DataError as error:
                raise row.error(error.problem, field) from error
        if found.merges and (found.decision == NEW or found.name == found.id):
            raise row.error(f"{found.decision} cannot be said of {found.name} and {found.id}", "name")
        if found.decision == APART and found.id.partition(":")[2] == slug(written(found.name)):
            raise row.error(f"{found.id} is the id made of this name: {NEW} gives it another one", "id")
        try:
            if len(PartialDate.parse(row["date"]).text) != _DAY:
                raise DataError(f"{row['date']!r} is not one day")
        except DataError as error:
            raise row.error(error.problem, "date") from error
        return found


class Decisions:
    """All decisions that hold, by what they are on."""

    def __init__(self, layers: Sequence[Sequence[Decision]] = ()) -> None:
        """Lay each layer over those before it; `DataError` for what is said twice or both ways in one, or in circles.

        A later layer takes back what an earlier one says of the same name, or of the same two.
        """
        self._is: dict[Key, Decision] = {}
        self._apart: dict[tuple[str, frozenset[str]], Decision] = {}
        for layer in layers:
            _refuse_contradictions(layer)
            for one in layer:
                pair = one.label, one.pair
                self._is = {key: other for key, other in self._is.items() if (other.label, other.pair) != pair}
                self._apart.pop(pair, None)
                if one.decision == APART:
                    self._apart[pair] = one
                else:
                    self._is[one.key] = one
        self._merged = {one.name: one for one in self._is.values() if one.merges}
        for id_ in self._merged:
            self.merged(id_)

    def __iter__(self) -> Iterator[Decision]:
        """Those that hold."""
        yield from self._is.values()
        yield from self._apart.values()

    def given(self, label: str, name: str) -> str:
        """The id that was decided for a written name, empty if none was."""
        one = self._is.get((label, written(name)))
        return self.merged(one.id) if one else ""

    def apart(self, label: str, one: str, id_: str) -> bool:
        """Whether it was decided that a written name, or an id, is not the entity `id_`."""
        return (label, frozenset((one, id_))) in self._apart or (label, frozenset((written(one), id_))) in self._apart

    def merged(self, id_: str) -> str:
        """The id that a node goes by: another one where the two were decided to be the same."""
        begun, seen = id_, {id_}
        while one := self._merged.get(id_):
            id_ = one.id
            if id_ in seen:
                raise one.row.error(f"{begun} would be merged into itself")
            seen.add(id_)
        return id_


def read_decisions(folders: Sequence[Path]) -> Decisions:
    """The decisions of seed folders, the last folder going before the others; a folder may have none.

    Raises `DataError` for a row that cannot be right. Whether the ids exist, the seeds' checker knows.
    """
    return Decisions([_layer(folder / FOLDER / FILE) for folder in folders])


def _layer(path: Path) -> list[Decision]:
    if not path.exists():
        return []
    return [Decision.of(row) for row in read_table(path, set(COLUMNS), set(COLUMNS), f"{FOLDER}/{FILE}")]


def _refuse_contradictions(layer: Sequence[Decision]) -> None:
    on_name: dict[Key, Decision] = {}
    on_pair: dict[tuple[str, frozenset[str]], Decision] = {}
    for one in layer:
        other = on_pair.setdefault((one.label, one.pair), one)
        if other is one and one.decision != APART:
            other = on_name.setdefault(one.key, one)
        if other is not one:
            says = "stands there already" if (other.decision, other.id) == (one.decision, one.id) else "says otherwise"
            raise one.row.error(f"row {other.row.number} {says}: {other.decision} {other.name} {other.id}")
