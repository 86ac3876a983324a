"""What a trial gives, out of one cell of free text: interventions, and the arms that receive them.

Each registry fills the cell in its own way, told by what stands in it: `Drug: X;Drug: Y` (ClinicalTrials.gov), `group:
what it receives;` (ChiCTR), `Intervention 1: … Intervention 2: …` (IRCT, DRKS, CTRI), a form for each product (EU CTR).
Anything else is prose, and one intervention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cgtkg.loaders.trials.record import Arm, Intervention

from .products import products
from .texts import line, lines, prose, stated

_TYPE = (
    r"Behavioral|Biological|Combination Product|Device|Diagnostic Test|Dietary Supplement|Drug|Genetic|Other|Procedure"
    r"|Radiation"
)
_TYPED = re.compile(rf"({_TYPE}): ?")
_NEXT_TYPED = re.compile(rf";\s*(?=(?:{_TYPE}):)")
_PARTS = re.compile(r"(?:(Control|Comparator) )?Intervention ?\d{1,2} ?: ?", re.IGNORECASE)
_GROUP = re.compile(r"([^:;：]{1,120}?)\s*[:：]\s*(.*)", re.DOTALL)
_LABEL = re.compile(r"((?:[\w-]+ ){0,3}(?:group|arm)(?: [\w-]{1,3})?)\s*: *(.*)", re.IGNORECASE | re.DOTALL)
_TOGETHER = re.compile(r"\s\+\s")
"""How ChiCTR's text joins what a group receives; `CD19+` and `A+B` stay whole."""
_SENTENCE = re.compile(r"(?<=[^\d\s.][.])\s|[;\n]|:\s")
LONGEST_NAME = 200
"""Characters; a longer text is a description, named by its beginning."""

ARM_TYPES = (
    (re.compile(r"(?:[^+]* )?placebo(?: [^+]*)?", re.IGNORECASE), "PLACEBO_COMPARATOR"),
    (re.compile(r"(?:.* )?(?:control|controls|comparator|comparison)(?: .*)?", re.IGNORECASE), "ACTIVE_COMPARATOR"),
    (
        re.compile(
            r"(?:the )?(?:experimental|experiment|intervention|observation|test|treatment|trial)(?: ?(?:group|arm))"
            r"(?: ?[\w.]{1,3})?|experimental",
            re.IGNORECASE,
        ),
        "EXPERIMENTAL",
    ),
)
"""By what the label of a group says of itself, the first that fits: ClinicalTrials.gov's word for such an arm."""


class Given(NamedTuple):
    """Interventions, and arms where the cell tells groups apart."""

    interventions: tuple[Intervention, ...] = ()
    arms: tuple[Arm, ...] = ()


class _Group(NamedTuple):
    label: str
    text: str
    type: str = ""


def given(cell: str, sizes: str = "") -> Given:
    """Read the cell of interventions; `sizes` is that of the enrolment, where ChiCTR lists the same groups.

    >>> [(one.type, one.name) for one in given("Drug: A, 5 mg; daily;Biological: B").interventions]
    [('DRUG', 'A, 5 mg; daily'), ('BIOLOGICAL', 'B')]
    >>> both = given("Test group:MSC + standard care;Control group:standard care;", "Test group:10;Control group:10;")
    >>> [one.name for one in both.interventions], [(arm.label, arm.type) for arm in both.arms]
    (['MSC', 'standard care'], [('Test group', 'EXPERIMENTAL'), ('Control group', 'ACTIVE_COMPARATOR')])
    """
    text = "\n".join(lines(cell))
    if not stated(text):
        return Given()
    if _TYPED.match(text):
        return Given(tuple(_merged(_typed(text))))
    if found := products(cell):
        return Given(tuple(_merged(found)))
    if parts := _parts(text):
        return _by_group(parts)
    if groups := _groups(text, sizes):
        return _by_group(groups, together=_TOGETHER)
    if label := _LABEL.fullmatch(text):
        return _by_group([_Group(label[1], label[2], _arm_type(label[1]))])
    return Given(tuple(_merged([_named(text)])))


