"""Both texts of a stale save of a report, side by side."""

from django.utils.translation import gettext as _

from cells.indicators.models import Frequency
from cells.reviews.pages.shared import answer_labels, general_labels
from cells.saved_rows import Conflict, conflict_of

FORM_NAMES = {"marked_parts": "parts"}


def answer_conflict(answer, values: dict) -> Conflict:
    parts = {part.number: part.text for part in answer.indicator.parts.all()}
    labels = {n: label for n, label in answer_labels().items() if hasattr(answer, n)}

    def shown(name, value) -> str:
        if name == "frequency":
            return str(Frequency(value).label) if value else _("not answered yet")
        if name == "marked_parts":
            return " ".join(parts[number] for number in value if number in parts)
        return value

    fields = {
        FORM_NAMES.get(name, name): getattr(answer, name) or "" for name in labels
    }
    return conflict_of(answer, values, labels, fields=fields, shown=shown)


def general_conflict(general, values: dict) -> Conflict:
    labels = general_labels()
    fields = {name: getattr(general, name) for name in labels}
    return conflict_of(general, values, labels, fields=fields)
