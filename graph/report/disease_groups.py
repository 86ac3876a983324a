"""Readable groups of diseases: the terms of the disease tree that the field sorts its trials by.

A disease belongs to the nearest groups above it by IS_A: MONDO has chronic lymphocytic leukemia below acute
lymphoblastic leukemia, and no reader would look for it there. A trial belongs to the groups of all its diseases, so it
may belong to several. A disease below no group is one of its own, unless it is so general that diseases of other
groups lie below it (lymphoma, carcinoma): trials of such diseases alone belong to no group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..landscape import Landscape
from .registered import RegisteredTrial, by_thing

GROUPS = (
    "mondo:0009693",  # multiple myeloma
    "mondo:0015759",  # B-cell non-Hodgkin lymphoma
    "mondo:0015760",  # T-cell non-Hodgkin lymphoma
    "mondo:0004952",  # Hodgkin lymphoma
    "mondo:0004967",  # acute lymphoblastic leukemia
    "mondo:0004948",  # chronic lymphocytic leukemia
    "mondo:0018874",  # acute myeloid leukemia
    "mondo:0018881",  # myelodysplastic syndrome
    "mondo:0007915",  # systemic lupus erythematosus
    "mondo:0005100",  # systemic sclerosis
    "mondo:0600023",  # idiopathic inflammatory myopathy
    "mondo:0018882",  # vasculitis
    "mondo:0009688",  # myasthenia gravis
    "mondo:0005301",  # multiple sclerosis
    "mondo:0019100",  # neuromyelitis optica
    "mondo:0010030",  # Sjogren syndrome
    "mondo:0008383",  # rheumatoid arthritis
    "mondo:0021042",  # glioma
    "mondo:0005072",  # neuroblastoma
    "mondo:0009831",  # pancreatic cancer
    "mondo:0002691",  # liver cancer
    "mondo:0008903",  # lung cancer
    "mondo:0005575",  # colorectal cancer
    "mondo:0001056",  # gastric cancer
    "mondo:0008170",  # ovarian cancer
    "mondo:0007254",  # breast cancer
    "mondo:0008315",  # prostate cancer
    "mondo:0002367",  # kidney cancer
    "mondo:0005627",  # head and neck cancer
    "mondo:0005089",  # sarcoma
    "mondo:0005065",  # mesothelioma
    "mondo:0002898",  # skin cancer
)
"""Ids of Indications, by area; a group that no trial belongs to is not shown."""

_LISTED = frozenset(GROUPS)


def nearest(landscape: Landscape, disease: str) -> frozenset[str]:
    """The groups at or above a disease that have none of each other below them; empty for one below no group."""
    listed = landscape.ancestors(disease).keys() & _LISTED
    return frozenset(
        group for group in listed if not any(group in landscape.ancestors(other) for other in listed - {group})
    )


def by_group(landscape: Landscape, trials: Iterable[RegisteredTrial]) -> Mapping[str, Sequence[RegisteredTrial]]:
    """The trials of each group, by the id of its disease, the group with most trials first."""
    trials = list(trials)
    investigated = {disease for trial in trials for disease in trial.diseases}
    groups = {disease: nearest(landscape, disease) for disease in investigated}
    general = {above for disease, found in groups.items() if found for above in landscape.ancestors(disease)}
    groups |= {disease: frozenset({disease}) for disease in investigated - general if not groups[disease]}
    return by_thing(
        landscape, trials, lambda trial: frozenset().union(*(groups[disease] for disease in trial.diseases))
    )


def nested(landscape: Landscape, groups: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of groups of which the first lies below the second: a list by the tree of the second has both."""
    groups = list(groups)
    return [(one, two) for two in groups for one in groups if one != two and two in landscape.ancestors(one)]
