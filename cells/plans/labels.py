"""The words for the states, fields and approvers of a plan."""

from django.utils.translation import gettext as _

from cells.plans.models import PlanStatus, RemediationPlan
from cells.reviews.labels import StatusBadge, reader_words

S = PlanStatus
TONES = {
    S.DRAFT: ("neutral", "pencil"),
    S.SENT: ("gold", "clock"),
    S.RETURNED: ("soon", "pencil"),
    S.APPROVED: ("done", "check"),
    S.CHANGED: ("soon", "warning"),
    S.CARRIED: ("neutral", "document"),
    S.FINISHED: ("done", "check"),
    S.MOVED: ("neutral", "document"),
}


def plan_badge(plan: RemediationPlan) -> StatusBadge:
    status = S(plan.status)
    label = str(status.label)
    if plan.moved_to:
        label = _("Moved to %(cell)s") % {"cell": plan.moved_to.name}
    return StatusBadge(*TONES[status], label)


def approver_words(plan: RemediationPlan) -> str:
    """“Bí thư”, “Phó Bí thư”, or the name of the committee above."""
    return reader_words(plan.approver_office, plan.approver_organisation)


def field_labels() -> dict[str, str]:
    """The names of what a line holds, as everywhere on screen."""
    return {
        "title": _("What will be done"),
        "shortcoming": _("Shortcoming"),
        "solution": _("Solution"),
        "start_on": _("From"),
        "due_on": _("Until"),
        "expected_result": _("Expected result"),
        "product": _("Product"),
        "reason": _("Why no measure is set"),
    }


def told_sentence() -> str:
    """What members are told before they write and before they send."""
    return _(
        "After approval your comrades in the cell can read what will be done, the "
        "product, the dates and the state. Shortcoming, solution and reasons are read "
        "by you and %(approver)s alone."
    )
