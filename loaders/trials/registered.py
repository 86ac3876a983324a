"""A trial as it goes into the graph and into the bundled extract: registry fields, what was read in its texts, and the
words that decided, without the texts themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .classification import Classification
from .identity import Place
from .record import Arm, Intervention, Organisation, TrialRecord

TEXTS = ("title", "official_title", "interventions", "arms", "keywords", "conditions", "summary", "description")
"""The fields that are read for a classification."""
_DROPPED = ("official_title", "summary", "description", "keywords", "criteria", "endpoints", "arms", "file", "place")
"""Fields that do not ship: texts (they are not facts), and where the record stood in its file."""


NOWHERE = Place("", ())


@dataclass(frozen=True, slots=True)
class Registered:
    """One version of a trial with its classification. `day` is the day of the snapshot, `texts` the fields that the
    classification could read, `sha256` the hash of what they held; `place` says which trial it is, once that is known.
    """

    record: TrialRecord
    answer: Classification
    day: str
    texts: tuple[str, ...]
    sha256: str
    place: Place = NOWHERE

    @property
    def node(self) -> str:
        """The id of the trial's node: its number here, or that of the registry that names it in the graph."""
        return self.place.node or self.record.id

    @classmethod
    def of(cls, record: TrialRecord, answer: Classification, day: str) -> Registered:
        """Take what a classified record states, and leave its texts behind."""
        texts = tuple(name for name in TEXTS if name in record.stated)
        content = json.dumps([_plain(getattr(record, name)) for name in texts], ensure_ascii=False, sort_keys=True)
        short = replace(
            record, official_title="", summary="", description="", criteria="", file="", place="", keywords=(),
            endpoints=(), arms=(), interventions=tuple(replace(one, description="") for one in record.interventions),
        )  # fmt: skip
        return cls(short, answer, day, texts, hashlib.sha256(content.encode()).hexdigest())

    def stored(self) -> dict[str, Any]:
        """As plain data, empty fields left out; the inverse of `restored`."""
        fields = {
            name: _plain(getattr(self.record, name))
            for name in TrialRecord.__dataclass_fields__
            if name not in _DROPPED
        }
        return {
            **{name: value for name, value in fields.items() if value not in ("", [], {}, None)},
            "day": self.day, "texts": list(self.texts), "sha256": self.sha256,
            "answer": _without(self.answer.stored(), "trial"),
        }  # fmt: skip

    @classmethod
    def restored(cls, data: Mapping[str, Any]) -> Registered:
        """From what `stored` gave, also after a way through JSON."""
        own: dict[str, Any] = {"title": ""}
        own |= {name: data[name] for name in TrialRecord.__dataclass_fields__ if name in data}
        own |= {name: tuple(own[name]) for name in ("conditions", "secondary_ids") if name in own}
        own["stated"] = frozenset(own.get("stated", ()))
        own["interventions"] = tuple(_intervention(one) for one in own.get("interventions", ()))
        own["collaborators"] = tuple(Organisation(**one) for one in own.get("collaborators", ()))
        own["sponsor"] = Organisation(**own["sponsor"]) if "sponsor" in own else None
        record = TrialRecord(**own)
        answer = Classification.restored({"trial": record.id, **data["answer"]})
        return cls(record, answer, data["day"], tuple(data["texts"]), data["sha256"])


def _intervention(data: Mapping[str, Any]) -> Intervention:
    return Intervention(**{**data, **{name: tuple(data.get(name, ())) for name in ("other_names", "arms")}})


def _plain(value: object) -> Any:
    """A field as JSON holds it, empty parts of it left out."""
    if isinstance(value, (Arm, Intervention, Organisation)):
        fields = ((name, _plain(getattr(value, name))) for name in value.__dataclass_fields__)
        return {name: part for name, part in fields if part not in ("", [])}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return dict(value) if isinstance(value, Mapping) else value


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}
