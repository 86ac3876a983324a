"""Every source that can be loaded: a package of this folder that declares `SOURCE` is one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from cgtkg import loaders

from .trials.source import TrialSource


@cache
def sources() -> Mapping[str, TrialSource]:
    """The sources by the name that the command line takes."""
    modules = (
        importlib.import_module(f"{loaders.__name__}.{found.name}")
        for found in pkgutil.iter_modules(loaders.__path__)
        if found.ispkg
    )
    found = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    return {source.name: source for source in sorted(found, key=lambda source: source.name)}
