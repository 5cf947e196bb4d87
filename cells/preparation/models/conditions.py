from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField
from cells.preparation.models.listed import ListedRow, RoundListQuerySet, names_who
from cells.rounds.models import CellRound


class Condition(ListedRow):
    """Something that must be there for the session: a room, a banner, a projector.

    ``suggestion`` names the line of ``data/conditions.toml`` that it came from, so
    that the list is not put down twice; "" for one of the cell's own.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="conditions", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    suggestion = models.CharField(max_length=16, blank=True, editable=False)
    text = TypedCharField(_("condition"), max_length=160)
    note = TypedCharField(_("note"), max_length=300, blank=True)
    met_at = models.DateTimeField(null=True, editable=False)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = RoundListQuerySet.as_manager()

    class Meta:
        verbose_name = _("condition of a session")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "suggestion"],
                condition=Q(removed_at__isnull=True) & ~Q(suggestion=""),
                name="condition_suggested_once",
            ),
            models.CheckConstraint(
                condition=names_who("met"), name="condition_mark_names_who"
            ),
            models.CheckConstraint(
                condition=names_who("removed"), name="condition_removal_names_who"
            ),
        ]

    def __str__(self):
        return f"Condition {self.pk}"

    @property
    def is_met(self) -> bool:
        return self.met_at is not None
