"""Which of several products is given for which of several diseases: as the arms say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...text.diseases import Diseases
from .answers import Disease, Tested
from .given import Given


def paired(
    tested: Sequence[Tested], diseases: Sequence[Disease], given: Sequence[Given], reader: Diseases
) -> tuple[Tested, ...]:
    """The products, each with those of the diseases that its arms name."""
    experimental = [one for one in tested if one.role == "experimental"]
    if len(experimental) < 2 or len(diseases) < 2:
        return tuple(tested)
    under_study = [disease.id for disease in diseases]
    pairs = []
    for one in tested:
        arms = [arm for each in given if each.intervention.name == one.name for arm in each.arms]
        named = {found.id for arm in arms for found in reader.find([], f"{arm.label}. {arm.description}")}
        pairs.append(replace(one, indications=tuple(id_ for id_ in under_study if id_ in named)))
    return tuple(pairs)
