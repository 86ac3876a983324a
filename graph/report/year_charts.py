"""Numbers over time as inline SVG: stacked columns where they add up, lines where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, log10

from markupsafe import Markup

from ..wording import number
from .blocks import Course, Drawn, OverTime

WIDTH, HEIGHT = 860, 230
LEFT, RIGHT, TOP, FLOOR = 46, 6, 10, HEIGHT - 22
_TICKS = 5


def over_time(chart: OverTime) -> Markup:
    """The chart; the colour of a course is that of its row in the table, by its place."""
    top = max(_tops(chart), default=0.0)
    tick = _tick(top)
    highest = max(ceil(top / tick), 1) * tick
    scale, step = (FLOOR - TOP) / highest, (WIDTH - LEFT - RIGHT) / max(len(chart.periods), 1)
    drawn = _columns if chart.drawn is Drawn.STACKED else _lines
    parts = [*_axis(chart, tick, highest, scale, step), *drawn(chart, scale, step)]
    return Markup('<svg class="course" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, HEIGHT, chart.caption, Markup("").join(parts)
    )


def _tops(chart: OverTime) -> Iterator[float]:
    for place in range(len(chart.periods)):
        values = [course.values[place] or 0 for course in chart.courses]
        yield sum(values) if chart.drawn is Drawn.STACKED else max(values, default=0)


def _tick(highest: float) -> float:
    """The distance of the ticks: 1, 2 or 5 times a power of ten, so that few of them reach the highest value."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** floor(log10(highest / _TICKS))
    return next(step * power for step in (1, 2, 5, 10) if step * power * _TICKS >= highest)


def _axis(chart: OverTime, tick: float, highest: float, scale: float, step: float) -> Iterator[Markup]:
    line = Markup('<line class="tick" x1="{}" x2="{}" y1="{y:.1f}" y2="{y:.1f}"/>')
    label = Markup('<text class="scale" x="{}" y="{:.1f}">{}{}</text>')
    for nth in range(round(highest / tick) + 1):
        y = FLOOR - nth * tick * scale
        yield line.format(LEFT, WIDTH - RIGHT, y=y) + label.format(LEFT - 6, y + 4, number(nth * tick), chart.unit)
    for place, period in enumerate(chart.periods):
        x = LEFT + (place + 0.5) * step
        yield Markup('<text class="year" x="{:.1f}" y="{}">{}</text>').format(x, HEIGHT - 6, period)


def _columns(chart: OverTime, scale: float, step: float) -> Iterator[Markup]:
    shape = Markup('<rect class="s{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>')
    for place, period in enumerate(chart.periods):
        top = float(FLOOR)
        for nth, course in enumerate(chart.courses):
            height = (course.values[place] or 0) * scale
            top -= height
            if height:
                title = f"{course.label.text}, {period}: {course.numbers[place].text}"
                yield shape.format(nth, LEFT + (place + 0.15) * step, top, 0.7 * step, height, title)


def _lines(chart: OverTime, scale: float, step: float) -> Iterator[Markup]:
    for nth, course in enumerate(chart.courses):
        points = [
            (LEFT + (place + 0.5) * step, FLOOR - value * scale, place)
            for place, value in enumerate(course.values)
            if value is not None
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        dots = [_dot(course, nth, x, y, chart.periods[place], place) for x, y, place in points]
        yield Markup('<polyline class="s{}" points="{}"/>{}').format(nth, path, Markup("").join(dots))


def _dot(course: Course, nth: int, x: float, y: float, period: str, place: int) -> Markup:
    title = f"{course.label.text}, {period}: {course.numbers[place].text}"
    shape = Markup('<circle class="s{}" cx="{:.1f}" cy="{:.1f}" r="3"><title>{}</title></circle>')
    return shape.format(nth, x, y, title)
