"""Both texts of a line that two windows changed, side by side."""

from django.utils.translation import gettext as _

from cells.plans.forms import FORM_NAMES
from cells.plans.labels import field_labels
from cells.plans.models import PlanItem
from cells.plans.pages.lines import day_text
from cells.plans.services.writing import ITEM_FIELDS
from cells.reviews.pages.conflict import Conflict, Fact
from cells.reviews.pages.shared import clock


def item_conflict(item: PlanItem, values: dict, kinds) -> Conflict:
    """``values``: what was typed, by the names of the row's fields."""
    names = {kind.pk: kind.name for kind in kinds}
    labels = labels_of_fields()
    differing = [name for name in ITEM_FIELDS if values[name] != getattr(item, name)]

    def facts(value_of) -> list[Fact]:
        return [
            Fact(labels[name], shown(name, value_of(name), names)) for name in differing
        ]

    return Conflict(
        stored_version=item.version,
        saved_at=clock(item.saved_at) if item.saved_at else "",
        mine=facts(values.get),
        stored=facts(lambda name: getattr(item, name)),
        fields={
            FORM_NAMES.get(name, name): plain(getattr(item, name))
            for name in ITEM_FIELDS
        },
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
