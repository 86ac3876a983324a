"""Reads the tables of a report in Markdown as a reader does: words and numbers, without links and evidence."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?<!\\)\[(.*?)(?<!\\)\]\((?:<[^>]*>|[^)]*)\)")
_EVIDENCE = re.compile(r" ?\\\[[^\[]*?\\\]")
_TABLE = re.compile(r"^\*\*(?P<caption>.+)\*\*\n\n(?P<rows>(?:\|.*\n?)+)", re.MULTILINE)


def words(markdown: str) -> str:
    """The text as it reads: links by their words, no evidence in brackets, no marks of weight."""
    text = _EVIDENCE.sub("", _LINK.sub(r"\1", markdown))
    return re.sub(r"\\(.)", r"\1", text.replace("**", "")).strip()


def tables_of(markdown: str) -> dict[str, dict[str, dict[str, str]]]:
    """The tables of a section by caption; of each the rows by their first cell; of each the cells by column."""
    found = {}
    for table in _TABLE.finditer(markdown):
        head, _, *rows = [
            [words(cell) for cell in re.split(r" (?<!\\)\| ", row.strip("|").join("  "))]
            for row in table["rows"].splitlines()
        ]
        found[words(table["caption"])] = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}
    return found


def filled(row: dict[str, str]) -> dict[str, str]:
    """The cells of a row that say something."""
    return {column: text for column, text in row.items() if text}
