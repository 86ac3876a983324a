"""What a medicine of the table becomes: names, authorisation, holder and designations of a cell or gene therapy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from cgtkg.loaders.ema import SOURCE
from cgtkg.loaders.known import Known
from cgtkg.loaders.seeds import read_seeds
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from support.ema_files import entries, medicine, report
from support.small_vocabulary import write_vocabulary

ALPHA, EU, EMA = "product:alpha-cel", "jurisdiction:EU", "regulator:ema"
MYELOMA, LUPUS = "mondo:0009693", "mondo:0007915"
Say = Callable[..., list[Fact]]


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """The facts of a made-up medicine, beside curated approvals (`disease,line,date,pathway,status`) of alpha-cel.

    The small vocabulary knows alpha-cel; by default the medicine is called so.
    """
    folder = write_vocabulary(tmp_path / "seeds")
    for name, row in (
        ("vocabulary/jurisdiction", f"{EU},European Union"),
        ("vocabulary/regulator", f"{EMA},European Medicines Agency"),
    ):
        path = folder / f"{name}.csv"
        before = path.read_text() if path.exists() else "id,name,source,locator\n"
        path.write_text(f"{before}{row},source:seed-001,L1\n")

    def facts(*approvals: str, **changes: str) -> list[Fact]:
        header = "start,end,indication,line,date,pathway,status,source,locator\n"
        rows = [f"{ALPHA},{EU},{row},source:seed-001,L{at}" for at, row in enumerate(approvals, 1)]
        (folder / "facts" / "approved_in.csv").write_text(header + "\n".join(rows) + "\n")
        known = Known.of(read_seeds([folder]).facts, [folder])
        (entry,), _, _ = entries(report(tmp_path, medicine(**{"name_of_medicine": "Alpha-Cel"} | changes)))
        evidence = SOURCE.evidence(entry, entry.day)
        found = list(SOURCE.facts(entry, known, evidence))
        assert all(fact.evidence is evidence for fact in found)
        return found

    return facts


def of_type(facts: Sequence[Fact], type_: str) -> list[RelationshipFact]:
    """The relationships of a type."""
    return [fact for fact in facts if isinstance(fact, RelationshipFact) and fact.type == type_]


def approval(facts: Sequence[Fact]) -> list[tuple[Mapping[str, Value], str]]:
    """Of each approval all that is said but the agency, and since when."""
    found = of_type(facts, "APPROVED_IN")
    assert all(
        (fact.start, fact.end, fact.properties["agency"], fact.valid_to) == (ALPHA, EU, EMA, "") for fact in found
    )
    return [({name: v for name, v in fact.properties.items() if name != "agency"}, fact.valid_from) for fact in found]


def test_names_holder_and_designations(say: Say) -> None:
    """A product of the vocabulary gets its other names as EMA has them; the holder holds it in the EU."""
    found = say(
        advanced_therapy="No", orphan_medicine="Yes", prime_priority_medicine="Yes",
        name_of_medicine="Alphacel (previously ALP-01)", international_non_proprietary_name_common_name="ALPHA-CEL",
    )  # fmt: skip
    names, company = (fact for fact in found if isinstance(fact, NodeFact))
    assert (names.id, names.properties) == (ALPHA, {"aliases": ["ALP-01", "Alphacel"]})
    assert (company.id, company.properties) == (
        "company:alpha-bio-eu",
        {"name": "Alpha Bio EU B.V.", "kind": "industry"},
    )
    (develops,) = of_type(found, "DEVELOPS")
    assert (develops.start, develops.end) == (company.id, ALPHA)
    assert develops.properties == {"role": "holder", "territory": EU}
    assert [(fact.end, fact.properties) for fact in of_type(found, "DESIGNATED")] == [
        (EMA, {"designation": "orphan drug"}),
        (EMA, {"designation": "PRIME"}),
    ]


def test_a_known_holder_is_not_named_anew(say: Say) -> None:
    """The vocabulary knows Alpha Bio, whatever its legal form."""
    found = say(marketing_authorisation_developer_applicant_holder="Alpha Bio Limited")
    assert [fact.start for fact in of_type(found, "DEVELOPS")] == ["company:alpha"]
    assert [fact.id for fact in found if isinstance(fact, NodeFact)] == [ALPHA]


def test_a_new_advanced_therapy_becomes_a_product(say: Say) -> None:
    """By its brand name; with an approval of no stated disease."""
    found = say(name_of_medicine="Zetavec", international_non_proprietary_name_common_name="zetagene")
    node = next(fact for fact in found if isinstance(fact, NodeFact))
    assert (node.id, node.properties) == (
        "product:zetavec",
        {"name": "Zetavec", "kind": "named", "aliases": ["zetagene"]},
    )
    (granted,) = of_type(found, "APPROVED_IN")
    assert granted.properties == {"agency": EMA, "status": "approved", "pathway": "full", "date": "2023-02-09"}
    assert not of_type(found, "HAS_MODALITY")


@pytest.mark.parametrize(
    "changes",
    [
        {"name_of_medicine": "Aspirin", "international_non_proprietary_name_common_name": "", "advanced_therapy": "No"},
        {"category": "Veterinary"},
        {"name_of_medicine": "—", "international_non_proprietary_name_common_name": ""},
    ],
)
def test_what_is_no_such_therapy_says_nothing(say: Say, changes: dict[str, str]) -> None:
    """Neither known nor an advanced therapy, for animals, or with a name of no letter."""
    assert say(**changes) == []


@pytest.mark.parametrize("stated", ["2023-02-09", "2023-02", "2023", "2023-01/2023-06", "2023-02-15"])
def test_an_authorisation_is_evidence_of_the_approval_of_its_day(say: Say, stated: str) -> None:
    """Also where the curated date is coarser or some days off; not of what was approved later."""
    found = say(f"{MYELOMA},>=3 prior lines,{stated},,approved", f"{LUPUS},,2024-06-01,,approved")
    assert approval(found) == [
        (
            {
                "indication": MYELOMA, "line": ">=3 prior lines", "status": "approved", "pathway": "full",
                "date": "2023-02-09",
            },
            "2023-02-09",
        )
    ]  # fmt: skip


def test_an_approval_without_a_date_is_the_one_meant_if_it_is_the_only_one(say: Say) -> None:
    """Of two undated ones neither is: then the authorisation stands on its own."""
    assert approval(say(f"{MYELOMA},,,,approved"))[0][0]["indication"] == MYELOMA
    ((own, _),) = approval(say(f"{MYELOMA},,,,approved", f"{LUPUS},,,,approved"))
    assert "indication" not in own
    ((own, _),) = approval(say(f"{MYELOMA},,2021-01-01,,approved"))
    assert "indication" not in own


@pytest.mark.parametrize(
    ("changes", "pathway"),
    [
        ({"conditional_approval": "Yes"}, "conditional"),
        ({"exceptional_circumstances": "Yes"}, "exceptional"),
        ({"accelerated_assessment": "Yes"}, "full"),
        ({"conditional_approval": "Yes", "exceptional_circumstances": "Yes"}, None),
        ({"conditional_approval": ""}, None),
    ],
)
def test_the_pathway(say: Say, changes: dict[str, str], pathway: str | None) -> None:
    """Unknown where the table contradicts itself or leaves it open; a fast review is no pathway."""
    ((said, _),) = approval(say(f"{MYELOMA},,2023-02-09,,approved", **changes))
    assert said.get("pathway") == pathway


def test_a_conversion_is_no_part_of_what_was_granted(say: Say) -> None:
    """What was conditional and is called so no longer became full at a time that the table does not state."""
    found = say(f"{MYELOMA},,2023-02-09,conditional,approved")
    assert approval(found) == [({"indication": MYELOMA, "status": "approved", "pathway": "full"}, "")]


@pytest.mark.parametrize(
    ("word", "status"),
    [("Withdrawn", "withdrawn"), ("Revoked", "withdrawn"), ("Expired", "lapsed"), ("Lapsed", "lapsed")],
)
def test_an_end_is_said_of_all_approvals(say: Say, word: str, status: str) -> None:
    """Since the day on which the authorisation ended; what was granted later is not dated by it."""
    ended = "withdrawal_expiry_revocation_lapse_of_marketing_authorisation_date"
    found = say(
        f"{MYELOMA},,2023-02-09,,approved", f"{LUPUS},,2024-06-01,,approved",
        **{"medicine_status": word, ended: "13/12/2024"},
    )  # fmt: skip
    assert approval(found) == [
        ({"indication": LUPUS, "status": status}, "2024-12-13"),
        ({"indication": MYELOMA, "status": status, "pathway": "full", "date": "2023-02-09"}, "2024-12-13"),
    ]
    assert [fact.valid_to for fact in of_type(found, "DEVELOPS")] == ["2024-12-13"]


def test_a_suspension_begins_on_its_day(say: Say) -> None:
    """The holder still holds the authorisation."""
    found = say(medicine_status="Suspended", suspension_of_marketing_authorisation_date="01/03/2024")
    ((said, since),) = approval(found)
    assert (said["status"], since) == ("suspended", "2024-03-01")
    assert [fact.properties["role"] for fact in of_type(found, "DEVELOPS")] == ["holder"]


def test_a_refusal(say: Say) -> None:
    """Dated by its own day, without a pathway; who applied does not hold it."""
    found = say(
        f"{MYELOMA},,2023-02-09,,approved", f"{LUPUS},,,,refused",
        medicine_status="Refused", marketing_authorisation_date="",
        refusal_of_marketing_authorisation_date="01/03/2024",
    )  # fmt: skip
    assert approval(found) == [({"indication": LUPUS, "status": "refused", "date": "2024-03-01"}, "")]
    assert [fact.properties["role"] for fact in of_type(found, "DEVELOPS")] == ["developer"]


@pytest.mark.parametrize("word", ["Opinion", "Opinion under re-examination"])
def test_an_opinion_is_an_application(say: Say, word: str) -> None:
    """Never an approval, whatever dates the row has."""
    found = say(medicine_status=word, start_of_evaluation_date="01/03/2022")
    assert not of_type(found, "APPROVED_IN")
    (filed,) = of_type(found, "FILED_IN")
    assert (filed.end, filed.properties, filed.valid_from) == (EU, {"agency": EMA, "date": "2022-03-01"}, "2022-03-01")


@pytest.mark.parametrize("word", ["Application withdrawn", "Withdrawn from rolling review", "Paused", ""])
def test_a_withdrawn_application_is_neither(say: Say, word: str) -> None:
    """Nor is a word that no table has."""
    found = say(medicine_status=word)
    assert not of_type(found, "APPROVED_IN") + of_type(found, "FILED_IN")
    assert [fact.properties["role"] for fact in of_type(found, "DEVELOPS")] == ["developer"]


def test_the_evidence_changes_with_what_is_read(tmp_path: Path) -> None:
    """The same medicine gives the same evidence, another revision of its leaflet too; another status does not."""
    ids = []
    for changes in ({}, {"revision_number": "8"}, {"medicine_status": "Withdrawn"}):
        (entry,), _, _ = entries(report(tmp_path, medicine(**changes)))
        ids.append(SOURCE.evidence(entry, entry.day).id)
    assert ids[0] == ids[1] != ids[2]
