"""A classified trial leaves its texts behind and comes back from the bundled extract as it went in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgtkg.loaders.trials.classification import Classification, Disease, Reason
from cgtkg.loaders.trials.classification.answers import Construct
from cgtkg.loaders.trials.extract import read_extract, write_extract
from cgtkg.loaders.trials.record import Arm, Intervention, Organisation, TrialRecord
from cgtkg.loaders.trials.registered import Registered
from cgtkg.schema.errors import DataError
from cgtkg.schema.vocabularies import CELL_SOURCES, LOGICS, PHASES, ROLES_TESTED, TRIAL_STATUSES
from support.registered_trials import (
    ALPHA,
    BCMA,
    CD19,
    CD22,
    DAY,
    LUPUS,
    LYMPHOMA,
    default_trial,
    facts_of,
    named,
    read_as,
    unnamed,
)
from support.trial_records import EVERY_FIELD, biological, experimental

TEXT = st.text(max_size=20)
NAME = st.text(min_size=1, max_size=20)
DATE = st.sampled_from(["", "2024", "2024-02", "2024-02-29"])
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
ORGANISATION = st.builds(Organisation, NAME, st.sampled_from(["", "INDUSTRY", "OTHER", "NIH"]))
INTERVENTION = st.builds(Intervention, NAME, st.sampled_from(["", "GENETIC", "DRUG"]), TEXTS, TEXT, TEXTS)
ARM = st.builds(Arm, TEXT, st.sampled_from(["", "EXPERIMENTAL"]), TEXT, TEXTS)
RECORD = st.builds(
    TrialRecord, st.just("clinicaltrials:NCT00000001"), TEXT, official_title=TEXT, acronym=TEXT, summary=TEXT,
    description=TEXT, keywords=TEXTS, conditions=TEXTS, interventions=st.lists(INTERVENTION, max_size=3).map(tuple),
    arms=st.lists(ARM, max_size=2).map(tuple), sponsor=st.none() | ORGANISATION,
    collaborators=st.lists(ORGANISATION, max_size=2).map(tuple), phase=st.sampled_from(PHASES),
    status=st.sampled_from(TRIAL_STATUSES), why_stopped=TEXT, start_date=DATE, completion_date=DATE,
    enrollment=st.none() | st.integers(0, 10**9), study_type=st.sampled_from(["", "INTERVENTIONAL", "OBSERVATIONAL"]),
    countries=st.dictionaries(st.sampled_from(["China", "USA", "Atlantis"]), st.none() | st.integers(1, 99)),
    secondary_ids=TEXTS, endpoints=TEXTS, criteria=TEXT, has_results=st.sampled_from([None, True, False]), updated=DATE,
    version=DATE, stated=st.frozensets(st.sampled_from(sorted(EVERY_FIELD))), file=TEXT, place=TEXT,
)  # fmt: skip
REASON = st.builds(Reason, NAME, TEXT, TEXT)
ARM_OF_PRODUCT = {"arm": TEXT, "indications": st.sampled_from([(), (LYMPHOMA,), (LYMPHOMA, LUPUS)])}
ROLE = st.sampled_from(ROLES_TESTED)
TESTED = st.builds(named, st.just(ALPHA), ROLE, **ARM_OF_PRODUCT) | st.builds(
    unnamed, TEXT, role=ROLE, **ARM_OF_PRODUCT
)
ANSWER = st.builds(
    Classification, st.just("clinicaltrials:NCT00000001"), st.booleans(),
    st.lists(st.sampled_from([CD19, CD22, BCMA]), unique=True, max_size=3).map(tuple),
    st.sampled_from(["", *LOGICS[:3], "cocktail"]), st.lists(TESTED, max_size=3).map(tuple),
    st.sampled_from(CELL_SOURCES), st.sampled_from(["", "modality:car-t", "modality:car-nk"]),
    st.lists(st.builds(Disease, st.sampled_from([LYMPHOMA, LUPUS]), TEXT, TEXT, TEXT), max_size=2).map(tuple),
    st.sampled_from(["other", "autoimmune"]), st.sampled_from(["", "company:nowhere-bio"]),
    st.sampled_from(["", "industry"]),
    st.lists(st.builds(Construct, st.just("technology:aav"), REASON), max_size=2).map(tuple),
    st.dictionaries(st.sampled_from(["targets", "product", "cell_source"]), REASON),
)  # fmt: skip


@settings(deadline=None)
@given(RECORD, ANSWER, st.sampled_from([DAY, "2026-07"]))
def test_a_trial_comes_back_from_json_as_it_went(record: TrialRecord, answer: Classification, day: str) -> None:
    """Nothing is lost or added on the way, and the facts are the same, each with the same evidence."""
    registered = Registered.of(record, answer, day)
    restored = Registered.restored(json.loads(json.dumps(registered.stored())))
    assert restored == registered
    assert facts_of(restored) == facts_of(registered)


@settings(deadline=None)
@given(RECORD, ANSWER)
def test_what_is_stored_is_stored_the_same_again(record: TrialRecord, answer: Classification) -> None:
    """Equal trials give equal bytes, whatever order sets had."""
    registered = Registered.of(record, answer, DAY)
    text = json.dumps(registered.stored(), sort_keys=True)
    assert json.dumps(Registered.restored(json.loads(text)).stored(), sort_keys=True) == text


PROSE = "We hypothesise at considerable length that these lymphocytes will persist."
FULL = default_trial(
    official_title=f"Official: {PROSE}",
    summary=f"Summary: {PROSE}",
    description=f"Details: {PROSE}",
    criteria=f"Inclusion: {PROSE}",
    endpoints=(f"Endpoint: {PROSE}",),
    keywords=(f"Keyword: {PROSE}",),
    arms=(experimental("A", "CD19 CAR-T", description=f"Arm: {PROSE}"),),
    file="export.json",
    place="study 7",
)
FULL = replace(FULL, interventions=(biological("CD19 CAR-T", f"Given: {PROSE}", also=["Nowhere-1"]),))


def test_texts_of_the_sponsor_never_ship() -> None:
    """Prose is no fact, and the sponsor's: summaries, descriptions, criteria and endpoints stay out."""
    registered = read_as(FULL, unnamed())
    stored = json.dumps(registered.stored())
    assert "considerable length" not in stored
    assert "export.json" not in stored
    assert "study 7" not in stored
    assert "considerable length" not in repr(facts_of(registered))


