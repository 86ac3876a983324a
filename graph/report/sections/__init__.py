"""The sections of a report, one module each, found by being in this folder.

A module has `ORDER` (its place among the others) and `section(material) -> Section`. Adding a section is
adding a module.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module

from ..blocks import Section
from ..material import Material

SectionWriter = Callable[[Material], Section]


def writers() -> list[SectionWriter]:
    """The function of every section module, in the order of the report."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    ordered = sorted(modules, key=lambda module: (module.ORDER, module.__name__))
    return [module.section for module in ordered]
