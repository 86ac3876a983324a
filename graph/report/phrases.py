"""Phrases from facts: whatever is said of the landscape carries the evidence of the facts that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cgtkg.schema.curies import STANDARD, iri
from cgtkg.schema.errors import UsageError
from cgtkg.schema.vocabularies import STAGE_NAMES, Assertion

from ..landscape import Landscape, Node, Relationship
from ..standings import by_name
from .blocks import Bullets, Line, Paragraph, Phrase


def subjects(landscape: Landscape, node: Node) -> str:
    """The names of all that a Statistic or Claim is about."""
    ends = {fact.end for fact in landscape.out(node.id, "ABOUT")}
    return ", ".join(landscape.nodes[id_].name for id_ in by_name(landscape, ends))


def plain(text: str) -> Line:
    """A line that states no fact."""
    return (Phrase(text),)


def sentence(text: str) -> Paragraph:
    """A paragraph that states no fact."""
    return Paragraph(plain(text))


def notes(*texts: str) -> Bullets:
    """Explanations, one a bullet."""
    return Bullets(tuple(plain(text) for text in texts))


def evidence_of(facts: Iterable[Relationship]) -> tuple[str, ...]:
    """The evidence of several facts, each piece once, in order of id."""
    return tuple(sorted({id_ for fact in facts for id_ in fact.evidence}))


def said(
    text: str, facts: Iterable[Relationship], *, url: str = "", strong: bool = False, count: bool = False
) -> Phrase:
    """`text` with the evidence of the facts that say it, marked as inferred if none of them is stated.

    `count` if the text is a number of things, which the facts bring up.

    Raises `UsageError` for a planned, hypothetical or denied relationship: it is no fact.
    """
    facts = tuple(facts)
    for fact in facts:
        if not fact.factual:
            raise UsageError(f"{fact.key} is {fact.assertion}: it cannot be shown as a fact")
    inferred = bool(facts) and all(fact.assertion == Assertion.INFERRED for fact in facts)
    return Phrase(text, evidence_of(facts), inferred, url=url, strong=strong, counted=count)


def counted(n: int, evidence: Iterable[str], *, text: str = "", inferred: bool = False) -> Phrase:
    """A number of things (or `text` that says it), which opens the evidence of all of them."""
    return Phrase(text or f"{n:,}", tuple(sorted(set(evidence))), inferred and n > 0, counted=True)


def combined(text: str, groups: Iterable[Iterable[Relationship]]) -> Phrase:
    """`text` that holds only if something holds for each group of facts: inferred if one group is only that."""
    parts = [said(text, group) for group in groups]
    evidence = tuple(sorted({id_ for part in parts for id_ in part.evidence}))
    return Phrase(text, evidence, any(part.inferred for part in parts))


def named(landscape: Landscape, node_id: str, facts: Iterable[Relationship] = (), *, strong: bool = False) -> Phrase:
    """The name of a node, with the facts that bring it up."""
    return said(landscape.nodes[node_id].name, facts, url=public_url(node_id), strong=strong)


def described(node: Node, text: str | None = None) -> Phrase:
    """What the sources say of a node itself: its name, or `text` about its own properties."""
    evidence = tuple(sorted(node.get("evidence") or ()))
    return Phrase(node.name if text is None else text, evidence, url=public_url(node.id) if text is None else "")


def staged(stage: str | None, facts: Iterable[Relationship] = ()) -> Phrase:
    """A development stage as a chip; 'Stage not stated' where there is none."""
    phrase = said(STAGE_NAMES.get(stage or "", "Stage not stated"), facts if stage else ())
    return Phrase(phrase.text, phrase.evidence, phrase.inferred, stage=stage or "none")


def listed(parts: Iterable[Phrase | Line], separator: str = ", ") -> Line:
    """The parts one after the other, parted by `separator`."""
    line: list[Phrase] = []
    for part in parts:
        if line:
            line.append(Phrase(separator))
        line.extend((part,) if isinstance(part, Phrase) else part)
    return tuple(line)


def up_to(limit: int, phrases: Sequence[Phrase]) -> Line:
    """The phrases in a list, those beyond `limit` as a number that carries their evidence."""
    if len(phrases) <= limit + 1:
        return listed(phrases)
    rest = phrases[limit:]
    evidence = tuple(sorted({id_ for phrase in rest for id_ in phrase.evidence}))
    return listed([*phrases[:limit], counted(len(rest), evidence, text=f"and {len(rest)} more")])


def public_url(node_id: str) -> str:
    """Where a reader finds the thing on the public web; empty for this project's own ids."""
    return iri(node_id) if node_id.partition(":")[0] in STANDARD else ""
