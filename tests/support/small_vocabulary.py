"""A seed folder small enough to load before every test: one product, two antigens, two diseases, the bundled rules."""

from __future__ import annotations

import shutil
from pathlib import Path

from cgtkg import seeds

ALPHA_CEL = "product:alpha-cel"
TABLES = {
    "sources.csv": "id,name,published,rank\nsource:seed-001,A brief,2025,3\n",
    "vocabulary/target.csv": "id,name\nhgnc:11913,BCMA\nhgnc:1633,CD19\n",
    "vocabulary/product.csv": "id,name,kind,cell_source\nproduct:alpha-cel,alpha-cel,named,autologous\n",
    "vocabulary/company.csv": "id,name,kind\ncompany:alpha,Alpha Bio,industry\n",
    "vocabulary/indication.csv": "id,name,area\nmondo:0009693,multiple myeloma,hematologic oncology\n"
    "mondo:0007915,systemic lupus erythematosus,autoimmune\n",
    "vocabulary/jurisdiction.csv": "id,name\njurisdiction:CN,China\njurisdiction:KR,South Korea\n",
    "vocabulary/modality.csv": "id,name\nmodality:car-t,CAR-T\nmodality:autologous-car-t,autologous CAR-T\n"
    "modality:allogeneic-car-t,allogeneic CAR-T\nmodality:dual-target-car-t,dual-target CAR-T\n"
    "modality:car-nk,CAR-NK\nmodality:nk-cell,NK cells\n",
    "vocabulary/alias.csv": 'id,alias\njurisdiction:KR,"Korea, Republic of"\nproduct:alpha-cel,ALP-01\n',
    "facts/targets.csv": "start,end\nproduct:alpha-cel,hgnc:11913\n",
    "facts/develops.csv": "start,end,role\ncompany:alpha,product:alpha-cel,originator\n",
    "facts/has_modality.csv": "start,end\nproduct:alpha-cel,modality:car-t\n",
}
"""Every row is read in line 1 of the one source."""


def write_vocabulary(folder: Path) -> Path:
    """Write the tables and the bundled rules to a seed folder."""
    shutil.copytree(seeds.FOLDER / "rules", folder / "rules")
    for name, text in TABLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        header, *rows = text.splitlines()
        if name != "sources.csv":
            header, rows = f"{header},source,locator", [f"{row},source:seed-001,L1" for row in rows]
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder
