"""Where a sponsor is: a hospital where all sites of its trials are, a company may be anywhere."""

from __future__ import annotations

import pytest

from cgtkg.loaders.trials.record import Organisation
from support.registered_trials import COMPANY, default_trial, facts_of, named, read_as, stated_of
from support.trial_records import EVERY_FIELD

HOSPITAL = "company:first-affiliated-hospital-of-anywhere-university"


def country_of(company: str, **record: object) -> object:
    return stated_of(facts_of(read_as(default_trial(**record), named("product:alpha-cel"))), company).get("country")


@pytest.mark.parametrize(
    "countries", [{"China": 3}, {"South Korea": None}, {"Korea, Republic of": 1, "South Korea": 2}]
)
def test_a_hospital_is_in_the_one_country_of_its_sites(countries: dict[str, int | None]) -> None:
    """As the registry writes the country, however often."""
    assert country_of(HOSPITAL, countries=countries) == ("CN" if "China" in countries else "KR")


@pytest.mark.parametrize(
    "countries", [{}, {"China": 1, "United States": 1}, {"Atlantis": 2}, {"China": 1, "Atlantis": 1}]
)
def test_several_countries_or_an_unknown_one_show_nothing(countries: dict[str, int | None]) -> None:
    """Nothing is guessed."""
    assert country_of(HOSPITAL, countries=countries) is None


def test_a_company_may_run_its_trials_anywhere() -> None:
    """Its sites are not its home."""
    assert country_of(COMPANY, sponsor=Organisation("Nowhere Bio", "INDUSTRY"), countries={"China": 3}) is None


def test_a_file_without_the_column_says_nothing() -> None:
    """Neither that there is a country nor that there is none."""
    found = facts_of(read_as(default_trial(countries={"China": 3}, stated=EVERY_FIELD - {"countries"})))
    assert not any(fact.evidence.locator.endswith(" home") for fact in found)


def test_a_record_that_shows_nothing_any_more_replaces_what_it_showed() -> None:
    """The part is there, without a country."""
    found = facts_of(read_as(default_trial(countries={})))
    assert any(fact.evidence.locator.endswith(" home") for fact in found)
