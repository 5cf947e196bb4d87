from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.indicators.models import (
    Frequency,
    Indicator,
    IndicatorGroup,
    IndicatorPart,
)
from cells.organisation.models import Organisation
from cells.rounds.models import CellRound
from cells.workflow import Transition


class SummaryStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("summary status", "Draft")
    BEFORE_CELL = (
        "before_cell",
        pgettext_lazy("summary status", "Before the cell, figures frozen"),
    )
    PASSED = "passed", pgettext_lazy("summary status", "Passed by the cell")
    SENT = "sent", pgettext_lazy("summary status", "Sent to the committee")
    RETURNED = "returned", pgettext_lazy("summary status", "Returned by the committee")


FREEZE_SUMMARY = Transition(
    "freeze_figures", frozenset({SummaryStatus.DRAFT}), SummaryStatus.BEFORE_CELL
)
THAW_SUMMARY = Transition(
    "reopen_reviews", frozenset({SummaryStatus.BEFORE_CELL}), SummaryStatus.DRAFT
)
PASS_SUMMARY = Transition(
    "pass_summary", frozenset({SummaryStatus.BEFORE_CELL}), SummaryStatus.PASSED
)


class CellSummaryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The full copy: of the cells whose secretary the user is."""
        return self.filter(cell_round__cell__in=user.mandates.secretary_of)


class CellSummary(models.Model):
    """The cell's summary report of a round.

    ``frozen_facts`` holds the head counts of the cell on the day of the freezing.
    """

    cell_round = models.OneToOneField(
        CellRound, models.PROTECT, related_name="summary", editable=False
    )
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=SummaryStatus,
        default=SummaryStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    draft_number = models.PositiveSmallIntegerField(default=1, editable=False)
    frozen_at = models.DateTimeField(null=True, editable=False)
    counted_reviews = models.PositiveSmallIntegerField(null=True, editable=False)
    frozen_facts = models.JSONField(null=True, editable=False)
    missing_reports_reason = TypedTextField(blank=True, editable=False)
    passed_on = models.DateField(_("passed on"), null=True, editable=False)
    content = models.JSONField(null=True, editable=False)
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = CellSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("cell summary")
        verbose_name_plural = _("cell summaries")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=SummaryStatus.values),
                name="cellsummary_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status=SummaryStatus.DRAFT)
                | Q(frozen_at__isnull=False, counted_reviews__isnull=False),
                name="cellsummary_frozen_has_figures",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=[
                        SummaryStatus.PASSED,
                        SummaryStatus.SENT,
                        SummaryStatus.RETURNED,
                    ]
                )
                | Q(passed_on__isnull=False, content__isnull=False)
                & ~Q(content_sha256=""),
                name="cellsummary_passed_is_bound",
            ),
        ]

    def __str__(self):
        return f"Cell summary {self.pk}"


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


class LineKind(models.TextChoices):
    SUBJECTIVE = "subjective", pgettext_lazy("summary line", "Subjective cause")
    OBJECTIVE = "objective", pgettext_lazy("summary line", "Objective cause")


class SummaryLine(models.Model):
    """A cause as the shared paper words it; a member's words enter only confirmed."""

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="lines", editable=False
    )
    kind = models.CharField(max_length=16, choices=LineKind)
    position = models.PositiveSmallIntegerField()
    text = TypedTextField(_("wording"))
    indicators = models.ManyToManyField(Indicator, related_name="+")
    members = models.PositiveSmallIntegerField(_("members"), default=0)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("line of the summary")
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LineKind.values), name="summaryline_kind_is_known"
            ),
        ]

    def __str__(self):
        return f"Summary line {self.pk}"


class CellMeasure(models.Model):
    """A measure of the cell, with a person, a date and a product."""

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="measures", editable=False
    )
    position = models.PositiveSmallIntegerField()
    text = TypedTextField(_("measure"))
    indicators = models.ManyToManyField(Indicator, related_name="+", blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in charge"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    product = TypedCharField(_("product"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("measure of the cell")
        ordering = ["position", "pk"]

    def __str__(self):
        return f"Measure {self.pk}"


class CommitteeSummary(models.Model):
    """A committee's report on a round, from the summaries of the cells below it."""

    round = models.ForeignKey(
        "cells.ReviewRound", models.PROTECT, related_name="committee_summaries"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="committee_summaries"
    )
    status = models.CharField(
        max_length=16,
        choices=SummaryStatus,
        default=SummaryStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("committee summary")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation"], name="committeesummary_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=SummaryStatus.values),
                name="committeesummary_status_is_known",
            ),
        ]

    def __str__(self):
        return f"Committee summary {self.pk}"
