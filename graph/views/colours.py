"""The colours of a node, from that of its label: quiet fills, and letters that can be read on them."""

from __future__ import annotations

from .drawing import Fill

_INK, _PALE_INK, _PALE_LINE, _WHITE = "#1d2733", "#5b6470", "#c5cbd3", "#ffffff"
_TINT, _TINT_LINE = 0.9, 0.5
_CONTRAST = 4.5
"""Least contrast of letters on their ground: WCAG 2.1, success criterion 1.4.3."""


def painted(colour: str, fill: Fill) -> dict[str, str]:
    """Background, border, letters, the sign's disc and the sign on it, as hex values."""
    strong = _carrying_white(colour)
    if fill is Fill.SOLID:
        return {"background": strong, "border": strong, "ink": _WHITE, "disc": _WHITE, "sign": strong}
    if fill is Fill.OUTLINE:
        return {"background": _WHITE, "border": _PALE_LINE, "ink": _PALE_INK, "disc": strong, "sign": _WHITE}
    background, border = _mixed(colour, _WHITE, _TINT), _mixed(colour, _WHITE, _TINT_LINE)
    return {"background": background, "border": border, "ink": _INK, "disc": strong, "sign": _WHITE}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two hex colours by WCAG 2.1, 1 (the same) to 21 (black on white).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return round((high + 0.05) / (low + 0.05), 2)


def _carrying_white(colour: str) -> str:
    while contrast(colour, _WHITE) < _CONTRAST:
        colour = _mixed(colour, "#000000", 0.04)
    return colour


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{int(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
