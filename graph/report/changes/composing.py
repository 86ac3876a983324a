"""Composes the report on changes from the changes, what came of each source, and the landscape as it is now."""

from __future__ import annotations

from collections.abc import Sequence

from ...landscape import Landscape
from ...updating import Outcome
from ...writing import Change
from ..blocks import Section
from ..citations import cited
from ..composing import Report, day_of, records_cited
from .listed import PARTS, Listing, part
from .sources import sources

TITLE = "Cell and gene therapy: what changed"


def compose_changes(landscape: Landscape, changes: Sequence[Change], outcomes: Sequence[Outcome]) -> Report:
    """The report on `changes` (in the order in which they are to be told within each part) of the sources updated."""
    sections: list[Section] = [sources(outcomes, changes)]
    listing = Listing(landscape, changes)
    sections += [part(listing, told) for told in PARTS]
    found = tuple(cited(sections, landscape))
    return Report(TITLE, (), day_of(landscape), sections, found, records_cited(sections, landscape), name="changes")
