"""What goes wrong on the way: waited for, gone on with, begun again, or told in one line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cgtkg.graph.fetching import Fetched, FetchError, every_service, fetch
from cgtkg.schema.errors import UsageError
from support import documented_services as documented
from support.replaying_server import Answering, Call, Reply, Server, StoppedClock, serving


class Bench:
    """A server, a clock and a folder; `run` fetches, `said` is every message."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder, self.clock = server, folder, StoppedClock()
        self.said: list[str] = []

    def run(self, name: str = "ctgov", search: str = "") -> Fetched:
        """Fetch, without a pace."""
        service = replace(every_service()[name], interval=0.0)
        return fetch(
            service,
            self.folder / "out",
            cache=self.folder / "cache",
            clock=self.clock,
            search=search,
            address=self.server.address,
            say=self.said.append,
        )

    def asked(self, word: str) -> int:
        """How many requests had the word in their path."""
        return sum(word in path for path in self.server.paths())


def at(server: Server, folder: Path, *faults: Reply | None) -> Bench:
    server.faults[:] = faults
    return Bench(server, folder)


TRIALS = [[1, 2], [3, 4], [5]]


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (Reply(b"slow down", 429, {"Retry-After": "30"}), [30.0]),
        (Reply(b"slow down", 429, {"Retry-After": "Mon, 23 Nov 2026 08:00:20 GMT"}), [20.0]),
        (Reply(b"slow down", 429), [1.0]),
        (Reply(b"broken", 500), [1.0]),
        (Reply(b'{"studies": [', declared=5000), [1.0]),
        (Reply(b'{"studies": ['), [1.0]),
        (Reply(b"<html>maintenance</html>"), [1.0]),
    ],
    ids=["429 seconds", "429 date", "429", "500", "cut off", "cut off unnoticed", "a page instead"],
)
def test_a_temporary_fault_is_waited_for(fault: Reply, waits: list[float], tmp_path: Path) -> None:
    """The second page fails once; it is asked for again when the service says, and nothing else is."""
    with serving(documented.ClinicalTrials(TRIALS)) as server:
        bench = at(server, tmp_path, None, None, fault)
        done = bench.run()
    assert done.manifest.count == 5
    assert bench.clock.slept == waits
    assert bench.asked("studies") == 4
    assert any("again in" in message for message in bench.said)


def test_waits_double_and_end_in_one_line(tmp_path: Path) -> None:
    """A service that is down is asked seven times within a minute or so."""
    with serving(lambda call: Reply(b"down", 503)) as server:
        bench = at(server, tmp_path)
        with pytest.raises(FetchError) as error:
            bench.run()
    assert bench.clock.slept == [1, 2, 4, 8, 16, 32]
    assert str(error.value) == "ClinicalTrials.gov, /version: HTTP status 503 after 7 tries"


def test_a_service_that_wants_hours_is_not_waited_for(tmp_path: Path) -> None:
    with serving(lambda call: Reply(b"quota", 429, {"Retry-After": "7200"})) as server:
        bench = at(server, tmp_path)
        with pytest.raises(FetchError, match="come back in 120 minutes"):
            bench.run()
    assert bench.clock.slept == []


def test_what_is_not_there_is_not_asked_for_again(tmp_path: Path) -> None:
    with serving(lambda call: documented.NOT_THERE) as server:
        bench = at(server, tmp_path)
        with pytest.raises(FetchError, match=r"HTTP status 404$"):
            bench.run()
    assert len(server.calls) == 1


def test_redirects_in_a_circle_end_in_one_line(tmp_path: Path) -> None:
    with serving(lambda call: Reply(status=302, headers={"Location": call.path})) as server:
        bench = at(server, tmp_path)
        with pytest.raises(FetchError) as error:
            bench.run()
    assert str(error.value) == "ClinicalTrials.gov, /version: redirects go in a circle"
    assert len(server.calls) < 15


