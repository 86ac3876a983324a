"""The numbers of trials in every registry's form, and what looks like one and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgtkg.loaders.trials.numbers import FORMS, number, numbers_in
from cgtkg.schema.curies import TRIAL_REGISTRIES, check

EVERY_REGISTRY = {
    "NCT01234567": "clinicaltrials:NCT01234567",
    "ChiCTR2000012345": "chictr:ChiCTR2000012345",
    "ChiCTR-OIC-17011272": "chictr:ChiCTR-OIC-17011272",
    "2022-501234-12-00": "ctis:2022-501234-12-00",
    "2015-001234-56": "euctr:2015-001234-56",
    "ISRCTN12345678": "isrctn:ISRCTN12345678",
    "ACTRN12620000123456": "anzctr:ACTRN12620000123456",
    "DRKS00012345": "drks:DRKS00012345",
    "IRCT20200101012345N1": "irct:IRCT20200101012345N1",
    "jRCTs031190227": "jrct:jRCTs031190227",
    "UMIN000012345": "uminctr:UMIN000012345",
    "JapicCTI-123456": "japiccti:JapicCTI-123456",
    "JMA-IIA00123": "jma:JMA-IIA00123",
    "KCT0001234": "kcris:KCT0001234",
    "CTRI/2020/03/012345": "ctri:CTRI/2020/03/012345",
    "TCTR20200101001": "tctr:TCTR20200101001",
    "NL-OMON12345": "omon:12345",
    "NTR1234": "ntr:NTR1234",
    "PACTR202001123456789": "pactr:PACTR202001123456789",
    "RBR-7x8wy2": "rebec:RBR-7x8wy2",
    "RPCEC00000123": "rpcec:RPCEC00000123",
    "SLCTR/2020/012": "slctr:SLCTR/2020/012",
    "LBCTR2020012345": "lbctr:LBCTR2020012345",
    "ITMCTR2020001234": "itmctr:ITMCTR2020001234",
    "SNCTP000001234": "snctp:SNCTP000001234",
    "PER-012-20": "repec:012-20",
}
VARIANTS = {
    "EUCTR2017-001234-12-DE": "euctr:2017-001234-12",
    "2017-001234-12-DE": "euctr:2017-001234-12",
    "2017-001234-12-Outside-EU/EEA": "euctr:2017-001234-12",
    "EudraCT No. 2017-001234-12": "euctr:2017-001234-12",
    "EudraCT2017-001234-12": "euctr:2017-001234-12",
    "2017\u2010001234\u201012": "euctr:2017-001234-12",
    "EU CT Number 2022-501234-12-00": "ctis:2022-501234-12-00",
    "CTIS2022-501234-12-00": "ctis:2022-501234-12-00",
    "EudraCT 2022-501234-12": "ctis:2022-501234-12-00",
    "2022-501234-12-01": "ctis:2022-501234-12-01",
    "JPRN-UMIN000012345": "uminctr:UMIN000012345",
    "JPRN-JapicCTI123456": "japiccti:JapicCTI-123456",
    "nct01234567": "clinicaltrials:NCT01234567",
    "NCT 01234567": "clinicaltrials:NCT01234567",
    "NTR 1234": "ntr:NTR1234",
}
NO_TRIAL_NUMBERS = [
    "U1111-1256-2704", "UTN: U1111-1256-2704", "IND 123456", "IND123456", "BB-IND 12345", "R01CA123456", "5P30CA016672",
    "2015-A01234-56", "2020-123456-12", "2021-812345-12", "2019-0123", "IRB 2020-123456", "CT053-MM-01", "20-00123-45",
    "NCT000000021", "12019-001234-22", "2019-001234-223", "2019-001234-22-1", "NL12345.041.16", "NL12345", "NTR",
    "CTR20201234", "NCI-2020-01234", "C000012345678", "EU/3/19/2212", "EMEA-001234-PIP01-19", "PER-M-00-123",
]  # fmt: skip


@pytest.mark.parametrize(("text", "id_"), [*EVERY_REGISTRY.items(), *VARIANTS.items()])
def test_a_number_becomes_an_id_alone_and_within_a_text(text: str, id_: str) -> None:
    """Whatever network or country it is written with; the id is one the schema knows."""
    assert numbers_in(text) == {id_}
    assert numbers_in(f"Registered as {text}, and elsewhere; (see {text})") == {id_}
    check(id_, TRIAL_REGISTRIES)


def test_every_registry_has_a_form_and_an_example() -> None:
    """One table serves the numbers of records and those that records name."""
    assert {form.prefix for form in FORMS} == set(TRIAL_REGISTRIES)
    assert {id_.partition(":")[0] for id_ in EVERY_REGISTRY.values()} == set(TRIAL_REGISTRIES)
    assert {text: number(text) for text in EVERY_REGISTRY} == EVERY_REGISTRY


@pytest.mark.parametrize("text", NO_TRIAL_NUMBERS)
def test_what_is_no_number_of_a_registry_is_not_taken_for_one(text: str) -> None:
    """Universal trial numbers, applications to authorities, grants, ethics committees, protocols, longer numbers."""
    assert numbers_in(f"{text} in a text") == set()


def test_a_short_number_counts_only_where_it_stands_alone() -> None:
    """`NL8490` of the Netherlands Trial Register may be anything within a sentence."""
    assert numbers_in("NL8490") == {"ntr:NL8490"}
    assert numbers_in("protocol NL8490 of the sponsor") == set()


@given(st.text(alphabet="0123456789NCTEUDRACTchi-/. ", max_size=60))
def test_what_is_found_is_an_id_and_found_again_in_itself(text: str) -> None:
    """Any text gives well-formed ids, and each number in its own form gives itself."""
    for id_ in numbers_in(text):
        check(id_, TRIAL_REGISTRIES)
        prefix, _, local = id_.partition(":")
        if prefix not in ("omon", "repec"):
            assert numbers_in(local) == {id_}
