"""Parquet, a batch of rows at a time and only the columns that are wanted. It needs pyarrow, the extra `parquet`."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import IO, Any

from cgtkg.loaders.files.documents import Document
from cgtkg.schema.errors import DataError

from .rows import Row, Rows

FORM = "parquet"
_MAGIC = b"PAR1"
_BATCH = 1 << 10
"""Rows that are held at once; the platform's longest, of genes, take a few kilobytes in the columns that are read."""
_SPOOL = 1 << 24
_LARGEST_GROUP = 1 << 30
"""Bytes that the columns read of one row group may unpack to: the platform's groups are around 128 MiB in all."""


def parquet_rows(document: Document) -> Rows | None:
    """The rows of a parquet file; None where the document does not begin like one.

    Raises `DataError` where pyarrow is not installed, or the file is damaged.
    """
    if not document.head.startswith(_MAGIC):
        return None
    parquet, faults = _pyarrow()

    def read(columns: Collection[str] = ()) -> Iterator[Row]:
        number = 0
        try:
            with _opened(document, parquet) as file:
                _check(file, columns)
                for batch in file.iter_batches(_BATCH, columns=list(columns), use_threads=False):
                    for cells in batch.to_pylist():
                        number += 1
                        yield Row(f"row {number}", cells)
        except faults as error:
            yield Row("", problem=f"is cut off or damaged: {error}")
        except DataError as error:
            yield Row("", problem=error.problem)

    try:
        with _opened(document, parquet) as file:
            return Rows(FORM, tuple(file.schema_arrow.names), read)
    except faults as error:
        raise DataError(f"is cut off or damaged: {error}", file=document.name) from error


def _pyarrow() -> tuple[Any, tuple[type[Exception], ...]]:
    """Its parquet module, and what it raises on a broken file. It is loaded where it is needed: it is large."""
    try:
        parquet = importlib.import_module("pyarrow.parquet")
        arrow = importlib.import_module("pyarrow")
    except ImportError as error:
        raise DataError('parquet files need pyarrow: pip install "cgtkg[parquet]"') from error
    return parquet, (arrow.ArrowException, OSError, ValueError, KeyError, UnicodeDecodeError)


@contextmanager
def _opened(document: Document, parquet: Any) -> Iterator[Any]:
    """The file, which is read from its end: one within an archive is unpacked to a place without a name first."""
    with document.open() as stream, tempfile.SpooledTemporaryFile(_SPOOL) as spool:
        source: IO[bytes] = stream
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
            spool.seek(0)
            source = spool
        with parquet.ParquetFile(source, pre_buffer=False) as file:
            yield file


def _check(file: Any, columns: Collection[str]) -> None:
    """Raise `DataError` for a row group that would unpack to more than any of the platform's."""
    metadata = file.metadata
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        chunks = [group.column(at) for at in range(group.num_columns)]
        wanted = (chunk for chunk in chunks if chunk.path_in_schema.partition(".")[0] in columns)
        if sum(chunk.total_uncompressed_size for chunk in wanted) > _LARGEST_GROUP:
            raise DataError(f"a row group unpacks to more than {_LARGEST_GROUP:,} bytes: the file was not read on")
