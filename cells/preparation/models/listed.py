"""Rows of a list that are taken off it, never deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q


def names_who(mark: str) -> Q:
    """``<mark>_at`` and ``<mark>_by`` stand both or neither."""
    at, by = f"{mark}_at__isnull", f"{mark}_by__isnull"
    return Q(**{at: True, by: True}) | Q(**{at: False, by: False})


class ListedQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken off the list."""
        return self.filter(removed_at__isnull=True)


class RoundListQuerySet(ListedQuerySet):
    def visible_to(self, user):
        """Those of one's own cell; the whole cell reads the list.

        Also those taken off it, so that a page that comes too late is told so.
        """
        return self.filter(cell_round__cell__in=user.mandates.member_of)


class ListedRow(models.Model):
    """``version`` rises with every change, so that a stale page changes nothing."""

    version = models.PositiveIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True
