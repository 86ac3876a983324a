"""Every layout is told by its content and read alike."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from cgtkg.loaders.mondo import SOURCE, read
from cgtkg.loaders.sources import sources
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError
from support.mondo_files import DAY, NODES, OBO, obographs, put, readings, reduced, sssom, value

SMALL = {
    "id": "mondo:0000003",
    "label": "small lymphoma",
    "synonyms": ['lymphoma, "small"', "tiny lymphoma"],
    "same": ["doid:3", "mesh:D000003", "ncit:C3"],
    "obsolete": False,
    "replaced_by": "",
    "consider": [],
    "lineage": {"mondo:0000002": ["mondo:0000001"], "mondo:0000003": ["mondo:0000002"]},
}
OLD = {
    "id": "mondo:0000009",
    "label": "obsolete old lymphoma",
    "synonyms": [],
    "same": [],
    "obsolete": True,
    "replaced_by": "mondo:0000003",
    "consider": ["mondo:0000002"],
    "lineage": {},
}


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner", content)
    return packed.getvalue()


LAYOUTS: dict[str, Callable[[], bytes]] = {
    "obographs": obographs,
    "obographs in zstandard": lambda: zstandard.ZstdCompressor().compress(obographs()),
    "obographs in gzip": lambda: gzip.compress(obographs()),
    "obographs, keys sorted": lambda: json.dumps(json.loads(obographs()), sort_keys=True).encode(),
    "OBO": OBO.encode,
    "OBO with line ends of Windows": lambda: OBO.replace("\n", "\r\n").encode(),
    "OBO with a byte order mark": lambda: b"\xef\xbb\xbf" + OBO.encode(),
    "OBO in zip": lambda: zipped(OBO.encode()),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_terms(tmp_path: Path, layout: str) -> None:
    """Exact synonyms and exact matches only, the parents of all that stands above, the day of the release."""
    entries, rejects = readings(put(tmp_path, LAYOUTS[layout]()))
    assert rejects == []
    assert [entry.id for entry in entries] == ["MONDO:0000003", "MONDO:0000002", "MONDO:0000001", "MONDO:0000009"]
    assert (entries[0].values, entries[3].values) == (SMALL, OLD)
    assert {entry.day for entry in entries} == {DAY}


def test_the_reduced_map_lacks_only_matches_and_the_day(tmp_path: Path) -> None:
    """It states no release: the day is unknown unless the folder says it."""
    path = put(tmp_path, zstandard.ZstdCompressor().compress(reduced()))
    entries, rejects = readings(path)
    assert (entries[0].values, entries[3].values, rejects) == ({**SMALL, "same": []}, OLD, [])
    assert {entry.day for entry in entries} == {""}
    put(tmp_path, b'{"date": "2026-05-22"}', "manifest.json")
    assert {entry.day for entry in readings(path)[0]} == {"2026-05-22"}


def test_mappings_of_a_term_to_one_vocabulary_are_one_entry(tmp_path: Path) -> None:
    """Wherever their rows stand; those by another predicate, or denied, are others."""
    table = sssom(
        "MONDO:0000003 small skos:exactMatch NCIT:C3 Small ", "MONDO:0000002 lymphoma skos:exactMatch NCIT:C2 L ",
        "MONDO:0000003 small skos:exactMatch NCIT:C4 Tiny ", "MONDO:0000003 small skos:exactMatch UMLS:C1 x ",
        "MONDO:0000003 small skos:broadMatch NCIT:C5 x ", "MONDO:0000003 small skos:exactMatch NCIT:C6 x Not",
        header="subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tpredicate_modifier",
    )  # fmt: skip
    entries, rejects = readings(put(tmp_path, table))
    assert rejects == []
    assert {entry.id: entry.values["same"] for entry in entries} == {
        "MONDO:0000003 skos:exactMatch NCIT": ["ncit:C3", "ncit:C4"],
        "MONDO:0000002 skos:exactMatch NCIT": ["ncit:C2"],
        "MONDO:0000003 skos:exactMatch UMLS": [],
        "MONDO:0000003 skos:broadMatch NCIT": ["ncit:C5"],
        "MONDO:0000003 Not skos:exactMatch NCIT": ["ncit:C6"],
    }
    assert {entry.day for entry in entries} == {DAY}


def test_a_fetched_folder_is_read_as_a_whole(tmp_path: Path) -> None:
    """The ontology and its mappings, as of the day of the manifest; notes beside them are passed over."""
    put(tmp_path, b'{"date": "2026-11-23", "files": []}', "manifest.json")
    put(tmp_path, obographs(), "mondo.json")
    put(tmp_path, sssom("MONDO:0000003 small skos:exactMatch NCIT:C3 Small"), "mondo_exactmatch_ncit.sssom.tsv")
    put(tmp_path, b"# About these files\n", "README.md")
    entries, rejects = readings(tmp_path)
    assert ([len(entries), rejects], {entry.day for entry in entries}) == ([5, []], {"2026-11-23"})


def test_reading_twice_gives_the_same_evidence(tmp_path: Path) -> None:
    """By the content alone: the order of synonyms, matches and edges makes no difference."""
    first = readings(put(tmp_path, obographs()))[0]
    assert first == readings(put(tmp_path, obographs()))[0]
    turned = json.loads(obographs())
    meta = turned["graphs"][0]["nodes"][0]["meta"]
    meta["synonyms"].reverse(), meta["basicPropertyValues"].reverse(), turned["graphs"][0]["edges"].reverse()
    again = readings(put(tmp_path, json.dumps(turned).encode()))[0]
    assert [SOURCE.evidence(entry, DAY).id for entry in first] == [SOURCE.evidence(entry, DAY).id for entry in again]
    other = readings(put(tmp_path, obographs(edges=[(3, 2)])))[0]
    assert SOURCE.evidence(first[0], DAY).id != SOURCE.evidence(other[0], DAY).id


def test_what_is_neither_read_nor_declared_is_counted(tmp_path: Path) -> None:
    """Keys, properties, tags, columns, and vocabularies matched that no table has."""
    strange = {
        **NODES[1], "moon": 1,
        "meta": {"tide": [], "basicPropertyValues": [value("http://example.org/p", "x")],
                 "synonyms": [value("hasOddSynonym", "x")]},
    }  # fmt: skip
    unread = Unread()
    readings(put(tmp_path, obographs([NODES[0], strange]), "a/mondo.json"), unread)
    readings(put(tmp_path, OBO.replace("is_obsolete", "moon: 1\nis_obsolete").encode(), "b/mondo.obo"), unread)
    readings(put(tmp_path, reduced({"MONDO:1": {"ancestors": {}, "label": "x", "moon": 1}}), "c/map"), unread)
    readings(
        put(tmp_path, sssom("MONDO:1 skos:exactMatch NEW:1 ", header="subject_id\tpredicate_id\tobject_id\tmoon")),
        unread,
    )
    assert unread.counts == {
        ("mapped to", "new"): 1, ("meta", "tide"): 1, ("node", "moon"): 1, ("obo", "moon"): 1,
        ("property", "http://example.org/p"): 1, ("sssom", "moon"): 0, ("synonym", "hasOddSynonym"): 1,
        ("term", "moon"): 1,
    }  # fmt: skip


def test_every_layout_as_it_is_documented_leaves_nothing_unread(tmp_path: Path) -> None:
    """What the examples hold is read or declared."""
    unread = Unread()
    for content in (obographs(), OBO.encode(), reduced(), sssom("MONDO:1 x skos:exactMatch NCIT:C1 x")):
        readings(put(tmp_path, content), unread)
    assert unread.counts == {}


@pytest.mark.parametrize("content", [b"", b"a text", b'{"a": {"b": 1}}', b"id,name\n1,2\n", b"[1, 2]", b"\x00\xff"])
def test_what_is_no_ontology_is_refused_with_what_is_expected(tmp_path: Path, content: bytes) -> None:
    """Naming the file and the layouts."""
    with pytest.raises(DataError, match="no ontology and no mappings; expected obographs") as refused:
        list(read(put(tmp_path, content), Unread()))
    assert refused.value.file == str(tmp_path / "given")


def test_it_is_found_as_a_source() -> None:
    """By its name on the command line."""
    assert sources()["mondo"] is SOURCE
    assert SOURCE.id == "source:mondo"
