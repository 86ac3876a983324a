"""What hangs on what in a neighbourhood: nodes directly, by way of their stage or phase, or summed up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cgtkg.schema.vocabularies import STAGE_NAMES

from ..landscape import Landscape, Node
from ..wording import spoken
from .drawing import MORE, DrawnEdge, DrawnNode, Fill
from .elements import COLOUR_QUIET, drawn_node
from .summaries import more, summary, things
from .surroundings import Branch

_PHASES = {"na": "No phase", "unknown": "Phase not stated"}
_NO_STAGE = "Stage not stated"


@dataclass(slots=True)
class Hanging:
    """The drawn nodes by the node they hang on, and the lines to and from those that stand for several.

    `apart` are the pairs of a node and what hangs on it by way of a group.
    """

    landscape: Landscape
    focus: str
    children: dict[str, list[DrawnNode]] = field(default_factory=lambda: defaultdict(list))
    lines: list[DrawnEdge] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)

    def add(self, branch: Branch) -> None:
        """Hang a branch on its node."""
        parent = branch.parent
        nodes = [self._drawn(node) for node in branch.drawn]
        if branch.stage is not None:
            parent = self._stage(branch)
            self.apart |= {frozenset((branch.parent, node.id)) for node in nodes}
            for node in nodes:
                self._line(parent, node)
        self.children[parent] += nodes
        if branch.phases:
            self._trials(branch)
        elif branch.rest:
            say = more if branch.drawn else things
            label = say(len(branch.rest), branch.kind)
            self._hang(parent, summary(self.landscape, parent, branch.kind, label, branch.rest))

    def _drawn(self, node: Node) -> DrawnNode:
        """A neighbour; a product that is named after the focus (CD19 CAR-T of this hospital) need not repeat it."""
        focus = self.landscape.nodes[self.focus]
        if (focus.label, node.label) == ("Company", "Product"):
            return drawn_node(self.landscape, node, label=node.name.removesuffix(f" of {focus.name}"))
        return drawn_node(self.landscape, node)

    def _stage(self, branch: Branch) -> str:
        """The node of a stage, which names all products that have reached it, drawn or not; returns its id."""
        name = STAGE_NAMES.get(branch.stage or "", _NO_STAGE)
        node = self._group(f"{branch.stage}:{branch.parent}", branch, name, [*branch.drawn, *branch.rest])
        self._hang(branch.parent, node, self._relation(branch))
        return node.id

    def _trials(self, branch: Branch) -> None:
        """A node for all trials, and on it one for each phase."""
        everything = self._group(branch.parent, branch, "", branch.rest)
        self._hang(branch.parent, everything, self._relation(branch))
        for phase, trials in branch.phases.items():
            name = _PHASES.get(phase) or spoken(phase).capitalize()
            self._hang(everything.id, self._group(f"{phase}:{branch.parent}", branch, name, trials))

    def _group(self, of: str, branch: Branch, name: str, nodes: Sequence[Node]) -> DrawnNode:
        label = " · ".join(filter(None, (name, things(len(nodes), branch.kind))))
        return summary(self.landscape, of, branch.kind, label, nodes, fill=Fill.TINT)

    def _relation(self, branch: Branch) -> str:
        """The type of most facts between the node and what is in the branch."""
        members = {node.id for node in (*branch.drawn, *branch.rest)}
        facts = (*self.landscape.out(branch.parent), *self.landscape.into(branch.parent))
        types = Counter(fact.type for fact in facts if fact.start in members or fact.end in members)
        return min(types, key=lambda type_: (-types[type_], type_), default="")

    def _hang(self, parent: str, node: DrawnNode, label: str = "") -> None:
        self.children[parent].append(node)
        self._line(parent, node, label)

    def _line(self, parent: str, node: DrawnNode, label: str = "") -> None:
        quiet = node.fill is Fill.OUTLINE and node.id.startswith(MORE)
        self.lines.append(
            DrawnEdge(
                id=f"line from {parent} to {node.id}", type="", start=parent, end=node.id, label=label,
                title=node.label, colour=COLOUR_QUIET if quiet else node.colour, faint=quiet, arrow=False,
            )
        )  # fmt: skip


def hung(landscape: Landscape, focus: str, around: Sequence[Branch]) -> Hanging:
    """All branches around the focus, hung on their nodes."""
    found = Hanging(landscape, focus)
    for branch in around:
        found.add(branch)
    return found


def pairs(children: Mapping[str, Sequence[DrawnNode]]) -> set[frozenset[str]]:
    """Each node with the one that it hangs on."""
    return {frozenset((parent, node.id)) for parent, nodes in children.items() for node in nodes}
