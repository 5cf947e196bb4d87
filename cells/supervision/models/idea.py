from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextField
from cells.organisation.models import Organisation
from cells.plans.models import RemediationPlan


class IdeaQuerySet(models.QuerySet):
    def shown(self):
        """Reworded, and its author still says yes."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)

    def to_reword(self, mandates):
        """Agreed to by their authors, for the secretary of the cell to reword."""
        return self.filter(
            cell__in=mandates.secretary_of,
            published_at__isnull=True,
            withdrawn_at__isnull=True,
        )

    def visible_to(self, user):
        """One's own, and those that one's office words; readers get no record."""
        return self.filter(
            Q(author=user) | Q(cell__in=user.mandates.secretary_of),
        )


class Idea(models.Model):
    """A solution that worked, given away by its author and reworded by the secretary.

    Author, plan and cell are there for the yes and its taking back; what is shown is
    ``text`` and ``product`` beside the indicator, nothing else.
    """

    indicator_code = models.CharField(max_length=40, editable=False)
    text = TypedTextField(_("solution"), blank=True, editable=False)
    product = TypedTextField(_("product"), blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    plan = models.ForeignKey(
        RemediationPlan, models.PROTECT, related_name="+", editable=False
    )
    plan_line = models.PositiveBigIntegerField(editable=False)
    cell = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    agreed_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        ordering = ["indicator_code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "plan_line"],
                condition=Q(withdrawn_at__isnull=True),
                name="idea_once_a_line",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(text=""),
                name="idea_shown_has_words",
            ),
        ]

    def __str__(self):
        return f"Idea {self.pk}"
