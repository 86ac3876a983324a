"""Draws a report as GitHub Markdown: complete, with tables, links to the evidence, and all text escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from cgtkg.schema.errors import UsageError

from .blocks import Bars, Block, Bullets, Matrix, Paragraph, Phrase, Table, Timeline
from .citations import CitedSource, ranges
from .composing import Report
from .html_page import FOLD_CITATIONS, is_web, shortened
from .markdown_escape import escape, link, opening, spaced

_BAR = 24


def markdown(report: Report) -> str:
    """The report as text; equal reports give equal text."""
    parts = [f"# {escape(report.title)}", f"Data as of {escape(report.as_of)}"]
    if report.focus:
        parts[-1] += f", limited to {escape(', '.join(report.focus))}"
    parts.append("## Contents")
    titles = [(section.id, section.title) for section in report.sections] + [("evidence", "Evidence")]
    parts.append("\n".join(f"{n}. [{escape(title)}](#{id_})" for n, (id_, title) in enumerate(titles, 1)))
    for n, section in enumerate(report.sections, 1):
        parts += [f'<a id="{section.id}"></a>', f"## {n}. {escape(section.title)}"]
        parts += [_block(report, block) for block in section.blocks]
    parts += ['<a id="evidence"></a>', f"## {len(titles)}. Evidence"]
    parts += [_source(source) for source in report.sources] or ["Nothing is cited."]
    return "\n\n".join(parts) + "\n"


def _block(report: Report, block: Block) -> str:
    match block:
        case Paragraph(line):
            return opening(_line(report, line))
        case Bullets(items):
            return "\n".join(f"- {opening(_line(report, item))}" for item in items)
        case Table():
            return _table(report, block)
        case Matrix():
            return _matrix(report, block)
        case Bars():
            return _bars(report, block)
        case Timeline(caption, events):
            listed = "\n".join(f"- {escape(e.date)}: {escape(e.text)}, {escape(e.lane)}" for e in events)
            return f"{_caption(caption)}\n\n{listed}"
    raise UsageError(f"Markdown cannot draw a {type(block).__name__}")


def _line(report: Report, line: Iterable[Phrase]) -> str:
    return "".join(_phrase(report, phrase) for phrase in line).strip()


def _phrase(report: Report, phrase: Phrase) -> str:
    text = spaced(phrase.text)
    if is_web(phrase.url) and text.strip():
        text = link(text, phrase.url)
    if phrase.strong and text.strip():
        text = f"**{text.strip()}**"
    elif phrase.stage and text.strip():
        text = f"*{text.strip()}*"
    if phrase.inferred:
        text += " *(inferred)*"
    if phrase.evidence:
        text += (" " if text else "") + _numbers(report, phrase.evidence)
    return text


def _numbers(report: Report, evidence: Collection[str]) -> str:
    parts = ranges({report.numbers[id_] for id_ in evidence})
    linked = ("–".join(f"[{n}](#e{n})" for n in sorted({first, last})) for first, last in parts)
    text = f"\\[{', '.join(linked)}\\]"
    if len(parts) <= FOLD_CITATIONS:
        return text
    return f"<details><summary>{len(evidence)} passages</summary>{text}</details>"


def _table(report: Report, block: Table) -> str:
    rows: list[Sequence[str]] = []
    for group in block.groups:
        if group.heading:
            rows.append([_line(report, group.heading), *[""] * (len(block.columns) - 1)])
        rows += [[_line(report, cell) for cell in row] for row in group.rows]
    return _drawn(block.caption, [escape(column) for column in block.columns], rows)


def _matrix(report: Report, block: Matrix) -> str:
    rows = [[_line(report, heading), *(_line(report, cell) for cell, _ in cells)] for heading, cells in block.rows]
    columns = [escape(block.corner), *(_line(report, (column,)) for column in block.columns)]
    return _drawn(block.caption, columns, rows)


def _bars(report: Report, block: Bars) -> str:
    longest = max([length for _, length, _ in block.bars] + [1])
    rows = [
        (_line(report, (label,)), "█" * max(round(_BAR * length / longest), 1), _line(report, (number,)))
        for label, length, number in block.bars
    ]
    return _drawn(block.caption, ["", "", "Number"], rows)


def _drawn(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return _caption(caption) + "\n\n" + "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _caption(text: str) -> str:
    return f"**{escape(text)}**"


def _source(source: CitedSource) -> str:
    title = escape(source.title)
    title = link(title, source.url) if is_web(source.url) else title
    about = "; ".join(filter(None, (escape(source.publisher), f"published: {escape(source.published)}")))
    return f"### {title}\n\n{about}\n\n" + "\n".join(_citations(source))


def _citations(source: CitedSource) -> Iterator[str]:
    for citation in source.citations:
        quote = f" “{escape(shortened(citation.quote))}”" if citation.quote else ""
        place = f"{escape(citation.source)}, {escape(citation.locator)}"
        yield f'{citation.number}. <a id="e{citation.number}"></a>{place}{quote}'
