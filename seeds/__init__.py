"""The data that ships: curated facts with document and line, and vocabularies; see docs/seeds.md."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
"""The bundled seed folder."""
