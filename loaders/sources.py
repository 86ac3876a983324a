"""Every source that can be loaded: a module or package of this folder that declares `SOURCE` is one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from cgtkg import loaders

from .record_source import RecordSource
from .trials.source import TrialSource

Source = TrialSource | RecordSource


@cache
def sources() -> Mapping[str, Source]:
    """The sources by the name that the command line takes."""
    modules = (importlib.import_module(f"{loaders.__name__}.{found.name}") for found in _modules())
    found = [module.SOURCE for module in modules if isinstance(getattr(module, "SOURCE", None), Source)]
    return {source.name: source for source in sorted(found, key=lambda source: source.name)}


def registries() -> Mapping[str, TrialSource]:
    """Those whose records are trials."""
    return {name: source for name, source in sources().items() if isinstance(source, TrialSource)}


def _modules() -> list[pkgutil.ModuleInfo]:
    here = __name__.rpartition(".")[2]
    return [found for found in pkgutil.iter_modules(loaders.__path__) if found.name != here]
