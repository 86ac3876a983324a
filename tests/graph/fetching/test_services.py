"""Each service as it documents itself: pages, counts, versions, what the snapshot then says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cgtkg.graph.digests import digest
from cgtkg.graph.fetching import FetchError, every_service, fetch
from cgtkg.graph.fetching.services.opentargets import DATASETS
from support import documented_services as documented
from support.replaying_server import Answering, Call, Reply, Server, StoppedClock, serving


def fetched(name: str, answer: Answering, out: Path, search: str = "") -> tuple[dict[str, Any], Server, StoppedClock]:
    """Fetch a service from a server that answers so: its manifest, what was asked, and how long it waited."""
    clock = StoppedClock()
    with serving(answer) as server:
        service = every_service()[name]
        done = fetch(service, out, cache=out / "cache", clock=clock, search=search, address=server.address)
    manifest = json.loads((done.folder / "manifest.json").read_bytes())
    assert done.folder == out / name / "2026-11-23"
    for file in manifest["files"]:
        assert (done.folder / file["name"]).stat().st_size == file["size"]
        assert digest(done.folder / file["name"]) == file["sha256"]
    stored = {path.relative_to(done.folder).as_posix() for path in done.folder.rglob("*") if path.is_file()}
    assert stored == {"manifest.json", *(file["name"] for file in manifest["files"])}
    return manifest, server, clock


@pytest.mark.parametrize(
    ("name", "answer", "files", "count", "stated", "version"),
    [
        ("ctgov", documented.ClinicalTrials([[1, 2], [3]]), 2, 3, 3, documented.DAY),
        ("openfda", documented.OpenFda(), 4, 4, 4, "drugsfda 2026-11-17, label 2026-11-17"),
        ("purplebook", documented.purple_book, 1, 2, None, "2026-10"),
        ("ema", documented.ema, 1, 1, None, "Mon, 23 Nov 2026 06:00:00 GMT"),
        ("euctr", documented.EuCtr(), 2, 21, 21, ""),
        ("hgnc", documented.hgnc, 1, 2, None, "Tue, 03 Nov 2026 10:00:00 GMT"),
        ("mondo", documented.mondo, 6, 3, None, "v2026-11-03"),
    ],
)
def test_a_service_is_fetched_whole(
    name: str, answer: Answering, files: int, count: int, stated: int | None, version: str, tmp_path: Path
) -> None:
    """Every page and file once, counted, with the service's own count and version beside."""
    manifest, _, _ = fetched(name, answer, tmp_path)
    assert len(manifest["files"]) == files
    assert (manifest["count"], manifest["stated"], manifest["version"]) == (count, stated, version)
    assert manifest["finished"] is manifest["complete"] is True
    assert manifest["date"] == "2026-11-23"


def test_only_the_listed_parquet_files_of_a_release_are_fetched_and_held_against_its_hashes(tmp_path: Path) -> None:
    """Sub-folders by data set; what is not of use is not asked for."""
    manifest, server, _ = fetched("opentargets", documented.OpenTargets(DATASETS), tmp_path)
    assert [file["name"] for file in manifest["files"]] == [f"{dataset}/part-0.parquet" for dataset in DATASETS]
    assert not any("literature" in path for path in server.paths())


def test_a_release_without_a_data_set_says_which(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="no data set clinical_target"):
        fetched("opentargets", documented.OpenTargets(DATASETS[:-1]), tmp_path)


def test_the_registry_is_asked_for_thousand_studies_a_page_once_a_second(tmp_path: Path) -> None:
    """The count with the first page, a token with every other; the version before and after."""
    _, server, clock = fetched("ctgov", documented.ClinicalTrials([[1], [2]]), tmp_path)
    assert [call.params for call in server.calls] == [
        {},
        {"format": "json", "pageSize": "1000", "countTotal": "true"},
        {"format": "json", "pageSize": "1000", "pageToken": "token-1"},
        {},
    ]
    assert clock.slept == [1.0, 1.0, 1.0]


def test_what_a_search_finds_is_never_the_complete_source(tmp_path: Path) -> None:
    """A trial that it does not find has not gone."""
    manifest, server, _ = fetched("ctgov", documented.ClinicalTrials([[1]]), tmp_path, search="CAR-T")
    assert server.calls[1].params["query.term"] == manifest["search"] == "CAR-T"
    assert manifest["finished"] is True
    assert manifest["complete"] is False


@pytest.mark.parametrize("linked", [True, False])
def test_pages_of_openfda_follow_its_links_or_else_count_on(linked: bool, tmp_path: Path) -> None:
    """A link is followed on our address only, without `skip`; where there is none, `skip` goes on."""
    _, server, _ = fetched("openfda", documented.OpenFda(linked), tmp_path)
    asked = [call.params for call in server.calls if "drugsfda" in call.path]
    onward = "search_after" if linked else "skip"
    assert asked == [{"limit": "1000"}, {"limit": "1000", onward: "1"}, {"limit": "1000", onward: "2"}]


def test_a_search_that_openfda_finds_nothing_for_is_no_failure(tmp_path: Path) -> None:
    """It answers by 404: of one endpoint nothing is kept, of the other all that was found."""
    whole = documented.OpenFda()

    def answer(call: Call) -> Reply:
        return documented.NOT_THERE if "drugsfda" in call.path else whole(call)

    manifest, _, _ = fetched("openfda", answer, tmp_path, search='openfda.product_type:"CELLULAR THERAPY"')
    assert [file["name"] for file in manifest["files"]] == ["label-0001.json"]
    assert (manifest["count"], manifest["complete"], manifest["version"]) == (1, False, "label 2026-11-17")
    with pytest.raises(FetchError):
        fetched("openfda", answer, tmp_path / "all")


def test_a_key_is_sent_to_the_service_and_stands_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in an address, nor in a file that is written, the cache included."""
    monkeypatch.setenv("OPENFDA_API_KEY", "very-secret")
    _, server, _ = fetched("openfda", documented.OpenFda(), tmp_path)
    assert all(call.headers["authorization"].startswith("Basic ") for call in server.calls)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    sent = server.calls[0].headers["authorization"].removeprefix("Basic ")
    assert b"very-secret" not in written
    assert sent.encode() not in written
    manifest = (tmp_path / "openfda" / "2026-11-23" / "manifest.json").read_text(encoding="utf-8")
    assert "api_key" not in manifest


def test_a_key_does_not_follow_a_redirect_to_another_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENFDA_API_KEY", "very-secret")
    with serving(documented.OpenFda()) as other:

        def elsewhere(call: Call) -> Reply:
            return Reply(status=307, headers={"Location": f"{other.address}drug{call.path.partition('drug')[2]}"})

        with pytest.raises(FetchError):
            fetched("openfda", elsewhere, tmp_path)
    assert other.calls
    assert not any("authorization" in call.headers for call in other.calls)
