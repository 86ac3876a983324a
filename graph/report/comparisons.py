"""Which statistics of documents the graph counts as well, by which rule, and why the numbers may differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .counting import Trials
from .material import Material
from .product_counts import Developed, Permitted

CAR_ONLY = (
    "the registry extract was drawn for CAR-T, CAR-NK and in vivo CAR products: other engineered cells and gene "
    "therapies are in it only by chance, cells that are not engineered hardly"
)
OTHER_REGISTRIES = "the document counts ChiCTR as well"
KEYWORDS = "the document searched by keyword and does not say which statuses and years count"
DATED = "counted here by the start that a record states: a record without one does not count"
NOT_STATED = "the document does not say when and where it counted"
FIRST_REGISTERED = "the document counts trials first registered with the regulator in the year, not those begun"
AT_HAND = "only approvals that a source at hand states are known here"
WHAT_COUNTS = "the document does not name the products it counts"
PERMISSIONS = "the graph knows few permissions: regulators list them, sources at hand name some"
OLDER = "the document calls its own count incomplete, and is older than the registry’s"

_PHASES: Mapping[str, tuple[str, ...]] = {
    "1": ("early_phase_1", "phase_1"),
    "12": ("phase_1_2",),
    "2": ("phase_2",),
    "23": ("phase_2_3",),
    "3": ("phase_3",),
}


def _countries(codes: str) -> tuple[str, ...]:
    """Jurisdictions by their ISO 3166 codes."""
    return tuple(f"jurisdiction:{code}" for code in codes.split())


_REGIONS: Mapping[str, tuple[str, ...]] = {
    "asia-pacific": _countries("CN JP KR TW HK SG AU NZ MY TH IN ID PH VN"),
    "north-america": _countries("US CA MX"),
    "europe": _countries(
        "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO RS SE SI SK"
    ),
}
"""Countries that stand for a region here; the documents do not say which they count."""
_NAMES = {"asia-pacific": "Asia-Pacific", "north-america": "North America", "europe": "Europe"}


Rule = Trials | Permitted | Developed


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statistic by its id, the rule by which the graph counts the same, and what sets the two apart."""

    statistic: str
    rule: Rule
    reasons: tuple[str, ...]


def _keyword_searches() -> Iterator[Comparison]:
    """The counts of trials by approach, phase and region of October 2025."""
    why = (CAR_ONLY, OTHER_REGISTRIES, KEYWORDS, DATED)
    approaches = {"cell-therapy": "modality:cell-therapy", "gene-therapy": "modality:gene-therapy"}
    for approach, modality in approaches.items():
        yield Comparison(f"statistic:trials-{approach}-all-2025-10", Trials(modality), why)
        for phase, phases in _PHASES.items():
            yield Comparison(f"statistic:trials-{approach}-phase-{phase}-2025-10", Trials(modality, phases), why)
    cbio = Trials("modality:immune-cell-therapy", disease="mondo:0005070")
    yield Comparison("statistic:trials-cbio-all-2025-10", cbio, why[1:])
    first = Trials("modality:immune-cell-therapy", _PHASES["1"], disease="mondo:0005070")
    yield Comparison("statistic:trials-cbio-phase-1-2025-10", first, why[1:])
    for region, places in _REGIONS.items():
        for phase, phases in _PHASES.items():
            rule = Trials("modality:cell-and-gene-therapy", phases, places, _NAMES[region])
            yield Comparison(f"statistic:trials-cgt-{region}-phase-{phase}-2025-10", rule, why)


def _china() -> Iterator[Comparison]:
    """Trials and permissions in China."""
    china = ("jurisdiction:CN",)
    why = (CAR_ONLY, FIRST_REGISTERED, OTHER_REGISTRIES, DATED)
    for year in ("2023", "2024"):
        for name, modality in (
            ("cgt", "modality:cell-and-gene-therapy"),
            ("cell-therapy", "modality:cell-therapy"),
            ("gene-therapy", "modality:gene-therapy"),
        ):
            rule = Trials(modality, places=china, within_year=True)
            yield Comparison(f"statistic:cn-{name}-trials-first-registered-{year}", rule, why)
    rule = Trials("modality:car-t", places=china)
    yield Comparison("statistic:cn-car-t-trials-registered", rule, (NOT_STATED, OTHER_REGISTRIES))
    cleared = Permitted("modality:cell-and-gene-therapy", china[0], "CLEARED_IN")
    yield Comparison("statistic:cn-cgt-ind-approved-2025-q2", cleared, (PERMISSIONS,))


def _approvals() -> Iterator[Comparison]:
    """Products approved in China, in the United States, anywhere."""
    kinds = {
        "cgt": "modality:cell-and-gene-therapy", "car-t": "modality:car-t",
        "stem-cell-therapy": "modality:stem-cell-therapy", "gene-therapy": "modality:gene-therapy",
    }  # fmt: skip
    why = (AT_HAND, WHAT_COUNTS)
    for month in ("2025-08", "2025-11"):
        for name, modality in kinds.items():
            rule = Permitted(modality, "jurisdiction:CN")
            yield Comparison(f"statistic:nmpa-{name}-approvals-{month}", rule, why)
    china, us = (Permitted("modality:car-t", place) for place in ("jurisdiction:CN", "jurisdiction:US"))
    yield Comparison("statistic:000-cart-approved-2025-07", china, why)
    yield Comparison("statistic:car-t-approved-china", china, why)
    yield Comparison("statistic:car-t-approved-us", us, why)
    yield Comparison("statistic:car-t-approved-world", Permitted("modality:car-t"), why)
    yield Comparison("statistic:cell-therapies-approved-world", Permitted("modality:cell-therapy"), why)
    yield Comparison("statistic:cgt-approved-world", Permitted("modality:cell-and-gene-therapy"), why)


def _lupus() -> Iterator[Comparison]:
    """CAR-T for systemic lupus erythematosus."""
    lupus = "mondo:0007915"
    yield Comparison("statistic:sle-car-t-candidates", Developed("modality:car-t", lupus), (OLDER,))
    yield Comparison("statistic:sle-car-t-in-trials", Developed("modality:car-t", lupus, tested=True), (OLDER,))


COMPARISONS = (*_keyword_searches(), *_china(), *_approvals(), *_lupus())
"""By statistic; one that the graph does not hold is passed over."""


def comparable(material: Material) -> list[Comparison]:
    """The comparisons whose statistic is in view and whose rule has something to count; trials need a registry."""
    landscape = material.landscape
    return [
        comparison
        for comparison in COMPARISONS
        if landscape.out(comparison.statistic, "ABOUT")
        and comparison.rule.known_to(material.whole)
        and (material.all_trials or not isinstance(comparison.rule, Trials))
    ]
