"""The country records of one trial, or its summary, as the trial's record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cgtkg.loaders.text.organisations import plain_name
from cgtkg.loaders.trials.record import Organisation, TrialRecord
from cgtkg.loaders.unread import Unread

from .country import CountryRecord, Group
from .products import interventions
from .words import BROAD_LEVELS, NOT_AUTHORISED, SPONSOR_CLASSES, phase_of, status_of, trial_id

STATED = frozenset((
    "title", "official_title", "acronym", "summary", "description", "keywords", "conditions", "interventions", "arms",
    "sponsor", "collaborators", "phase", "status", "completion_date", "enrollment", "study_type", "countries",
    "secondary_ids", "endpoints", "criteria",
))  # fmt: skip
"""What the "full details" can hold. They state no start of the trial, only decisions on its permission."""
_OTHER_ID = re.compile(r"Name:(?P<name>.*?)[ \t]*Number:(?P<number>.*)")


def record_of(countries: Sequence[CountryRecord], unread: Unread, version: str, file: str, place: str) -> TrialRecord:
    """The trial of which `countries` are the records, in the order of the file.

    Of two records of one country the later in the file counts. What is of the whole trial is taken as most countries
    state it, on a tie as the newest does. Raises `DataError` for a number that is none.
    """
    latest = list({one.country or str(n): one for n, one in enumerate(countries)}.values())
    latest.sort(key=lambda one: one.newest, reverse=True)
    given, arms = interventions(latest)
    sponsors = _sponsors(latest)
    title, objective = _agreed(latest, "title"), _agreed(latest, "main objective")
    return TrialRecord(
        id=trial_id(countries[0].number),
        title=title,
        official_title=title,
        acronym=_agreed(latest, "short title"),
        summary="\n\n".join(filter(None, (_agreed(latest, "lay title"), objective))),
        description="\n\n".join(filter(None, (_agreed(latest, "secondary objectives"), _places(latest)))),
        keywords=_unique(keyword for one in latest for keyword in _keywords(one)),
        conditions=_unique([_agreed(latest, "condition"), _agreed(latest, "lay condition"), *_diseases(latest)]),
        interventions=given,
        arms=arms,
        sponsor=sponsors[0] if sponsors else None,
        collaborators=tuple(sponsors[1:]),
        phase=_phase(latest, unread),
        status=status_of(one.status for one in latest),
        completion_date=max((one.text("ended") for one in latest), default=""),
        enrollment=_enrollment(latest),
        study_type="INTERVENTIONAL",
        countries=_sites(latest),
        secondary_ids=_unique(number for one in latest for number in _ids(one)),
        endpoints=_unique([_agreed(latest, "primary endpoint"), _agreed(latest, "secondary endpoint")]),
        criteria=_criteria(_agreed(latest, "inclusion"), _agreed(latest, "exclusion")),
        version=version,
        stated=STATED,
        file=file,
        place=place,
    )


def _agreed(records: Iterable[CountryRecord], meaning: str) -> str:
    """What most countries state, on a tie the first of those that do; in English where one does."""
    english = [value for one in records for value in one.values.get(meaning, ())[:1]]
    stated = english or [value for one in records for value in one.foreign.get(meaning, ())[:1]]
    return Counter(stated).most_common(1)[0][0] if stated else ""


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple({text.casefold(): text for text in texts if text}.values())


def _sponsors(records: Iterable[CountryRecord]) -> list[Organisation]:
    """The sponsors as most countries name them, and who pays; the first leads."""
    written = Counter(
        tuple(_organisation(group) for group in one.groups["sponsor"]) for one in records if one.groups.get("sponsor")
    )
    if not written:
        return []
    sponsors = list(written.most_common(1)[0][0])
    known = {plain_name(one.name) for several in written for one in several}
    supporters = {plain_name(name): name for one in records for name in one.values.get("supporter", ())}
    return sponsors + [Organisation(name) for plain, name in supporters.items() if plain not in known]


def _organisation(group: Group) -> Organisation:
    status = next(iter(group.get("status", ())), "")
    return Organisation(next(iter(group["name"]), ""), SPONSOR_CLASSES.get(status, ""))


def _diseases(records: Iterable[CountryRecord]) -> Iterator[str]:
    for term in _terms(records):
        if _first(term, "level") not in BROAD_LEVELS:
            yield _first(term, "name")


def _keywords(record: CountryRecord) -> Iterator[str]:
    if record.yes("rare"):
        yield "rare disease"
    yield record.text("area")
    for term in _terms([record]):
        yield " ".join(("MedDRA", *(_first(term, part) for part in ("version", "level", "code", "name"))))


def _terms(records: Iterable[CountryRecord]) -> Iterator[Group]:
    return (term for one in records for term in one.groups.get("term", ()) if term.get("name"))


def _first(group: Group, meaning: str) -> str:
    return next(iter(group.get(meaning, ())), "")


def _phase(records: Sequence[CountryRecord], unread: Unread) -> str:
    told = [yes for one in records if (yes := tuple(n for n in range(1, 5) if one.yes(f"phase {n}")))]
    yes = Counter(told).most_common(1)[0][0] if told else ()
    phase = phase_of(yes)
    if phase is None:
        unread.see("value", [f"E.7 phases {yes}"])
    return phase or "unknown"


def _enrollment(records: Sequence[CountryRecord]) -> int | None:
    """That of the whole trial; of the one country where the trial is in no other."""
    whole = _agreed(records, "subjects")
    if not whole and len(records) == 1 and {"multinational", "outside as well", "outside only"} <= records[0].no:
        whole = records[0].text("subjects here")
    return int(whole) if whole else None


def _sites(records: Iterable[CountryRecord]) -> Mapping[str, int | None]:
    """Sites by country, except where the trial was not permitted. The countries in which sites are planned (E.8.6.3)
    are none in which it is conducted.
    """
    found = {one.country: one.text("sites") for one in records if one.country and one.status != NOT_AUTHORISED}
    return {country: int(sites) if sites else None for country, sites in sorted(found.items())}


def _ids(record: CountryRecord) -> Iterator[str]:
    yield from record.values.get("id", ())
    for listed in record.values.get("other id", ()):
        for line in listed.splitlines():
            form = _OTHER_ID.search(line)
            yield (form["number"] if form else line).strip()


def _places(records: Iterable[CountryRecord]) -> str:
    """Each country's authority and status, which have no field of their own, and where more sites are planned."""
    stated = sorted(f"{one.text('authority') or one.country}: {one.status or 'unknown'}" for one in records)
    planned = _unique(place for one in records for place in one.text("planned in").splitlines())
    return "\n".join([*stated, *([f"Sites planned in {', '.join(planned)}"] if planned else [])])


def _criteria(inclusion: str, exclusion: str) -> str:
    return "\n\n".join(
        f"{title} Criteria:\n\n{text}" for title, text in (("Inclusion", inclusion), ("Exclusion", exclusion)) if text
    )
