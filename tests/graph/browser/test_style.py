"""The style sheet says what the schema says, in the form that Browser reads."""

from __future__ import annotations

import re

from cgtkg.graph.browser.style import grass
from cgtkg.graph.views.colours import contrast
from cgtkg.schema.nodes import NODE_TYPES
from cgtkg.schema.relationships import TYPES


def rules() -> dict[str, dict[str, str]]:
    """Selector to properties, taken apart as Browser does: at braces outside quotes, semicolons and one colon."""
    found = re.findall(r"([\w.]+) \{\n((?:  [^\n]+;\n)+)\}\n", grass())
    return {
        selector: dict(line.strip().rstrip(";").split(": ", 1) for line in body.splitlines())
        for selector, body in found
    }


def test_every_label_has_its_colour_and_a_size_by_its_declaration() -> None:
    """Captions can be read on the colour."""
    sheet = rules()
    for node in NODE_TYPES:
        rule = sheet[f"node.{node.label}"]
        assert rule["color"] == node.colour
        assert contrast(rule["text-color-internal"], node.colour) > 4
        assert re.fullmatch(r'"\{\w+\}"', rule["caption"])
    sizes = [int(sheet[f"node.{node.label}"]["diameter"].removesuffix("px")) for node in NODE_TYPES]
    assert [a >= b for a in sizes for b in sizes] == [a.size >= b.size for a in NODE_TYPES for b in NODE_TYPES]


def test_arrows_name_their_type_and_what_matters_most() -> None:
    """TREATS its stage; a rule names a type that there is, and a property that it has."""
    sheet = rules()
    assert sheet["relationship"]["caption"] == '"<type>"'
    assert sheet["relationship.TREATS"]["caption"] == '"TREATS {stage}"'
    for selector, rule in sheet.items():
        kind, _, type_ = selector.partition(".")
        if kind == "relationship" and type_:
            name, told = rule["caption"].strip('"').split()
            assert name == type_
            assert told.strip("{}") in {field.name for field in TYPES[type_].fields}


def test_nothing_in_a_rule_confuses_the_reader_of_browser() -> None:
    """It splits at every semicolon and drops a property with a second colon."""
    assert all(":" not in value and ";" not in value for rule in rules().values() for value in rule.values())
