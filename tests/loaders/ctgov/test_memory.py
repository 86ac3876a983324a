"""Memory does not grow with the number of records, and a field without end is not held."""

import tracemalloc
from pathlib import Path

import pytest

from cgtkg.loaders.ctgov import Limits, read
from support.registry_files import array, lines, put, row, study, table

STUDIES = [study(f"NCT{90000000 + i}", descriptionModule__detailedDescription="words " * 500) for i in range(800)]
ROWS = [row(f"NCT{90000000 + i}", Brief_Summary="words " * 300) for i in range(3_000)]


def peak(path: Path, limits: Limits | None = None) -> int:
    """The most bytes held while all of a file is read and nothing kept."""
    tracemalloc.start()
    for _ in read(path, limits=limits):
        pass
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size


@pytest.mark.parametrize(
    ("few", "many"),
    [
        (array(*STUDIES[:80]), array(*STUDIES)),
        (lines(*STUDIES[:80]), lines(*STUDIES)),
        (table(ROWS[:300]).encode(), table(ROWS).encode()),
    ],
    ids=["list", "lines", "table"],
)
def test_ten_times_as_many_records_take_no_more_memory(tmp_path: Path, few: bytes, many: bytes) -> None:
    """Several megabytes, of which no more than a window is held; the first reading fills caches."""
    for _ in read(put(tmp_path, few)):
        pass
    assert peak(put(tmp_path, many)) < peak(put(tmp_path, few)) + 800_000 < len(many) / 2


@pytest.mark.parametrize("shape", ["study", "row of one line", "row of many lines"])
def test_a_field_without_end_is_not_held(tmp_path: Path, shape: str) -> None:
    """Thirty megabytes against a limit of half a one."""
    words = ("words " * 300 + ("\n" if shape.endswith("lines") else "")) * 17_000
    content = (
        array(study(descriptionModule__briefSummary=words))
        if shape == "study"
        else table([row(Brief_Summary=words, Phases="PHASE1")]).encode()
    )
    path = put(tmp_path, content)
    assert peak(path, Limits(record=500_000)) < 6_000_000 < len(content) / 4
