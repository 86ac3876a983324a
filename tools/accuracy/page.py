"""The figures as a page of Markdown; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .axes import Axes, Axis, Difference

RARE = 5
"""Antigens in fewer trials share a row."""
_INTRODUCTION = """# How well trials are classified

Made by `make accuracy` on {day}. Two kinds of labels:

- **Gold**: {gold} trials, labelled axis by axis by reading the record ([how](../tests/gold/README.md)). Rules may be
  written for the open half. The untouched half only counts: what differs there is never shown, to nobody who writes
  rules. An axis of which the readers are not sure is not compared. Names of products have a larger sample of their own.
- **Silver**: the labels of another author (`labels_dev.csv`: rules, named products, some by a language model). Where
  they give no answer nothing is compared, and many of the differences are theirs.

`right terms or below`: every disease of the label is answered, itself or as a kind of it, and nothing on another branch
(silver: any of ours is right). `product, named`: all the named products under test, and no other. A share with few
trials behind it says little: of 80 right answers in 80, the true share may be 0.95.

"""


def page(day: str, gold: Mapping[str, Axes], silver: Mapping[str, Axes]) -> str:
    """The whole page."""
    trials = sum(axes.trials["relevant"] + axes.trials["irrelevant"] for axes in gold.values())
    parts = [_INTRODUCTION.format(day=day, gold=trials), "## Gold\n", *_sets(gold), *_antigens(gold)]
    parts += ["## Silver\n", *_sets(silver), "## Differences\n"]
    parts.append("Trial: their label (and its words) / our answer; the words that decided ours.\n")
    for name, axes in {**gold, **silver}.items():
        for axis, found in axes:
            parts += _differences(f"{name}: {axis}", found)
    return "\n".join(parts)


def _sets(sets: Mapping[str, Axes]) -> Iterator[str]:
    for name, axes in sets.items():
        sizes = f"{axes.trials['relevant']} trials of the field, {axes.trials['irrelevant']} others"
        unsure = sum(number for kind, number in axes.trials.items() if kind.startswith("unsure"))
        yield f"### {name}: {sizes}" + (f"; {unsure} axes of which the readers are not sure" if unsure else "") + "\n"
        rows = [[axis, f"{found.right}", f"{found.compared}", f"{found.share:.3f}"] for axis, found in axes]
        if axes.antigens:
            all_ = axes.all_antigens
            rows.append(["targets, micro-averaged F1", "", "", f"{all_.f1:.3f}"])
            rows.append(["relevant, precision", "", "", f"{axes.relevance.precision:.3f}"])
            rows.append(["relevant, recall", "", "", f"{axes.relevance.recall:.3f}"])
        yield _table(("axis", "right", "compared", "share"), rows)


def _antigens(gold: Mapping[str, Axes]) -> Iterator[str]:
    """Precision and recall of each antigen, over both halves."""
    totals: dict[str, list[int]] = {}
    for axes in gold.values():
        for name, found in axes.antigens.items():
            total = totals.setdefault(name, [0, 0, 0])
            for place, number in enumerate((found.both, found.ours_only, found.theirs_only)):
                total[place] += number
    frequent = {name: total for name, total in totals.items() if total[0] + total[2] >= RARE}
    rest = [sum(column) for column in zip(*(t for n, t in totals.items() if n not in frequent), strict=True)]
    ordered = sorted(frequent.items(), key=lambda item: (-item[1][0] - item[1][2], item[0]))
    rows = [_antigen(name, total) for name, total in ordered]
    rows += [_antigen(f"{len(totals) - len(frequent)} rarer ones", rest)] if rest else []
    yield "### Antigens, both halves\n"
    yield _table(("antigen", "trials", "precision", "recall"), rows)


def _antigen(name: str, total: list[int]) -> list[str]:
    both, ours, theirs = total
    precision = f"{both / (both + ours):.2f}" if both + ours else "–"
    recall = f"{both / (both + theirs):.2f}" if both + theirs else "–"
    return [name, f"{both + theirs}", precision, recall]


def _differences(title: str, axis: Axis) -> Iterator[str]:
    hidden = axis.compared - axis.right - len(axis.differing)
    if axis.compared == axis.right:
        return
    yield f"### {title}\n"
    yield "\n".join(map(_difference, axis.differing)) + ("\n" if axis.differing else "")
    if hidden:
        yield f"And {hidden} of untouched trials.\n"


def _difference(one: Difference) -> str:
    words = f" ({_plain(one.words)})" if one.words else ""
    return f"- {one.trial}: {_plain(one.theirs) or 'none'}{words} / {_plain(one.ours) or 'none'}; {_plain(one.reason)}"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    header = list(header)
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text).replace("\n", " ")
