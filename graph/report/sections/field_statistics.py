"""Statistics of the field: numbers as the sources state them, grouped by what they are about."""

from __future__ import annotations

from collections import defaultdict

from ...landscape import Landscape, Node
from ...wording import count, dated, quantity
from ..blocks import Group, Line, Phrase, Section, Table
from ..comparisons import comparable
from ..material import Material
from ..phrases import plain, said, sentence, subjects

ORDER = 90


def section(material: Material) -> Section:
    """One table, a group for each set of things that numbers are about."""
    landscape = material.landscape
    beside = {comparison.statistic for comparison in comparable(material)}
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in landscape.of("Statistic"):
        if landscape.out(node.id, "ABOUT") and node.id not in beside:
            groups[subjects(landscape, node)].append(node)
    title = "Statistics of the field"
    elsewhere = f" {count(len(beside), 'statistic')} more stand beside counts of the graph, below." if beside else ""
    if not groups:
        return Section("statistics", title, [sentence(f"No number about the field is in view.{elsewhere}")])
    return Section(
        "statistics",
        title,
        [
            sentence(f"Each number is one source’s statement; numbers with different scopes do not add up.{elsewhere}"),
            Table.grouped(
                "Numbers by what they are about",
                ("What was counted", "Value", "As of", "Evidence"),
                [
                    Group((Phrase(about, strong=True),), [_row(landscape, node) for node in groups[about]])
                    for about in sorted(groups, key=str.casefold)
                ],
            ),
        ],
    )


def _row(landscape: Landscape, node: Node) -> list[Line]:
    return [
        plain(node.get("scope") or node.name),
        plain(quantity(node) or "not stated"),
        plain(dated(node.get("as_of")) if node.get("as_of") else ""),
        (said("", landscape.out(node.id, "ABOUT")),),
    ]
