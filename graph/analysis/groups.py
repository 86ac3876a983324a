"""The groups that diseases and modalities belong to: above them in the tree, therapeutic area, cell source."""

from __future__ import annotations

from collections.abc import Iterable

from ..landscape import Landscape

AREA = "area:"
"""Prefix of a therapeutic area where it stands among the groups of a disease."""
SOURCE = "cell source:"
"""Prefix of a cell source where it stands among the groups of a modality."""
GENERAL = 2
"""A node with fewer steps above it (disease, hereditary disease, cell therapy) is too general a group."""
_NOTHING_IN_COMMON = ("", "other", "unclear")
"""What is of no area or of unclear source has nothing in common by that."""


class Groups:
    """The groups in the trees of one landscape, remembered node by node."""

    def __init__(self, landscape: Landscape) -> None:
        """Look them up in `landscape`."""
        self._landscape = landscape
        self._found: dict[str, frozenset[str]] = {}

    def of_diseases(self, diseases: Iterable[str]) -> frozenset[str]:
        """The diseases, the specific groups above them by IS_A, and their therapeutic areas.

        A group of another area is none of theirs: MONDO has lupus among the hereditary and myeloid leukemia among the
        connective tissue disorders. The areas are needed beside the tree, too: there, lupus nephritis is no autoimmune
        disease.
        """
        return frozenset(id_ for disease in diseases for id_ in self.of(disease))

    def of_product(self, modalities: Iterable[str], cell_source: str) -> frozenset[str]:
        """The modalities, the specific groups above them, and the cell source unless it is the patient, as usual."""
        told = (SOURCE + cell_source,) if cell_source not in ("autologous", *_NOTHING_IN_COMMON) else ()
        return frozenset((*(id_ for modality in modalities for id_ in self.of(modality)), *told))

    def of(self, node_id: str) -> frozenset[str]:
        """A disease or modality itself and its groups."""
        if node_id not in self._found:
            area = self._area(node_id)
            above = {
                id_
                for id_ in self._landscape.ancestors(node_id)
                if self._specific(id_) and (not area or self._area(id_) == area)
            }
            named = {AREA + area} if area not in _NOTHING_IN_COMMON else set()
            self._found[node_id] = frozenset({node_id, *above, *named})
        return self._found[node_id]

    def parents(self, node_id: str) -> frozenset[str]:
        """Those of the groups that a node is directly below."""
        above = self._landscape.ancestors(node_id)
        return frozenset(id_ for id_ in self.of(node_id) if above.get(id_) == 1)

    def _area(self, node_id: str) -> str:
        return self._landscape.nodes[node_id].get("area") or ""

    def _specific(self, node_id: str) -> bool:
        return max(self._landscape.ancestors(node_id).values()) >= GENERAL
