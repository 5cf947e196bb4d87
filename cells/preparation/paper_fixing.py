"""When the conclusions of a session are no draft any more: the minutes have fixed them.

Meetings and their minutes stand above this part; they are reached by relation only, so
that whoever writes a paper is refused, whichever page they write it on.
"""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from cells.preparation.models.papers import Paper, PaperKind
from cells.workflow import WorkflowError

PASSED = Q(minutes_of__status__in=["passed", "locked"])
CARRIED = Q(votes__subject="conclusion", votes__carried=True)


def is_fixed(paper: Paper) -> bool:
    """Minutes are passed of the sitting that has carried the conclusion, or of every
    sitting of the round; one query."""
    if paper.kind != PaperKind.DRAFT_CONCLUSIONS:
        return False
    sittings = list(
        paper.cell_round.meetings.exclude(status="cancelled")
        .annotate(
            passed=Count("minutes_of", filter=PASSED, distinct=True),
            carried=Count("votes", filter=CARRIED, distinct=True),
        )
        .values_list("passed", "carried")
    )
    is_settled = any(passed and carried for passed, carried in sittings)
    return is_settled or (bool(sittings) and all(passed for passed, _ in sittings))


def refuse_fixed(paper: Paper) -> None:
    """Called with the round held, which passing the minutes holds too."""
    if is_fixed(paper):
        raise WorkflowError(fixed_sentence())


def fixed_sentence() -> str:
    return _(
        "The cell has passed the minutes, and the conclusion stands in them: it is not "
        "changed any more."
    )
