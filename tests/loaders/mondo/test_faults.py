"""Damaged and hostile files: what is wrong is told, what is sound is read."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg.loaders.files.limits import Limits
from cgtkg.loaders.mondo import read
from cgtkg.loaders.mondo.terms import nearest
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.text.vocabulary import above
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError
from support.mondo_files import NODES, OBO, obographs, put, readings, reduced, sssom

IDS = ["MONDO:0000003", "MONDO:0000002", "MONDO:0000001", "MONDO:0000009"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"lbl": "x", "type": "CLASS"}, "missing required field `id`"),
        ({"id": 7, "type": "CLASS"}, "Expected `str`, got `int` - at `$.id`"),
        ({"id": "x", "meta": {"synonyms": [{"pred": "hasExactSynonym", "val": ["x"]}]}}, "$.meta.synonyms[0].val"),
        ({"id": "x", "meta": {"deprecated": "yes"}}, "$.meta.deprecated"),
        ("a text", "Expected `object`, got `str`"),
    ],
)
def test_a_node_that_cannot_be_read_is_rejected_alone(tmp_path: Path, bad: object, reason: str) -> None:
    """With its place and the field."""
    entries, [reject] = readings(put(tmp_path, obographs([bad, *NODES])))
    assert [entry.id for entry in entries] == IDS
    assert (reject.record, reject.file) == ("node 1", str(tmp_path / "given"))
    assert reason in reject.reason


def test_a_term_of_the_map_that_cannot_be_read_is_rejected_alone(tmp_path: Path) -> None:
    """By its id."""
    terms = {"MONDO:1": {"ancestors": {"MONDO:2": "near"}, "label": "a"}, "MONDO:2": {"ancestors": {}, "label": "b"}}
    [entry], [reject] = readings(put(tmp_path, reduced(terms)))
    assert (entry.id, reject.record) == ("MONDO:2", "MONDO:1")
    assert "at `$.ancestors[...]`" in reject.reason


@pytest.mark.parametrize(
    ("stanza", "record", "reason"),
    [
        (b"name: nameless", "line 42", "has 0 lines of id"),
        (b"id: MONDO:0000010\nname: a\nname: b", "MONDO:0000010", "has 2 lines of name"),
        (b"id: MONDO:0000010\nname: \xff", "MONDO:0000010", "line 44 is not UTF-8"),
        (b"id: MONDO:0000010\nno tag at all", "MONDO:0000010", "line 44 is no `tag: value`"),
        (b"id:", "line 42", "has 1 lines of id"),
    ],
)
def test_a_stanza_that_cannot_be_read_is_rejected_alone(
    tmp_path: Path, stanza: bytes, record: str, reason: str
) -> None:
    """By its id, or where it has none by its line."""
    entries, [reject] = readings(put(tmp_path, OBO.encode() + b"\n[Term]\n" + stanza + b"\n"))
    assert [entry.id for entry in entries] == IDS
    assert (reject.record, reject.reason) == (record, reason)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("MONDO:1 skos:exactMatch", "2 cells under 3 columns"),
        ("MONDO:1 skos:exactMatch C3", "object_id is 'C3', which is no id"),
        (" skos:exactMatch NCIT:C3", "subject_id is '', which is no id"),
        ('MONDO:1 skos:exactMatch "NCIT:C3', "is no row of cells: unexpected end of data"),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected_alone(tmp_path: Path, row: str, reason: str) -> None:
    """By its line."""
    header = "subject_id\tpredicate_id\tobject_id"
    entries, [reject] = readings(put(tmp_path, sssom(row, "MONDO:2 skos:exactMatch NCIT:C4", header=header)))
    assert [entry.values["same"] for entry in entries] == [["ncit:C4"]]
    assert (reject.record, reject.reason) == ("line 5", reason)


def test_a_column_that_stands_twice_is_not_guessed_at(tmp_path: Path) -> None:
    """The table is rejected, and named."""
    table = sssom("a b c d", header="subject_id\tpredicate_id\tobject_id\tobject_id")
    assert readings(put(tmp_path, table)) == (
        [], [Rejected(str(tmp_path / "given"), "", "object_id", "the column stands twice")],
    )  # fmt: skip


def test_an_id_that_stands_twice_counts_once(tmp_path: Path) -> None:
    """The second is rejected."""
    for content in (obographs([*NODES, NODES[1]]), (OBO + "\n[Term]\nid: MONDO:0000002\nname: again\n").encode()):
        entries, [reject] = readings(put(tmp_path, content))
        assert [entry.id for entry in entries] == IDS
        assert (reject.record, reject.field, reject.reason) == ("MONDO:0000002", "id", "stands in the file already")


def test_a_document_that_breaks_off_gives_no_terms(tmp_path: Path) -> None:
    """The edges stand at its end: what is above a term is not known."""
    for content in (obographs()[:-40], reduced()[:-40]):
        entries, [reject] = readings(put(tmp_path, content))
        assert (entries, reject.reason[:46]) == ([], "is no whole document of its layout: Input data")
    entries, [reject] = readings(put(tmp_path, gzip.compress(obographs())[:-20]))
    assert (entries, "cut off or damaged" in reject.reason) == ([], True)


def test_a_document_too_large_or_too_deep_is_not_held(tmp_path: Path) -> None:
    """It is rejected with why; the sound file beside it is read."""
    put(tmp_path, obographs(), "a")
    put(tmp_path, reduced({"MONDO:1": {"ancestors": {}, "label": "x" * 10_000}}), "b")
    found = list(read(tmp_path, Unread(), largest=8_000))
    assert [one.id for one in found if isinstance(one, Entry)] == IDS
    assert [one.reason for one in found if isinstance(one, Rejected)] == [
        "is longer than 8,000 bytes: it was not read on"
    ]
    deep = b'{"graphs": [{"nodes": [' + b"[" * 100_000 + b"]" * 100_000 + b"]}]}"
    entries, [reject] = readings(put(tmp_path, deep, "deep/mondo.json"))
    assert (entries, bool(reject.reason)) == ([], True)


def test_graphs_that_are_not_outermost_are_told(tmp_path: Path) -> None:
    """It looks like the layout and is none."""
    _, [reject] = readings(put(tmp_path, b'{"result": {"graphs": [{"nodes": []}]}}'))
    assert reject.reason == "has no graphs at its outermost level"


def test_a_line_without_end_is_not_held(tmp_path: Path) -> None:
    """Its stanza is rejected and the others are read."""
    path = put(tmp_path, OBO.encode() + b"\n[Term]\nid: MONDO:0000010\ncomment: " + b"x" * 50_000 + b"\n")
    found = list(read(path, Unread(), limits=Limits(record=10_000)))
    assert [one.id for one in found if isinstance(one, Entry)] == IDS
    assert [one.reason for one in found if isinstance(one, Rejected)] == ["is longer than 10,000 bytes"]
    table = put(tmp_path, sssom("MONDO:1 x skos:exactMatch NCIT:C3 " + "x" * 20_000))
    [reject] = [one for one in read(table, Unread(), limits=Limits(record=10_000)) if isinstance(one, Rejected)]
    assert reject.reason == "line 5 is longer than 10,000 bytes"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([obographs(), OBO.encode(), reduced(), sssom("MONDO:1 x skos:exactMatch NCIT:C1 x")]),
    st.integers(0, 3000), st.binary(max_size=12),
)  # fmt: skip
def test_no_damage_raises_anything_but_what_is_told(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, at: int, put_in: bytes
) -> None:
    """Any bytes anywhere: entries with unique ids, rejects with a reason, or a refusal of the file."""
    path = put(tmp_path_factory.mktemp("damaged"), whole[:at] + put_in + whole[at + len(put_in) // 2 :])
    try:
        entries, rejects = readings(path)
    except DataError:
        return
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(reject.reason for reject in rejects)


NAMES = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=' "\\{}[]!:'), min_size=1, max_size=20)


@given(NAMES, st.sampled_from(["EXACT", "BROAD", ""]))
def test_any_synonym_of_obo_is_read_as_it_was_escaped(
    tmp_path_factory: pytest.TempPathFactory, name: str, scope: str
) -> None:
    """Quotes and backslashes too; only exact ones count."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    text = f'format-version: 1.2\n\n[Term]\nid: MONDO:1\nname: a disease\nsynonym: "{escaped}" {scope} []\n'
    [entry], rejects = readings(put(tmp_path_factory.mktemp("obo"), text.encode()))
    plain = " ".join(name.split())
    assert (entry.values["synonyms"], rejects) == ([plain] if scope == "EXACT" and plain else [], [])


TREES = st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=3))


@given(TREES, st.sets(st.sampled_from("abcdefgh")))
def test_the_nearest_are_above_and_none_is_above_another(parents: dict[str, list[str]], wanted: set[str]) -> None:
    """In any graph, circles included."""
    found = nearest("a", parents, wanted)
    assert set(found) <= above("a", parents) & wanted - {"a"}
    assert not any(other in above(one, parents) for one in found for other in found)


def test_a_json_of_terms_is_read_whatever_its_blanks(tmp_path: Path) -> None:
    """Pretty or dense."""
    terms = json.loads(reduced())
    dense = json.dumps(terms, separators=(",", ":")).encode()
    assert readings(put(tmp_path, dense)) == readings(put(tmp_path, json.dumps(terms, indent=4).encode()))
