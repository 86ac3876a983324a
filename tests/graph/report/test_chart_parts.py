"""Matrices, grids by stage and charts over time: what they know of themselves, and how values become heights."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from cgtkg.graph.report.blocks import Course, Drawn, GridCell, Matrix, OverTime, Phrase, StageGrid
from cgtkg.graph.report.phrases import plain
from cgtkg.graph.report.year_charts import FLOOR, TOP, over_time


def test_a_matrix_of_words_is_wide_and_one_of_numbers_is_not() -> None:
    def of(text: str) -> Matrix:
        return Matrix("m", "", [Phrase("c")] * 8, [((Phrase("r"),), [(plain(text), 4)] * 8)])

    assert of("three products with long names").wide
    assert not of("12").wide
    assert (of("12").heaviest, of("12").size, of("12").long) == (4, 1, False)
    assert Matrix("m", "", [], []).heaviest == 1


def test_a_grid_knows_its_stages_and_all_its_text() -> None:
    cells = [GridCell(Phrase("3"), "phase_1"), None, GridCell(Phrase("1"))]
    grid = StageGrid("g", "", [Phrase("A"), Phrase("B"), Phrase("C")], [((Phrase("row"),), cells)], plain("more"))
    assert grid.stages == {"phase_1"}
    assert [phrase.text for line in grid.lines() for phrase in line] == ["A", "B", "C", "row", "3", "1", "more"]


def _chart(drawn: Drawn, *courses: Sequence[float | None]) -> OverTime:
    periods = [str(2020 + n) for n in range(len(courses[0]))]
    made = [Course(Phrase(f"c{n}"), v, [Phrase(str(value)) for value in v]) for n, v in enumerate(courses)]
    return OverTime("chart", periods, made, drawn)


def test_columns_stack_to_heights_in_proportion() -> None:
    svg = over_time(_chart(Drawn.STACKED, [10, 0], [30, 20]))
    found = re.findall(r'<rect class="s(\d)" [^>]*y="([\d.]+)" [^>]*height="([\d.]+)"', svg)
    bars = [(int(course), float(y), float(height)) for course, y, height in found]
    assert [course for course, _, _ in bars] == [0, 1, 1]
    (_, first_y, first), (_, second_y, second), (_, _, third) = bars
    assert second == pytest.approx(3 * first, abs=0.2)
    assert third == pytest.approx(2 * first, abs=0.2)
    assert first_y + first == pytest.approx(FLOOR, abs=0.1)
    assert second_y + second == pytest.approx(first_y, abs=0.1)
    assert second_y == pytest.approx(TOP, abs=0.1)
    assert "<title>c1, 2020: 30</title>" in svg


def test_lines_pass_over_periods_without_a_value_and_start_at_zero() -> None:
    svg = over_time(_chart(Drawn.LINES, [0, None, 50, 100]))
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', svg)]
    assert heights == [pytest.approx(y, abs=0.1) for y in (FLOOR, (FLOOR + TOP) / 2, TOP)]
    assert re.findall(r">(\d+)</text>", svg)[:6] == ["0", "20", "40", "60", "80", "100"]


@pytest.mark.parametrize("values", [[0, 0], [None, None], [1]])
def test_a_chart_of_next_to_nothing_is_drawn(values: list[float | None]) -> None:
    for drawn in Drawn:
        assert "NaN" not in over_time(_chart(drawn, values))
