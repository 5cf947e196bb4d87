"""Both texts of a line that two windows changed, side by side."""

from django.utils.translation import gettext as _

from cells.plans.forms import FORM_NAMES
from cells.plans.labels import field_labels
from cells.plans.models import PlanItem
from cells.plans.pages.lines import day_text
from cells.plans.services.writing import ITEM_FIELDS
from cells.saved_rows import Conflict, conflict_of


def item_conflict(item: PlanItem, values: dict, kinds) -> Conflict:
    """``values``: what was typed, by the names of the row's fields."""
    names = {kind.pk: kind.name for kind in kinds}
    labels = labels_of_fields()
    return conflict_of(
        item,
        values,
        {name: labels[name] for name in ITEM_FIELDS},
        fields={
            FORM_NAMES.get(name, name): plain(getattr(item, name))
            for name in ITEM_FIELDS
        },
        shown=lambda name, value: shown(name, value, names),
    )


def labels_of_fields() -> dict[str, str]:
    labels = field_labels()
    product = dict.fromkeys(
        ("product_kind_id", "product_quantity", "product_unit"), labels["product"]
    )
    reasons = {
        "no_measure_reason": labels["reason"],
        "change_reason": _("Why this line is changed"),
    }
    return labels | product | reasons


def shown(name: str, value, kinds: dict[int, str]) -> str:
    if value in (None, ""):
        return ""
    if name == "product_kind_id":
        return kinds.get(value, "")
    return day_text(plain(value)) if name in ("start_on", "due_on") else str(value)


def plain(value) -> str:
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
