"""The real table, where it is at hand: all of it is read, and every advanced therapy is a product with an approval."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TypeGuard

from cgtkg import seeds
from cgtkg.loaders.ema import SOURCE
from cgtkg.loaders.known import Known
from cgtkg.loaders.seeds import read_seeds
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from support.ema_files import entries
from support.missing import missing

TABLE = (
    Path(__file__).resolve().parents[4] / "shared" / "data" / "ema" / "medicines_output_medicines_en_2024-08-22.xlsx"
)


def test_the_table_of_2024() -> None:
    """2,433 medicines, none rejected, no column unread; 29 are of the field, 26 as advanced therapies."""
    if not TABLE.exists():
        missing("no EMA table in the shared data")
    found, rejected, unread = entries(TABLE)
    assert (len(found), rejected, unread) == (2433, [], {})
    assert {one.day for one in found} == {"2024-08-22"}
    known = Known.of(read_seeds([seeds.FOLDER]).facts, [seeds.FOLDER])
    facts = {one.id: list(SOURCE.facts(one, known, SOURCE.evidence(one, one.day))) for one in found}
    of_field = {one.id: one for one in found if facts[one.id]}
    assert len(of_field) == 29
    assert sum(one.values["advanced_therapy"] is True for one in of_field.values()) == 26
    products = [fact.id for id_ in of_field for fact in facts[id_] if isinstance(fact, NodeFact)]
    assert {id_ for id_ in products if id_.startswith("product:")} <= known.vocabulary.products.keys()
    approvals = {id_: [fact for fact in facts[id_] if _is_approval(fact)] for id_ in of_field}
    assert [of_field[id_].values["status"] for id_, several in approvals.items() if not several] == [
        "Application withdrawn"
    ]
    assert all("indication" in several[-1].properties for several in approvals.values() if several)
    statuses = Counter(several[-1].properties["status"] for several in approvals.values() if several)
    assert statuses == {"approved": 20, "withdrawn": 5, "lapsed": 2, "refused": 1}


def _is_approval(fact: Fact) -> TypeGuard[RelationshipFact]:
    return isinstance(fact, RelationshipFact) and fact.type == "APPROVED_IN"
