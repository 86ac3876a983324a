"""What stands in labels, tooltips and the side panel: the properties and facts of a landscape as text."""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.schema.curies import is_curie
from cgtkg.schema.fields import Field, Kind
