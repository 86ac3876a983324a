"""Identifiers: every node id is a CURIE; standard prefixes follow Bioregistry, the project's own are here."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import curies

from .errors import DataError

OWN_BASE = "https://w3id.org/cgtkg/"
OWN = (
    "company", "product", "target", "modality", "indication", "trial", "jurisdiction", "regulator", "facility",
    "technology", "statistic", "outcome", "claim", "evidence", "source", "ntr", "japiccti", "jma",
)  # fmt: skip
"""Prefixes declared by this project; each expands to OWN_BASE + prefix + '/'."""

STANDARD = {
    "hgnc": "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:",
    "ensembl": "https://www.ensembl.org/id/",
    "uniprot": "https://purl.uniprot.org/uniprot/",
    "uniprot.isoform": "https://purl.uniprot.org/isoforms/",
    "chembl.compound": "https://www.ebi.ac.uk/chembl/compound/inspect/",
    "chembl.target": "https://www.ebi.ac.uk/chembl/target/inspect/",
    "drugbank": "https://go.drugbank.com/drugs/",
    "chebi": "http://purl.obolibrary.org/obo/CHEBI_",
    "mondo": "http://purl.obolibrary.org/obo/MONDO_",
    "doid": "http://purl.obolibrary.org/obo/DOID_",
    "ncit": "http://purl.obolibrary.org/obo/NCIT_",
    "mesh": "http://id.nlm.nih.gov/mesh/",
    "efo": "http://www.ebi.ac.uk/efo/EFO_",
    "icd10cm": "http://purl.bioontology.org/ontology/ICD10CM/",
    "clinicaltrials": "https://clinicaltrials.gov/study/",
    "chictr": "https://www.chictr.org.cn/searchproj.html?regno=",
    "euctr": "https://www.clinicaltrialsregister.eu/ctr-search/search?query=",
    "ctis": "https://euclinicaltrials.eu/ctis-public/view/",
    "isrctn": "https://www.isrctn.com/",
    "anzctr": "https://anzctr.org.au/Trial/Registration/TrialReview.aspx?ACTRN=",
    "drks": "https://drks.de/search/en/trial/",
    "jrct": "https://jrct.niph.go.jp/en-latest-detail/",
    "ctri": "https://trialsearch.who.int/Trial2.aspx?TrialID=",
    "tctr": "https://www.thaiclinicaltrials.org/show/",
    "rebec": "https://ensaiosclinicos.gov.br/rg/",
    "rpcec": "https://rpcec.sld.cu/en/trials/",
    "omon": "https://onderzoekmetmensen.nl/en/trial/",
    "repec": "https://bioregistry.io/repec:",
    "irct": "https://bioregistry.io/irct:",
    "itmctr": "https://bioregistry.io/itmctr:",
    "kcris": "https://bioregistry.io/kcris:",
    "lbctr": "https://bioregistry.io/lbctr:",
    "pactr": "https://bioregistry.io/pactr:",
    "slctr": "https://bioregistry.io/slctr:",
    "snctp": "https://bioregistry.io/snctp:",
    "uminctr": "https://bioregistry.io/uminctr:",
    "doi": "https://doi.org/",
}
"""Prefixes of Bioregistry, in lower case as it prefers them; its own address where it has no other for the pages of a
registry (release 0.15.6)."""

TRIAL_REGISTRIES = (
    "clinicaltrials", "chictr", "euctr", "ctis", "isrctn", "anzctr", "drks", "irct", "jrct", "uminctr", "japiccti",
    "jma", "kcris", "ctri", "tctr", "omon", "ntr", "pactr", "rebec", "repec", "rpcec", "slctr", "lbctr", "itmctr",
    "snctp",
)  # fmt: skip
"""Prefixes of the registries of trials; `ntr` (Netherlands Trial Register), `japiccti` and `jma` (former registries of
Japan's network) are not in Bioregistry."""

_FORM = re.compile(r"[a-z][a-z0-9_.]*:[^\s|<>\"'`\\{}]+", re.ASCII)


@cache
def converter() -> curies.Converter:
    """The prefix map of every id in the graph, for expanding CURIEs to IRIs and back."""
    return curies.Converter.from_prefix_map(STANDARD | {prefix: f"{OWN_BASE}{prefix}/" for prefix in OWN})


def check(curie: str, prefixes: tuple[str, ...] = ()) -> str:
    """Return `curie` if it is well formed and its prefix is known (and among `prefixes`); else `DataError`.

    >>> check("mondo:0009693", ("mondo", "indication"))
    'mondo:0009693'
    """
    prefix = curie.partition(":")[0]
    if not _FORM.fullmatch(curie):
        raise DataError(f"{curie!r} is not an id of the form prefix:local")
    if prefix not in OWN and prefix not in STANDARD:
        raise DataError(f"{curie!r} has the unknown prefix {prefix!r}")
    if prefixes and prefix not in prefixes:
        raise DataError(f"{curie!r} should begin with {' or '.join(p + ':' for p in prefixes)}")
    return curie


def iri(curie: str) -> str:
    """The IRI a CURIE stands for.

    >>> iri("mondo:0009693")
    'http://purl.obolibrary.org/obo/MONDO_0009693'
    """
    return converter().expand_strict(curie)


def slug(name: str) -> str:
    """The local part of an own id made from a name: lower case, letters, digits and hyphens.

    >>> slug("CSPC Zhongqi Pharmaceutical Technology (Shijiazhuang) Co., Ltd.")
    'cspc-zhongqi-pharmaceutical-technology-shijiazhuang-co-ltd'
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")
