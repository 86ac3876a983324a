"""Every node label: what it stands for, its identifier, its properties, its colour and sign in pictures.

Adding a label is adding one `NodeType` here: constraints, merge statements, seed tables, the data
dictionary and the colours of every picture derive from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .curies import TRIAL_REGISTRIES
from .fields import Field, Kind
from .vocabularies import AREAS, CELL_SOURCES, COMPANY_KINDS, PHASES, PRODUCT_KINDS, RELATIONS, TRIAL_STATUSES


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label. `prefixes` are the CURIE prefixes its ids may have; `colour` is a hex value, `sign` one letter
    or symbol for pictures; `size` the relative diameter in a drawn graph; `provenance` marks the two labels
    that carry evidence rather than being its subject.
    """

    label: str
    meaning: str
    prefixes: tuple[str, ...]
    fields: tuple[Field, ...]
    colour: str
    sign: str
    size: int = 16
    provenance: bool = False

    def field(self, name: str) -> Field:
        """The declared field `name`; KeyError if there is none."""
        return {field.name: field for field in (*COMMON, *self.fields)}[name]


COMMON = (
    Field("id", "a CURIE, unique within the label"),
    Field("name", "the name to show"),
    Field("aliases", "other names, in any language, as sources write them", Kind.LIST),
    Field("xrefs", "the same thing in other vocabularies", Kind.CURIES),
)
"""The properties of every node."""

_QUANTITY = (
    Field("value", "the number as stated; for a range its text", Kind.NUMBER),
    Field("relation", "how the number is to be read", choices=RELATIONS),
    Field("low", "lower bound of a range", Kind.NUMBER),
    Field("high", "upper bound of a range", Kind.NUMBER),
    Field("unit", "what is counted or measured: percent, months, trials, USD …"),
)

