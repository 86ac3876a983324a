"""Do one step, named by its module and function (`reading.parse`), and print its cost."""

from __future__ import annotations

import importlib
import json
import sys

from ..measuring import answer

if __name__ == "__main__":
    module, _, name = sys.argv[1].partition(".")
    # Only the step's own module is imported: what the others need would count as memory of this one.
    answer(getattr(importlib.import_module(f".{module}", __package__), name), json.loads(sys.argv[2]))
