"""How long to wait, and where never to go."""

from __future__ import annotations

import itertools

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.graph.fetching import FetchError
from cgtkg.graph.fetching.client import Wire
from cgtkg.graph.fetching.clock import Pace
from cgtkg.graph.fetching.retrying import wait_asked
from support.replaying_server import StoppedClock


@given(st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d{1,3} [A-Z][a-z]{2} \d{1,6} \d\d:\d\d:\d\d( GMT| [+-]\d{4})?"))
def test_any_header_is_a_time_to_wait_or_says_nothing(header: str) -> None:
    """What a server sends never breaks a run."""
    wait = wait_asked(header, StoppedClock())
    assert wait is None or wait >= 0


@given(st.lists(st.floats(0, 10), max_size=20), st.floats(0, 5))
def test_requests_begin_no_sooner_than_the_interval_allows(works: list[float], interval: float) -> None:
    """However long each takes."""
    clock, begun = StoppedClock(), []
    pace = Pace(clock, interval)
    for work in works:
        pace.wait()
        begun.append(clock.elapsed())
        clock.sleep(work)
    assert all(later - sooner >= interval - 1e-9 for sooner, later in itertools.pairwise(begun))


def test_a_redirect_that_leaves_https_is_not_followed() -> None:
    """Nothing is asked without protection, where the service's address has it."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        assert request.url.scheme == "https"
        return httpx2.Response(302, headers={"Location": "http://service.invalid/file"})

    wire = Wire(httpx2.MockTransport(answer), "https://service.invalid/", Pace(StoppedClock(), 0.0), None)
    with httpx2.Client(transport=wire, follow_redirects=True) as client, pytest.raises(FetchError, match="unprotected"):
        client.get("https://service.invalid/file")
