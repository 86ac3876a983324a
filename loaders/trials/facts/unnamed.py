"""Products without a name: who develops it, against what, of which kind, is all that tells them apart."""

from __future__ import annotations

from cgtkg.schema.curies import slug

from ..classification import Classification
from .known import Known

_JOINS = {"and": " AND ", "not": " AND NOT ", "or": " OR ", "cocktail": " + "}


def unnamed_id(answer: Classification, known: Known) -> str:
    """The id of the product that the sponsor's trial describes: the same for all its trials of the same kind.

    Two products of one developer against the same antigens and of the same modality cannot be told apart.
    """
    local = answer.sponsor.partition(":")[2]
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
