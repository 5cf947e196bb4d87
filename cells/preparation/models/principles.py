from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField
from cells.organisation.models import Organisation
from cells.preparation.models.listed import ListedQuerySet, ListedRow


class CellPrincipleQuerySet(ListedQuerySet):
    def visible_to(self, user):
        """Those of one's own cells."""
        return self.standing().filter(cell__in=user.mandates.member_of)


class CellPrinciple(ListedRow):
    """A principle of criticism that a cell adds to the fixed ones."""

    cell = models.ForeignKey(
        Organisation, models.PROTECT, related_name="principles", editable=False
    )
    text = TypedCharField(_("principle"), max_length=300)
    position = models.PositiveIntegerField(editable=False)

    objects = CellPrincipleQuerySet.as_manager()

    class Meta:
        verbose_name = _("principle of the cell")
        ordering = ["position", "pk"]

    def __str__(self):
        return f"Principle {self.pk}"
