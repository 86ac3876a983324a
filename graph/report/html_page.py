"""Draws a report as one self-contained HTML page: no script, nothing fetched, all text escaped."""

from __future__ import annotations

from typing import Never

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cgtkg.schema.errors import UsageError
from cgtkg.schema.vocabularies import STAGE_NAMES, STAGES

from . import charts, year_charts
from .blocks import Bars, Block, StageGrid
from .composing import Report
from .evidence_sets import EvidenceSets, in_text, opens, record_number, record_url
from .quotes import is_web, shortened

LINKED = 60
"""The records of a set are links if they are not more than this; each is a link once under Evidence."""
_SHORT = {stage: name.replace("Phase", "Ph") for stage, name in STAGE_NAMES.items()} | {
    "preclinical": "Precl.", "ind": "IND", "approved": "Appr.", "withdrawn": "Withdr.", "discontinued": "Disc.",
}  # fmt: skip
"""Stage names that fit a narrow cell; the whole name is its title."""


def html(report: Report) -> str:
    """The page as text; equal reports give equal text."""
    environment = Environment(
        loader=PackageLoader("cgtkg.graph.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sets = EvidenceSets(report)
    environment.filters |= {
        "reference": sets.reference,
        "opening": sets.opening,
        "number": record_number,
        "address": record_url,
        "web": is_web,
        "bar": _bar,
        "timeline": charts.timeline,
        "over_time": year_charts.over_time,
        "stages": _stages,
        "short": _SHORT.__getitem__,
        "stage_name": STAGE_NAMES.__getitem__,
        "kind": lambda block: type(block).__name__,
        "shortened": shortened,
        "undrawable": _undrawable,
    }
    environment.tests |= {"in_text": in_text, "opening": opens}
    return environment.get_template("report.html.j2").render(report=report, sets=sets, linked=LINKED)


def _bar(length: int, block: Bars) -> Markup:
    return charts.bar(length, max(length for _, length, _ in block.bars))


def _stages(block: StageGrid) -> list[tuple[str, str]]:
    """The stages of a grid with their names, in order of maturity."""
    return [(stage, STAGE_NAMES[stage]) for stage in STAGES if stage in block.stages]


def _undrawable(block: Block) -> Never:
    raise UsageError(f"an HTML page cannot draw a {type(block).__name__}")
