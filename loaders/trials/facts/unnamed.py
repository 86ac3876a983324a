"""Products without a name: who develops one, against what, of which kind, is all that tells it from others."""

from __future__ import annotations

from dataclasses import replace

from cgtkg.loaders.known import Known
from cgtkg.schema.curies import slug

from ..classification import Classification, Tested

_JOINS = {"and": " AND ", "not": " AND NOT ", "or": " OR ", "cocktail": " + "}


def described(answer: Classification, one: Tested) -> Classification:
    """The answers for one of several products that a trial describes, each with antigens of its own."""
    if not one.targets:
        return answer
    return replace(answer, targets=one.targets, logic=answer.logic if len(one.targets) > 1 else "")


def unnamed_id(answer: Classification, known: Known) -> str:
    """The id of the product that the sponsor's trial describes: the same for all its trials of the same kind.

    Two products of one developer against the same antigens and of the same modality cannot be told apart. Without a
    sponsor nothing says that two trials test the same product: each has its own.
    """
    local = (answer.sponsor or answer.trial).partition(":")[2].lower()
    antigens = "-".join(slug(known.vocabulary.name(id_)) for id_ in sorted(answer.targets)) or "target-unknown"
    logic = f"-{answer.logic}" if answer.logic in ("and", "not", "cocktail") else ""
    source = f"-{slug(answer.cell_source)}" if answer.cell_source in ("allogeneic", "in vivo") else ""
    return f"product:unnamed.{local}.{antigens}{logic}.{answer.modality.partition(':')[2] or 'therapy'}{source}"


def unnamed_name(answer: Classification, known: Known) -> str:
    """Its name to show: `CD19/CD22 CAR-T of Chinese PLA General Hospital`."""
    joined = " + " if answer.logic == "cocktail" else "/"
    antigens = joined.join(known.vocabulary.name(id_) for id_ in answer.targets)
    kind = known.vocabulary.name(answer.modality) if answer.modality else "therapy"
    source = {"allogeneic": "allogeneic ", "in vivo": ""}.get(answer.cell_source, "")
    return f"{source}{antigens} {kind}".strip()


def target_expression(answer: Classification, known: Known) -> str:
    """The antigens with their logic, such as `(CD19 OR CD22)`; one antigen stands alone."""
    names = [known.vocabulary.name(id_) for id_ in answer.targets]
    return names[0] if len(names) == 1 else f"({_JOINS[answer.logic or 'or'].join(names)})" if names else ""
