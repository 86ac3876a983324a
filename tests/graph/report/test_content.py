"""What a reader finds in the report, section by section."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from cgtkg.graph.analysis.clusters import cluster
from cgtkg.graph.analysis.results import Clustering, Projection
from cgtkg.graph.landscape import Landscape
from cgtkg.graph.report import Report, compose, html, markdown
from cgtkg.graph.report.phrases import said
from cgtkg.schema.errors import DataError, UnknownNameError, UsageError
from support.landscapes import landscape_of, node, relation
from support.report_reading import Page, sections_of
from support.small_landscape import CLUSTERING, LUPUS, MYELOMA, NODES, PROJECTION, RELATIONSHIPS

TITLES = [
    "Key findings", "Scope and method", "Trials by year, phase and status", "Targets against diseases",
    "Targets entering the clinic", "Constructs and cell source over time", "Sponsors", "Countries",
    "Competitive clusters", "Products by target and stage", "Products by indication and stage",
    "Approvals and permissions", "Companies", "Trials and outcomes", "Statistics of the field",
    "Statistics beside our own counts", "Claims", "Disagreements between documents", "Announced, not yet fact",
    "White space",
]  # fmt: skip
NOT_FACTS = ("delta-cel", "Hilltop")
"""What the small landscape only plans or supposes."""


@pytest.fixture
def page(report: Report) -> Page:
    return Page(html(report))


def test_the_sections_stand_in_order(report: Report) -> None:
    assert [section.title for section in report.sections] == TITLES


def test_the_title_block_gives_the_day_of_the_data_and_how_each_source_is_dated(page: Page) -> None:
    assert "Data as of 2026-11-22" in page.text[""]
    assert "A review: 2026-01" in page.text[""]
    assert "A release: undated, by 2026-11-22" in page.text[""]


def test_a_past_day_is_the_day_of_the_data() -> None:
    past = landscape_of([*NODES, *RELATIONSHIPS], as_of=date(2025, 6, 30))
    report = compose(past, CLUSTERING, PROJECTION)
    assert report.as_of == "2025-06-30"
    assert "as it stood on 2025-06-30" in Page(html(report)).text["scope"]


@pytest.mark.parametrize("name", NOT_FACTS)
def test_what_is_not_fact_stands_in_its_own_section_only(report: Report, page: Page, name: str) -> None:
    assert [id_ for id_, text in page.text.items() if name in text] == ["announced"]
    assert [id_ for id_, text in sections_of(markdown(report)).items() if name in text] == ["announced"]


def test_announcements_say_how_they_are_meant(page: Page) -> None:
    planned, possible = page.text["announced"].split("Possible:")
    assert "Hilltop is meant to triple output" in planned
    assert "stage: Phase 1" in planned
    assert "approved in" in possible


def test_a_planned_relationship_cannot_be_shown_as_a_fact(landscape: Landscape) -> None:
    planned = [r for r in landscape.relationships if r.assertion == "planned"]
    with pytest.raises(UsageError, match="planned"):
        said("soon", planned)


def test_inferred_facts_are_marked_and_stated_ones_are_not(page: Page) -> None:
    targets = page.text["targets"]
    bcma, cd19 = targets.index("BCMA (gene symbol TNFRSF17)"), targets.index("CD19: 1 product")
    assert "binds inferred" in targets[cd19:]
    assert "gamma-cel inferred" in targets.partition("Products under their targets")[0]
    heat_map = page.text["white-space"].partition("Open pairs")[0].splitlines()
    assert "BCMA2" in heat_map
    assert "CD191i" in heat_map
    assert "inferred" not in targets[bcma:cd19]


def test_key_findings_are_sentences_about_the_data(page: Page) -> None:
    text = " ".join(page.text["findings"].split())
    assert "Largest competitive cluster: BCMA · multiple myeloma with 2 products" in text
    assert "BCMA is the target of 2 products" in text
    assert "most advanced: alpha-cel" in text
    assert "alpha-cel in China for multiple myeloma (2024-02)" in text
    assert "Filed for approval and not known to be approved: beta-cel in United States (2025-01-15)" in text


def test_of_many_leaders_those_with_a_name_come_first_and_the_rest_are_counted() -> None:
    crowd = [
        fact
        for n in range(9)
        for fact in (
            node(f"product:u{n}", f"an unnamed product {n}", kind="unnamed"),
            relation("TARGETS", f"product:u{n}", "hgnc:11913", 60 + n),
            relation("TREATS", f"product:u{n}", MYELOMA, 80 + n, stage="approved"),
        )
    ]
    report = compose(landscape_of([*NODES, *RELATIONSHIPS, *crowd]), CLUSTERING, PROJECTION)
    text = " ".join(Page(html(report)).text["findings"].split())
    bcma = text[text.index("BCMA is the target of 11 products") :].partition("Newest")[0]
    assert bcma.index("alpha-cel") < bcma.index("an unnamed product 0")
    assert "an unnamed product 5" not in bcma
    assert "and 7 more" in bcma


def test_approval_application_permission_and_designation_are_told_apart(page: Page) -> None:
    text = page.text["approvals"]
    approved, rest = text.split("Applications for marketing authorisation")
    filed, rest = rest.split("Permissions to start a clinical trial (not approvals)")
    cleared, designated = rest.split("Designations by regulators")
    products = ("alpha-cel", "beta-cel", "gamma-cel")
    named = [[name for name in products if name in text] for text in (approved, filed, cleared, designated)]
    assert named == [["alpha-cel"], ["alpha-cel", "beta-cel"], ["gamma-cel"], ["beta-cel"]]
    assert "RMAT" in designated


def test_an_application_that_was_answered_says_so(page: Page) -> None:
    filed = page.text["approvals"].split("Applications for marketing authorisation")[1].split("Permissions")[0]
    assert "Approved since" in filed
    assert "China" in filed[filed.index("alpha-cel") :]


def test_clusters_come_with_their_measures_and_what_these_mean(page: Page) -> None:
    text = page.text["clusters"]
    for measure in ("0.80", "0.50", "0.93", "0.010", "BCMA (100%)", "Herfindahl", "Jaccard"):
        assert measure in text


def test_the_weights_of_competition_are_stated(page: Page) -> None:
    assert "Weight of a shared target" in page.text["scope"]
    assert "Products in no cluster1 product\n" in page.text["scope"]


def test_each_setting_of_the_clusters_is_told_by_what_it_means(landscape: Landscape) -> None:
    clustering, projection = cluster(landscape)
    text = Page(html(compose(landscape, clustering, projection))).text["scope"]
    settings = dict(
        re.findall(r"^(.+?)(\d[\d.,]*%?|yes|no|\d+ products?)$", text.partition("settings")[2], re.MULTILINE)
    )
    assert len(settings) == len(clustering.parameters)
    assert not {name.replace("_", " ").capitalize() for name in clustering.parameters} & settings.keys()
    assert settings["Part of the products that each of these leaves out"] == "10%"
    assert settings["Searches for clusters, of which the best counts"] == "10"


def test_a_statistic_keeps_relation_unit_and_date(page: Page) -> None:
    assert "≥ 1200 trials" in page.text["statistics"]
    assert "2025-08" in page.text["statistics"]


def test_an_outcome_keeps_all_that_qualifies_it(page: Page) -> None:
    for words in ("overall response rate", "78.6%", "11 of 14", "2023-07-17", "FIRST-1"):
        assert words in page.text["trials"]


def test_disagreements_show_both_sides(page: Page) -> None:
    text = page.text["disagreements"]
    for side in ("The risk is low", "There is no risk", "2023", "2024-02", "denied"):
        assert side in text
    assert "disagree on 3 points" in text


def test_white_space_names_the_pair_and_its_kind(page: Page) -> None:
    text = page.text["white-space"]
    assert "Never tried: 1 pair" in text
    assert "CD19" in text[text.index("Never tried") :]


def test_a_focus_limits_the_report_to_what_touches_it(landscape: Landscape) -> None:
    report = compose(landscape, CLUSTERING, PROJECTION, focus=[LUPUS])
    page = Page(html(report))
    assert report.title == "Competitive landscape: lupus"
    assert "gamma-cel" in page.text["targets"]
    assert "The risk is low" in page.text["claims"]
    assert "delta-cel" in page.text["announced"]
    assert "alpha-cel" not in "".join(page.text.values())
    assert "No products compete closely enough" in page.text["clusters"]


def test_a_focus_on_a_kind_of_therapy_brings_in_the_kinds_below_it(landscape: Landscape) -> None:
    report = compose(landscape, CLUSTERING, PROJECTION, focus=["modality:car-t"])
    assert "gamma-cel" in Page(html(report)).text["indications"]


def test_a_focus_on_a_product_keeps_its_competitors_in_the_cluster_only(landscape: Landscape) -> None:
    page = Page(html(compose(landscape, CLUSTERING, PROJECTION, focus=["product:alpha-cel"])))
    assert "beta-cel" in page.text["clusters"]
    assert "beta-cel" not in page.text["indications"]
    assert "multiple myeloma" in page.text["indications"]


def test_an_unknown_focus_is_refused(landscape: Landscape) -> None:
    with pytest.raises(UnknownNameError, match="product:none"):
        compose(landscape, CLUSTERING, PROJECTION, focus=["product:none"])


def test_an_empty_landscape_says_so_in_every_section() -> None:
    nothing = compose(Landscape([], []), Clustering("", None, {}, [], []), Projection([], [], {}))
    page = Page(html(nothing))
    assert nothing.as_of == "not stated"
    assert all(page.text[section.id].strip() for section in nothing.sections)
    assert "Nothing is cited" in page.text["evidence"]
    assert "Nothing is cited" in markdown(nothing)


def test_evidence_that_the_landscape_does_not_hold_is_an_error(landscape: Landscape) -> None:
    holes = Landscape(list(landscape.nodes.values()), landscape.relationships, [], list(landscape.sources.values()))
    with pytest.raises(DataError, match="no evidence of the landscape"):
        compose(holes, CLUSTERING, PROJECTION)


def test_a_title_of_ones_own_is_used(landscape: Landscape) -> None:
    report = compose(landscape, CLUSTERING, PROJECTION, title="Myeloma, autumn")
    assert "Myeloma, autumn" in markdown(report)
    assert markdown(report).startswith("# Myeloma, autumn\n")


def test_a_cluster_without_companies_is_drawn(landscape: Landscape) -> None:
    alone = replace(CLUSTERING.clusters[0], companies=[], hhi=None, p_value=None)
    report = compose(landscape, replace(CLUSTERING, clusters=[alone]), PROJECTION)
    assert "–" in Page(html(report)).text["clusters"]


def test_the_stage_in_a_disease_is_that_disease_s_own(page: Page) -> None:
    text = page.text["indications"]
    assert "multiple myeloma (2)" in text
    assert MYELOMA not in text
