"""`python -m cgtkg.graph.cli` is `cgtkg`."""

from .app import main

main()
