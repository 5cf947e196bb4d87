"""The common list of kinds of product, and what a cell added to it."""

import tomllib
from pathlib import Path

from django.db.models import Q

from cells.plans.models import ProductKind

DATA = Path(__file__).parent / "data" / "product_kinds.toml"


def load_product_kinds() -> int:
    """The common kinds stand as in the data file; returns how many were new."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["kinds"]
    made = [
        ProductKind.objects.get_or_create(
            organisation=None, name=row["name"], defaults={"unit": row["unit"]}
        )[1]
        for row in rows
    ]
    return sum(made)


def kinds_for(cell_id: int):
    """The common kinds and those of one cell, by name."""
    return ProductKind.objects.filter(
        Q(organisation=None) | Q(organisation=cell_id)
    ).order_by("organisation", "pk")