NODE_TYPES: tuple[NodeType, ...] = (
    NodeType(
        "Company", "A company, hospital, university or agency that develops, sponsors, makes or owns.",
        ("company",),
        (
            Field("kind", "industry, academic (hospitals and universities, whoever owns them) or government",
                  choices=COMPANY_KINDS),
            Field("country", "where it is based: an ISO 3166 alpha-2 code; absent where equal sources disagree",
                  undisputed=True),
            Field("ticker", "stock exchange and code"),
            Field("former_names", "names it no longer has, each with the time it had it as an interval where stated:"
                  " AveXis (../2020-09-02)", Kind.LIST),
        ),
        "#1f5fa8", "C", 22,
    ),
    NodeType(
        "Product", "A therapy under development or on the market.",
        ("product",),
        (
            Field("kind", "named; or unnamed: identified by developer, targets and modality only",
                  choices=PRODUCT_KINDS),
            Field("cell_source", "where the cells come from", choices=CELL_SOURCES),
            Field("target_expression", "the antigens with their logic, such as (CD19 OR CD20) AND NOT HLA-A2"),
        ),
        "#c8553d", "P", 20,
    ),
    NodeType(
        "Target", "What a product binds, replaces, edits, silences or expresses: a gene product, isoform, "
        "lipid, virus protein or peptide–HLA complex.",
        ("hgnc", "uniprot.isoform", "chebi", "target"),
        (Field("symbol", "the gene symbol, or the usual short form where there is no gene"),),
        "#2e8b6f", "T", 24,
    ),
    NodeType(
        "Modality", "A kind of therapy; a tree by IS_A.", ("modality",),
        (Field("definition", "what belongs to it, in our words"),),
        "#7a5ba6", "M", 22,
    ),
    NodeType(
        "Indication", "A disease; a tree by IS_A. Relapsed, refractory, line and age group are qualifiers of "
        "relationships.",
        ("mondo", "indication"),
        (Field("area", "therapeutic area", choices=AREAS),),
        "#d9952b", "I", 22,
    ),
    NodeType(
        "Trial", "A clinical trial, one node however many registries list it.",
        (*TRIAL_REGISTRIES, "trial"),
        (
            Field("phase", "phase of the trial", choices=PHASES, changes=True),
            Field("status", "recruitment status", choices=TRIAL_STATUSES, changes=True),
            Field("start_date", "first participant, actual or planned", Kind.DATE, changes=True),
            Field("completion_date", "last visit, actual or planned", Kind.DATE, changes=True),
            Field("enrollment", "participants, actual or planned", Kind.INTEGER, changes=True),
            Field("why_stopped", "why it was terminated, suspended or withdrawn, as stated", changes=True),
            Field("has_results", "whether the registry has posted results", Kind.BOOLEAN, changes=True),
            Field("registry_ids", "its identifiers in every registry", Kind.CURIES),
            Field("relevant", "whether an engineered-cell or gene-therapy product is under test", Kind.BOOLEAN),
            Field("design", "multi-center, open-label and the like, as stated"),
        ),
        "#4a7c9b", "N", 16,
    ),
    NodeType(
        "Jurisdiction", "Where a marketing authorisation, a trial permission or a right holds: a country, or several.",
        ("jurisdiction",),
        (
            Field("extent", "world: every country but those of `excludes` belongs to it; region: a name for what is"
                  " PART_OF it, without an authority of its own; absent: a country or union",
                  choices=("world", "region")),
            Field("excludes", "the Jurisdictions that the rest of the world is told from: US outside the United States",
                  Kind.CURIES),
        ),
        "#8a8f3c", "J", 18,
    ),
    NodeType("Regulator", "An authority that approves, permits or designates.", ("regulator",), (),
             "#5b6470", "R", 18),
    NodeType(
        "Facility", "A plant or laboratory.", ("facility",),
        (
            Field("address", "place as stated"),
            Field("status", "planned, under construction, in operation", changes=True,
                  choices=("planned", "under construction", "in operation")),
        ),
        "#a0724a", "F", 16,
    ),
    NodeType("Technology", "A platform, vector, delivery system or gene edit; a tree by IS_A.", ("technology",),
             (Field("definition", "what it is, in our words"),), "#3f9aa8", "V", 16),
    NodeType(
        "Statistic", "A number about the field, a company or a disease, as a source states it.", ("statistic",),
        (*_QUANTITY, Field("scope", "what was counted, where and under which conditions, in our words"),
         Field("as_of", "the day or period the number is of", Kind.DATE)),
        "#9aa0a6", "#", 12,
    ),
    NodeType(
        "Outcome", "A result of a trial or product, as a source states it.", ("outcome",),
        (
            Field("endpoint", "what was measured, in the field's words"), *_QUANTITY,
            Field("numerator", "participants with the event", Kind.INTEGER),
            Field("denominator", "participants it is counted over", Kind.INTEGER),
            Field("n", "participants in the analysis", Kind.INTEGER),
            Field("timepoint", "when it was measured, such as month 36"),
            Field("criteria", "response or grading criteria, such as IMWG 2016"),
            Field("dose", "dose as stated"),
            Field("population", "who was analysed"),
            Field("cutoff", "data cut-off", Kind.DATE),
            Field("not_reached", "true where the median was not reached", Kind.BOOLEAN),
        ),
        "#b5577d", "O", 12,
    ),
    NodeType(
        "Claim", "A statement that is no relationship, in our words.", ("claim",),
        (Field("text", "the statement in our words"),
         Field("kind", "first-in-class, safety, efficacy, cost, market, mechanism, limitation, caution, gap"
               " or strategy",
               choices=("first-in-class", "safety", "efficacy", "cost", "market", "mechanism", "limitation",
                        "caution", "gap", "strategy"))),
        "#c9a227", "!", 12,
    ),
    NodeType(
        "Evidence", "One passage of a document, or one version of a registry record with the values it stated.",
        ("evidence",),
        (
            Field("source", "id of the Source"),
            Field("locator", "L120 or L120-L124 in a document; record id and field path in a registry"),
            Field("record", "the record, or part of one, that this is a version of; a newer version replaces it"),
            Field("snapshot", "SHA-256 of the document or record it was read from"),
            Field("seen", "of a version: the days of all snapshots that held it, each followed by `updated` as it was"
                  " stated then", Kind.LIST),
            Field("updated", "of a version: the day on which the registry last changed the record", Kind.DATE),
            Field("covers", "of a version: the fields that the file's layout can state; absent: all", Kind.LIST),
            Field("reading", "of a version: whether rules read it in the texts of the record", Kind.BOOLEAN),
            Field("later", "of a version: whether an older one was in force before", Kind.BOOLEAN),
            Field("number", "of a version: which time it is that the record says the same; absent: the first",
                  Kind.INTEGER),
            Field("digest", "of a version: hash of the facts that were made from it"),
            Field("known_from", "first day the source said so", Kind.DATE),
            Field("known_to", "last day the source said so; absent while it still does", Kind.DATE),
            Field("superseded_from", "the snapshot in which it was replaced or gone", Kind.DATE),
            Field("supports", "what it supports: node ids and relationship keys", Kind.LIST),
            Field("quote", "the passage itself, where the document was at hand when loading"),
        ),
        "#c4c8cc", "E", 8, provenance=True,
    ),
    NodeType(
        "Source", "A document or registry.", ("source",),
        (
            Field("title", "title as printed"),
            Field("publisher", "who published it"),
            Field("url", "where it is to be had"),
            Field("published", "date of publication; an interval where the document states none", Kind.DATE),
            Field("retrieved", "when it was read", Kind.DATE),
            Field("licence", "terms under which its facts are used"),
            Field("rank", "trust: 1 is the most trusted", Kind.INTEGER),
            Field("sha256", "hash of the document that the locators were read in"),
            Field("curated", "whether people read its facts into tables", Kind.BOOLEAN),
            Field("own", "whether it is the user's own, from an overlay", Kind.BOOLEAN),
            Field("snapshots", "days of the snapshots loaded, for a registry", Kind.LIST),
            Field("unread", "what no loader reads in the files of the last load, and how many records have it",
                  Kind.LIST),
            Field("loads", "loads that went through: hash of files, options and rules, and counts; by it the same load"
                  " is known again", Kind.LIST),
        ),
        "#8d949b", "S", 14, provenance=True,
    ),
)  # fmt: skip

BOOKKEEPING = ("loads",)
"""Properties that say how a graph came about, not what it holds: they do not count for its content hash."""

LABELS: dict[str, NodeType] = {node.label: node for node in NODE_TYPES}
SUBJECTS: tuple[str, ...] = tuple(node.label for node in NODE_TYPES if not node.provenance)
