"""A release of full size fits well into memory."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from cgtkg.loaders.mondo import read
from cgtkg.loaders.unread import Unread
from support.mondo_files import node, obographs, put


def flat(count: int) -> bytes:
    stanzas = (f'[Term]\nid: MONDO:{n:07}\nname: d {n}\ndef: "{"x" * 2000}" []\n\n' for n in range(count))
    return ("format-version: 1.2\n\n" + "".join(stanzas)).encode()


def graph(count: int) -> bytes:
    return obographs([node(n, f"d {n}", definition={"val": "x" * 2000}) for n in range(count)], [])


@pytest.mark.parametrize(("make", "held"), [(flat, 0.0), (graph, 1.2)], ids=["OBO", "obographs"])
def test_no_more_is_held_than_the_bytes_of_a_document(
    tmp_path: Path, make: Callable[[int], bytes], held: float
) -> None:
    """Of obographs the encoded bytes; of a flat file nothing but the ids. No term is held decoded."""
    content = make(4_000)
    path = put(tmp_path, content)
    tracemalloc.start()
    for _ in read(path, Unread()):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < held * len(content) + 3_500_000 < 2 * len(content)
