"""Loads a catalogue of indicators from a data file; safe to repeat."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from cells.canonical import content_hash
from cells.indicators.models import (
    CORRECTED,
    Catalogue,
    Indicator,
    IndicatorGroup,
    IndicatorPart,
)

DATA = Path(__file__).parent / "data"


class CatalogueInUseError(Exception):
    """The file says something else than a catalogue that a round already uses."""


def data_files() -> list[Path]:
    return sorted(DATA.glob("*.json"))


@transaction.atomic
def load_catalogue(path: Path) -> tuple[Catalogue, bool]:
    """The catalogue of ``path`` stands as the file says; True if it was written.

    What an administrator has corrected by hand stays as it is.
    Raises ``CatalogueInUseError`` if it differs and a round uses it: a used version
    is never altered, a new wording needs a new code.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    facts, sha256 = data["catalogue"], content_hash(data)
    catalogue = Catalogue.objects.filter(code=facts["code"]).first()
    if catalogue and catalogue.data_sha256 in {sha256, CORRECTED}:
        return catalogue, False
    if catalogue and catalogue.rounds.exists():
        raise CatalogueInUseError(
            f"Catalogue {catalogue.code} is in use; give the new wording a new code."
        )
    if catalogue:
        catalogue.indicators.all().delete()
        catalogue.groups.all().delete()
    catalogue = write_catalogue(catalogue or Catalogue(), facts, sha256)
    write_indicators(catalogue, data)
    return catalogue, True


def write_catalogue(catalogue: Catalogue, facts: dict, sha256: str) -> Catalogue:
    catalogue.code = facts["code"]
    catalogue.title = facts["title"]
    catalogue.source = facts["source"]
    catalogue.short_source = facts["short_source"]
    catalogue.resolution_date = date.fromisoformat(facts["resolution_date"])
    catalogue.data_sha256 = sha256
    for frequency, meaning in facts["frequency_meanings"].items():
        setattr(catalogue, f"meaning_{frequency}", meaning["vi"])
    catalogue.save()
    return catalogue


def write_indicators(catalogue: Catalogue, data: dict) -> None:
    groups = {
        row["number"]: IndicatorGroup.objects.create(catalogue=catalogue, **row)
        for row in data["groups"]
    }
    for row in data["indicators"]:
        indicator = Indicator.objects.create(
            catalogue=catalogue,
            group=groups[row["group"]],
            code=row["code"],
            number=row["number"],
            label=row["label"],
            label_en=row["label_en"],
            text=row["text"],
            text_en=row["text_en"],
            trust=row["trust"],
            single_source=row["single_source"],
            trust_note=row["trust_note"],
        )
        IndicatorPart.objects.bulk_create(
            IndicatorPart(indicator=indicator, **part) for part in row["parts"]
        )
