"""What a registry states of the trial itself: kept as stated, absent where it is not, and each with its evidence."""

from __future__ import annotations

import pytest

from cgtkg.loaders.trials.facts.registration import registry_ids
from cgtkg.loaders.trials.record import Organisation
from cgtkg.schema.facts import NodeFact
from support.registered_trials import (
    ALPHA,
    COMPANY,
    DAY,
    SOURCE,
    default_trial,
    ends,
    facts_of,
    named,
    read_as,
    relationships,
    stated_of,
    unnamed,
)
from support.trial_records import HOSPITAL, trial

TRIAL = "clinicaltrials:NCT00000001"


class TestStated:
    """Registry fields become properties of the trial, in the precision stated."""

    def test_what_the_record_states(self) -> None:
        """Title, phase, status, dates, enrolment, reason for stopping, results."""
        record = default_trial(
            status="terminated", why_stopped="slow accrual", completion_date="2025-11", enrollment=12,
            has_results=False, acronym="NOWHERE-1",
        )  # fmt: skip
        stated = stated_of(facts_of(read_as(record, unnamed())), TRIAL)
        assert stated == {
            "name": "CD19 CAR-T in Lymphoma", "aliases": ["NOWHERE-1"], "phase": "phase_1", "status": "terminated",
            "why_stopped": "slow accrual", "start_date": "2024-03-05", "completion_date": "2025-11", "enrollment": 12,
            "has_results": False, "registry_ids": [TRIAL], "relevant": True,
        }  # fmt: skip

    @pytest.mark.parametrize("day", ["2024", "2024-03", "2024-03-05"])
    def test_dates_keep_their_precision(self, day: str) -> None:
        """A month is no first of the month."""
        found = facts_of(read_as(default_trial(start_date=day), unnamed()))
        assert stated_of(found, TRIAL)["start_date"] == day
        assert {one.valid_from for one in relationships(found, "TESTS")} == {day}

    def test_an_enrolment_of_none_is_kept(self) -> None:
        """Zero is what a withdrawn trial enrolled."""
        record = default_trial(status="withdrawn", enrollment=0)
        assert stated_of(facts_of(read_as(record, unnamed())), TRIAL)["enrollment"] == 0

    def test_what_is_not_known_is_not_made_up(self) -> None:
        """No phase is unknown; no date, enrolment or results is no property, and no relationship begins anywhere."""
        record = trial("CD19 CAR-T", "CD19 CAR-T")
        found = facts_of(read_as(record, unnamed()))
        stated = stated_of(found, TRIAL)
        assert (stated["phase"], stated["status"]) == ("unknown", "unknown")
        assert stated.keys().isdisjoint({"start_date", "completion_date", "enrollment", "has_results", "why_stopped"})
        assert {one.valid_from for one in found if not isinstance(one, NodeFact)} == {""}

    def test_a_column_that_the_file_lacks_is_no_statement(self) -> None:
        """Of a table with three columns nothing else is told, not even that it is unknown."""
        record = default_trial(stated=frozenset({"title", "status"}))
        found = facts_of(read_as(record, unnamed()))
        assert stated_of(found, TRIAL).keys() == {"name", "status", "registry_ids", "relevant"}
        assert not relationships(found, "SPONSORS")
        assert not relationships(found, "CONDUCTED_IN")


class TestSponsors:
    """Lead and collaborators."""

    def test_lead_and_collaborator_are_told_apart(self) -> None:
        """Each relationship has its role."""
        record = default_trial(collaborators=(Organisation("Nowhere Bio", "INDUSTRY"),))
        roles = {one.start: one.properties["role"] for one in relationships(facts_of(read_as(record)), "SPONSORS")}
        assert roles == {
            "company:first-affiliated-hospital-of-anywhere-university": "lead", COMPANY: "collaborator"
        }  # fmt: skip

    def test_an_organisation_named_twice_is_one(self) -> None:
        """Two spellings of a collaborator are one relationship."""
        names = ("Elsewhere Bio", "Elsewhere Bio, Inc.", "ELSEWHERE BIO INC")
        record = default_trial(collaborators=tuple(Organisation(name) for name in names))
        collaborators = [
            one for one in relationships(facts_of(read_as(record)), "SPONSORS") if "elsewhere" in one.start
        ]
        assert len(collaborators) == 1

    def test_an_unknown_organisation_is_made_with_its_class(self) -> None:
        """As written, with the class that follows from its name."""
        stated = stated_of(
            facts_of(read_as(default_trial())), "company:first-affiliated-hospital-of-anywhere-university"
        )
        assert stated == {"name": HOSPITAL.name, "kind": "academic"}

    def test_no_sponsor_no_relationship(self) -> None:
        """Redacted or missing."""
        assert relationships(facts_of(read_as(default_trial(sponsor=None))), "SPONSORS") == []


class TestLocations:
    """Countries with their sites."""

    def test_countries_with_and_without_a_number_of_sites(self) -> None:
        """A list of countries tells no number."""
        record = default_trial(countries={"China": 3, "United States": None})
        sites = {
            one.end: one.properties.get("sites") for one in relationships(facts_of(read_as(record)), "CONDUCTED_IN")
        }
        assert sites == {"jurisdiction:CN": 3, "jurisdiction:US": None}

    def test_a_country_that_the_vocabulary_does_not_know_is_left_out(self) -> None:
        """No place is invented, the others stay."""
        record = default_trial(countries={"Atlantis": 2, "china": 1, "": 1})
        assert {end for _, end, _ in ends(facts_of(read_as(record)), "CONDUCTED_IN")} == {"jurisdiction:CN"}

    @pytest.mark.parametrize("order", [["South Korea", "Korea, Republic of"], ["Korea, Republic of", "South Korea"]])
    def test_two_names_of_a_country_are_one(self, order: list[str]) -> None:
        """Their sites are added."""
        record = default_trial(countries=dict.fromkeys(order, 2))
        (conducted,) = relationships(facts_of(read_as(record)), "CONDUCTED_IN")
        assert (conducted.end, conducted.properties["sites"]) == ("jurisdiction:KR", 4)


@pytest.mark.parametrize(
    ("secondary", "also"),
    [
        (["2019-001234-22"], ["euctr:2019-001234-22"]),
        (["EudraCT Number: 2019-001234-22"], ["euctr:2019-001234-22"]),
        (["2022-500123-12-00"], ["ctis:2022-500123-12-00"]),
        (["ChiCTR2000030000"], ["chictr:ChiCTR2000030000"]),
        (["ChiCTR-OIC-17011272"], ["chictr:ChiCTR-OIC-17011272"]),
        (["NCT00000002", "NCT00000001"], []),
        (["2019-001234-22", "2019-005678-33"], []),
        (["R01CA123456", "CT053-MM-01", "2019-0123", "IRB 2020-123456", "20-00123-45"], []),
        (["NCT000000021", "12019-001234-22", "2019-001234-223"], []),
        (["2019-001234-22 / ChiCTR1900012345"], ["chictr:ChiCTR1900012345", "euctr:2019-001234-22"]),
    ],
)
def test_numbers_of_other_registries_are_found_among_the_secondary_ids(secondary: list[str], also: list[str]) -> None:
    """Whole numbers in their registry's form; grants, protocols and longer numbers are none, nor are other trials: a
    registry gives a trial one number.
    """
    assert registry_ids(read_as(trial("CAR-T", secondary_ids=tuple(secondary)))) == sorted([TRIAL, *also])


class TestEvidence:
    """Every fact can be traced to the part of the record that says so."""

    record = default_trial(
        countries={"China": 1}, collaborators=(Organisation("Nowhere Bio", "INDUSTRY"),), updated="2026-06-15"
    )

    def test_every_fact_names_record_and_part(self) -> None:
        """Source, day, record with part, hash of what was read."""
        found = facts_of(read_as(self.record, named(ALPHA), unnamed()))
        assert len(found) > 8
        for fact in found:
            evidence = fact.evidence
            number, _, part = evidence.locator.partition(" ")
            assert (evidence.source, evidence.known_from) == (SOURCE, DAY)
            assert number == "NCT00000001"
            assert part in ("registration", "sponsor", "home", "collaborators", "locations", "reading")
            assert evidence.record == f"ctgov {TRIAL} {part}"
            assert len(evidence.snapshot) == 64

    def test_each_part_has_evidence_of_its_own(self) -> None:
        """A later file that lacks a part does not replace what is known of it."""
        parts = {fact.evidence.locator.partition(" ")[2] for fact in facts_of(read_as(self.record, unnamed()))}
        assert parts == {"registration", "sponsor", "home", "collaborators", "locations", "reading"}

    def test_a_part_that_is_read_and_empty_is_evidence_too(self) -> None:
        """A sponsor that is gone must replace the one that was there."""
        parts = {fact.evidence.locator.partition(" ")[2] for fact in facts_of(read_as(default_trial(sponsor=None)))}
        assert {"sponsor", "collaborators", "locations", "reading"} <= parts

    def test_equal_content_is_the_same_evidence_on_another_day(self) -> None:
        """So that a repeated load finds it unchanged; other content is another version."""
        first, again = (
            {fact.evidence.id for fact in facts_of(read_as(self.record, unnamed(), day=day))}
            for day in ("2026-06-01", "2026-07-01")
        )
        assert first == again
        changed = default_trial(status="completed")
        assert {one.evidence.id for one in facts_of(read_as(changed, unnamed()))} != first

    def test_a_change_of_one_part_changes_no_other(self) -> None:
        """A new status is no new sponsor."""
        by_part = [
            {
                fact.evidence.locator: fact.evidence.id
                for fact in facts_of(read_as(default_trial(status=status), unnamed()))
            }
            for status in ("recruiting", "completed")
        ]
        differing = {part for part, id_ in by_part[0].items() if by_part[1][part] != id_}
        assert differing == {"NCT00000001 registration"}
