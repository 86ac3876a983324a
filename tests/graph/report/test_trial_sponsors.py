"""Who leads the registry trials, where, and which constructs they test: numbers of a landscape known by heart."""

from __future__ import annotations

from cgtkg.graph.report import markdown
from support.landscapes import relation
from support.markdown_tables import filled, tables_of
from support.registered_landscape import BCMA, VIVO, registered, registered_landscape, report_on
from support.registered_sections import table_in, text_of
from support.report_reading import sections_of


def test_shares_of_constructs_are_of_the_trials_where_they_are_known() -> None:
    table = table_in("constructs", "Share of the trials begun each year")
    assert table["Two or more targets, share"] == {"2022": "0%", "2023": "–", "2024": "100%", "2025": "50%"}
    assert table["Allogeneic cells, share"] == {"2022": "0%", "2023": "–", "2024": "100%", "2025": "50%"}
    assert table["In vivo, share"] == {"2022": "0%", "2023": "–", "2024": "0%", "2025": "0%"}
    assert filled(table["Two or more targets"]) == {"2024": "1", "2025": "1"}
    assert filled(table["Trials with a known target"]) == {"2022": "1", "2024": "1", "2025": "2"}
    assert (
        "Over all years: two or more targets 2 of 4 trials (50%); allogeneic cells 2 of 4 trials (50%); "
        "in vivo none of 4 trials."
    ) in text_of("constructs")


def test_a_target_that_a_product_edits_is_not_one_that_it_binds() -> None:
    edited = relation("TARGETS", VIVO, BCMA, 4, action="edits")
    section = sections_of(markdown(report_on(registered_landscape(edited, *registered(98, VIVO, start_date="2025")))))
    shares = tables_of(section["constructs"])["Share of the trials begun each year"]
    assert shares["Two or more targets, share"]["2025"] == "33%"
    assert shares["In vivo, share"]["2025"] == "33%"


def test_sponsors_by_class_and_by_name() -> None:
    classes = table_in("sponsors", "Trials by class of lead sponsor")
    assert {name: row["Number"] for name, row in classes.items()} == {
        "Industry": "3 (38%)", "Academic": "3 (38%)", "Government": "1 (12%)", "Not known": "1 (12%)",
    }  # fmt: skip
    assert table_in("sponsors", "Companies by trials led") == {
        "Alpha Bio (China)": {
            "Trials led": "3", "Active": "1", "Completed": "1", "Ended early": "1", "Furthest phase": "Phase 1/2",
            "Most tested, by name": "alpha-cel, vivo-cel", "Lead targets (trials)": "BCMA (2), CD19 (1)",
            "Lead diseases (trials)": "multiple myeloma (2), systemic lupus erythematosus (1)",
        }
    }  # fmt: skip
    institutions = table_in("sponsors", "Hospitals, universities and agencies by trials led")
    assert {name: (row["Trials led"], row["Active"], row["Unknown"]) for name, row in institutions.items()} == {
        "Beta Hospital (Germany)": ("3", "3", ""), "Gamma Institute (United States)": ("1", "", "1"),
    }  # fmt: skip


def test_countries_count_a_trial_once_each_and_the_union_is_its_members_of_today() -> None:
    table = table_in("countries", "Trials by country")
    columns = ("Trials", "Of all", "Recruiting or about to", "Led by companies", "Company share")
    assert {name: tuple(row[column] for column in columns) for name, row in table.items()} == {
        "China": ("3", "38%", "1", "3", "100%"),
        "European Union": ("2", "25%", "2", "", "0%"),
        "Germany (EU)": ("2", "25%", "2", "", "0%"),
        "United States": ("2", "25%", "", "", "0%"),
        "France (EU)": ("1", "12%", "1", "", "0%"),
        "United Kingdom": ("1", "12%", "", "", "0%"),
    }
    chart = table_in("countries", "Trials begun each year, by country of a site")
    assert {name: filled(row) for name, row in chart.items()} == {
        "China": {"2022": "1"}, "European Union": {"2024": "2"}, "United States": {"2025": "1"},
        "United Kingdom": {"2025": "1"},
        "All trials, whatever their country": {"2022": "1", "2024": "2", "2025": "2"},
    }  # fmt: skip
    text = text_of("countries")
    assert "With sites in more than one country: 2 trials. Without a country: 1 trial." in text
    assert "The European Union is its members of today." in text
