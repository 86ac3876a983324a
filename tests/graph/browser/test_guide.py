"""The guide: every statement runs, every field reaches its statements, nothing is lost on the way into Browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from cgtkg.graph.api import KnowledgeGraph
from cgtkg.graph.browser.guide import guide

HANDLER = re.compile(r"""\s+(on[^\s=]+)[^\s=]*\s*=\s*("[^"]*"|'[^']*'|[\w\-.:]+\s*)""", re.IGNORECASE)
"""What Browser takes out of a guide before it shows it, meaning event handlers."""


class Slides(HTMLParser):
    """The slides: heading, fields with their defaults, statements, and which field each value follows."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.headings: list[str] = []
        self.fields: list[dict[str, str]] = []
        self.followed: list[list[tuple[str, str]]] = []
        self.statements: list[list[str]] = []
        self._open: list[str] = []
        self._following = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins."""
        named = dict(attrs)
        if tag == "slide":
            for kept in (self.headings, self.fields, self.followed, self.statements):
                kept.append("" if kept is self.headings else {} if kept is self.fields else [])  # type: ignore[arg-type]
        elif tag == "input":
            self.fields[-1][str(named["value-for"])] = str(named["value"])
            return
        elif tag == "pre" and "runnable" in str(named["class"]):
            self.statements[-1].append("")
        elif tag == "span":
            self._following = str(named["value-key"])
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what ends."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note headings and statements."""
        if "h3" in self._open:
            self.headings[-1] += data
        if "pre" in self._open:
            self.statements[-1][-1] += data
        if "span" in self._open:
            self.followed[-1].append((self._following, data))


@pytest.fixture(scope="module")
def slides() -> Slides:
    return Slides(guide("http://localhost:7480"))


def test_it_leads_from_what_there_is_to_what_is_no_fact_yet(slides: Slides) -> None:
    """Ten questions after the preparation, each with a statement to run."""
    assert [heading.partition(".")[0] for heading in slides.headings[1:]] == [str(n) for n in range(1, 11)]
    assert all(slides.statements)


def test_each_field_reaches_statements_of_its_slide_with_its_own_default(slides: Slides) -> None:
    """What is typed changes what runs, and nothing follows a field of another slide."""
    for fields, followed in zip(slides.fields, slides.followed, strict=True):
        assert dict(followed) == fields
        assert set(followed) == set(fields.items())


def test_browser_takes_nothing_of_it_for_a_script() -> None:
    """Its cleaning removes ` on…=…`, wherever that stands."""
    assert HANDLER.search(guide()) is None
    assert "<script" not in guide()


def test_the_style_is_fetched_only_where_it_is_served() -> None:
    """In a file on the disk there is no address to fetch it from."""
    assert ":style http://localhost:7480/style.grass" in guide("http://localhost:7480")
    assert ":style" not in guide()
    assert "style.grass" in guide()


@pytest.mark.database
def test_every_statement_of_the_guide_gives_rows(slides: Slides, seeded: KnowledgeGraph) -> None:
    """As it stands, on every engine."""
    for statement in (text for texts in slides.statements for text in texts if not text.startswith(":")):
        assert seeded.cypher(statement), statement
