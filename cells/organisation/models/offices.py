from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.organisation.models.membership import DatedQuerySet
from cells.organisation.models.organisation import Organisation


class Role(models.TextChoices):
    SECRETARY = "secretary", pgettext_lazy("office", "Secretary")
    DEPUTY = "deputy", pgettext_lazy("office", "Deputy secretary")
    COMMITTEE_MEMBER = "committee_member", pgettext_lazy("office", "Committee member")
    COMMITTEE_STAFF = "committee_staff", pgettext_lazy("office", "Committee staff")


class Mandate(models.Model):
    """An office that a member holds in an organisation, from – to (both included)."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="mandate_rows",
        verbose_name=_("member"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="mandates",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("office"), max_length=24, choices=Role)
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="mandate_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="mandate_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(ended_on__isnull=True, role=Role.SECRETARY),
                name="mandate_one_secretary",
            ),
            models.UniqueConstraint(
                fields=["member", "organisation", "role"],
                condition=Q(ended_on__isnull=True),
                name="mandate_held_once",
            ),
        ]

    def __str__(self):
        return f"Mandate {self.pk}"


class DelegationQuerySet(DatedQuerySet):
    def on(self, day):
        """In force on ``day``: not taken back before its last day either."""
        return super().on(day).filter(taken_back_at__isnull=True)

    def visible_to(self, user):
        """To the secretary of the cell, whoever holds the office today."""
        return self.filter(cell__in=user.mandates.secretary_of)


class Delegation(models.Model):
    """The secretary's reading of reports, given to the deputy for some days.

    It counts while the delegate leads the cell (``mandates_of``). Taken back before
    its last day it ends at once.
    """

    cell = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="delegations",
        verbose_name=_("cell"),
    )
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_given"
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations_held"
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"))
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("delegate")), name="delegation_to_another"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("started_on")),
                name="delegation_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"Delegation {self.pk}"
