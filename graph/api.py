"""The Python interface: all that the command line can do, as methods of one object."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from cgtkg.queries import saved_query
from cgtkg.schema.dates import PartialDate

from . import loading
from .connection import Database
from .fingerprint import Fingerprint, fingerprint
from .health import Finding, examine
from .landscape import Landscape
from .names import Names
from .settings import Settings
from .why import Explained, why
from .writing import Changes

if TYPE_CHECKING:
    from .analysis.results import Clustering, Projection
    from .resolving import Unsettled

# Analyses, pictures and reports are imported by the methods that need them: their libraries take longer to load
# than most questions take to answer.


class KnowledgeGraph:
    """The graph in the database that the environment names, or in the embedded one.

    Opened without `write=True` nothing it does can change the database. Use it in a `with` statement.
    """

    def __init__(self, *, write: bool = False, settings: Settings | None = None) -> None:
        """Connect, starting the embedded server if there is no `NEO4J_URI`; `ServerError` if that fails."""
        self.settings = settings or Settings.load()
        self.database = Database.open(self.settings, write=write)

    def load(
        self, source: str, paths: Sequence[Path] = (), *, day: str = "", irrelevant: bool = False,
        complete: bool = False, again: bool = False, changes: Changes | None = None,
    ) -> loading.Loaded:  # fmt: skip
        """Load a source; needs `write=True`. See `loading.load`."""
        settings = self.settings
        return loading.load(
            self.database, source, paths, overlay=settings.overlay, day=day, irrelevant=irrelevant, complete=complete,
            again=again, home=settings.home, changes=changes,
        )  # fmt: skip

    def query(self, name: str, **parameters: str) -> list[dict[str, Any]]:
        """The rows of a saved query; parameters as text, defaults for those not given."""
        saved = saved_query(name)
        columns, rows = self.database.table(saved.statement, saved.arguments(parameters))
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def cypher(self, statement: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of one statement, which must not write."""
        columns, rows = self.database.table(statement, parameters)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def fingerprint(self) -> Fingerprint:
        """Size and content hash of the graph."""
        return fingerprint(self.database)

    def resolve(self, name: str) -> str:
        """The id of the one node that a name, alias or id means; `UnknownNameError` with candidates."""
        return Names(self.database).resolve(name)

    def landscape(self, as_of: str | date | None = None) -> Landscape:
        """The landscape in memory, as of a day (`2024-06-30`; of a month or year its last day) or today."""
        return Landscape.read(self.database, last_day(as_of))

    def clusters(
        self, as_of: str | date | None = None, *, unnamed: bool = False, academic: bool = False
    ) -> tuple[Clustering, Projection]:
        """The competitive clusters and the network of products they were found in."""
        return self._clusters(self.landscape(as_of), unnamed=unnamed, academic=academic)

    def report(self, folder: Path, *, focus: Sequence[str] = (), formats: Sequence[str] = ("html", "md")) -> list[Path]:
        """Write a landscape report on everything, or on the nodes named in `focus`; returns the files."""
        from . import report

        landscape = self.landscape()
        clustering, projection = self._clusters(landscape)
        composed = report.compose(landscape, clustering, projection, focus=self._ids(focus))
        return report.write(composed, folder, formats)

    def draw(self, path: Path, *, focus: str = "", depth: int = 1) -> Path:
        """Draw the whole landscape, or what lies up to `depth` facts around the node named `focus`, to an HTML file."""
        from . import views

        landscape = self.landscape()
        if focus:
            return views.write_html(views.ego(landscape, self.resolve(focus), depth=depth), path)
        clustering, projection = self._clusters(landscape)
        return views.write_html(views.whole(landscape, clustering, projection), path)

    def why(self, subject: str, relation: str, object_: str) -> list[Explained]:
        """The evidence of the relationships of one type between two named nodes."""
        first, second = self._ids([subject, object_])
        return why(self.database, first, relation.upper(), second)

    def check(self) -> list[Finding]:
        """The graph's health, one finding a check."""
        return examine(self.database, self.settings.overlay)

    def unsettled_names(self) -> Unsettled:
        """Names that nothing known answers to, and known nodes that may be one, with the lines that decide them."""
        from .resolving import unsettled

        return unsettled(self.database, self.settings.overlay)

    def _clusters(
        self, landscape: Landscape, *, unnamed: bool = False, academic: bool = False
    ) -> tuple[Clustering, Projection]:
        from .analysis.clusters import cluster

        return cluster(landscape, snapshot=self.fingerprint().hash, unnamed=unnamed, academic=academic)

    def _ids(self, names: Sequence[str]) -> list[str]:
        known = Names(self.database) if names else None
        return [known.resolve(name) for name in names] if known else []

    def close(self) -> None:
        """Close the connection; the server goes on."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def last_day(text: str | date | None) -> date | None:
    """The last day that a partial date can mean.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    return PartialDate.parse(text).last if isinstance(text, str) else text
