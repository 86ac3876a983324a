"""One view out of many statements: trust, time, union, precision, and what counts as a disagreement."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.schema.fields import Field, Kind
from cgtkg.schema.statements import Statement, finest
from cgtkg.schema.views import conflicts, in_force, provenance, values

STAGE = Field("stage", "", choices=("filed", "approved"), changes=True)
ADVANCING = Field(
    "stage", "", choices=("phase_1", "phase_2", "approved", "withdrawn"), changes=True,
    advances=("phase_1", "phase_2", "approved"),
)  # fmt: skip
COUNTRY = Field("country", "")
ALIASES = Field("aliases", "", Kind.LIST)
DATE = Field("date", "", Kind.DATE)
COUNT = Field("value", "", Kind.NUMBER)


def said(evidence: str, known_from: str = "2025", rank: int = 3, source: str = "", **stated: object) -> Statement:
    valid = {name: str(stated.pop(name)) for name in ("valid_from", "valid_to") if name in stated}
    return Statement(f"evidence:{evidence}", source or f"source:{evidence}", known_from, rank, values=stated, **valid)  # type: ignore[arg-type]


def test_a_status_follows_time_not_trust() -> None:
    """Filed in 2023 by the company, approved since 2024 by a news brief: approved."""
    filed = said("company", "2023-12-12", rank=2, stage="filed")
    approved = said("news", "2024/2026-11-22", rank=4, stage="approved", valid_from="2024")
    assert values([filed, approved], [STAGE]) == {"stage": "approved"}
    assert conflicts([filed, approved], [STAGE]) == [], "a status of 2023 and one of 2024 are a timeline"


def test_an_undisputed_property_is_unknown_where_equally_trusted_sources_disagree() -> None:
    """However new one of them is; a more trusted source settles it."""
    home = Field("country", "", undisputed=True)
    one, other = said("a", "2020", rank=2, country="CN"), said("b", "2025", rank=2, country="US")
    assert values([one, other], [home]) == values([other, one], [home]) == {}
    assert values([one, said("c", "2026", rank=2, country="CN")], [home]) == {"country": "CN"}
    assert values([one, other, said("d", "2019", rank=1, country="JP")], [home]) == {"country": "JP"}


def test_what_does_not_change_follows_trust_not_time() -> None:
    """A registry outweighs a newer press text."""
    assert values([said("a", "2020", rank=1, country="CN"), said("b", "2025", rank=5, country="US")], [COUNTRY]) == {
        "country": "CN"
    }


def test_lists_unite_what_all_sources_say() -> None:
    """Every alias stays."""
    one, two = said("a", aliases=["CT053"]), said("b", aliases=["zevor-cel", "CT053"])
    assert values([one, two], [ALIASES]) == {"aliases": ["CT053", "zevor-cel"]}


@given(st.permutations([said(str(n), f"20{10 + n}", rank=n % 3, stage="filed", country=str(n)) for n in range(6)]))
def test_the_view_does_not_depend_on_the_order_of_statements(order: list[Statement]) -> None:
    """Equal statements give equal graphs on every engine."""
    fields = [STAGE, COUNTRY]
    assert values(order, fields) == values(sorted(order, key=lambda s: s.evidence), fields)


def test_a_better_date_refines_a_coarser_one_and_another_does_not() -> None:
    """2024 becomes 2024-02-23, and stays 2024 beside 2023."""
    assert finest(["2024", "2024-02-23"]) == "2024-02-23"
    assert finest(["2024", "2023-05-01"]) == "2024"
    assert values([said("a", rank=1, date="2024"), said("b", rank=5, date="2024-02")], [DATE]) == {"date": "2024-02"}
    assert conflicts([said("a", date="2024"), said("b", date="2024-02")], [DATE]) == []


def test_two_sources_with_different_numbers_are_listed_and_both_kept() -> None:
    """A disagreement names both values with their evidence."""
    statements = [said("a", value=9.0), said("b", value=10.0)]
    (conflict,) = conflicts(statements, [COUNT])
    assert (conflict.first, conflict.first_evidence, conflict.second, conflict.second_evidence) == (
        9.0, "evidence:a", 10.0, "evidence:b",
    )  # fmt: skip
    assert provenance(statements)["evidence"] == ["evidence:a", "evidence:b"]


def test_one_source_does_not_disagree_with_itself_and_wording_is_no_disagreement() -> None:
    """Two passages of a document, or two ways to put a text, are no conflict."""
    assert conflicts([said("a", source="source:x", value=1.0), said("b", source="source:x", value=2.0)], [COUNT]) == []
    assert conflicts([said("a", country="China"), said("b", country="P. R. China")], [COUNTRY]) == []


def test_statuses_of_the_same_time_do_conflict() -> None:
    """If neither certainly came before the other, somebody is wrong."""
    assert len(conflicts([said("a", "2025", stage="filed"), said("b", "2025-06", stage="approved")], [STAGE])) == 1


def test_a_relationship_is_known_until_its_last_source_stops_saying_so() -> None:
    """`known_to` is absent while one statement is current, and the last day known when none is."""
    gone = Statement("evidence:a", "source:a", "2024-01-01", known_to="2024-05-01", superseded_from="2024-06-01")
    assert provenance([gone])["known_to"] == "2024-05-01"
    assert "known_to" not in provenance([gone, said("b")])
    assert provenance([gone, said("b")])["known_from"] == "2024-01-01"


def test_the_past_is_asked_by_day() -> None:
    """As of a day only what held then counts."""
    before, after = said("a", "2023-01-01"), said("b", "2025-01-01")
    assert in_force([before, after], date(2024, 1, 1)) == (before,)


def stage(*statements: Statement) -> object:
    return values(statements, [ADVANCING])["stage"]


def test_a_development_stage_is_the_most_advanced_one_stated() -> None:
    """A new phase 1 trial does not take a product in phase 2 back, and two trials in two phases do not disagree."""
    second, first = said("a", "2020", stage="phase_2"), said("b", "2026", stage="phase_1")
    assert stage(second, first) == "phase_2"
    assert conflicts([second, said("b", "2020", stage="phase_1")], [ADVANCING]) == []
    assert len(conflicts([second, said("b", "2020", stage="withdrawn")], [ADVANCING])) == 1


def test_a_newer_end_counts_until_something_beyond_it_is_stated() -> None:
    """Withdrawn after approval stays withdrawn while old trials are listed; a new approval ends that."""
    approved, withdrawn = said("a", "2020", stage="approved"), said("b", "2023", stage="withdrawn")
    assert stage(approved, withdrawn) == "withdrawn"
    assert stage(approved, withdrawn, said("c", "2026", stage="phase_2")) == "withdrawn"
    assert stage(approved, withdrawn, said("c", "2026", stage="approved")) == "withdrawn", "a late page on the first"
    assert stage(approved, withdrawn, said("c", "2026", stage="approved", valid_from="2025")) == "approved"
    assert stage(said("a", "2020", stage="phase_1"), withdrawn, said("c", "2026", stage="phase_2")) == "phase_2"
    assert stage(withdrawn, said("c", "2023", stage="phase_2")) == "withdrawn", "of the same time the end counts"
    assert stage(withdrawn, said("c", "../2026-11-22", stage="phase_2")) == "withdrawn", (
        "an undated source is not newer"
    )


STAGES_IN_TIME = ("phase_1", "phase_2", "withdrawn", "phase_1", "approved", "withdrawn")


@given(st.permutations([said(str(n), f"20{10 + n}", stage=stage) for n, stage in enumerate(STAGES_IN_TIME)]))
def test_the_stage_does_not_depend_on_the_order_of_statements(order: list[Statement]) -> None:
    """Equal statements give equal graphs."""
    assert stage(*order) == "withdrawn"


@given(
    st.dictionaries(st.sampled_from(["stage", "country", "aliases", "date"]), st.just("2024"), min_size=1),
    st.sampled_from(["", "2019", "2019-05"]),
)
def test_one_statement_is_viewed_as_several_equal_ones(stated: dict[str, object], valid_from: str) -> None:
    """The short way for what rests on one piece of evidence gives the same."""
    if "aliases" in stated:
        stated["aliases"] = ["b", "a", "b"]
    one = said("a", rank=1, **stated, valid_from=valid_from, valid_to=valid_from)
    two = said("b", rank=2, source="source:a", **stated, valid_from=valid_from, valid_to=valid_from)
    fields = [STAGE, COUNTRY, ALIASES, DATE]
    assert values([one], fields) == values([one, two], fields)
    alone, both = provenance([one]), provenance([one, two])
    assert {**both, "evidence": None, "statements": None} == {**alone, "evidence": None, "statements": None}
