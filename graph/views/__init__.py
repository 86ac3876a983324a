"""Pictures of the landscape: a node's neighbourhood, a cluster, the whole; each one self-contained HTML file."""

from .competition import cluster
from .drawing import Drawing, DrawnEdge, DrawnNode, Fill, Region, ShownFact
from .neighbourhood import ego
from .page import write_html
from .panorama import whole

__all__ = [
    "Drawing",
    "DrawnEdge",
    "DrawnNode",
    "Fill",
    "Region",
    "ShownFact",
    "cluster",
    "ego",
    "whole",
    "write_html",
]
