"""Check seed tables: `python -m cgtkg.loaders.seeds FOLDER … [--documents FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cgtkg.schema.errors import DataError

from .documents import documents_in
from .loading import read_seeds


def main() -> int:
    """Read the folders, print what they hold or the first thing that is wrong; 0 if all is right, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--documents", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    try:
        seeds = read_seeds(arguments.folders, documents_in(arguments.documents))
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{len(seeds.rows)} rows, {len(seeds.facts)} facts, {len(seeds.sources)} sources\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
