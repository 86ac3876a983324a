"""Reads a drawn report as a user's eye or browser does: its text by section, its links and anchors."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser

_VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "rect", "line"})


class Page(HTMLParser):
    """An HTML page taken apart. `text` is by section id (empty: outside); `tags` are all names of elements."""

    def __init__(self, source: str) -> None:
        """Read the page; `unclosed` stays empty if every element is closed in order."""
        super().__init__(convert_charrefs=True)
        self.text: dict[str, str] = defaultdict(str)
        self.tags: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.unclosed: list[str] = []
        self._section = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.append(tag)
        if tag not in _VOID:
            self.unclosed.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                assert value not in self.anchors, f"the id {value} stands twice"
                self.anchors.add(value or "")
            if name == "href":
                self.links.append(value or "")
            if tag == "section" and name == "id":
                self._section = value or ""

    def handle_endtag(self, tag: str) -> None:
        """Check that it closes the innermost element."""
        if tag in _VOID:
            return
        assert self.unclosed.pop() == tag, f"</{tag}> closes another element"
        if tag == "section":
            self._section = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An SVG element that closes itself."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Collect the text where it stands."""
        if self.unclosed[-1:] != ["style"]:
            self.text[self._section] += data


def sections_of(markdown: str) -> dict[str, str]:
    """The text of a Markdown report by section id, from anchor to anchor."""
    parts = re.split(r'^<a id="([a-z-]+)"></a>$', markdown, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
