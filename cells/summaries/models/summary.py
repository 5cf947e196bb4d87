from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.organisation.models import Organisation
from cells.reviews.models import ReaderOffice, SelfReview
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
REOPEN_SUMMARY = Transition(
    "reopen_summary",
    frozenset({SummaryStatus.PASSED, SummaryStatus.RETURNED}),
    SummaryStatus.BEFORE_CELL,
)

IS_PASSED = frozenset(
    {SummaryStatus.PASSED, SummaryStatus.SENT, SummaryStatus.RETURNED}
)
EDITABLE = frozenset({SummaryStatus.DRAFT, SummaryStatus.BEFORE_CELL})
BEFORE_THE_CELL_OR_LATER = tuple(
    status for status in SummaryStatus if status != SummaryStatus.DRAFT
)


class CellSummaryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whom a summary concerns; each page asks its own policy besides.

        The secretary and the deputy of the cell; whoever reads one of its reports
        for the committee above; once the figures are frozen, every member.
        """
        mandates = user.mandates
        read_above = SelfReview.objects.filter(
            cell_round=OuterRef("cell_round"),
            reader_office=ReaderOffice.COMMITTEE,
            reader_organisation__in=mandates.leads,
        ).exclude(author=user)
        return self.filter(
            Q(cell_round__cell__in=mandates.leads)
            | Q(
                cell_round__cell__in=mandates.member_of,
                status__in=BEFORE_THE_CELL_OR_LATER,
            )
            | Exists(read_above)
        )


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


class ReplacedSummary(models.Model):
    """What was frozen or passed and then opened again, with the reason.

    ``passed_on`` and ``content`` are empty where only the figures were frozen: of
    them the hash stays.
    """

    summary = models.ForeignKey(
        CellSummary, models.PROTECT, related_name="replaced", editable=False
    )
    passed_on = models.DateField(null=True, editable=False)
    content = models.JSONField(null=True, editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    replaced_at = models.DateTimeField(editable=False)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    reason = TypedTextField(editable=False)

    class Meta:
        verbose_name = _("replaced summary")
        ordering = ["-replaced_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="replacedsummary_has_reason"
            ),
        ]

    def __str__(self):
        return f"Replaced summary {self.pk}"


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
