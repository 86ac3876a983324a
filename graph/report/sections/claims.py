"""Claims: statements of the sources that are no relationship, by kind."""

from __future__ import annotations

from collections import defaultdict

from ...landscape import Landscape, Node
from ..blocks import Group, Line, Phrase, Section, Table
from ..material import Material
from ..phrases import plain, said, sentence, subjects

ORDER = 100


def section(material: Material) -> Section:
    """One table, a group for each kind of claim."""
    landscape = material.landscape
    kinds: dict[str, list[Node]] = defaultdict(list)
    for node in landscape.of("Claim"):
        if landscape.out(node.id, "ABOUT"):
            kinds[node.get("kind") or "other"].append(node)
    if not kinds:
        return Section("claims", "Claims", [sentence("No claim is in view.")])
    return Section(
        "claims",
        "Claims",
        [
            sentence("What sources assert, in our words; a claim is its source’s, not a finding of this report."),
            Table.grouped(
                "Claims by kind",
                ("Claim", "About", "Evidence"),
                [
                    Group((Phrase(kind.capitalize(), strong=True),), [_row(landscape, n) for n in kinds[kind]])
                    for kind in sorted(kinds)
                ],
            ),
        ],
    )  # fmt: skip


def _row(landscape: Landscape, node: Node) -> list[Line]:
    stated = said("", landscape.out(node.id, "ABOUT"))
    return [plain(node.get("text") or node.name), plain(subjects(landscape, node)), (stated,)]
