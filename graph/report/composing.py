"""Composes a report: sections written from the material, evidence numbered; pure and without a clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cgtkg.schema.curies import slug
from cgtkg.schema.statements import parse_date

from ..analysis.results import Clustering, Projection
from ..landscape import Landscape, Node
from ..wording import count
from .blocks import Section
from .citations import CitedSource, Reference, cited, evidence_cited, ranges
from .focusing import clusters_of, in_focus, limited
from .material import Material
from .registries import record_of
from .sections import writers

TITLE = "Cell and gene therapy: competitive landscape"
NAMED_SOURCES = 8


@dataclass(frozen=True)
class Report:
    """A report as data, ready to be drawn.

    `as_of` is the day of the data as ISO text; `records` the CURIE of the registry record of each piece of
    evidence that lies in one; `name` what its files are called.
    """

    title: str
    focus: Sequence[str]
    as_of: str
    sections: Sequence[Section]
    sources: Sequence[CitedSource]
    records: Mapping[str, str]
    name: str = "report"

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of every passage cited, by its evidence id; records have none."""
        return {c.evidence: c.number for source in self.sources for c in source.citations}

    @property
    def most_cited(self) -> Sequence[CitedSource]:
        """The sources that the title block names, most cited first: not more than `NAMED_SOURCES`."""
        ordered = sorted(self.sources, key=lambda source: -source.size)
        return ordered[:NAMED_SOURCES]

    @property
    def cites(self) -> str:
        """How much the report cites, in words."""
        passages, records = len(self.numbers), len({*self.records.values()})
        parts = [count(passages, "passage")] + ([count(records, "registry record")] if records else [])
        return f"{' and '.join(parts)} cited from {count(len(self.sources), 'source')}"

    def reference(self, evidence: Iterable[str]) -> Reference:
        """The numbers and records that lead to the evidence."""
        ids = set(evidence)
        numbers = {self.numbers[id_] for id_ in ids if id_ not in self.records}
        records = {self.records[id_] for id_ in ids if id_ in self.records}
        return Reference(tuple(ranges(numbers)), len(numbers), tuple(sorted(records)))

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return "-".join([self.name, *map(slug, self.focus)])[:80].rstrip("-")


def compose(
    landscape: Landscape,
    clustering: Clustering,
    projection: Projection,
    *,
    focus: Sequence[str] = (),
    title: str | None = None,
) -> Report:
    """The report on the landscape, or on what touches the nodes in `focus` (ids).

    Equal input gives an equal report: all dates come from the data. Raises `UnknownNameError` for a focus
    that is no node, `DataError` for a fact whose evidence the landscape does not hold.
    """
    chosen = in_focus(landscape, focus) if focus else frozenset(landscape.nodes)
    material = Material(
        landscape=limited(landscape, chosen, focus) if focus else landscape,
        whole=landscape,
        clustering=clusters_of(clustering, chosen) if focus else clustering,
        projection=projection,
        subjects=chosen,
        focus=tuple(focus),
    )
    sections = tuple(write(material) for write in writers())
    names = tuple(landscape.nodes[id_].name for id_ in focus)
    sources = tuple(cited(sections, landscape))
    return Report(
        title or (f"Competitive landscape: {', '.join(names)}" if names else TITLE),
        names, day_of(landscape), sections, sources, records_cited(sections, landscape),
    )  # fmt: skip


def records_cited(sections: Sequence[Section], landscape: Landscape) -> dict[str, str]:
    """The registry record that each cited piece of evidence lies in, for those that lie in one."""
    lying = {id_: record_of(landscape.passages[id_]) for id_ in sorted(evidence_cited(sections))}
    return {id_: record for id_, record in lying.items() if record}


def day_of(landscape: Landscape) -> str:
    """The landscape's day; for today's view the last day on which one of its sources was read."""
    if landscape.as_of:
        return landscape.as_of.isoformat()
    days = [day for source in landscape.sources.values() for day in _read_on(source)]
    return max(days, key=lambda day: (parse_date(day).last, day), default="not stated")


def _read_on(source: Node) -> list[str]:
    return [*(source.get("snapshots") or ()), *filter(None, [source.get("retrieved")])]
