"""The report on the landscape of registry trials as its reader sees it: the tables and words of a section."""

from __future__ import annotations

from functools import cache

from cgtkg.graph.report import markdown
from support.markdown_tables import tables_of, words
from support.registered_landscape import registered_landscape, report_on
from support.report_reading import sections_of

TRIAL_SECTIONS = ("trials-over-time", "targets-diseases", "new-targets", "constructs", "sponsors", "countries")
"""The ids of the sections that count registry trials."""


@cache
def sections_on(*focus: str) -> dict[str, str]:
    """The sections of the report with that focus, as Markdown by id."""
    return sections_of(markdown(report_on(registered_landscape(), *focus)))


def table_in(section: str, caption: str) -> dict[str, dict[str, str]]:
    """The one table of a section whose caption begins so, by row and column."""
    found = [table for title, table in tables_of(sections_on()[section]).items() if title.startswith(caption)]
    assert len(found) == 1, f"{len(found)} tables of {section} begin with {caption!r}"
    return found[0]


def text_of(section: str, *focus: str) -> str:
    """The words of a section of the report with that focus."""
    return words(sections_on(*focus)[section])
