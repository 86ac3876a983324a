"""Plain text as Markdown: whatever it holds, no markup comes of it."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~#&$@]|(?<=:)(?=//)|(?<=www)(?=\.)")
"""What Markdown (or GitHub) reads as markup anywhere, and where it would make a link of bare text."""
_STARTS_BLOCK = re.compile(r"^(\d*)([-+=.)])")
"""What begins a list or a heading at the start of a block."""
_UNSAFE_IN_ADDRESS = {ord(character): f"%{ord(character):02X}" for character in "<>|\\ \n\r\t"}


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is: no markup, link, HTML or table border comes of it.

    >>> escape("A|B [x](y) <b>")
    'A\\|B \\[x\\](y) \\<b\\>'
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def opening(text: str) -> str:
    """Text at the start of a block: a dash or a number with a dot does not begin a list."""
    return _STARTS_BLOCK.sub(r"\1\\\2", text)


def link(text: str, url: str) -> str:
    """Text that is escaped already as a link; nothing in the address ends the link or a table cell."""
    return f"[{text}](<{url.translate(_UNSAFE_IN_ADDRESS)}>)"


def spaced(text: str) -> str:
    """Escaped, with a single space kept at either end."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + escape(text) + after


def code(text: str) -> str:
    """Text as a code span, whatever ticks and borders it holds.

    >>> code("a `b`")
    '`` a `b` ``'
    """
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return fence + space + " ".join(text.split()).replace("|", "\\|") + space + fence