def test_registry_fields_do() -> None:
    """What makes the facts is there."""
    stored = read_as(FULL, unnamed()).stored()
    assert stored["title"] == "CD19 CAR-T in Lymphoma"
    assert stored["interventions"][0] == {"name": "CD19 CAR-T", "type": "BIOLOGICAL", "other_names": ["Nowhere-1"]}
    assert (stored["phase"], stored["start_date"]) == ("phase_1", "2024-03-05")


@pytest.mark.parametrize("field", ["title", "official_title", "summary", "description"])
def test_the_hash_is_of_the_texts_that_were_read(field: str) -> None:
    """Another text is another reading, though the text itself is gone; another status is not."""
    changed = replace(FULL, **{field: "Another text"})  # type: ignore[arg-type]
    assert read_as(changed, unnamed()).sha256 != read_as(FULL, unnamed()).sha256
    assert read_as(replace(FULL, status="completed"), unnamed()).sha256 == read_as(FULL, unnamed()).sha256


def test_texts_that_a_file_cannot_hold_are_not_read() -> None:
    """A table with titles only was classified by its titles only."""
    assert read_as(replace(FULL, stated=frozenset({"title", "phase"}))).texts == ("title",)


class TestExtract:
    """The bundled file: one trial a line."""

    def test_trials_come_back_in_the_order_of_their_numbers(self, tmp_path: Path) -> None:
        """Equal trials give equal bytes, whatever order they came in."""
        trials = [read_as(default_trial(number=number), unnamed()) for number in (3, 1, 2)]
        one, other = tmp_path / "deep" / "one.jsonl", tmp_path / "other.jsonl"
        assert write_extract(trials, one) == write_extract(reversed(trials), other) == 3
        assert one.read_bytes() == other.read_bytes()
        assert list(read_extract(one)) == sorted(trials, key=lambda trial: trial.record.id)

    @pytest.mark.parametrize(
        "line",
        ["{", "[]", "{}", '{"id": "clinicaltrials:NCT00000001"}', '{"id": 1, "answer": {}, "day": "2026"}', "null"],
    )
    def test_a_line_that_is_no_trial_is_named(self, tmp_path: Path, line: str) -> None:
        """With file and line, not with a traceback."""
        path = tmp_path / "ctgov.jsonl"
        write_extract([read_as(default_trial(), unnamed())], path)
        path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"ctgov\.jsonl:2"):
            list(read_extract(path))

    def test_names_in_any_language_stay_readable(self, tmp_path: Path) -> None:
        """UTF-8, not escapes."""
        path = tmp_path / "ctgov.jsonl"
        write_extract([read_as(default_trial(acronym="靶向"), unnamed("抗CD19 CAR-T"))], path)
        assert "靶向" in path.read_text(encoding="utf-8")
