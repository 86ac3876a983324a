"""Names found in any text: a press release, a Chinese paragraph, what is broken, hostile or new."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg import seeds
from cgtkg.loaders.mentions import Found, Grounder, Mention, read_document
from cgtkg.loaders.text.words import squeeze
from cgtkg.schema.errors import DataError

ENGLISH = """\
CARSGEN: FDA CLEARS TRIAL OF ZEVOR-CEL

SHANGHAI, China – CARsgen Therapeutics Holdings Limited announced that the U.S. Food and Drug
Administration cleared a trial (NCT03975907) of zevor-cel (CT053), an autologous CAR T-cell
therapy against B\u00adCMA, in relapsed mul-
tiple myeloma and in SLE. A second arm gets CART19 cells, made with a lentiviral
vector. GPC3-directed ａｘｉ‐ｃｅｌ® is not tested; nor is XYZ-4711 or novocabtagene autoleucel.
"""
ENGLISH_ROWS = [
    ("L1", "CARSGEN", "company:carsgen-therapeutics"),
    ("L1", "FDA", "regulator:fda"),
    ("L1", "ZEVOR-CEL", "product:zevorcabtagene-autoleucel"),
    ("L3", "China", "jurisdiction:CN"),
    ("L3", "CARsgen Therapeutics Holdings Limited", "company:carsgen-therapeutics"),
    ("L3-L4", "U.S. Food and Drug Administration", "regulator:fda"),
    ("L4", "NCT03975907", "clinicaltrials:NCT03975907"),
    ("L4", "zevor-cel", "product:zevorcabtagene-autoleucel"),
    ("L4", "CT053", "product:zevorcabtagene-autoleucel"),
    ("L4-L5", "autologous CAR T-cell therapy", "modality:autologous-car-t"),
    ("L5", "BCMA", "hgnc:11913"),
    ("L5-L6", "multiple myeloma", "mondo:0009693"),
    ("L6", "SLE", "mondo:0007915"),
    ("L6", "CART19", "hgnc:1633"),
    ("L6", "CART19", "modality:car-t"),
    ("L6-L7", "lentiviral vector", "technology:lentiviral-vector"),
    ("L7", "GPC3", "hgnc:4451"),
    ("L7", "axi‐cel", "product:yescarta"),
    ("L7", "autoleucel", "modality:car-t"),
]
CHINESE = """\
舒瑞基奥仑赛（CT041）是靶向CLDN18.2的CAR-T产品，用于胃癌；另一产品靶向ＢＣＭＡ，治疗多发性
骨髓瘤，临床试验编号NCT03975907。
"""
CHINESE_ROWS = [
    ("L1", "舒瑞基奥仑赛", "product:satricabtagene-autoleucel"),
    ("L1", "CT041", "product:satricabtagene-autoleucel"),
    ("L1", "CLDN18.2", "uniprot.isoform:P56856-2"),
    ("L1", "CAR-T", "modality:car-t"),
    ("L1", "胃癌", "mondo:0001056"),
    ("L1", "BCMA", "hgnc:11913"),
    ("L1-L2", "多发性 骨髓瘤", "mondo:0009693"),
    ("L2", "NCT03975907", "clinicaltrials:NCT03975907"),
]


GROUNDER: list[Grounder] = []


def ground(text: str) -> Found:
    """What is found in a text with the bundled vocabulary, which is read once."""
    if not GROUNDER:
        GROUNDER.append(Grounder.of([seeds.FOLDER]))
    return GROUNDER[0].ground(text)


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(one.locator, one.words, one.id) for one in ground(text).mentions]


def by_words(text: str) -> dict[str, Mention]:
    return {one.words: one for one in ground(text).mentions}


def test_a_press_release() -> None:
    """Every name with its lines: in capitals, with a soft hyphen, over two lines, full width, as a shorthand."""
    assert rows(ENGLISH) == ENGLISH_ROWS


def test_a_chinese_paragraph() -> None:
    """Names that stand between other characters without a blank."""
    assert rows(CHINESE) == CHINESE_ROWS


def test_what_no_vocabulary_has_is_told_apart() -> None:
    """Codes, generic names and numbers of trials, each once, with its first line; names that are known never."""
    found = ground(ENGLISH + "XYZ-4711 in NCT99999999 and ISRCTN10077335, IL-15, CD34, COVID-19, 转基因 transgene.")
    assert [(one.line, one.words, one.label, one.times) for one in found.unknown] == [
        (7, "XYZ-4711", "Product", 2),
        (7, "novocabtagene autoleucel", "Product", 1),
        (8, "NCT99999999", "Trial", 1),
        (8, "ISRCTN10077335", "Trial", 1),
    ]


def test_the_longest_name_counts_and_what_it_is_made_of() -> None:
    """No disease is meant by a hospital's name; an antigen by that of a kind of therapy is."""
    assert [id_ for *_, id_ in rows("Memorial Sloan Kettering Cancer Center")] == [
        "company:memorial-sloan-kettering-cancer-center"
    ]
    assert [id_ for *_, id_ in rows("the U.S. Food and Drug Administration")] == ["regulator:fda"]
    assert [id_ for *_, id_ in rows("a BCMA CAR-T")] == ["hgnc:11913", "modality:bcma-car-t"]
    assert [id_ for *_, id_ in rows("systemic lupus erythematosus")] == ["mondo:0007915"]


@pytest.mark.parametrize(
    "text",
    [
     "join us in the aspen wood", "they were all met", "We steer the ship.", "some immune cells", "the cart",
     "In April",
     "A X L", "arm of CD. 19 patients", "", " \n\n", "\u00ad\u200b"],
)  # fmt: skip
def test_words_that_are_no_names(text: str) -> None:
    """Common words, letters apart, what a sentence ends within."""
    assert [one for one in rows(text) if one[2] != "modality:immune-cell-therapy"] == []


