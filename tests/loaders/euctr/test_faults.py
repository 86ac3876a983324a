"""One bad block is told and the others are read; a file of another kind is an error."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.euctr import read
from cgtkg.loaders.euctr.fields import Line, begun, fields
from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.sources import sources
from cgtkg.schema.errors import DataError
from support.euctr_files import NUMBER, PREFACE, country, readings, summary


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (country(number="2019-1-1"), "EudraCT Number"),
        (country(number="2019-900003-33", A_2="A.2 EudraCT number: 2019-900004-44"), "A.2"),
        (country(number="2019-900003-33").partition("A.3 ")[0], "A.3"),
        (summary("2019-900003-33", Full_Title=""), "Full Title"),
        (summary("none"), "EudraCT Number"),
    ],
)
def test_a_block_that_cannot_be_right_is_rejected_alone(broken: str, field: str, tmp_path: Path) -> None:
    """With its number and field; its neighbour is read."""
    text = summary() + broken if broken.startswith("Eudra") else PREFACE + country() + broken
    records, (reject,) = readings(text, tmp_path)
    assert [one.id for one in records] == [f"euctr:{NUMBER}"]
    assert (reject.field, bool(reject.record)) == (field, True)


def test_a_block_that_is_not_utf_8_is_rejected_alone(tmp_path: Path) -> None:
    """The message says what to do."""
    text = (summary("2019-900003-33", Full_Title="K\xf8ge")).encode("latin-1") + summary().encode()
    records, (reject,) = readings(text, tmp_path)
    assert [one.id for one in records] == [f"euctr:{NUMBER}"]
    assert "save the file as UTF-8" in reject.reason


def test_a_block_without_end_is_not_held(tmp_path: Path) -> None:
    """One longer than the limit is told, and the next is read."""
    file = tmp_path / "long.txt"
    file.write_text(summary("2019-900003-33", Full_Title="x" * 5000) + summary())
    rejected, record = read(file, limits=Limits(record=2000))
    assert isinstance(rejected, Rejected)
    assert "longer than 2,000 bytes" in rejected.reason
    assert not isinstance(record, Rejected)


def test_a_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    """It says what is expected."""
    (tmp_path / "a.txt").write_text("EudraCT Number: 2019-900001-11 is mentioned here\n")
    with pytest.raises(DataError, match="text downloads"):
        list(read(tmp_path))


def test_the_source_is_found() -> None:
    """By its name on the command line."""
    assert sources()["euctr"].read is read


@given(st.sampled_from([one for few in fields().values() for one in few if one.code]), st.text("abc: ()?.", max_size=9))
def test_every_field_of_the_table_is_recognised(field: object, value: str) -> None:
    """Whatever its value; the labels of one code do not hide one another."""
    line = begun(f"{field.code} {field.label}: {value}".replace("D.IMP :", "D.IMP:"), "")  # type: ignore[attr-defined]
    assert isinstance(line, Line)
    assert (line.field, line.value) == (field, value.strip())


@given(st.lists(st.sampled_from(PREFACE.splitlines() + country().splitlines() + summary().splitlines()), max_size=60))
def test_lines_in_any_order_never_raise(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """They are records or rejects."""
    text = "\n".join([summary().rstrip(), "", *lines])
    records, rejects = readings(text, tmp_path_factory.mktemp("any"))
    assert records or rejects
