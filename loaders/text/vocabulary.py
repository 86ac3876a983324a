"""What the seeds know by name: targets, products, companies, diseases, and what is known of each product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cgtkg.schema.curies import slug
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from cgtkg.schema.identity import label_of


@dataclass(slots=True)
class KnownProduct:
    """A product as the vocabulary knows it: ids of its targets, how they combine, its modalities and developers."""

    id: str
    name: str
    kind: str = "named"
    cell_source: str = ""
    targets: list[str] = field(default_factory=list)
    logic: str = ""
    modalities: list[str] = field(default_factory=list)
    developers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names by label and node id, the first being the one to show; products; parents in the trees by node id."""

    names: Mapping[str, Mapping[str, Sequence[str]]]
    products: Mapping[str, KnownProduct]
    kinds: Mapping[str, str]
    areas: Mapping[str, str]
    parents: Mapping[str, Sequence[str]]
    countries: Mapping[str, str] = field(default_factory=dict)
    """ISO 3166 codes of companies' countries by Company id."""

    def name(self, id_: str) -> str:
        """The name to show of a node; its id if the vocabulary does not know it."""
        return next(iter(self.names.get(label_of(id_), {}).get(id_, ())), id_)

    def above(self, id_: str) -> frozenset[str]:
        """All ids above one in the trees."""
        return above(id_, self.parents)

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> Vocabulary:
        """Collect it from seed facts. The name to show is the one that the id is made of, else the first given."""
        names: dict[str, dict[str, list[str]]] = defaultdict(dict)
        properties: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        parents: dict[str, list[str]] = defaultdict(list)
        given: dict[str, list[str]] = defaultdict(list)
        for fact in facts:
            if isinstance(fact, NodeFact):
                known = names[fact.label].setdefault(fact.id, [])
                said = [str(fact.properties.get("name", "")), *_list(fact.properties.get("aliases"))]
                known.extend(name for name in said if name)
                given[fact.id].extend(said[:1] if said[0] else ())
                for name in ("kind", "cell_source", "area", "country"):
                    if value := fact.properties.get(name):
                        properties[fact.label][fact.id].setdefault(name, str(value))
            elif fact.type == "IS_A" and fact.assertion.counts_as_fact:
                parents[fact.start].append(fact.end)
        for of_label in names.values():
            for id_, known in of_label.items():
                chosen = next((name for name in known if slug(name) == id_.partition(":")[2]), "")
                known[:] = dict.fromkeys(filter(None, [chosen, *given[id_], *known]))
        products = {id_: _product(id_, known, properties["Product"][id_]) for id_, known in names["Product"].items()}
        for fact in facts:
            if isinstance(fact, RelationshipFact) and fact.start in products and fact.assertion.counts_as_fact:
                _add(products[fact.start], fact)
            elif isinstance(fact, RelationshipFact) and fact.type == "DEVELOPS" and fact.assertion.counts_as_fact:
                developers = products[fact.end].developers
                if fact.start not in developers:
                    developers.append(fact.start)
        return cls(
            names, products,
            {id_: found["kind"] for id_, found in properties["Company"].items() if "kind" in found},
            {id_: found["area"] for id_, found in properties["Indication"].items() if "area" in found}, parents,
            {id_: found["country"] for id_, found in properties["Company"].items() if "country" in found},
        )  # fmt: skip


def above(id_: str, parents: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All ids above one in trees that give the parents of each."""
    found: set[str] = set()
    rim = {*parents.get(id_, ())}
    while rim:
        found |= rim
        rim = {up for one in rim for up in parents.get(one, ())} - found
    return frozenset(found)


def _product(id_: str, names: Sequence[str], said: Mapping[str, str]) -> KnownProduct:
    return KnownProduct(id_, names[0] if names else id_, said.get("kind", "named"), said.get("cell_source", ""))


def _add(product: KnownProduct, fact: RelationshipFact) -> None:
    """Take what a fact says of its start; only what a product binds is an antigen."""
    if fact.type == "TARGETS" and fact.properties.get("action", "binds") == "binds":
        if fact.end not in product.targets:
            product.targets.append(fact.end)
        logic = str(fact.properties.get("logic", ""))
        product.logic = "not" if logic == "not" else product.logic or logic
    elif fact.type == "HAS_MODALITY" and fact.end not in product.modalities:
        product.modalities.append(fact.end)


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
