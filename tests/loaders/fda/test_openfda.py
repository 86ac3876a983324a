"""Pages of openFDA: applications of Drugs@FDA and labels, one result at a time."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.fda.pages import results
from cgtkg.loaders.files.limits import Limits
from support.fda_files import application, label, page, put, readings


def test_an_application_gives_its_approvals(tmp_path: Path) -> None:
    """Originally and by supplements; not what was approved tentatively."""
    (entry,), rejects, unread = readings(put(tmp_path, page(application())))
    assert (rejects, dict(unread.counts)) == ([], {})
    assert (entry.id, entry.day, entry.updated) == ("Drugs@FDA BLA125001", "2026-11-17", "")
    assert entry.values == {
        "kind": "application", "number": "BLA125001", "names": ["ALPHACETA"], "proper_names": ["ALPHA-CEL"],
        "applicants": ["ALPHA BIO"], "marketing": ["Discontinued"], "reviews": [], "original": "2021-03-26",
        "supplements": ["2024-04-04"],
    }  # fmt: skip


def test_a_label_gives_its_indications(tmp_path: Path) -> None:
    """With the day of its version; told by its set, which stays when the label changes."""
    (entry,), rejects, unread = readings(put(tmp_path, page(label("For  myeloma."))))
    assert (rejects, dict(unread.counts)) == ([], {})
    assert (entry.id, entry.day, entry.updated) == ("label 0-1", "2026-11-17", "2026-02-03")
    assert entry.values == {
        "kind": "label", "numbers": ["BLA125001"], "names": ["ALPHACETA"], "proper_names": ["ALPHA-CEL"], "begins": "",
        "indications": ["For myeloma."],
    }  # fmt: skip


def test_both_stand_in_a_fetched_folder(tmp_path: Path) -> None:
    """With the day of its manifest; the manifest itself is passed over."""
    put(tmp_path, page(application("BLA1"), application("BLA2")), "drugsfda-0001.json")
    put(tmp_path, page(label("")), "label-0001.json")
    put(tmp_path, json.dumps({"date": "2026-11-20"}).encode(), "manifest.json")
    entries, rejects, _ = readings(tmp_path)
    assert rejects == []
    assert [entry.id for entry in entries] == ["Drugs@FDA BLA1", "Drugs@FDA BLA2", "label 0-1"]
    assert {entry.day for entry in entries} == {"2026-11-20"}


def test_what_is_not_documented_is_counted(tmp_path: Path) -> None:
    """At each level."""
    odd = application(products=[{"brand_name": "A", "colour": "red"}], submissions=[{"speed": 1}], mood="fine")
    _, _, unread = readings(put(tmp_path, page(odd, label("", smell="none"))))
    assert dict(unread.counts) == {
        ("drugsfda", "mood"): 1, ("drugsfda products", "colour"): 1, ("drugsfda submissions", "speed"): 1,
        ("label", "smell"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("result", "record", "field"),
    [
        (application(sponsor_name=5), "Drugs@FDA BLA125001", ""),
        (application("  "), "result 1", "application_number"),
        (
            application(submissions=[
                {"submission_type": "ORIG", "submission_status": "AP", "submission_status_date": "20211301"}
            ]),
            "Drugs@FDA BLA125001", "submission_status_date",
        ),
        (label("", effective_time="2026"), "label 0-1", "effective_time"),
        ({"device_name": "a stent"}, "result 1", ""),
    ],
)  # fmt: skip
def test_a_result_that_cannot_be_right_is_rejected_alone(
    tmp_path: Path, result: object, record: str, field: str
) -> None:
    """By the id that it would have had, as far as it tells one."""
    entries, (reject,), _ = readings(put(tmp_path, page(result, application("BLA2"))))
    assert [entry.id for entry in entries] == ["Drugs@FDA BLA2"]
    assert (reject.record, reject.field) == (record, field)


@pytest.mark.parametrize("cut", [40, 200])
def test_a_page_that_breaks_off_gives_what_came_before(tmp_path: Path, cut: int) -> None:
    """And says so."""
    entries, (reject,), _ = readings(put(tmp_path, page(application("BLA1"), application("BLA2"))[:-cut]))
    assert [entry.id for entry in entries] == ["Drugs@FDA BLA1"]
    assert "cut off" in reject.reason


def test_a_result_may_be_so_long_and_no_longer(tmp_path: Path) -> None:
    """The file is not read on."""
    entries, (reject,), _ = readings(
        put(tmp_path, page(label("x" * 600_000), label("", "0-2"))), Limits(record=500_000)
    )
    assert entries == []
    assert "longer than 500,000 bytes" in reject.reason


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.recursive(st.text(max_size=9), st.lists, max_leaves=4), max_size=3)
    ),
    st.integers(1, 7),
)
def test_results_come_out_as_they_stand(objects: list[dict[str, object]], step: int) -> None:
    """Whatever braces and quotes their texts hold, and however the bytes come."""
    raw = json.dumps({"meta": {"last_updated": "2026-11-17"}, "results": objects}, indent=1).encode()
    place = 0

    def read(_: int) -> bytes:
        nonlocal place
        place += step
        return raw[place - step : place]

    assert [json.loads(one) for one in results(read, 1 << 20)] == objects
