from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.organisation.models.organisation import Organisation, OrganisationKind


class Standing(models.TextChoices):
    OFFICIAL = "official", pgettext_lazy("standing", "Official member")
    PROBATIONARY = "probationary", pgettext_lazy("standing", "Probationary member")
    TEMPORARY = "temporary", pgettext_lazy("standing", "Temporary in this cell")
    EXEMPT = "exempt", pgettext_lazy("standing", "Exempt from work and meetings")
    SUSPENDED = "suspended", pgettext_lazy("standing", "Suspended")


WRITING_STANDINGS = frozenset({Standing.OFFICIAL, Standing.PROBATIONARY})


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        """The rows in force on ``day``."""
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gte=day), started_on__lte=day
        )


class Membership(models.Model):
    """A member's belonging to a cell, with a standing, from – to (both included).

    A change of standing ends one row and begins another.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("member"),
    )
    cell = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="memberships",
        limit_choices_to={"kind": OrganisationKind.CELL},
        verbose_name=_("cell"),
    )
    standing = models.CharField(
        _("standing"), max_length=16, choices=Standing, default=Standing.OFFICIAL
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values),
                name="membership_standing_is_known",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["member", "cell"],
                condition=Q(ended_on__isnull=True),
                name="membership_one_open_per_cell",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(ended_on__isnull=True) & ~Q(standing=Standing.TEMPORARY),
                name="membership_one_own_cell",
            ),
        ]

    def __str__(self):
        return f"Membership {self.pk}"