@pytest.mark.parametrize(
    ("service", "answer", "told"),
    [
        ("ctgov", documented.ClinicalTrials(TRIALS, total=6), "5 records came, the service says that it has 6"),
        ("ctgov", documented.ClinicalTrials([[1, 2], [1, 2], [5]]), "repeats 2 records of earlier pages"),
        ("ctgov", documented.ClinicalTrials([[1, 2], [2, 3]]), "repeats 1 records of earlier pages"),
        ("openfda", documented.OpenFda(totals={1: 4}), "the count of drugsfda changed from 3 to 4"),
        ("euctr", documented.EuCtr([21, 22, 21, 22]), "the count of trials changed from 21 to 22"),
        ("opentargets", lambda call: Reply(b"0" * 40), None),
    ],
)
def test_data_that_contradict_their_own_count_twice_are_an_error(
    service: str, answer: Answering, told: str | None, tmp_path: Path
) -> None:
    """Begun again once, then told; nothing is left that could be taken for a snapshot."""
    with serving(answer) as server:
        bench = at(server, tmp_path)
        with pytest.raises(FetchError) as error:
            bench.run(service)
    if told:
        assert told in str(error.value)
        assert "twice" in str(error.value)
        assert sum("beginning again" in message for message in bench.said) == 1
    assert not (tmp_path / "out" / service / "2026-11-23").exists()


