"""Texts as words: spelling is set aside for comparing, and every place can be quoted from the text as it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.text.words import Text, squeeze

ALPHABET = "abzABZ019αβγζµΣß-–—/ .,;:()[]+'’_\n\t　ａＢ１賽愷澤é™²"
texts = st.one_of(st.text(max_size=60), st.text(ALPHABET, max_size=60))
names = st.text("abcXYZ019αβγΔ", min_size=1, max_size=12)
separators = st.text(" -–/.,()+\n", min_size=0, max_size=2)


def collapsed(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(text.split())


@given(texts)
def test_offsets_are_those_of_the_words_in_the_text(raw: str) -> None:
    """Spans go forward without overlapping; the words run together are what is searched."""
    text = Text("title", raw)
    assert text.raw == unicodedata.normalize("NFKC", raw)
    assert len(text) == len(text.spans) == len(text.words) == len(text.starts) - 1
    ends = [0]
    for (begin, end), word, start in zip(text.spans, text.words, text.starts, strict=False):
        assert ends[-1] <= begin < end <= len(text.raw)
        assert word
        assert text.squeezed[start : start + len(word)] == word
        ends.append(end)
    assert "".join(text.words) == text.squeezed == squeeze(raw)


@given(texts)
def test_words_and_gaps_together_are_the_text(raw: str) -> None:
    """Nothing is lost between the words, before the first and behind the last."""
    text = Text("title", raw)
    pieces = [text.gap(place) + text.raw[begin:end] for place, (begin, end) in enumerate(text.spans)]
    assert "".join(pieces) + (text.gap(len(text)) if len(text) else text.raw) == text.raw


@given(texts, st.data())
def test_a_quote_stands_in_the_text(raw: str, data: st.DataObject) -> None:
    """What a reason quotes can be found in the record: only runs of blanks are made one space."""
    text = Text("title", raw)
    if not len(text):
        return
    first = data.draw(st.integers(0, len(text) - 1))
    after = data.draw(st.integers(first + 1, len(text)))
    quote = text.quote(first, after)
    assert quote
    assert quote in collapsed(text.raw)
    assert squeeze(quote) == "".join(text.words[first:after])


@given(texts, st.data())
def test_every_word_stands_in_one_sentence(raw: str, data: st.DataObject) -> None:
    """Sentences follow one another without a gap."""
    text = Text("title", raw)
    if not len(text):
        return
    word = data.draw(st.integers(0, len(text) - 1))
    begin, after = text.sentence(word)
    assert begin <= word < after <= len(text)
    assert all(text.sentence(other) == (begin, after) for other in range(begin, after))


@given(names, st.lists(separators, min_size=12, max_size=12))
def test_case_and_punctuation_do_not_count(name: str, between: list[str]) -> None:
    """A name is the same with hyphens, blanks, brackets or capitals anywhere in it."""
    written = "".join(letter + gap for letter, gap in zip(name, between, strict=False))
    assert squeeze(written) == squeeze(name) == squeeze(name.lower()) == squeeze(name.upper())


@given(texts)
def test_squeezing_is_done_once(raw: str) -> None:
    """What was made comparable stays as it is."""
    assert squeeze(squeeze(raw)) == squeeze(raw)


@pytest.mark.parametrize(
    "written", ["CD19", "cd19", "CD-19", "CD 19", "(CD19)", "ＣＤ１９", "CD‑19", "CD–19", "CD\u00a019", "CD_19"]
)
def test_spellings_of_one_name_are_equal(written: str) -> None:
    """Hyphens of every kind, full-width letters and blanks that do not break are no difference."""
    assert squeeze(written) == "cd19"


@pytest.mark.parametrize(
    ("written", "spelt_out"),
    [
        ("γδ T", "gamma delta T"),
        ("IL-13Rα2", "IL13R alpha 2"),
        ("FRα", "FR-alpha"),
        ("TGFβRII", "TGF-beta-RII"),
        ("TGFßRII", "TGF-beta-RII"),
        ("ΓΔ", "gamma delta"),
        ("µg", "mu g"),
        ("κ light chain", "kappa light chain"),
    ],
)
def test_greek_letters_are_spelt_out(written: str, spelt_out: str) -> None:
    """In capitals too; the German sharp s and the micro sign, which records use for beta and mu, with them."""
    assert squeeze(written) == squeeze(spelt_out)


def test_different_antigens_stay_different() -> None:
    """Setting spelling aside never makes two antigens one."""
    antigens = ["CD19", "CD1", "CD9", "CLDN18", "CLDN18.2", "CLDN6", "B7-H3", "B7-H4", "GPC2", "GPC3", "MUC1", "MUC16"]
    assert len({squeeze(antigen) for antigen in antigens}) == len(antigens)


def test_each_chinese_character_is_a_word() -> None:
    """Chinese has no blanks: a name inside a sentence begins and ends with a word all the same."""
    assert Text("title", "靶向CD19的嵌合抗原受体").words == [*"靶向", "cd19", *"的嵌合抗原受体"]


@pytest.mark.parametrize(
    ("raw", "first_words"),
    [
        ("CD19 CAR-T. CD22 is not bound.", ["cd19", "cd22"]),
        ("Given first; then observed", ["given", "then"]),
        ("One line\nAnother line", ["one", "another"]),
        ("靶向CD19。治疗淋巴瘤", ["靶", "治"]),
        ("CLDN18.2 and IL13R.alpha2 stay in one sentence", ["cldn18"]),
    ],
)
def test_a_sentence_ends_with_a_stop_and_a_blank(raw: str, first_words: list[str]) -> None:
    """The point in CLDN18.2 ends none."""
    text = Text("summary", raw)
    begins = dict.fromkeys(text.sentence(word)[0] for word in range(len(text)))
    assert [text.words[begin] for begin in begins] == first_words


@pytest.mark.parametrize("raw", ["", " ", "—", "\n\n", "()"])
def test_a_text_without_words_is_empty(raw: str) -> None:
    """It has no word to quote, and asking for its length is enough to know."""
    text = Text("title", raw)
    assert len(text) == 0
    assert text.words == []
    assert text.squeezed == ""
