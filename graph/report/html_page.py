"""Draws a report as one self-contained HTML page: no script, nothing fetched, all text escaped."""

from __future__ import annotations

from functools import partial
from typing import Never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cgtkg.schema.errors import UsageError

from . import charts
from .blocks import Bars, Block
from .citations import ranges
from .composing import Report

FOLD_CITATIONS = 6
"""More ranges of numbers than this are folded."""
_QUOTE = 320


def html(report: Report) -> str:
    """The page as text; equal reports give equal text."""
    environment = Environment(
        loader=PackageLoader("cgtkg.graph.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "ranges": partial(_ranges, report),
        "web": is_web,
        "bar": _bar,
        "timeline": charts.timeline,
        "kind": lambda block: type(block).__name__,
        "shortened": shortened,
        "undrawable": _undrawable,
    }
    page = environment.get_template("report.html.j2")
    return page.render(report=report, fold_citations=FOLD_CITATIONS)


def is_web(url: str) -> bool:
    """Whether an address from the data may become a link: web addresses only, never `javascript:`."""
    return url.startswith(("https://", "http://"))


def shortened(quote: str) -> str:
    r"""A quote on one line, cut at a word where it is long.

    >>> shortened("two  lines\nof text")
    'two lines of text'
    """
    text = " ".join(quote.split())
    return text if len(text) <= _QUOTE else text[:_QUOTE].rpartition(" ")[0] + " …"


def _ranges(report: Report, evidence: tuple[str, ...]) -> list[tuple[int, int]]:
    return ranges({report.numbers[id_] for id_ in evidence})


def _bar(length: int, block: Bars) -> Markup:
    return charts.bar(length, max(length for _, length, _ in block.bars))


def _undrawable(block: Block) -> Never:
    raise UsageError(f"an HTML page cannot draw a {type(block).__name__}")
