"""Which cells a round reaches: those under its place in the tree today."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from cells.organisation.models import Organisation
from cells.rounds.models import ReviewRound


def subtree(organisations: Iterable[Organisation]) -> QuerySet:
    """The organisations and all that stand under them, in the order of the tree."""
    under = Q(pk__in=[])
    for organisation in organisations:
        under |= Q(path__startswith=organisation.path)
    return Organisation.objects.filter(under)


def cells_reached(review_round: ReviewRound) -> QuerySet:
    """The cells under ``reach`` that still stand under the issuing committee.

    A cell that is added to the tree later is reached too; one that left it is not.
    """
    issuer = review_round.organisation
    reach = review_round.reach or issuer
    spared = review_round.spared_cells.values("pk")
    return (
        subtree([reach])
        .cells()
        .filter(path__startswith=issuer.path)
        .exclude(pk__in=spared)
    )
