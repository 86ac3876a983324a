"""Charts as inline SVG: the timeline with its lanes, and the bar of a bar chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date

from markupsafe import Markup

from cgtkg.schema.statements import parse_date

from .blocks import Event, Timeline

WIDTH, LANE_NAME, MARGIN = 860, 104, 18
ROW, HEAD = 20, 24
LETTER = 6.8
"""Mean width of a letter at 11 px: only where a label fits, so an estimate is good enough."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A dot (or a bar from `left` to `right`), its label, and whether the label stands before it."""

    event: Event
    left: float
    right: float
    before: bool

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it takes up space, label included."""
        words = len(self.event.text) * LETTER + 14
        return (self.left - words, self.right) if self.before else (self.left, self.right + words)


def bar(length: int, longest: int) -> Markup:
    """A horizontal bar, its share of the longest."""
    share = 100 * length / max(longest, 1)
    return Markup(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{:.2f}" height="10"/></svg>'
    ).format(share)


def timeline(chart: Timeline) -> Markup:
    """The events along a time axis, a lane for each place, labels kept apart."""
    dates = [parse_date(event.date) for event in chart.events]
    first, last = min(d.first for d in dates).year, min(max(d.last for d in dates).year, MAXYEAR - 1) + 1
    scale = (WIDTH - LANE_NAME - 2 * MARGIN) / max((last - first) * 365.25, 1)

    def x(day: date) -> float:
        return LANE_NAME + MARGIN + (day - date(first, 1, 1)).days * scale

    lanes: dict[str, list[list[_Mark]]] = {}
    for event, when in sorted(zip(chart.events, dates, strict=True), key=lambda pair: (pair[1].first, pair[0].text)):
        left, right = x(when.first), x(when.last)
        before = right + len(event.text) * LETTER + 14 > WIDTH
        _place(lanes.setdefault(event.lane, []), _Mark(event, left, right, before))
    height = HEAD + sum(len(rows) * ROW + 10 for rows in lanes.values())
    parts = [_axis(first, last, x, height), *_lanes(lanes)]
    return Markup('<svg class="timeline" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, height, chart.caption, Markup("").join(parts)
    )


def _place(rows: list[list[_Mark]], mark: _Mark) -> None:
    """Put the mark into the first row where it covers nothing."""
    for row in rows:
        if all(mark.span[1] < other.span[0] or other.span[1] < mark.span[0] for other in row):
            row.append(mark)
            return
    rows.append([mark])


def _axis(first: int, last: int, x: Callable[[date], float], height: int) -> Markup:
    step = max(1, (last - first) // 14)
    line = Markup('<line class="tick" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2}"/>')
    label = Markup('<text class="year" x="{:.1f}" y="12">{}</text>')
    ticks = []
    for year in range(first, last + 1, step):
        place = x(date(year, 1, 1))
        ticks.append(line.format(place, HEAD - 6, height) + label.format(place, year))
    return Markup("").join(ticks)


def _lanes(lanes: Mapping[str, Sequence[Sequence[_Mark]]]) -> list[Markup]:
    drawn, top = [], HEAD
    for name in sorted(lanes, key=lambda name: (-sum(map(len, lanes[name])), name)):
        label = Markup('<text class="lane" x="0" y="{}">{}</text>').format(top + 16, name)
        marks = [_mark(mark, top + 12 + row * ROW) for row, marks in enumerate(lanes[name]) for mark in marks]
        top += len(lanes[name]) * ROW + 10
        line = Markup('<line class="rule" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, top - 4, top - 4)
        drawn.append(label + Markup("").join(marks) + line)
    return drawn


def _mark(mark: _Mark, y: int) -> Markup:
    words = Markup('<text x="{:.1f}" y="{}"{}>{}</text>').format(
        mark.left - 6 if mark.before else max(mark.right, mark.left + 8) + 5,
        y + 4,
        Markup(' text-anchor="end"') if mark.before else "",
        mark.event.text,
    )
    width = max(mark.right - mark.left, 8)
    shape = Markup('<rect class="mark" x="{:.1f}" y="{}" width="{:.1f}" height="8" rx="4"/>')
    return Markup("<g><title>{}</title>{}{}</g>").format(
        f"{mark.event.text}, {mark.event.lane}, {mark.event.date}", shape.format(mark.left, y - 4, width), words
    )
