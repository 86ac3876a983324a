"""The versions of a record follow from what was seen when, in whatever order it was loaded."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cgtkg.schema.versions import Content, Sighting, Version, history

DAYS = st.integers(0, 9).map(lambda n: (date(2026, 1, 1) + timedelta(weeks=n)).isoformat())
FULL = [Content(letter) for letter in "abc"]
PARTIAL = [
    *FULL, Content("s", frozenset({"status"})), Content("t", frozenset({"status"})),
    Content("p", frozenset({"status", "phase"})), Content("x", frozenset({"sites"})),
]  # fmt: skip
READINGS = [
    Content(texts, frozenset(texts.split()[:-1]), reading=True)
    for texts in ("title 1", "title 2", "title summary 1", "title summary 2", "title arms 1")
]
SNAPSHOTS = st.sampled_from([PARTIAL, READINGS]).flatmap(
    lambda contents: st.lists(st.tuples(DAYS, st.sampled_from(contents)), min_size=1)
)


def seen(*snapshots: tuple[str, Content]) -> list[Version]:
    """The history that follows from snapshots, each a day and what it held."""
    sightings = defaultdict(list)
    for day, content in snapshots:
        sightings[content].append(Sighting(day))
    return history(sightings)


def told(versions: list[Version]) -> list[tuple[str, str, str]]:
    return [(version.id, version.known_from, version.superseded_from) for version in versions]


def in_force(versions: list[Version], day: str) -> list[Content]:
    return [
        v.content
        for v in versions
        if v.held and v.known_from <= day and (not v.superseded_from or day < v.superseded_from)
    ]


@given(st.dictionaries(DAYS, st.sampled_from(FULL), min_size=1))
def test_on_every_day_the_content_last_seen_is_in_force(snapshots: dict[str, Content]) -> None:
    """One version at a time, the newest is current, each lasts until another is seen."""
    versions = seen(*snapshots.items())
    days = sorted(snapshots)
    for day in days:
        assert in_force(versions, day) == [snapshots[day]]
    assert in_force(versions, days[0] + "x") == [snapshots[days[0]]]
    assert [version for version in versions if not version.superseded_from] == [versions[-1]]
    changes = [day for before, day in zip(["", *days], days, strict=False) if snapshots.get(before) != snapshots[day]]
    assert [version.known_from for version in versions] == changes


@given(SNAPSHOTS, st.randoms(use_true_random=False))
def test_the_order_of_loading_does_not_matter_and_nothing_seen_is_lost(
    snapshots: list[tuple[str, Content]], chance: object
) -> None:
    """Every sighting belongs to one version, whose ids are unique."""
    versions = seen(*snapshots)
    chance.shuffle(snapshots)  # type: ignore[attr-defined]
    assert told(seen(*snapshots)) == told(versions)
    kept = [(sighting.day, version.content) for version in versions for sighting in version.sightings]
    assert sorted(kept, key=str) == sorted(set(snapshots), key=str)
    assert len({version.id for version in versions}) == len(versions)


@given(st.lists(st.tuples(DAYS, st.sampled_from(PARTIAL)), min_size=1))
def test_what_is_in_force_is_covered_by_nothing_seen_later(snapshots: list[tuple[str, Content]]) -> None:
    """And what ended was covered by something seen on that day."""
    versions = seen(*snapshots)
    for version in versions:
        last = max(sighting.day for sighting in version.sightings)
        later = [c for day, c in snapshots if day > last and c != version.content and c.includes(version.content)]
        if not version.superseded_from:
            assert not later
        else:
            ending = [c for day, c in snapshots if day == version.superseded_from and c != version.content]
            assert any(content.includes(version.content) for content in ending)


def test_content_that_comes_back_is_a_version_of_its_own() -> None:
    """Recruiting, suspended, recruiting again: three versions, the last is current."""
    a, b = FULL[:2]
    expected = [("a", "2026-01", "2026-02"), ("b", "2026-02", "2026-03"), ("a.2", "2026-03", "")]
    assert told(seen(("2026-01", a), ("2026-02", b), ("2026-03", a))) == expected


def test_a_snapshot_found_between_two_equal_ones_splits_them() -> None:
    """That the record was seen unchanged later is remembered, so what lay between does not win."""
    a, b = FULL[:2]
    assert told(seen(("2026-01", a), ("2026-03", a))) == [("a", "2026-01", "")]
    assert told(seen(("2026-01", a), ("2026-03", a), ("2026-02", b)))[-1] == ("a.2", "2026-03", "")


def test_a_file_with_fewer_fields_does_not_end_what_it_cannot_state() -> None:
    """A spreadsheet with the status alone stands beside the full record until a full one comes."""
    full, newer, status = FULL[0], FULL[1], PARTIAL[3]
    assert in_force(seen(("2026-01", full), ("2026-02", status)), "2026-02") == [full, status]
    assert in_force(seen(("2026-01", full), ("2026-02", status), ("2026-03", newer)), "2026-03") == [newer]
    assert in_force(seen(("2026-01", full), ("2026-02", status), ("2026-03", full)), "2026-03") == [full]
    assert in_force(seen(("2026-01", status), ("2026-02", full)), "2026-02") == [full]


def test_of_two_contents_in_one_snapshot_the_later_changed_counts() -> None:
    """A duplicate with older content was never in force."""
    a, b = FULL[:2]
    versions = history({a: [Sighting("2026-07-01", "2026-06-12")], b: [Sighting("2026-07-01", "2024-01-05")]})
    assert told(versions) == [("b", "2026-07-01", "2026-07-01"), ("a", "2026-07-01", "")]
    assert not versions[0].held
    assert in_force(versions, "2026-07-01") == [a]


def test_two_file_layouts_of_every_snapshot_make_no_versions_without_end() -> None:
    """The fuller file counts; week after week nothing new is made of the other."""
    weeks = [(f"2026-0{week}", content) for week in range(1, 8) for content in (FULL[0], PARTIAL[3])]
    assert told(seen(*weeks)) == [("s", "2026-01", "2026-01"), ("a", "2026-01", "")]


def test_of_readings_the_fullest_text_counts_not_the_newest_file() -> None:
    """A newer file without the summary does not undo what was read in the summary; a newer full text does."""
    summary = Content("full", frozenset({"title", "summary"}), reading=True)
    title = Content("title", frozenset({"title"}), reading=True)
    versions = seen(("2026-01", summary), ("2026-02", title), ("2026-03", title))
    assert told(versions) == [("full", "2026-01", ""), ("title", "2026-02", "2026-02")]
    assert told(seen(("2026-01", title), ("2026-02", summary))) == [
        ("title", "2026-01", "2026-02"), ("full", "2026-02", ""),
    ]  # fmt: skip
    again = Content("again", frozenset({"title", "summary"}), reading=True)
    assert told(seen(("2026-01", summary), ("2026-02", title), ("2026-03", again))) == [
        ("full", "2026-01", "2026-03"), ("title", "2026-02", "2026-02"), ("again", "2026-03", ""),
    ]  # fmt: skip


def test_a_version_was_last_there_when_it_was_last_seen_or_its_source_last_loaded() -> None:
    """The day before which it was replaced does not count, nor do days after."""
    a, b = FULL[:2]
    first, second = seen(("2026-01", a), ("2026-02", a), ("2026-05", b))
    assert (first.known_to(), first.known_to(["2026-01", "2026-04", "2026-05", "2026-06"])) == ("2026-02", "2026-04")
    assert second.known_to(["2026-06"]) == ""
