from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cells.indicators.models import (
    Frequency,
    Indicator,
    IndicatorGroup,
    IndicatorPart,
)
from cells.summaries.models.summary import CellSummary


class IndicatorTally(models.Model):
    """How many members declared one indicator, or one part, at one frequency.

    Written when the figures are frozen. “None” is not stored: it follows from the
    number of counted reports.
    """

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="tallies", editable=False
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="+", editable=False
    )
    part = models.ForeignKey(
        IndicatorPart, models.PROTECT, null=True, related_name="+", editable=False
    )
    frequency = models.CharField(max_length=16, choices=Frequency, editable=False)
    members = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        verbose_name = _("tally")
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "indicator", "frequency"],
                condition=Q(part__isnull=True),
                name="tally_once_per_indicator",
            ),
            models.UniqueConstraint(
                fields=["summary", "part", "frequency"],
                condition=Q(part__isnull=False),
                name="tally_once_per_part",
            ),
            models.CheckConstraint(
                condition=Q(
                    frequency__in=[
                        Frequency.RARELY,
                        Frequency.OCCASIONALLY,
                        Frequency.OFTEN,
                    ]
                ),
                name="tally_declared_only",
            ),
            models.CheckConstraint(
                condition=Q(members__gte=1), name="tally_is_positive"
            ),
        ]

    def __str__(self):
        return f"Tally {self.pk}"


class GroupTally(models.Model):
    """How many members declared at least one indicator of a group."""

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="group_tallies", editable=False
    )
    group = models.ForeignKey(
        IndicatorGroup, models.PROTECT, related_name="+", editable=False
    )
    members = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        verbose_name = _("tally of a group")
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "group"], name="grouptally_once"
            ),
        ]

    def __str__(self):
        return f"Group tally {self.pk}"
