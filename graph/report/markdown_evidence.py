"""Evidence in Markdown: numbers that lead to a passage, registry records by their own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .citations import CitedSource, Reference
from .composing import Report
from .evidence_sets import RANGES, record_number
from .markdown_escape import escape, link
from .quotes import is_web, shortened

NAMED = 6
"""So many records are named; beyond, they are counted, and a saved query under the table lists them."""
FOLDED = 60
"""So many ranges of passage numbers are folded; beyond, the passages are counted."""


def cites(report: Report, evidence: Iterable[str], *, counted: bool = False) -> str:
    """What leads to the evidence, in brackets; for the number of things themselves only what is short."""
    reference = report.reference(evidence)
    if counted:
        brief = len(reference.numbers) <= RANGES and len(reference.records) <= 1
        return f"\\[{_parts(reference)}\\]" if brief else ""
    if len(reference.numbers) <= RANGES:
        return f"\\[{_parts(reference)}\\]"
    if len(reference.numbers) > FOLDED:
        return f"\\[{reference.words}\\]"
    return f"<details><summary>{reference.words}</summary>\\[{_parts(reference)}\\]</details>"


def _parts(reference: Reference) -> str:
    numbers = ["–".join(f"[{n}](#e{n})" for n in sorted({first, last})) for first, last in reference.numbers]
    records = [record_number(record) for record in reference.records]
    if len(records) > NAMED:
        records = [f"{len(records):,} records"]
    return "; ".join(filter(None, (", ".join(numbers), ", ".join(records))))


def source(cited: CitedSource) -> str:
    """A source with all that is cited of it."""
    title = escape(cited.title)
    title = link(title, cited.url) if is_web(cited.url) else title
    about = "; ".join(filter(None, (escape(cited.publisher), f"published: {escape(cited.published)}")))
    parts = [f"### {title}", about]
    if cited.records:
        parts.append(", ".join(record_number(record) for record in cited.records))
    if cited.citations:
        parts.append("\n".join(_citations(cited)))
    return "\n\n".join(parts)


def _citations(cited: CitedSource) -> Iterator[str]:
    for citation in cited.citations:
        quote = f" “{escape(shortened(citation.quote))}”" if citation.quote else ""
        place = f"{escape(citation.source)}, {escape(citation.locator)}"
        yield f'{citation.number}. <a id="e{citation.number}"></a>{place}{quote}'
