"""Seed tables are read strictly: whatever is wrong is told with file, row and field, and nothing is loaded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.seeds.documents import Document, line_range
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import RelationshipFact
from cgtkg.schema.vocabularies import Assertion

SOURCES = "id,name,published,rank,sha256\nsource:seed-009,A document,2024-05,2,{sha}\n"
COMPANY = "id,name,kind,source,locator,anchor\ncompany:a,Ärzte & Söhne,industry,source:seed-009,L1,Ärzte\n"
PRODUCT = "id,name,kind,source,locator\nproduct:p,P-1,named,source:seed-009,L2\n"
DEVELOPS = "start,end,role,source,locator,assertion\ncompany:a,product:p,originator,source:seed-009,L2,planned\n"
TEXT = "Ärzte & Söhne of Nowhere\nplan P-1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small seed folder that is right."""
    files = {
        "sources.csv": SOURCES.format(sha=""),
        "company.csv": COMPANY,
        "product.csv": PRODUCT,
        "develops.csv": DEVELOPS,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_right_folder_gives_its_facts(folder: Path) -> None:
    """Every row becomes facts with evidence that names its lines."""
    seeds = read_seeds([folder])
    assert len(seeds.rows) == 3
    (develops,) = [fact for fact in seeds.facts if isinstance(fact, RelationshipFact)]
    assert develops.assertion is Assertion.PLANNED
    assert develops.evidence.id == "evidence:seed-009.L2"
    assert develops.evidence.known_from == "2024-05"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("company.csv", COMPANY.replace("kind", "knid"), r"company\.csv:1: unknown column 'knid'"),
        ("company.csv", COMPANY.replace("industry", "guild"), r"company\.csv:2 \[kind\]: 'guild' is not one of"),
        ("company.csv", COMPANY + COMPANY.splitlines()[1] + "\n", r"company\.csv:3.*stands in row 2"),
        ("company.csv", COMPANY.replace("company:a", "product:a"), r"company\.csv:2 \[id\]"),
        ("company.csv", COMPANY.replace("company:a", "company:a b"), r"company\.csv:2"),
        ("company.csv", COMPANY.replace(",Ärzte\n", "\n"), r"company\.csv:2: 5 cells under 6 columns"),
        ("company.csv", COMPANY.replace("L1", "page 1"), r"company\.csv:2 \[locator\]: 'page 1'"),
        ("company.csv", COMPANY.replace("L1", "L9-L3"), r"company\.csv:2 \[locator\]"),
        (
            "company.csv",
            COMPANY.replace("source:seed-009", "source:lost"),
            r"company\.csv:2 \[source\]: source:lost",
        ),
        ("company.csv", COMPANY.replace("Ärzte & Söhne,", ","), r"company:a"),
        ("develops.csv", DEVELOPS.replace("company:a", "company:b"), r"develops\.csv:2: company:b is in no table"),
        ("develops.csv", DEVELOPS.replace("planned", "hoped"), r"develops\.csv:2 \[assertion\]: 'hoped'"),
        ("develops.csv", DEVELOPS.replace("start,end", "end,start"), r"develops\.csv:2 \[start\]"),
        ("devlops.csv", DEVELOPS, r"devlops\.csv: no table is called 'devlops'"),
        (
            "treats.csv",
            "start,end,source,locator,valid_from\nproduct:p,mondo:1,source:seed-009,L1,2024-02-31\n",
            r"\[valid_from\]",
        ),
        ("alias.csv", "id,alias,source,locator\ncompany:z,Z,source:seed-009,L1\n", r"company:z has an alias"),
        ("sources.csv", SOURCES.format(sha="") * 2, r"sources\.csv:3"),
        ("company.csv", 'id,name,source,locator\ncompany:a,"open,source:seed-009,L1\n', r"company\.csv.*CSV"),
    ],
)
def test_what_is_wrong_is_named_with_file_row_and_field(folder: Path, file: str, text: str, message: str) -> None:
    """One clear line, so that the curator finds the cell."""
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_seeds([folder])


def test_a_node_that_a_field_names_must_be_there_too(folder: Path) -> None:
    """A licence names its product: a product that no table holds is a slip of the pen."""
    (folder / "company.csv").write_text(COMPANY + "company:b,B,industry,source:seed-009,L2,B\n", encoding="utf-8")
    licence = "start,end,product,source,locator\ncompany:a,company:b,product:z,source:seed-009,L2\n"
    (folder / "licensed.csv").write_text(licence, encoding="utf-8")
    with pytest.raises(DataError, match=r"licensed\.csv:2: product:z is in no table of nodes"):
        read_seeds([folder])


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    """Bytes are never guessed at."""
    (folder / "company.csv").write_bytes(COMPANY.encode("latin-1"))
    with pytest.raises(DataError, match=r"company\.csv: is not UTF-8"):
        read_seeds([folder])


def test_with_the_document_at_hand_locators_and_anchors_are_checked(folder: Path, tmp_path: Path) -> None:
    """A quote is taken from the document, and an anchor that is not there is an error."""
    path = tmp_path / "document.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = Document.read(path)
    (folder / "sources.csv").write_text(SOURCES.format(sha=document.sha256), encoding="utf-8")
    seeds = read_seeds([folder], [document])
    assert {fact.evidence.quote for fact in seeds.facts} == {"Ärzte & Söhne of Nowhere", "plan P-1"}
    (folder / "company.csv").write_text(COMPANY.replace(",Ärzte\n", ",Doctors\n"), encoding="utf-8")
    with pytest.raises(DataError, match="does not hold 'Doctors'"):
        read_seeds([folder], [document])
    (folder / "company.csv").write_text(COMPANY.replace("L1", "L9"), encoding="utf-8")
    with pytest.raises(DataError, match="behind the last line"):
        read_seeds([folder], [document])


def test_another_version_of_a_document_is_checked_and_a_strange_one_refused(folder: Path, tmp_path: Path) -> None:
    """It is told which locator no longer agrees; a document that no fact was read in is a mistake."""
    changed = tmp_path / "009_changed.txt"
    changed.write_text("a line more\n" + TEXT, encoding="utf-8")
    with pytest.raises(DataError, match=r"company\.csv:2 \[anchor\]: L1 of 009_changed\.txt does not hold 'Ärzte'"):
        read_seeds([folder], [Document.read(changed)])
    strange = tmp_path / "strange.txt"
    strange.write_text("x", encoding="utf-8")
    with pytest.raises(DataError, match=r"strange\.txt: is none of the documents"):
        read_seeds([folder], [Document.read(strange)])


@given(st.integers(1, 9999), st.integers(0, 500))
def test_a_locator_gives_its_lines_back(first: int, more: int) -> None:
    """L12 and L12-L15 are read as written."""
    assert line_range(f"L{first}-L{first + more}") == (first, first + more)


@given(st.text(max_size=12))
def test_any_other_text_is_no_locator(text: str) -> None:
    """Reading a locator never fails in another way."""
    try:
        first, last = line_range(text)
    except DataError:
        return
    assert 0 < first <= last
