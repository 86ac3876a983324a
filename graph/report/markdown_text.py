"""Draws a report as GitHub Markdown: complete, with tables, links to the evidence, and all text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cgtkg.schema.errors import UsageError

from .blocks import Bars, Block, Bullets, Line, Matrix, Paragraph, Phrase, Table, Timeline
from .citations import CitedSource, ranges
from .composing import Report
from .html_page import is_web, shortened

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~#&$@]|(?<=:)(?=//)|(?<=www)(?=\.)")
"""What Markdown (or GitHub) reads as markup anywhere, and where it would make a link of bare text."""
_STARTS_BLOCK = re.compile(r"^(\d*)([-+=.)])")
"""What begins a list or a heading at the start of a block."""
_UNSAFE_IN_ADDRESS = {ord(character): f"%{ord(character):02X}" for character in "<>|\\ \n\r\t"}
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


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, link, HTML or table border comes of it.

    >>> escape("A|B [x](y) <b>")
    'A\\\\|B \\\\[x\\\\](y) \\\\<b\\\\>'
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def _block(report: Report, block: Block) -> str:
    match block:
        case Paragraph(line):
            return _opening(_line(report, line))
        case Bullets(items):
            return "\n".join(f"- {_opening(_line(report, item))}" for item in items)
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


def _opening(text: str) -> str:
    """Text at the start of a block: a dash or a number with a dot does not begin a list."""
    return _STARTS_BLOCK.sub(r"\1\\\2", text)


def _line(report: Report, line: Iterable[Phrase]) -> str:
    return "".join(_phrase(report, phrase) for phrase in line).strip()


def _phrase(report: Report, phrase: Phrase) -> str:
    text = _spaced(phrase.text)
    if is_web(phrase.url) and text.strip():
        text = _link(text, phrase.url)
    if phrase.strong and text.strip():
        text = f"**{text}**"
    if phrase.inferred:
        text += " *(inferred)*"
    if phrase.evidence:
        text += (" " if text else "") + _numbers(report, phrase.evidence)
    return text


def _link(text: str, url: str) -> str:
    return f"[{text}](<{url.translate(_UNSAFE_IN_ADDRESS)}>)"


def _spaced(text: str) -> str:
    """Escaped, with a single space kept at either end."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + escape(text) + after


def _numbers(report: Report, evidence: Iterable[str]) -> str:
    parts = ranges({report.numbers[id_] for id_ in evidence})
    return "\\[" + ", ".join("–".join(f"[{n}](#e{n})" for n in sorted({first, last})) for first, last in parts) + "\\]"


def _table(report: Report, block: Table) -> str:
    rows: list[Sequence[str]] = []
    for group in block.groups:
        if group.heading:
            heading = _line(report, [Phrase(p.text, p.evidence, p.inferred, p.stage, p.url) for p in group.heading])
            rows.append([f"**{heading}**", *[""] * (len(block.columns) - 1)])
        rows += [[_line(report, cell) for cell in row] for row in group.rows]
    return _drawn(block.caption, block.columns, rows)


def _matrix(report: Report, block: Matrix) -> str:
    rows = [[_line(report, heading), *(_line(report, cell) for cell, _ in cells)] for heading, cells in block.rows]
    return _drawn(block.caption, [block.corner, *(_line(report, (column,)) for column in block.columns)], rows, raw=True)


def _bars(report: Report, block: Bars) -> str:
    longest = max([length for _, length, _ in block.bars] + [1])
    rows = [
        [_line(report, (label,)), "█" * max(round(_BAR * length / longest), int(length > 0)), _line(report, (number,))]
        for label, length, number in block.bars
    ]
    return _drawn(block.caption, ["", "", "Number"], rows)


def _drawn(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, raw: bool = False) -> str:
    head = columns if raw else [escape(column) for column in columns]
    lines = [head, ["---"] * len(columns), *rows]
    return _caption(caption) + "\n\n" + "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _caption(text: str) -> str:
    return f"**{escape(text)}**"


def _source(source: CitedSource) -> str:
    title = escape(source.title)
    title = _link(title, source.url) if is_web(source.url) else title
    about = "; ".join(filter(None, (escape(source.publisher), f"published: {escape(source.published)}")))
    return f"### {title}\n\n{about}\n\n" + "\n".join(_citations(source))


def _citations(source: CitedSource) -> Iterator[str]:
    for citation in source.citations:
        quote = f" “{escape(shortened(citation.quote))}”" if citation.quote else ""
        place = f"{escape(citation.source)}, {escape(citation.locator)}"
        yield f'{citation.number}. <a id="e{citation.number}"></a>{place}{quote}'
