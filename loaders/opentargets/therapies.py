"""Which Product a drug is: one that the vocabulary has under exactly one of its names, or a new cell or gene therapy.

A name decides before other names. Where they are those of several products, none is meant. Small molecules,
antibodies and proteins that the vocabulary does not know are nothing that the graph is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cgtkg.loaders.known import Known
from cgtkg.loaders.text.decisions import written
from cgtkg.schema.curies import slug
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value

from .dataset import Values

MODALITIES = {"Cell": "modality:cell-therapy", "Gene": "modality:gene-therapy"}
"""The kind of therapy that ChEMBL's type of a molecule is; of its eleven types those of new products. An
oligonucleotide or a vaccine may be one or not: nothing in the record tells."""
_OTHER_LABELS = ("Target", "Indication", "Modality", "Technology", "Company")
_SHORTEST = 3
"""Letters of a name: what is shorter is an abbreviation of many things."""


def product(drugs: Sequence[Values], known: Known) -> str:
    """The Product that drugs are, a molecule and the forms of it that one record is about; empty if none or several.

    It is new, and has to be `introduced`, where the vocabulary does not have it.
    """
    found = dict.fromkeys(id_ for drug in drugs if (id_ := _known(drug, known)))
    if not found:
        found = dict.fromkeys(id_ for drug in drugs[:1] if (id_ := _new(drug, known)))
    return next(iter(found)) if len(found) == 1 else ""


def introduced(id_: str, drugs: Sequence[Values], known: Known, evidence: Evidence) -> Iterator[Fact]:
    """What makes a new product a node, with its kind of therapy; nothing for one that the vocabulary has."""
    if id_ not in known.vocabulary.products:
        drug = drugs[0]
        yield NodeFact(id_, {"name": _shown(drug), "kind": "named"}, evidence)
        modality = MODALITIES[str(drug["type"])]
        if modality in known.vocabulary.names.get("Modality", {}):
            said: dict[str, Value] = {"reason": f"drug type {drug['type']}"}
            yield RelationshipFact("HAS_MODALITY", id_, modality, said, evidence)


def other_names(id_: str, drug: Values, known: Known) -> list[str]:
    """The names of a drug that no other product, and nothing else, goes by, each in one spelling."""
    shown = written(_shown(drug))
    found: dict[str, str] = {}
    for name in _names(drug):
        if len(name) < _SHORTEST or not name.isprintable() or (key := written(name)) == shown or key in found:
            continue
        if known.decided("Product", name) in ("", id_) and known.called(name, "Product", *_OTHER_LABELS) <= {id_}:
            found[key] = name
    return list(found.values())


def _known(drug: Values, known: Known) -> str:
    if drug["name"] and (id_ := known.decided("Product", str(drug["name"]))):
        return id_
    found = {id_ for name in _names(drug) if (id_ := known.decided("Product", name))}
    return found.pop() if len(found) == 1 else ""


def _new(drug: Values, known: Known) -> str:
    """An id made of the name; none where ChEMBL has no name but its own number, or the names are other products'."""
    name = str(drug["name"])
    if drug["type"] not in MODALITIES or not name.isprintable() or name == drug["id"]:
        return ""
    if any(known.decided("Product", other) for other in _names(drug)):
        return ""
    return f"product:{local}" if (local := slug(name)) else ""


def _names(drug: Values) -> Iterable[str]:
    return (str(name) for name in (drug["name"], *drug["names"]) if name)


def _shown(drug: Values) -> str:
    """ChEMBL writes names in capitals: as one of the other names spells the same, else as it is."""
    name = str(drug["name"])
    same = (other for other in _names(drug) if written(other) == written(name) and not other.isupper())
    return next(same, name)
