"""What every source promises, whichever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.sources import registries, sources
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError
from cgtkg.schema.fields import Kind
from cgtkg.schema.identity import label_of
from cgtkg.schema.nodes import LABELS

EVERY = pytest.mark.parametrize("name", sources())


def test_they_are_found_by_themselves() -> None:
    """Modules and packages alike, in the order of their names."""
    assert list(sources()) == ["ctgov", "ema", "euctr", "fda", "hgnc", "ictrp", "mondo", "opentargets"]
    assert list(registries()) == ["ctgov", "euctr", "ictrp"]


@EVERY
def test_a_source_says_what_it_is(name: str) -> None:
    """Name, publisher, address, licence and trust, as the schema has them."""
    source = sources()[name]
    assert label_of(source.id) == "Source"
    assert {"name", "title", "publisher", "url", "licence", "rank"} <= source.properties.keys()
    for field, value in source.properties.items():
        declared = LABELS["Source"].field(field)
        assert isinstance(value, int if declared.kind is Kind.INTEGER else str), field
        assert value, field
    assert source.read.__doc__


@EVERY
@pytest.mark.parametrize(
    "content", [b"", b"just words\n", b"{}", b"a,b\n1,2\n", b"PK\x03\x04 broken", b"<a/>", b"\x00" * 99]
)
def test_what_is_none_of_its_files_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    """By an error or a reject, never by silence and never by a traceback."""
    path = tmp_path / "file"
    path.write_bytes(content)
    assert set(map(type, refused(name, path))) <= {DataError, Rejected}


def refused(name: str, path: Path) -> list[object]:
    """What reading gives, at least one thing: an error is one."""
    try:
        found = list(sources()[name].read(path, Unread()))
    except DataError as error:
        return [error]
    assert found, "neither read nor refused"
    return list(found)


@EVERY
def test_a_path_that_is_not_there_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        list(sources()[name].read(tmp_path / "nothing", Unread()))
