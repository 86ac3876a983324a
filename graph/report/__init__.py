"""The competitive-landscape report: composed as data, drawn as HTML and Markdown, written to files."""

from .composing import Report, compose
from .html_page import html
from .markdown_text import markdown
from .writing import FORMATS, write

__all__ = ["FORMATS", "Report", "compose", "html", "markdown", "write"]
