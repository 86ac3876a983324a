"""Draws a report as GitHub Markdown: complete, with tables, links to the evidence, and all text escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from cgtkg.schema.errors import UsageError
from cgtkg.schema.vocabularies import STAGE_NAMES

from .blocks import (
    Bars,
    Block,
    Bullets,
    GridCell,
    Matrix,
    OverTime,
    Paragraph,
    Phrase,
    StageGrid,
    Table,
    Timeline,
)  # fmt: skip
from .composing import Report
from .evidence_sets import opens
from .markdown_escape import code, escape, link, opening, spaced
from .markdown_evidence import cites, source
from .quotes import is_web

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
    parts += [source(cited) for cited in report.sources] or ["Nothing is cited."]
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
        case StageGrid():
            return _grid(report, block)
        case OverTime():
            return _over_time(report, block)
        case Bars():
            return _bars(report, block)
        case Timeline(caption, events):
            listed = "\n".join(f"- {escape(e.date)}: {escape(e.text)}, {escape(e.lane)}" for e in events)
            return f"{_caption(caption)}\n\n{listed}"
    raise UsageError(f"Markdown cannot draw a {type(block).__name__}")


def _line(report: Report, line: Iterable[Phrase]) -> str:
    return "".join(_phrase(report, phrase) for phrase in line).strip()


def _phrase(report: Report, phrase: Phrase) -> str:
    text = code(phrase.text) if phrase.code else spaced(phrase.text)
    if is_web(phrase.url) and text.strip():
        text = link(text, phrase.url)
    if phrase.strong and text.strip():
        text = f"**{text.strip()}**"
    elif phrase.stage and text.strip():
        text = f"*{text.strip()}*"
    if phrase.inferred:
        text += " *(i)*" if phrase.stage or opens(phrase) else " *(inferred)*"
    if phrase.evidence:
        cited = cites(report, phrase.evidence, counted=phrase.counted)
        text += (" " if text and cited else "") + cited
    return text


def _table(report: Report, block: Table) -> str:
    rows: list[Sequence[str]] = []
    for group in block.groups:
        if group.heading:
            rows.append([_line(report, group.heading), *[""] * (len(block.columns) - 1)])
        rows += [[_line(report, cell) for cell in row] for row in group.rows]
    columns = [escape(column) for column in block.columns]
    return _drawn(block.caption, columns, rows, _line(report, block.more), block.numeric)


def _matrix(report: Report, block: Matrix) -> str:
    rows = [[_line(report, heading), *(_line(report, cell) for cell, _ in cells)] for heading, cells in block.rows]
    columns = [escape(block.corner), *(_line(report, (column,)) for column in block.columns)]
    return _drawn(block.caption, columns, rows, _line(report, block.more))


def _grid(report: Report, block: StageGrid) -> str:
    def cell(of: GridCell | None) -> str:
        return f"{_phrase(report, of.number)} {escape(STAGE_NAMES.get(of.stage, ''))}".strip() if of else ""

    rows = [[_line(report, heading), *map(cell, cells)] for heading, cells in block.rows]
    columns = [escape(block.corner), *(_line(report, (column,)) for column in block.columns)]
    return _drawn(block.caption, columns, rows, _line(report, block.more))


def _over_time(report: Report, block: OverTime) -> str:
    rows = [[_phrase(report, part) for part in (course.label, *course.numbers)] for course in block.rows]
    numeric = range(1, len(block.periods) + 1)
    return _drawn(block.caption, ["", *map(escape, block.periods)], rows, _line(report, block.more), numeric)


def _bars(report: Report, block: Bars) -> str:
    longest = max([length for _, length, _ in block.bars] + [1])
    rows = [
        (_line(report, (label,)), "█" * max(round(_BAR * length / longest), 1), _line(report, (number,)))
        for label, length, number in block.bars
    ]
    return _drawn(block.caption, ["", "", "Number"], rows, _line(report, block.more))


def _drawn(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], more: str = "", numeric: Collection[int] = ()
) -> str:
    ruler = ["---:" if place in numeric else "---" for place in range(len(columns))]
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in [columns, ruler, *rows])
    return "\n\n".join(filter(None, (_caption(caption), table, more)))


def _caption(text: str) -> str:
    return f"**{escape(text)}**"
