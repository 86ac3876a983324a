"""A summary download: one block a trial, with all its countries."""

from pathlib import Path

from cgtkg.loaders.trials.record import Organisation
from cgtkg.loaders.unread import Unread
from support.euctr_files import NUMBER, readings, summary


def test_a_summary_states_what_it_can_hold(tmp_path: Path) -> None:
    """Phases and products are no part of it, and are not stated as absent."""
    unread = Unread()
    (record,), rejects = readings("\n" + summary(), tmp_path, unread)
    assert not rejects
    assert unread.counts == {}
    assert (record.id, record.title, record.start_date) == (f"euctr:{NUMBER}", "Zeta-cel in Myeloma", "2019-06-01")
    assert record.sponsor == Organisation("Zeta Bio")
    assert record.conditions == ("Multiple Myeloma", "Plasma cell myeloma")
    assert record.keywords == ("MedDRA 20.0 PT 10028228 Plasma cell myeloma",)
    assert record.status == "ongoing"
    assert record.countries == {"Spain": None, "United Kingdom": None}
    assert record.secondary_ids == ("ZB-101",)
    assert not {"phase", "interventions", "enrollment"} & record.stated


def test_values_run_over_lines_and_repeat(tmp_path: Path) -> None:
    """A condition over two lines is one, as is a word with a colon; each disease line is a term."""
    (record,), _ = readings(
        summary(Medical_condition="Myeloma,\nAlso called: Kahler", Disease="Term: A, Level: LLT\nDisease:   Term: B"),
        tmp_path,
    )
    assert record.conditions == ("Myeloma, Also called: Kahler", "A", "B")


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    """The same record."""
    plain = readings(summary(), tmp_path)[0]
    assert readings(b"\xef\xbb\xbf" + summary().replace("\n", "\r\n").encode(), tmp_path)[0] == plain


def test_what_has_no_meaning_is_counted(tmp_path: Path) -> None:
    """A label, a country, a status and a date."""
    unread = Unread()
    text = summary(
        Gender="Male\nNew Label:               x", Trial_protocol="XX(Ongoing) ES(Paused)", Start_Date="soon"
    )
    (record,), rejects = readings(text, tmp_path, unread)
    assert not rejects
    assert (record.start_date, record.status, record.countries) == ("", "unknown", {"Spain": None})
    assert sorted(column for _, column in unread.counts) == [
        "New Label", "Start Date: soon", "Trial protocol: ES(Paused)", "Trial protocol: XX(Ongoing)",
    ]  # fmt: skip


def test_a_trial_outside_the_area_has_no_country(tmp_path: Path) -> None:
    """Nor a status: unknown, not a guess."""
    (record,), _ = readings(summary(Trial_protocol="Outside EU/EEA "), tmp_path)
    assert (record.status, record.countries) == ("unknown", {})
