"""The evidence of one part of a record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from cgtkg.schema.facts import Evidence
from cgtkg.schema.fields import Value

from ..registered import Registered


def aspect(
    trial: Registered, source: str, name: str, content: object,
    *, covers: Iterable[str] = (), values: Mapping[str, Value] | None = None,
) -> Evidence:  # fmt: skip
    """The version of the part `name` of a trial's record in `source`, recognised by its `content` (plain data).

    A trial has a record in each registry that lists it, and none of them is a newer version of another.

    `covers` names the fields that this file's layout can state of it; `values` what it states of the Trial.
    """
    number = trial.record.id.partition(":")[2]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return Evidence(
        source, f"{number} {name}", trial.day, f"{source.partition(':')[2]} {trial.record.id} {name}",
        hashlib.sha256(text.encode()).hexdigest(), values or {}, covers=tuple(sorted(covers)),
        updated=trial.record.updated,
    )  # fmt: skip
