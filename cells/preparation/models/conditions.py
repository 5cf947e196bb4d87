from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField
from cells.rounds.models import CellRound


class ConditionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The conditions of one's own cell; the whole cell reads the list.

        Also those taken off it, so that a page that comes too late is told so.
        """
        return self.filter(cell_round__cell__in=user.mandates.member_of)

    def standing(self):
        """Those that were not taken off the list."""
        return self.filter(removed_at__isnull=True)


class Condition(models.Model):
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
    version = models.PositiveIntegerField(default=1, editable=False)
    met_at = models.DateTimeField(null=True, editable=False)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = ConditionQuerySet.as_manager()

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
                condition=Q(met_at__isnull=True, met_by__isnull=True)
                | Q(met_at__isnull=False, met_by__isnull=False),
                name="condition_mark_names_who",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="condition_removal_names_who",
            ),
        ]

    def __str__(self):
        return f"Condition {self.pk}"

    @property
    def is_met(self) -> bool:
        return self.met_at is not None