def test_data_that_changed_once_are_fetched_again(tmp_path: Path) -> None:
    """The registry published a new version between the first page and the last."""
    answer = documented.ClinicalTrials(TRIALS, versions=["2026-11-20T09:00:05", "2026-11-23T09:00:05"])
    with serving(answer) as server:
        bench = at(server, tmp_path)
        done = bench.run()
    assert done.manifest.version == "2026-11-23T09:00:05"
    assert {name[:10] for name in done.manifest.files} == {"2026-11-23"}
    assert len(done.manifest.files) == len(list(done.folder.glob("*page*"))) == 3
    assert any("were replaced; beginning again" in message for message in bench.said)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Two of three pages came; the next run asks for the third only, and says so."""
    with serving(documented.ClinicalTrials(TRIALS)) as server:
        bench = at(server, tmp_path, None, None, None, *[Reply(b"down", 503)] * 7)
        with pytest.raises(FetchError):
            bench.run()
        unfinished = json.loads((tmp_path / "out" / "ctgov" / ".unfinished" / "manifest.json").read_bytes())
        assert unfinished["finished"] is unfinished["complete"] is False
        server.calls.clear()
        done = bench.run()
    assert [call.params.get("pageToken") for call in server.calls] == [None, "token-2", None]
    assert done.manifest.count == 5
    assert "ctgov: going on with the run of 2026-11-23, 2 files are there" in bench.said
    assert not (tmp_path / "out" / "ctgov" / ".unfinished").exists()


def test_pages_of_an_older_version_do_not_stay(tmp_path: Path) -> None:
    """The registry published a new version between an interrupted run and the next one."""
    answer = documented.ClinicalTrials(TRIALS)
    with serving(answer) as server:
        bench = at(server, tmp_path, None, None, None, *[Reply(b"down", 503)] * 7)
        with pytest.raises(FetchError):
            bench.run()
        answer.versions = ["2026-11-20T15:00:00"]
        done = bench.run()
    assert sorted(done.manifest.files) == [f"2026-11-20T150000-page-000{page}.json" for page in (1, 2, 3)]
    assert sorted(path.name for path in done.folder.iterdir()) == [*sorted(done.manifest.files), "manifest.json"]


def test_control_c_leaves_what_came(tmp_path: Path) -> None:
    """Pressed while it waits: the page that came is there for the next run."""
    with serving(documented.ClinicalTrials(TRIALS)) as server:
        bench = at(server, tmp_path, None, None, Reply(b"down", 503))

        def pressed(clock: StoppedClock, seconds: float) -> None:
            raise KeyboardInterrupt

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(StoppedClock, "sleep", pressed)
            with pytest.raises(KeyboardInterrupt):
                bench.run()
        server.calls.clear()
        assert bench.run().manifest.count == 5
    assert bench.asked("studies") == 2


def test_a_file_that_was_damaged_meanwhile_is_fetched_again(tmp_path: Path) -> None:
    with serving(documented.ClinicalTrials(TRIALS)) as server:
        bench = at(server, tmp_path, None, None, None, *[Reply(b"down", 503)] * 7)
        with pytest.raises(FetchError):
            bench.run()
        page = next((tmp_path / "out" / "ctgov" / ".unfinished").glob("*page-0001.json"))
        page.write_bytes(page.read_bytes()[:-5])
        server.calls.clear()
        assert bench.run().manifest.count == 5
    assert bench.asked("studies") == 2


@pytest.mark.parametrize("change", ["a search", "two days later"])
def test_a_run_that_asked_for_something_else_is_not_gone_on_with(change: str, tmp_path: Path) -> None:
    with serving(documented.ClinicalTrials(TRIALS)) as server:
        bench = at(server, tmp_path, None, None, *[Reply(b"down", 503)] * 7)
        with pytest.raises(FetchError):
            bench.run()
        server.calls.clear()
        if change == "two days later":
            bench.clock.at += timedelta(days=2)
        done = bench.run(search="CAR-T" if change == "a search" else "")
    assert bench.asked("studies") == 3
    assert done.folder.name == ("2026-11-23" if change == "a search" else "2026-11-25")


def test_a_large_file_that_broke_off_goes_on_at_that_byte(tmp_path: Path) -> None:
    """By range and version, as RFC 9110 has it: only what is missing is sent."""
    whole = documented.hgnc(Call("", {}, {}))
    with serving(documented.hgnc) as server:
        bench = at(server, tmp_path, Reply(whole.body[:30], 200, whole.headers, len(whole.body)))
        done = bench.run("hgnc")
    assert (done.folder / "hgnc_complete_set.txt").read_bytes() == whole.body
    assert server.calls[1].headers["range"] == "bytes=30-"
    assert server.calls[1].headers["if-range"] == '"h1"'


def test_a_large_file_that_changed_meanwhile_is_fetched_from_its_beginning(tmp_path: Path) -> None:
    whole = documented.hgnc(Call("", {}, {}))
    older = Reply(b"hgnc_id\tsymbol\nHGNC:5\tA1BG", 200, {"ETag": '"h0"'}, 500)
    with serving(documented.hgnc) as server:
        done = at(server, tmp_path, older).run("hgnc")
    assert (done.folder / "hgnc_complete_set.txt").read_bytes() == whole.body


def test_what_did_not_change_is_not_sent_again(tmp_path: Path) -> None:
    """The next week's run asks whether its copy still holds (304), and makes a snapshot of its own of it."""
    with serving(documented.hgnc) as server:
        bench = at(server, tmp_path)
        first = bench.run("hgnc")
        bench.clock.at += timedelta(days=7)
        second = bench.run("hgnc")
    assert server.calls[1].headers["if-none-match"] == '"h1"'
    assert second.folder.name == "2026-11-30"
    assert second.manifest.files["hgnc_complete_set.txt"].sha256 == first.manifest.files["hgnc_complete_set.txt"].sha256


def test_a_body_that_was_cut_off_does_not_stay_in_the_cache(tmp_path: Path) -> None:
    page = documented.ema(Call("", {}, {}))
    with serving(documented.ema) as server:
        bench = at(server, tmp_path, Reply(page.body[:20], 200, page.headers, len(page.body)))
        done = bench.run("ema")
    assert (done.folder / "medicines.json").read_bytes() == page.body


def test_the_snapshot_of_today_is_not_asked_for_twice(tmp_path: Path) -> None:
    with serving(documented.hgnc) as server:
        bench = at(server, tmp_path)
        first = bench.run("hgnc")
        server.calls.clear()
        assert bench.run("hgnc").folder == first.folder
    assert server.calls == []


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out" / "hgnc" / "2026-11-23").mkdir(parents=True)
    with serving(documented.hgnc) as server, pytest.raises(FetchError, match="holds something else"):
        at(server, tmp_path).run("hgnc")


def test_a_search_where_there_is_none_is_wrong_use(tmp_path: Path) -> None:
    with serving(documented.hgnc) as server, pytest.raises(UsageError, match="takes no search"):
        at(server, tmp_path).run("hgnc", search="CD19")