def test_confidence_says_how_sure_it_is() -> None:
    """Names before aliases before shorthands, long before short, one meaning before several."""
    found = by_words(
        "zevorcabtagene autoleucel, zevor-cel, CART19; CRISPR, multiple myeloma or MM and HLA-G; NCT03975907."
    )
    assert found["NCT03975907"].confidence == 1
    ordered = ["zevorcabtagene autoleucel", "zevor-cel", "CART19", "MM", "HLA-G"]
    assert [found[words].confidence for words in ordered] == [0.97, 0.95, 0.89, 0.66, 0.46]
    assert by_words("ZEVOR-CEL in")["ZEVOR-CEL"].confidence < found["zevor-cel"].confidence


def test_a_name_of_several_has_a_row_for_each(tmp_path: Path) -> None:
    """Here a gene and a product of the user's own folder: half as sure as one alone."""
    (tmp_path / "sources.csv").write_text("id,name,published,rank\nsource:own,Notes,2026,5\n", encoding="utf-8")
    (tmp_path / "product.csv").write_text("id,name,source,locator\nproduct:bcma,BCMA,source:own,p1\n", encoding="utf-8")
    (tmp_path / "alias.csv").write_text(
        "id,alias,source,locator\nproduct:zevorcabtagene-autoleucel,XYZ-4711,source:own,p1\n", encoding="utf-8"
    )
    found = Grounder.of([seeds.FOLDER, tmp_path]).ground("BCMA and XYZ-4711")
    assert [(one.id, one.confidence) for one in found.mentions] == [
        ("hgnc:11913", 0.46), ("product:bcma", 0.46), ("product:zevorcabtagene-autoleucel", 0.95),
    ]  # fmt: skip
    assert not found.unknown, "what the user's folder names is known"


def lines_of(text: str, mention: Mention) -> str:
    return "\n".join(text.split("\n")[mention.line - 1 : mention.last_line])


known = st.sampled_from([
    "zevor-cel", "BCMA", "CD19", "multiple myeloma", "SLE", "CAR-T", "CART19", "FDA", "U.S.", "China", "CARsgen",
    "IL-13Rα2",
    "多发性骨髓瘤", "NCT03975907", "lupus ery-\nthematosus", "ﬁbroblast activation protein", "ＣＤ２０",
    "\u2029", "HLA-G", "ABC-123",
    "Cancer Hospital", "AAV", "B-\ncell lymphoma", "mye\u00adloma",
])  # fmt: skip
between = st.sampled_from(["", " ", "-", "\n", "\n\n", ". ", "-\n", "\u00ad", "，", "\r\n", "\u0301", "\u2028", "İ"])
documents_ = st.lists(st.one_of(known, between, st.text(max_size=8)), max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(documents_)
def test_any_text_is_read_and_every_name_stands_where_it_is_said_to(text: str) -> None:
    """On its lines, none over another of its label but with the same words; confidence is a share."""
    found = ground(text)
    for mention in found.mentions:
        assert squeeze(mention.words)
        assert squeeze(mention.words) in squeeze(lines_of(text, mention).translate({0xAD: None}))
        assert 0 < mention.confidence <= 1
        assert 1 <= mention.line <= mention.last_line <= text.count("\n") + 1
    for one in found.unknown:
        assert one.line <= text.count("\n") + 1
    assert list(found.mentions) == sorted(found.mentions, key=lambda one: one.line)
    assert ground(text) == found


@pytest.mark.parametrize(
    "text",
    [ENGLISH * 1500, "<" * 1_000_000, "NCT" * 300_000, "ChiCTR" + "1" * 1_000_000 + "x", "a-\n" * 300_000,
     "A" * 1_000_000,
     "gene " * 200_000, "\u0301" * 300_000],
    ids=["press", "brackets", "numbers", "digits", "hyphens", "letters", "stems", "accents"],
)  # fmt: skip
def test_a_megabyte_takes_seconds(text: str) -> None:
    """Of prose or of what rules stumble over: one to two seconds of prose were measured; room for a slow machine."""
    ground("BCMA")
    started = time.monotonic()
    ground(text)
    assert time.monotonic() - started < 20


def test_the_seed_documents_name_what_they_are_about(documents: Path) -> None:
    """zevor-cel, CARsgen and BCMA with the lines that a reader finds them on."""
    (path,) = documents.glob("003_*.txt")
    text = read_document(path)
    found = ground(text).mentions
    for words, id_, line in (
        ("zevor-cel", "product:zevorcabtagene-autoleucel", 16),
        ("CARsgen", "company:carsgen-therapeutics", 14),
        ("BCMA", "hgnc:11913", 16),
    ):
        assert any((one.words, one.id, one.line) == (words, id_, line) for one in found)
    assert all(squeeze(one.words) in squeeze(lines_of(text, one)) for one in found)


def test_a_wrong_rule_is_told_with_its_row(tmp_path: Path) -> None:
    """File, row and column."""
    (tmp_path / "rules").mkdir()
    table = tmp_path / "rules" / "new_names.csv"
    table.write_text("pattern,label,reason\n(,Product,code\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"rules/new_names\.csv:2 \[pattern\]"):
        Grounder.of([seeds.FOLDER, tmp_path])
    table.write_text("pattern,label,reason\nx,Thing,code\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"\[label\]: 'Thing' is neither"):
        Grounder.of([seeds.FOLDER, tmp_path])
