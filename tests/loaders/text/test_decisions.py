"""Decisions on names: read strictly, the user's own before the bundled ones, applied wherever a name resolves."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.decisions import COLUMNS, Decisions, read_decisions, written
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.facts import Known, facts
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import NodeFact, RelationshipFact
from support.registered_trials import SOURCE, default_trial, read_as, relationships, unnamed
from support.small_vocabulary import write_vocabulary
from support.trial_records import Organisation

HEADER = ",".join(COLUMNS) + "\n"
WHY = "because,source:seed-001,L1,2026-11-23\n"
HOSTILE = "O'Brien \"& <script> `}) DETACH DELETE n // 賽愷澤 \\"


def decide(folder: Path, *rows: str) -> Path:
    """Write rows `decision,label,name,id` to the folder's decisions."""
    path = folder / "decisions" / "names.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "".join(f"{row},{WHY}" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Alpha Bio and its alpha-cel, and one company more: Beta Group, also called Beta Bio."""
    folder = write_vocabulary(tmp_path / "seeds")
    with (folder / "vocabulary" / "company.csv").open("a", encoding="utf-8") as table:
        table.write("company:beta,Beta Group,industry,source:seed-001,L1\n")
    with (folder / "vocabulary" / "alias.csv").open("a", encoding="utf-8") as table:
        table.write("company:beta,Beta Bio,source:seed-001,L1\n")
    return folder


def organisations(*folders: Path) -> Organisations:
    return Organisations(Vocabulary.of(read_seeds(folders).facts), folders)


def id_of(name: str, *folders: Path) -> str:
    return organisations(*folders).resolve(name, "INDUSTRY").id


def test_same_makes_a_written_name_the_entity_in_all_its_spellings(folder: Path) -> None:
    """One line merges what trials write with what is known; without it the two stay two."""
    assert id_of("Alfa Biologicals Co., Ltd.", folder) == "company:alfa-biologicals"
    decide(folder, "same,Company,Alfa Biologicals,company:alpha")
    for name in ("Alfa Biologicals", "ALFA  BIOLOGICALS", "Alfa Biologicals Co., Ltd."):
        assert id_of(name, folder) == "company:alpha"


def test_same_takes_a_name_away_from_who_had_it(folder: Path) -> None:
    """A name has one meaning: the one decided on."""
    decide(folder, "same,Company,Beta Bio,company:alpha")
    assert id_of("Beta Bio", folder) == "company:alpha"
    vocabulary = Vocabulary.of(read_seeds([folder]).facts)
    assert "Beta Bio" not in vocabulary.names["Company"]["company:beta"]


def test_new_and_apart_keep_a_name_from_whom_it_looks_like(folder: Path) -> None:
    """A holding is not taken for the company whose name it extends, and the company keeps its other spellings."""
    assert id_of("Alpha Bio Holding", folder) == "company:alpha"
    decide(folder, "new,Company,Alpha Bio Holding,company:alpha-holding", "apart,Company,Alpha Bio Group,company:alpha")
    assert id_of("Alpha Bio Holding", folder) == "company:alpha-holding"
    assert id_of("Alpha Bio Group", folder) == "company:alpha-bio-group"
    assert id_of("Alpha Bio Inc.", folder) == "company:alpha"
    assert organisations(folder).resolve("Alpha Bio Holding", "INDUSTRY").class_ == "industry"


def test_two_nodes_are_merged_by_their_ids(folder: Path) -> None:
    """What is said of the one is said of the other, whose names become its aliases."""
    decide(folder, "same,Company,company:alpha,company:beta")
    found = read_seeds([folder]).facts
    assert {fact.start for fact in found if isinstance(fact, RelationshipFact) and fact.type == "DEVELOPS"} == {
        "company:beta"
    }
    assert "company:alpha" not in {fact.id for fact in found if isinstance(fact, NodeFact)}
    for name in ("Alpha Bio", "alpha", "Beta Bio"):
        assert id_of(name, folder) == "company:beta"


def test_an_extract_follows_decisions_that_are_newer_than_it(folder: Path) -> None:
    """Sponsor and product of a trial that was classified before."""
    record = default_trial(sponsor=Organisation("Alfa Biologicals", "INDUSTRY"))
    trial = read_as(record, unnamed("Alfa CD19 cells"))
    decide(folder, "same,Company,Alfa Biologicals,company:alpha", "same,Product,alfa CD19 cells,product:alpha-cel")
    decided = organisations(folder)
    found = facts(trial, Known(Vocabulary.of(read_seeds([folder]).facts), decided), SOURCE)
    assert [one.start for one in relationships(found, "SPONSORS")] == ["company:alpha"]
    assert [one.end for one in relationships(found, "TESTS")] == ["product:alpha-cel"]


