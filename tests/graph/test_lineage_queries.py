"""Who holds a product on a day and where, and where a company comes from: worked examples, on every engine."""

from __future__ import annotations

from typing import Any

import pytest

from cgtkg.graph.api import KnowledgeGraph

pytestmark = pytest.mark.database

TODAY, BEFORE = "2026-11-23", "2022-06-01"
ATARA, PIERRE_FABRE = "Atara Biotherapeutics", "Pierre Fabre"
EU, US = "European Union", "United States"

Held = set[tuple[str, str, str]]
HELD: list[tuple[str, str, Held]] = [
    (
        "tabelecleucel", TODAY,
        {(EU, "holder", PIERRE_FABRE), (US, "developer", PIERRE_FABRE), ("worldwide", "licensee", PIERRE_FABRE)},
    ),
    ("Ebvallo", BEFORE, {(EU, "holder", ATARA), (US, "developer", ATARA)}),
    (
        "Yescarta", TODAY,
        {(EU, "holder", "Kite"), (US, "holder", "Kite"), ("Japan", "holder", "Gilead Sciences K.K."),
         ("China", "licensee", "Fosun Kairos"), ("Hong Kong", "licensee", "Fosun Kairos"),
         ("Macau", "licensee", "Fosun Kairos")},
    ),
    (
        "Yescarta", BEFORE,
        {(EU, "holder", "Kite"), (US, "holder", "Kite"), ("Japan", "licensee", "Daiichi Sankyo"),
         ("China", "licensee", "Fosun Kairos"), ("Hong Kong", "licensee", "Fosun Kairos"),
         ("Macau", "licensee", "Fosun Kairos")},
    ),
    ("Strimvelis", TODAY, {(EU, "holder", "Fondazione Telethon")}),
    ("Strimvelis", BEFORE, {(EU, "holder", "Orchard Therapeutics")}),
    ("Strimvelis", "2017", {(EU, "developer", "GlaxoSmithKline")}),
]  # fmt: skip


def held(rows: list[dict[str, Any]]) -> Held:
    """Territory, role and company of each row."""
    return {(row["territory"], row["role"], row["company"]) for row in rows}


@pytest.mark.parametrize(("product", "day", "expected"), HELD)
def test_the_holders_of_a_product_on_a_day(seeded: KnowledgeGraph, product: str, day: str, expected: Held) -> None:
    assert held(seeded.query("product_holders", product=product, day=day)) == expected


def test_a_right_that_changes_hands_within_a_stated_year_has_both_holders(seeded: KnowledgeGraph) -> None:
    """The licence for Japan ended, and the transfer came, in 2023: neither day is stated."""
    rows = seeded.query("product_holders", product="Yescarta", day="2023-05", territory="Japan")
    assert {row["company"] for row in rows} == {"Daiichi Sankyo", "Gilead Sciences K.K."}


def test_today_is_the_default(seeded: KnowledgeGraph) -> None:
    assert held(seeded.query("product_holders", product="Strimvelis")) == {(EU, "holder", "Fondazione Telethon")}


@pytest.mark.parametrize(
    ("product", "territory", "found"),
    [
        ("Luxturna", "Germany", {EU, "outside the United States"}),
        ("Luxturna", "US", {US}),
        ("Luxturna", "jurisdiction:CN", {"outside the United States"}),
        ("lyl273", "Macau", set()),
        ("lyl273", "japan", {"outside Greater China"}),
        ("C-CAR066", "Greater China", {"China", "not stated"}),
        ("Ebvallo", "Europe", {EU, "worldwide"}),
        ("Ebvallo", "x' OR 1=1 //", set()),
    ],
)
def test_a_territory_finds_the_rights_that_reach_there(
    seeded: KnowledgeGraph, product: str, territory: str, found: set[str]
) -> None:
    """The world holds every country, outside the United States every one but that; a country is part of its union."""
    rows = seeded.query("product_holders", product=product, territory=territory, day=TODAY)
    assert {row["territory"] for row in rows} == found


def test_licensor_owner_and_originator_stand_beside(seeded: KnowledgeGraph) -> None:
    """The owner is that of the day: Kyowa Kirin bought Orchard in 2024, Roche bought Spark at the end of 2019."""
    (before,) = seeded.query("product_holders", product="Strimvelis", day=BEFORE)
    assert (before["licensors"], before["owners"], before["originators"]) == (
        ["GlaxoSmithKline"], [], ["Fondazione Telethon"],
    )  # fmt: skip
    owners = {
        day: {name for row in seeded.query("product_holders", product="Luxturna", day=day, territory="US")
              for name in row["owners"]}
        for day in ("2019-12-16", "2019-12-17")
    }  # fmt: skip
    assert owners == {"2019-12-16": set(), "2019-12-17": {"Roche"}}


def test_what_is_only_announced_holds_nothing(seeded: KnowledgeGraph) -> None:
    """AstraZeneca has agreed to take over the rest of C-CAR031; no source tells of the closing."""
    rows = seeded.query("product_holders", product="C-CAR031", day=TODAY)
    assert ("China", "partner", "AbelZeta") in held(rows)
    assert not any(row["territory"] == "worldwide" for row in rows)


@pytest.mark.parametrize(
    ("name", "company", "expected"),
    [
        (
            "Eden BioCell",
            "Eden BioCell",
            {
                ("joint venture of", "Alaunos Therapeutics and TriArm Therapeutics", "2019-07-05"),
                ("owned by", "TriArm Therapeutics", "2019-07-05"),
            },
        ),
        (
            "Fosun Kite",
            "Fosun Kairos",
            {
                ("former name", "Fosun Kite", "2017-04"),
                ("joint venture of", "Fosun Pharma and Kite", "2017-04"),
            },
        ),
        ("Galapagos NV", "Lakefront Biotherapeutics", {("bought", "CellPoint", "2022-06-21")}),
        ("Cell Medica", "Kuur Therapeutics", {("bought by", "Athenex", "2021-05-04")}),
        ("MolMed", "AGC Biologics S.p.A.", {("owned by", "AGC Biologics", "2020-07-31")}),
        ("Legend Biotech", "Legend Biotech", {("gave rights to", "Novartis", "2024-01-03")}),
    ],
)
def test_the_lineage_of_a_company(
    seeded: KnowledgeGraph, name: str, company: str, expected: set[tuple[str, str, str]]
) -> None:
    """Under every name it had; other ties may stand beside."""
    rows = seeded.query("company_lineage", company=name)
    assert {row["company"] for row in rows} == {company}
    assert expected <= {(row["tie"], row["other"], row["since"]) for row in rows}


def test_two_licences_between_the_same_companies_both_stand(seeded: KnowledgeGraph) -> None:
    rows = seeded.query("company_lineage", company="AbelZeta")
    given = {(row["product"], row["territory"]) for row in rows if row["other"] == "Janssen Biotech"}
    assert given == {
        (product, territory)
        for product in ("C-CAR066", "prizloncabtagene autoleucel")
        for territory in ("China", "outside Greater China")
    }


def test_what_is_stated_is_not_said_again_as_inferred(seeded: KnowledgeGraph) -> None:
    owners = [row for row in seeded.query("company_lineage", company="Kite") if row["tie"] == "owned by"]
    assert [(row["other"], row["assertion"]) for row in owners] == [("Gilead", "stated")]
