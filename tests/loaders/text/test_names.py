"""Names found in texts: leftmost, longest, whole words, in whatever spelling, unless a rule binds their spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.text.names import Names
from cgtkg.loaders.text.words import Text, squeeze

Found = list[tuple[str, tuple[str, ...]]]


def found_in(raw: str, names: Names[str]) -> Found:
    """What is found, as quoted from the text, with its meanings."""
    text = Text("title", raw)
    return [(text.quote(one.first, one.after), one.meanings) for one in names.find(text)]


def words_found(raw: str, names: Iterable[str], **rules: Iterable[str]) -> list[str]:
    """The words found for names that mean themselves."""
    return [words for words, _ in found_in(raw, Names([(name, name) for name in names], **rules))]  # type: ignore[arg-type]


word = st.text("ab1", min_size=1, max_size=3)
phrase = st.lists(word, min_size=1, max_size=3).map(" ".join)
vocabulary = st.lists(phrase, min_size=1, max_size=6)
separator = st.sampled_from([" ", "-", "/", " - ", ", ", ". "])
text_of_words = st.lists(st.tuples(word, separator).map("".join), max_size=12).map("".join)


def expected(raw: str, names: Sequence[str]) -> list[str]:
    """The definition itself, slowly: from each free word on, the longest run of whole words that is a name.

    Only for names of at most three letters, which take no plural.
    """
    text = Text("title", raw)
    squeezed = {squeeze(name) for name in names}
    found, place = [], 0
    while place < len(text):
        runs = [after for after in range(place + 1, len(text) + 1) if "".join(text.words[place:after]) in squeezed]
        if runs:
            found.append(text.quote(place, max(runs)))
        place = max(runs, default=place + 1)
    return found


@given(text_of_words, vocabulary)
def test_the_leftmost_and_longest_names_are_found(raw: str, names: list[str]) -> None:
    """As the slow definition says, for any names and any text."""
    assert words_found(raw, names) == expected(raw, names)


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=8))
def test_what_is_found_is_a_name_in_its_place(raw: str, names: list[str]) -> None:
    """No mention overlaps another; its words are those of a name that means what is told, or its plural."""
    text = Text("title", raw)
    free = 0
    for mention in Names([(name, name) for name in names]).find(text):
        assert free <= mention.first < mention.after <= len(text)
        free = mention.after
        words = "".join(text.words[mention.first : mention.after])
        assert mention.meanings
        assert {squeeze(name) for name in mention.meanings} <= {words, words.removesuffix("s")}


@given(
    st.text("abcXYZ019", min_size=1, max_size=8),
    st.lists(st.sampled_from(["", "-", " ", "/", "–"]), min_size=8, max_size=8),
    st.sampled_from([("", ""), ("(", ")"), ("anti-", " cells"), ("靶向", "的"), ("1. ", ".")]),
    st.booleans(),
)
def test_a_name_is_found_in_every_spelling(
    name: str, between: list[str], around: tuple[str, str], shouted: bool
) -> None:
    """Hyphens, blanks and capitals inside it, anything but a letter or digit around it."""
    written = "".join(letter + gap for letter, gap in zip(name, between, strict=False)).strip("-–/ ")
    before, behind = around
    raw = before + (written.upper() if shouted else written) + behind
    assert words_found(raw, [name])


@pytest.mark.parametrize("raw", ["CD192", "aCD19", "CD19a", "CD1", "9CD19", "huCD19scFv"])
def test_a_part_of_a_word_is_no_name(raw: str) -> None:
    """CD19 is neither in CD192 nor in a longer word."""
    assert words_found(raw, ["CD19"]) == []


def test_the_longest_name_goes_before_a_part_of_it() -> None:
    """CLDN18.2 is not CLDN18 with something behind it."""
    names = ["CLDN18", "CLDN18.2", "CD3", "CD38", "GPC3"]
    assert words_found("CLDN18.2, Claudin, CLDN18 and CD-38", names) == ["CLDN18.2", "CLDN18", "CD-38"]


def test_a_name_does_not_run_over_the_one_before_it() -> None:
    """Two names never share a word: the left one has it."""
    assert words_found("BCMA CAR T cell", ["BCMA CAR", "CAR T cell", "T cell"]) == ["BCMA CAR", "T cell"]


def test_a_name_with_several_meanings_gives_them_all() -> None:
    """Which one is meant is decided by whoever asks."""
    names = Names([("MAGE-A4", "target"), ("MAGE A4", "product"), ("MAGE-A4", "target")])
    assert found_in("MAGEA4 TCR", names) == [("MAGEA4", ("target", "product"))]


@pytest.mark.parametrize(
    ("raw", "words"), [("CAR-Ts and NK cells", ["CAR-Ts", "NK cells"]), ("two CARs", []), ("NK celling", [])]
)
def test_longer_names_may_stand_in_the_plural(raw: str, words: list[str]) -> None:
    """From four letters on: the plural of a short name may be another thing."""
    assert words_found(raw, ["CAR-T", "NK cell", "CAR"]) == words


def test_a_name_that_ends_in_s_is_not_the_plural_of_another() -> None:
    """The longer name is the one that is written."""
    names = Names([("MART1", "antigen"), ("MART1s", "splice form")])
    assert found_in("MART1s, MART1", names) == [("MART1s", ("splice form",)), ("MART1", ("antigen",))]


class TestCased:
    """Names that also are words count in their own case only."""

    @pytest.mark.parametrize(("raw", "words"), [("CAR for AML", ["CAR"]), ("a car accident", []), ("Car", [])])
    def test_in_its_own_case_only(self, raw: str, words: list[str]) -> None:
        """A car is no chimeric antigen receptor."""
        assert words_found(raw, ["CAR"], cased=["CAR"]) == words

    def test_a_shorter_name_counts_where_the_longer_is_in_another_case(self) -> None:
        """What is refused for its spelling hides nothing that begins with the same word."""
        assert words_found("til therapy", ["TIL therapy", "til"], cased=["TIL therapy"]) == ["til"]

    def test_other_names_keep_any_case(self) -> None:
        """Only the names listed are bound."""
        assert words_found("bcma car", ["BCMA", "CAR"], cased=["CAR"]) == ["bcma"]


class TestGlued:
    """Forms that count only where nothing but a hyphen parts them: CART19 and CART-19, never CAR T 19."""

    @pytest.mark.parametrize(
        ("raw", "words"),
        [
            ("CART19", ["CART19"]), ("cart19", ["cart19"]), ("CART-19", ["CART-19"]), ("CAR-T 19 patients", []),
            ("CART 19", []), ("CART - 19", []), ("CART\n19 patients", []), ("CART\u00a019", []),
        ],
    )  # fmt: skip
    def test_without_a_blank_only(self, raw: str, words: list[str]) -> None:
        """A number that follows CAR-T is not an antigen's."""
        text = Text("title", raw)
        names = Names[str]([], glued=[("CART19", "CD19")])
        assert [text.quote(one.first, one.after) for one in names.find(text)] == words

    def test_it_carries_all_its_meanings(self) -> None:
        """CD19CAR is an antigen and a carrier at once."""
        names = Names([("CD19", "antigen")], glued=[("CD19CAR", "antigen"), ("CD19CAR", "carrier")])
        assert found_in("CD19CAR", names) == [("CD19CAR", ("antigen", "carrier"))]

    def test_a_name_in_its_own_right_is_not_bound(self) -> None:
        """What the vocabulary knows as a name is found in every spelling."""
        names = Names([("UCART19", "product")], glued=[("UCART19", "CD19")])
        assert found_in("UCART-19", names) == [("UCART-19", ("product",))]


class TestFirm:
    """Names whose words may not be run apart by blanks: ATCell is not a T cell."""

    @pytest.mark.parametrize(
        ("raw", "words"),
        [("ATCell", ["ATCell"]), ("ATCELL", ["ATCELL"]), ("AT-Cell", ["AT-Cell"]), ("a T cell", []), ("AT cell", [])],
    )
    def test_blanks_only_where_the_name_breaks(self, raw: str, words: list[str]) -> None:
        """A hyphen inside a code is a habit of spelling, a blank makes other words of it."""
        assert words_found(raw, ["ATCell"], firm=["ATCell"]) == words

    def test_its_own_breaks_may_be_blanks(self) -> None:
        """JWCAR029 and JW-CAR-029 are one spelling for a name with hyphens."""
        assert words_found("CT 053 and CT-053 and CT053", ["CT-053"], firm=["CT-053"]) == ["CT 053", "CT-053", "CT053"]


@pytest.mark.parametrize("names", [[], ["", "-"], ["—"]])
def test_names_without_letters_are_never_found(names: list[str]) -> None:
    """An empty name would be found everywhere."""
    assert words_found("CD19 - CD22", names) == []