def test_the_overlay_goes_before_the_bundled_decisions(folder: Path, tmp_path: Path) -> None:
    """A user's merge takes back a bundled split, and a user's split a bundled merge."""
    decide(folder, "same,Company,Gamma,company:alpha", "apart,Company,Delta,company:alpha")
    overlay = decide(tmp_path / "own", "apart,Company,Gamma,company:alpha", "same,Company,Delta,company:beta")
    assert (id_of("Gamma", folder), id_of("Gamma", folder, overlay)) == ("company:alpha", "company:gamma")
    assert (id_of("Delta", folder), id_of("Delta", folder, overlay)) == ("company:delta", "company:beta")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["join,Company,X,company:alpha"], r"names\.csv:2 \[decision\]: 'join' is not one of same, apart, new"),
        (["same,Firm,X,company:alpha"], r"names\.csv:2 \[label\]: 'Firm'"),
        (["same,Company,X,product:alpha-cel"], r"names\.csv:2 \[id\]"),
        (["same,Company,X,company:nobody"], r"names\.csv:2 \[id\]: company:nobody is in no table of nodes"),
        (["same,Company,company:nobody,company:alpha"], r"names\.csv:2 \[name\]: company:nobody is in no table"),
        (["new,Company,X,company:alpha"], r"names\.csv:2 \[id\]: company:alpha is in the tables already"),
        (["apart,Company,Alpha,company:alpha"], r"names\.csv:2 \[id\].*new gives it another one"),
        (["apart,Company,Alpha Bio,company:alpha"], r"names\.csv:2: 'Alpha Bio' is what the tables call company:alpha"),
        (["same,Company,Beta Group,company:alpha"], r"names\.csv:2: 'Beta Group' is what the tables call company:beta"),
        (["same,Company,company:beta,company:beta"], r"names\.csv:2 \[name\]"),
        (["same,Company,X,company:alpha"] * 2, r"names\.csv:3: row 2 stands there already"),
        (["same,Company,X,company:alpha", "same,Company,x ,company:beta"], r"names\.csv:3: row 2 says otherwise"),
        (["same,Company,X,company:alpha", "apart,Company,X,company:alpha"], r"names\.csv:3: row 2 says otherwise"),
        (
            ["same,Company,company:alpha,company:beta", "apart,Company,company:beta,company:alpha"],
            r"names\.csv:3: row 2 says otherwise",
        ),
        (
            ["same,Company,company:alpha,company:beta", "same,Company,company:beta,company:alpha"],
            r"names\.csv:3: row 2",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(folder: Path, rows: list[str], message: str) -> None:
    """Unknown ids, repeated and contradictory decisions."""
    with pytest.raises(DataError, match=message):
        read_seeds([decide(folder, *rows)])


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (",source:seed-001,L1,2026-11-23", r"\[reason\]: must not be empty"),
        ("because,source:lost,L1,2026-11-23", r"\[source\]: source:lost"),
        ("because,source:seed-001,L1,2026-11", r"\[date\]"),
        ("because,source:seed-001,L1,soon", r"\[date\]"),
    ],
)
def test_a_decision_says_why_where_and_when(folder: Path, cells: str, message: str) -> None:
    """Reason, a known source, a locator and one day."""
    path = decide(folder) / "decisions" / "names.csv"
    path.write_text(f"{HEADER}same,Company,X,company:alpha,{cells}\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_seeds([folder])


def test_a_subsidiary_is_not_merged_with_its_parent(folder: Path) -> None:
    """They stay two nodes with a relationship."""
    (folder / "facts" / "subsidiary_of.csv").write_text(
        "start,end,source,locator\ncompany:alpha,company:beta,source:seed-001,L1\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"names\.csv:2: .* stay two: the tables join them by SUBSIDIARY_OF"):
        read_seeds([decide(folder, "same,Company,company:alpha,company:beta")])


names = st.text(min_size=1, max_size=30).filter(lambda text: bool(written(text)) and not text.startswith("company:"))


@given(names)
def test_any_written_name_survives_the_file(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Quotes, commas, line breaks, formulas: what is pasted is what resolves."""
    folder = tmp_path_factory.getbasetemp() / "any"
    path = folder / "decisions" / "names.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    row = ["same", "Company", name, "company:alpha", "because", "source:seed-001", "L1", "2026-11-23"]
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(row)
    path.write_text(HEADER + text.getvalue(), encoding="utf-8", newline="")
    assert read_decisions([folder]).given("Company", name) == "company:alpha"


@given(st.text(max_size=40))
def test_a_written_name_compared_again_stays_as_it_is(name: str) -> None:
    """Whatever signs it holds."""
    assert written(written(name)) == written(name)


def test_a_folder_without_decisions_decides_nothing(tmp_path: Path) -> None:
    """Most overlays have none."""
    none = read_decisions([tmp_path])
    assert list(none) == []
    assert (none.given("Company", HOSTILE), none.merged("company:a")) == ("", "company:a")
    assert not Decisions().apart("Company", HOSTILE, "company:a")


def test_the_bundled_decisions_hold_and_subsidiaries_stay_two() -> None:
    """Spellings of one institution are one; what a table relates is not merged."""
    bundled = organisations(seeds.FOLDER)
    one, other = "Second Affiliated Hospital of Suzhou University", "Second Affiliated Hospital of Soochow University"
    assert bundled.resolve(one, "OTHER").id == bundled.resolve(other, "OTHER").id
    parent, child = "Legend Biotech", "Nanjing Legend Biotech Co."
    assert bundled.resolve(parent, "INDUSTRY").id != bundled.resolve(child, "INDUSTRY").id
