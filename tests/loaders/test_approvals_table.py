"""The bundled approvals: each with date, agency and status, ends consistent, and as the registers at hand say."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from python_calamine import CalamineWorkbook

from cgtkg import seeds
from cgtkg.graph.authorisations import has_ended, in_force
from cgtkg.graph.landscape import Landscape, Relationship
from cgtkg.loaders.seeds import read_seeds
from cgtkg.schema.facts import RelationshipFact
from support.landscapes import landscape_from_seeds
from support.missing import missing

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
US, EU, CHINA = "jurisdiction:US", "jurisdiction:EU", "jurisdiction:CN"
AGENCIES = {US: "regulator:fda", EU: "regulator:ema", CHINA: "regulator:nmpa"}
MISPRINTED = {("125736", "2021-03-03")}
"""Licences to which the Purple Book at hand gives a day that every other source contradicts: Abecma, of 26 March."""
ENDS = {"Withdrawn": "withdrawn", "Expired": "lapsed"}
"""The words of the EMA table for an authorisation that ended, by the status of the tables."""


class Licence(NamedTuple):
    """What a register states of one product: its number, names, first day, status, and when it ended if stated."""

    number: str
    names: frozenset[str]
    granted: str
    status: str
    ended: str = ""


@pytest.fixture(scope="module")
def landscape() -> Landscape:
    return landscape_from_seeds()


@pytest.fixture(scope="module")
def approvals(landscape: Landscape) -> Mapping[tuple[str, str], list[Relationship]]:
    """The APPROVED_IN facts by product and place."""
    found = defaultdict(list)
    for fact in landscape.facts("APPROVED_IN"):
        found[fact.start, fact.end].append(fact)
    return found


def first_day(facts: Iterable[Relationship]) -> str:
    """The earliest date that is a day, as the saved query gives it."""
    return min((fact.get("date") for fact in facts if len(fact.get("date") or "") == len("2024-01-01")), default="")


def test_every_product_approved_in_the_three_markets_has_date_agency_and_status(
    approvals: Mapping[tuple[str, str], list[Relationship]],
) -> None:
    """At least one of its approvals there has all three; 45 products and more."""
    places = {place: facts for place, facts in approvals.items() if place[1] in AGENCIES}
    complete = {
        place
        for place, facts in places.items()
        for fact in facts
        if fact.get("date") and fact.get("status") and fact.get("agency") == AGENCIES[place[1]]
    }
    refused = {place for place, facts in places.items() if all(fact.get("status") == "refused" for fact in facts)}
    assert places.keys() - complete - refused == set()
    assert len({product for product, _ in complete}) >= 45


def test_what_ended_ended_for_every_disease_and_is_treated_no_more(
    landscape: Landscape, approvals: Mapping[tuple[str, str], list[Relationship]]
) -> None:
    """All products whose authorisation ended; none that is still approved for something in that place."""
    ended = {place for place, facts in approvals.items() if any(map(has_ended, facts))}
    assert {
        ("product:betibeglogene-autotemcel", EU), ("product:darvadstrocel", EU), ("product:stratagraft", US),
        ("product:heartsheet", "jurisdiction:JP"), ("product:tg-c", "jurisdiction:KR"),
    } <= ended  # fmt: skip
    assert not {place for place in ended if any(map(in_force, approvals[place]))}
    assert all(fact.get("valid_to") for place in ended for fact in approvals[place]), "each with the day, or by when"
    treated = {
        (fact.start, fact.get("territory")) for fact in landscape.facts("TREATS") if fact.get("stage") == "approved"
    }
    assert not treated & ended


def test_the_tables_say_how_an_authorisation_with_an_end_ended() -> None:
    """A row with `valid_to` has a row beside it that says withdrawn, lapsed or suspended: or it would read approved."""
    facts = [f for f in read_seeds([seeds.FOLDER]).facts if isinstance(f, RelationshipFact) and f.type == "APPROVED_IN"]
    over = {fact.key for fact in facts if fact.properties.get("status") in ("withdrawn", "lapsed", "suspended")}
    assert {fact.key for fact in facts if fact.valid_to} <= over
    assert not [fact for fact in facts if fact.properties.get("status") == "refused" and "date" in fact.properties], (
        "`date` is when it was granted"
    )


def test_the_eu_advanced_therapies_have_the_day_agency_and_status_of_the_ema_table(
    landscape: Landscape, approvals: Mapping[tuple[str, str], list[Relationship]]
) -> None:
    """All of them; Alofisel was withdrawn after the table was made."""
    paths = sorted((DATA / "ema").glob("medicines_output_medicines_en_*.xlsx"))
    if not paths:
        missing(f"the medicines table of the EMA is not at hand ({DATA / 'ema'})")
    licences = list(of_the_ema(paths[-1]))
    assert len(licences) == 26
    found = compared(landscape, approvals, licences, EU)
    assert found.keys() == {licence.number for licence in licences}
    for licence in licences:
        facts = found[licence.number]
        assert (licence.number, first_day(facts)) == (licence.number, licence.granted)
        later = licence.status == "approved" and {f.get("valid_to") for f in facts} == {"2024-12-13"}
        assert later or (licence.number, {f.get("status") for f in facts}) == (licence.number, {licence.status})
        assert not licence.ended or {f.get("valid_to") for f in facts} == {licence.ended}


def test_the_us_products_have_the_day_agency_and_status_of_the_purple_book(
    landscape: Landscape, approvals: Mapping[tuple[str, str], list[Relationship]]
) -> None:
    """All CBER licences of products that the vocabulary names."""
    path = DATA / "fda-purplebook" / "purplebook.csv"
    if not path.is_file():
        missing(f"the Purple Book is not at hand ({path})")
    licences = list(of_the_purple_book(path))
    found = compared(landscape, approvals, licences, US)
    assert len(found) >= 40
    for licence in licences:
        if (facts := found.get(licence.number)) and (licence.number, licence.granted) not in MISPRINTED:
            assert (licence.number, first_day(facts)) == (licence.number, licence.granted)
            assert (licence.number, {f.get("status") for f in facts}) == (licence.number, {licence.status})


def compared(
    landscape: Landscape,
    approvals: Mapping[tuple[str, str], list[Relationship]],
    licences: Iterable[Licence],
    place: str,
) -> dict[str, list[Relationship]]:
    """By the number of each licence what the tables state of the product that it names, by its agency."""
    named: dict[str, set[str]] = defaultdict(set)
    for product in landscape.of("Product"):
        for name in (product.name, *product.get("aliases")):
            named[name.casefold()].add(product.id)
    found = {}
    for licence in licences:
        products = {id_ for name in licence.names for id_ in named.get(name, ())}
        if products:
            facts = [fact for id_ in products for fact in approvals[id_, place]]
            assert {fact.get("agency") for fact in facts} == {AGENCIES[place]}, licence
            found[licence.number] = facts
    return found


def of_the_ema(path: Path) -> Iterator[Licence]:
    """The medicines of advanced therapy, with the days as the table writes them, DD/MM/YYYY."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    (start,) = (number for number, row in enumerate(rows) if "Medicine status" in row)
    for row in rows[start + 1 :]:
        cells = dict(zip(map(str, rows[start]), map(str, row), strict=True))
        if cells["Advanced therapy"] == "Yes":
            yield Licence(
                cells["EMA product number"], frozenset({cells["Name of medicine"].casefold()}),
                _iso(cells["Marketing authorisation date"], "%d/%m/%Y"),
                ENDS.get(cells["Medicine status"], "approved"),
                _iso(cells["Withdrawal / expiry / revocation / lapse of marketing authorisation date"], "%d/%m/%Y"),
            )  # fmt: skip


def of_the_purple_book(path: Path) -> Iterator[Licence]:
    """The licences of the Center for Biologics, each with the day of its first row; a BLA has several."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Center"] == "CBER"]
    for number in dict.fromkeys(row["BLA Number"] for row in rows):
        same = [row for row in rows if row["BLA Number"] == number]
        names = {name.strip() for row in same for name in re.split("[,;]", row["Proprietary Name"].casefold())}
        names |= {re.sub("-[a-z]{4}$", "", row["Proper Name"].casefold().strip()) for row in same}
        yield Licence(
            number, frozenset(names - {"", "n/a"}), min(_iso(row["Approval Date"], "%d-%b-%y") for row in same),
            "withdrawn" if all("Revoked" in row["Licensure"] for row in same) else "approved",
        )  # fmt: skip


def _iso(text: str, form: str) -> str:
    return datetime.strptime(text, form).date().isoformat() if text else ""
