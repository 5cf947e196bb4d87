"""When the conclusions of a session are no draft any more: the minutes have fixed them.

Meetings and their minutes stand above this part; they are reached by relation only, so
that whoever writes a paper is refused, whichever page they write it on.
"""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _

from cells.preparation.models.papers import Paper, PaperKind
from cells.rounds.models import CellRound
from cells.workflow import WorkflowError

STANDING = Q(meetings__status__in=["planned", "convened", "running", "ended"])
PASSED = Q(meetings__minutes_of__status__in=["passed", "locked"])
NOT_PASSED = Q(meetings__minutes_of=None) | Q(meetings__minutes_of__status="draft")
CARRIED = Q(meetings__votes__subject="conclusion", meetings__votes__carried=True)


def conclusion_is_fixed(cell_round) -> ExpressionWrapper:
    """Minutes are passed of the sitting that has carried the conclusion, or of every
    sitting of the round. ``cell_round``: its id, or a reference to it."""

    def has_sitting(*conditions: Q) -> Exists:
        """In one call, so that all of them are said of the same sitting."""
        found = CellRound.objects.order_by()
        return Exists(found.filter(Q(pk=cell_round), STANDING, *conditions))

    is_settled = has_sitting(PASSED, CARRIED)
    all_passed = Q(has_sitting()) & ~Q(has_sitting(NOT_PASSED))
    return ExpressionWrapper(Q(is_settled) | all_passed, output_field=BooleanField())


def is_fixed(paper: Paper) -> bool:
    """As ``conclusion_is_fixed``, of one paper; one query."""
    if paper.kind != PaperKind.DRAFT_CONCLUSIONS:
        return False
    rounds = CellRound.objects.filter(pk=paper.cell_round_id)
    return rounds.filter(conclusion_is_fixed(OuterRef("pk"))).exists()


def refuse_fixed(paper: Paper) -> None:
    """Called with the round held, which passing the minutes holds too."""
    if is_fixed(paper):
        raise WorkflowError(fixed_sentence())


def fixed_sentence() -> str:
    return _(
        "The cell has passed the minutes, and the conclusion stands in them: it is not "
        "changed any more."
    )
