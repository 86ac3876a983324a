"""The platform's `drug_mechanism_of_action`: what drugs do to a target."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from msgspec import field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, RelationshipFact
from cgtkg.schema.statements import to_json

from .dataset import DataSet, Given, Record, Values
from .forms import ChemblId, EnsemblId
from .genes import target
from .names import Names
from .therapies import introduced, product

ACTIONS = {
    "BINDING AGENT": "binds", "AGONIST": "binds", "PARTIAL AGONIST": "binds", "INVERSE AGONIST": "binds",
    "ANTAGONIST": "binds", "ALLOSTERIC ANTAGONIST": "binds", "CROSS-LINKING AGENT": "binds",
    "EXOGENOUS GENE": "expresses", "EXOGENOUS PROTEIN": "expresses",
    "GENE EDITING NEGATIVE MODULATOR": "edits",
    "RNAI INHIBITOR": "silences", "ANTISENSE INHIBITOR": "silences",
}  # fmt: skip
"""ChEMBL's types of action by what they do to the target."""
UNDETERMINED = frozenset(
    {
        "ACTIVATOR", "BLOCKER", "DEGRADER", "DISRUPTING AGENT", "HYDROLYTIC ENZYME", "INHIBITOR", "MODULATOR",
        "NEGATIVE ALLOSTERIC MODULATOR", "NEGATIVE MODULATOR", "OPENER", "OTHER", "POSITIVE ALLOSTERIC MODULATOR",
        "POSITIVE MODULATOR", "PROTEOLYTIC ENZYME", "RELEASING AGENT", "STABILISER", "SUBSTRATE", "VACCINE ANTIGEN",
    }
)  # fmt: skip
"""The others of release 26.06: an inhibitor may bind a protein or silence its gene, the word alone does not tell."""
_OF_ONE_GENE = frozenset({"single protein", "nucleic-acid"})
"""Types of target whose gene is meant; of a complex or a family the genes are its members."""


class Mechanism(Record):
    """A mechanism, of a molecule and its forms. It has no number."""

    drugs: list[ChemblId] = field(name="chemblIds")
    mechanism: str | None = field(name="mechanismOfAction")
    action: str | None = field(name="actionType", default=None)
    target_kind: str | None = field(name="targetType", default=None)
    target_name: str | None = field(name="targetName", default=None)
    genes: list[EnsemblId] | None = field(name="targets", default=None)

    def given(self, names: Names) -> Given:
        """The mechanism, by what tells it from others of the drug; drugs and genes with their names."""
        drugs, genes = sorted(set(self.drugs)), sorted(set(self.genes or ()))
        action, kind = self.action or "", self.target_kind or ""
        told = [drugs, self.mechanism, action, kind, self.target_name, genes]
        digest = hashlib.sha256(to_json(told).encode()).hexdigest()[:16]
        values = {
            "drugs": [names.drug(id_) for id_ in drugs], "action": action, "kind": kind,
            "genes": [names.gene(id_) for id_ in genes], "mechanism": self.mechanism or "",
        }  # fmt: skip
        return Given(f"mechanism {drugs[0] if drugs else ''} {digest}", values)

    def unknown_words(self) -> Iterable[str]:
        """Types of action that are new."""
        if self.action and self.action not in ACTIONS and self.action not in UNDETERMINED:
            yield f"actionType={self.action}"


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """What the product does to the one gene that is its target, where the vocabulary has it."""
    action, genes = ACTIONS.get(str(values["action"])), values["genes"]
    if not action or values["kind"] not in _OF_ONE_GENE or len(genes) != 1:
        return
    on = target(genes[0], known)
    for drug in values["drugs"] if on else ():
        if id_ := product([drug], known):
            yield from introduced(id_, [drug], known, evidence)
            stated = {"action": action, "reason": f"{values['action']}: {values['mechanism']}"}
            yield RelationshipFact("TARGETS", id_, on, {**stated}, evidence)


DATA_SET = DataSet(
    "drug_mechanism_of_action",
    Mechanism,
    needs=frozenset({"chemblIds", "mechanismOfAction"}),
    unused=("references",),
    facts=facts,
)