def _typed(text: str) -> Iterator[Intervention]:
    for part in _NEXT_TYPED.split(text):
        if (form := _TYPED.match(part)) and (name := line(part[form.end() :])):
            yield Intervention(name, type=form[1].upper().replace(" ", "_"))


def _parts(text: str) -> list[_Group]:
    """The parts of `Intervention 1: … Intervention 2: …`, with the label of the group where one begins with it."""
    marks = list(_PARTS.finditer(text))
    if not marks or marks[0].start() > 0:
        return []
    found = []
    for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        part = text[mark.end() : end].strip()
        if label := _LABEL.fullmatch(part):
            found.append(_Group(label[1], label[2], _arm_type(label[1])))
        else:
            found.append(_Group(mark[0].strip(" :"), part, "ACTIVE_COMPARATOR" if mark[1] else ""))
    return found


def _groups(text: str, sizes: str) -> list[_Group]:
    """`label:text;label:text;`. A piece without a label, or with none that the enrolment lists, goes on with the text
    before it.
    """
    listed = {form[1].strip().casefold() for piece in line(sizes).split(";") if (form := _GROUP.fullmatch(piece))}
    pieces = [(piece, _GROUP.fullmatch(piece.strip())) for piece in text.split(";")]
    if not any(form and form[1].strip().casefold() in listed for _, form in pieces):
        if not text.rstrip().endswith(";"):
            return []
        listed = set()
    found: list[_Group] = []
    for piece, form in pieces:
        if form and (not listed or form[1].strip().casefold() in listed):
            found.append(_Group(form[1].strip(), form[2].strip(), _arm_type(form[1].strip())))
        elif found and piece.strip():
            found[-1] = found[-1]._replace(text=f"{found[-1].text}; {piece.strip()}")
        elif piece.strip():
            return []
    return found


def _by_group(groups: Iterable[_Group], together: re.Pattern[str] | None = None) -> Given:
    """Arms with what they receive; `together` parts what a short text joins outside brackets."""
    arms, received = [], []
    for group in groups:
        parts = together.split(group.text) if together and len(group.text) <= LONGEST_NAME else [group.text]
        if any(part.count("(") != part.count(")") for part in parts):
            parts = [group.text]
        ones = [_named(part) for part in parts if stated(part)]
        received += ones
        names = tuple(dict.fromkeys(one.name for one in ones))
        none = group.type.endswith("COMPARATOR") and not names
        arms.append(Arm(group.label, "NO_INTERVENTION" if none else group.type, "", names))
    return Given(tuple(_merged(received)), tuple(arms))


def _arm_type(label: str) -> str:
    return next((type_ for form, type_ in ARM_TYPES if form.fullmatch(label)), "")


def _named(text: str) -> Intervention:
    """An intervention by its text: the name if it is short, else the description, and the name its beginning."""
    name = line(text)
    if len(name) <= LONGEST_NAME:
        return Intervention(name)
    begin = _SENTENCE.split(text, maxsplit=1)[0].strip()
    if not stated(begin) or len(begin) > LONGEST_NAME:
        begin = name[:LONGEST_NAME].rpartition(" ")[0] or name[:LONGEST_NAME]
    return Intervention(begin, description=prose(text))


def _merged(interventions: Iterable[Intervention]) -> Iterator[Intervention]:
    """Each by type and name once, with the other names of all."""
    found: dict[tuple[str, str], Intervention] = {}
    for one in interventions:
        if not one.name:
            continue
        key = (one.type, one.name.casefold())
        before = found.get(key, one)
        names = tuple(dict.fromkeys((*before.other_names, *one.other_names)))
        found[key] = Intervention(before.name, one.type, names, before.description or one.description)
    yield from found.values()
