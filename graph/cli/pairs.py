"""Options of the form `name=value`, given as often as needed."""

from __future__ import annotations

from collections.abc import Iterable

from cgtkg.schema.errors import UsageError


def pairs(given: Iterable[str], option: str) -> dict[str, str]:
    """The values by name; `UsageError` that names the option for one without a name or `=`.

    >>> pairs(["target=BCMA", "phase="], "-p")
    {'target': 'BCMA', 'phase': ''}
    """
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError(f"{option} takes name=value, not {text!r}")
        found[name] = value
    return found
