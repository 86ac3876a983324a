"""Statistics beside our own counts: what documents count, and what the graph counts of the same, by a stated rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...landscape import Node
from ...wording import count, dated, quantity
from ..blocks import Group, Line, Phrase, Section, Table
from ..comparisons import Comparison, Rule, comparable
from ..counting import Counted, Trials
from ..limits import query
from ..material import Material
from ..phrases import listed, notes, plain, said, sentence
from ..product_counts import Developed, Permitted

ORDER = 95
_TITLE = "Statistics beside our own counts"
_NAMED = 12
_COLUMNS = ("Statistic of a document", "As of", "Stated", "Counted here", "By the rule", "Differs as", "Evidence")
_KINDS: dict[type[Rule], str] = {
    Trials: "Trials", Permitted: "Products approved, or permitted to be tested", Developed: "Products in development",
}  # fmt: skip


def section(material: Material) -> Section:
    """A table of the statistics that the graph counts as well, by kind, and what sets the numbers apart."""
    landscape, compared = material.landscape, comparable(material)
    if not compared:
        return Section("compared", _TITLE, [sentence("No statistic in view has a count of the graph to stand beside.")])
    reasons = list(dict.fromkeys(reason for comparison in compared for reason in comparison.reasons))
    groups = [
        Group(
            (Phrase(name, strong=True),),
            [_row(material, landscape.nodes[c.statistic], c, reasons) for c in compared if isinstance(c.rule, kind)],
        )
        for kind, name in _KINDS.items()
    ]
    opening = sentence(
        f"{count(len(compared), 'statistic')} in view state what the graph can count as well. Both numbers stand as "
        "they are: neither corrects the other."
    )
    more = (
        *plain("The statistics are listed by "), query("statistics"), *plain(", trials by "), query("trials_matching"),
        *plain(", approvals by "), query("approvals"), *plain("."),
    )  # fmt: skip
    caption = "What documents state, and what the graph counts"
    table = Table.grouped(caption, _COLUMNS, [group for group in groups if group.rows], more)
    why = notes(*(f"{letter(n)}: {reason}." for n, reason in enumerate(reasons)), *_regions(material, compared))
    return Section("compared", _TITLE, [opening, replace(table, folds=False), why])


def _regions(material: Material, compared: Sequence[Comparison]) -> list[str]:
    """Which countries stand for the regions."""
    rules = (comparison.rule for comparison in compared if isinstance(comparison.rule, Trials))
    named = {rule.region: ", ".join(rule.named_places(material.whole)) for rule in rules if rule.region}
    return [f"{region} is here {places}; the document does not list its countries." for region, places in named.items()]


def letter(place: int) -> str:
    """The letter of a reason, by its place from 0.

    >>> letter(0), letter(2)
    ('a', 'c')
    """
    return chr(ord("a") + place)


def _row(material: Material, node: Node, comparison: Comparison, reasons: Sequence[str]) -> list[Line]:
    found = comparison.rule.count(material, node)
    return [
        plain(node.name),
        plain(dated(node.get("as_of")) if node.get("as_of") else ""),
        plain(quantity(node).removesuffix(f" {node.get('unit')}") or "not stated"),
        (found.number,),
        _rule(found),
        plain(", ".join(letter(reasons.index(reason)) for reason in comparison.reasons)),
        (said("", material.landscape.out(node.id, "ABOUT")),),
    ]


def _rule(found: Counted) -> Line:
    """The rule, and the names of what it finds where they are few."""
    if not 0 < len(found.names) <= _NAMED:
        return plain(found.rule)
    return (*plain(f"{found.rule}: "), *listed(found.names))
