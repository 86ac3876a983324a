"""Targets against diseases: how many trials, and how far the most advanced product has come there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...landscape import Landscape, Relationship
from ...standings import Standing, stage_of
from ...wording import count
from ..blocks import GridCell, Line, Paragraph, Phrase, Section, StageGrid
from ..disease_groups import by_group, nearest, nested
from ..material import Material
from ..phrases import counted, evidence_of, named, sentence
from ..registered import RegisteredTrial, by_thing, evidence_of_trials
from ..trial_counts import NOT_IN_VIEW, number_of, scope_of, traced

ORDER = 24
_TARGETS, _GROUPS = 25, 20
_TITLE = "Targets against diseases"


def section(material: Material) -> Section:
    """The targets and diseases with most trials, and what the table leaves out."""
    by_target = by_thing(material.whole, material.trials, lambda trial: trial.targets)
    groups = by_group(material.whole, material.trials)
    if not by_target or not groups:
        empty = NOT_IN_VIEW if not material.trials else "No trial in view has a known target and disease."
        return Section("targets-diseases", _TITLE, [sentence(empty)])
    targets, columns = list(by_target)[:_TARGETS], list(groups)[:_GROUPS]
    return Section(
        "targets-diseases",
        _TITLE,
        [
            sentence(
                f"Of the {scope_of(material)}: each number is the trials that test a product acting on the target "
                "in the disease or a kind of it; a trial of several targets or diseases stands in each of their "
                "cells, so rows and columns do not add up. The colour is the most advanced stage that any "
                "product acting on the target has reached there, on the word of any source; without a colour none is "
                "known to have begun."
            ),
            _grid(material, {id_: by_target[id_] for id_ in targets}, {id_: groups[id_] for id_ in columns}),
            _left_out(material, by_target, groups, columns),
        ],
    )


def _grid(
    material: Material,
    targets: Mapping[str, Sequence[RegisteredTrial]],
    groups: Mapping[str, Sequence[RegisteredTrial]],
) -> StageGrid:
    landscape = material.whole
    members = {group: {trial.id for trial in trials} for group, trials in groups.items()}
    stages = _stages(material, set(targets), set(groups))

    def cell(target: str, group: str) -> GridCell | None:
        trials = [trial for trial in targets[target] if trial.id in members[group]]
        standing = Standing.among(stages[target, group])
        if not trials and (not standing.stage or material.focus):
            return None
        evidence = (*evidence_of_trials(trials), *evidence_of(standing.facts))
        return GridCell(counted(len(trials), evidence), standing.stage)

    rows = [
        ((named(landscape, id_), Phrase(" ("), number_of(trials), Phrase(")")), [cell(id_, group) for group in groups])
        for id_, trials in targets.items()
    ]
    columns = [Phrase(f"{landscape.nodes[id_].name} ({len(trials):,})") for id_, trials in groups.items()]
    caption = f"Trials and most advanced stage: {count(len(rows), 'target')} by {count(len(columns), 'disease')}"
    return StageGrid(caption, "Target (trials)", columns, rows, _more(material, list(groups)))


def _more(material: Material, groups: list[str]) -> Line:
    nodes = material.whole.nodes
    line = traced(material, target="TARGET", indication="DISEASE")
    within = sorted({f"{nodes[one].name} within {nodes[two].name}" for one, two in nested(material.whole, groups)})
    if within:
        words = ", ".join(within)
        line = (*line, Phrase(f" By the disease tree that list counts {words}; the columns keep them apart."))
    return line


def _stages(material: Material, targets: set[str], groups: set[str]) -> dict[tuple[str, str], list[Relationship]]:
    """What says how far products have come, by target and group of diseases."""
    landscape, found = material.whole, defaultdict[tuple[str, str], list[Relationship]](list)
    for product in landscape.of("Product"):
        if product.id not in material.subjects:
            continue
        acts_on = {fact.end for fact in landscape.out(product.id, "TARGETS")} & targets
        if acts_on:
            for fact in landscape.out(product.id, "TREATS", "APPROVED_IN", "FILED_IN"):
                for group in _groups_of(landscape, fact) & groups if stage_of(fact) else ():
                    for target in acts_on:
                        found[target, group].append(fact)
    return found


def _groups_of(landscape: Landscape, fact: Relationship) -> frozenset[str]:
    disease = fact.end if fact.type == "TREATS" else fact.get("indication")
    if disease not in landscape.nodes:
        return frozenset()
    return nearest(landscape, disease) or frozenset(landscape.ancestors(disease))


def _left_out(
    material: Material,
    by_target: Mapping[str, Sequence[RegisteredTrial]],
    groups: Mapping[str, Iterable[RegisteredTrial]],
    columns: Sequence[str],
) -> Paragraph:
    """What the table does not show: other targets, other diseases, trials without a known target."""
    shown = {trial.id for id_ in columns for trial in groups[id_]}
    elsewhere = [trial for trial in material.trials if trial.id not in shown]
    without = [trial for trial in material.trials if not trial.targets]
    rule = [trial for trial in material.trials if trial.targets and trial.targets == trial.inferred_targets]
    line = [Phrase(f"In view are {count(len(by_target), 'target')} and {count(len(groups), 'disease')} in all")]
    for opening, trials in (
        ("of the diseases shown none, or only more general ones: ", elsewhere),
        ("no product with a known target: ", without),
        ("a target that only a rule gives: ", rule),
    ):
        if trials:
            number = counted(len(trials), evidence_of_trials(trials), text=count(len(trials), "trial"))
            line += [Phrase(f"; {opening}"), replace(number, inferred=trials is rule)]
    return Paragraph((*line, Phrase(".")))
