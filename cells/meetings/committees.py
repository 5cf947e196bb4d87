"""The meetings of the cells below one's committees."""

from django.db.models import Q, QuerySet

from cells.meetings.models import FIXED, Meeting
from cells.meetings.transitions import TO_COME
from cells.organisation.models import Organisation, OrganisationKind
from cells.rounds.models import OPEN_FOR_WRITING


def committees_of(mandates) -> list[Organisation]:
    """Those that one leads or works for; one query."""
    return list(
        Organisation.objects.filter(
            pk__in=mandates.leads | mandates.staff_of, kind=OrganisationKind.COMMITTEE
        )
    )


def cells_below(committees: list[Organisation], prefix: str, *, directly: bool) -> Q:
    """``prefix``: how the cell is reached, such as “cell_round__cell__”."""
    below = Q(pk__in=[])
    for committee in committees:
        within = {f"{prefix}path__startswith": committee.path}
        if directly:
            within[f"{prefix}depth"] = committee.depth + 1
        below |= Q(**within)
    return below


def meetings_to_attend(mandates) -> QuerySet[Meeting]:
    """Those to come with a day, in cells directly below one's committees: the only
    meetings for which one may name somebody who attends."""
    below = cells_below(committees_of(mandates), "cell_round__cell__", directly=True)
    return Meeting.objects.filter(
        below,
        status__in=TO_COME,
        held_on__isnull=False,
        cell_round__status__in=OPEN_FOR_WRITING,
    ).select_related("cell_round__cell", "cell_round__round")


def meetings_passed_below(mandates) -> QuerySet[Meeting]:
    """Those whose minutes are passed, in cells directly below the committees that one
    leads; staff read the dates only."""
    committees = [each for each in committees_of(mandates) if each.pk in mandates.leads]
    return Meeting.objects.filter(
        cells_below(committees, "cell_round__cell__", directly=True),
        minutes_of__status__in=FIXED,
    ).select_related("cell_round__cell", "cell_round__round", "minutes_of")
