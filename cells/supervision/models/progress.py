from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.organisation.models import Organisation
from cells.plans.models import RemediationPlan
from cells.reviews.models import ReaderOffice
from cells.saving import SavedRow
from cells.supervision.reporting_periods import Period, Span, period_of


class PeriodKind(models.TextChoices):
    MONTH = Span.MONTH.value, pgettext_lazy("kind of period", "Month")
    QUARTER = Span.QUARTER.value, pgettext_lazy("kind of period", "Quarter")
    YEAR = Span.YEAR.value, pgettext_lazy("kind of period", "Year")


class ProgressStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("progress status", "Being written")
    ORAL = (
        "oral",
        pgettext_lazy(
            "progress status", "Recorded from the words in the cell, to be confirmed"
        ),
    )
    SENT = "sent", pgettext_lazy("progress status", "Sent, waiting to be looked at")
    RETURNED = (
        "returned",
        pgettext_lazy("progress status", "Returned, to be completed"),
    )
    ACCEPTED = "accepted", pgettext_lazy("progress status", "Accepted")


READ_BY_SUPERVISOR = (
    ProgressStatus.ORAL,
    ProgressStatus.SENT,
    ProgressStatus.RETURNED,
    ProgressStatus.ACCEPTED,
)


class ProgressQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and from the sending on those that one's office supervises."""
        supervised = self.held_by(user.mandates) & Q(status__in=READ_BY_SUPERVISOR)
        return self.filter(Q(author=user) | supervised)

    @staticmethod
    def held_by(mandates) -> Q:
        """Supervised, never one's own, by an office of ``mandates``."""
        holds = (
            (ReaderOffice.SECRETARY, mandates.secretary_of),
            (ReaderOffice.DEPUTY, mandates.deputy_of),
            (ReaderOffice.COMMITTEE, mandates.leads),
        )
        held = Q(pk__in=[])
        for office, organisations in holds:
            held |= Q(
                supervisor_office=office, supervisor_organisation__in=organisations
            )
        return held & ~Q(author=mandates.member_id)


class ProgressReport(models.Model):
    """What a member reports on a plan for one month, quarter or year.

    ``supervisor_office`` in ``supervisor_organisation`` accepts it; set at the start
    and at each sending. ``kept_draft``: what the author had typed when an oral report
    was recorded over it. ``told_on``: the meeting at which it was given or accepted.
    """

    plan = models.ForeignKey(
        RemediationPlan, models.PROTECT, related_name="progress", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(max_length=8, choices=PeriodKind, editable=False)
    starts_on = models.DateField(editable=False)
    status = models.CharField(
        max_length=16,
        choices=ProgressStatus,
        default=ProgressStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    supervisor_office = models.CharField(
        max_length=16, choices=ReaderOffice, editable=False
    )
    supervisor_organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(editable=False)
    last_saved_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    is_late = models.BooleanField(default=False, editable=False)
    first_opened_at = models.DateTimeField(null=True, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    told_on = models.DateField(_("reported in the cell on"), null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    kept_draft = models.JSONField(null=True, editable=False)

    objects = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress report")
        ordering = ["plan", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "starts_on"], name="progress_once_a_period"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PeriodKind.values), name="progress_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ProgressStatus.values),
                name="progress_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(supervisor_office__in=ReaderOffice.values),
                name="progress_supervisor_is_known",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=True) | ~Q(accepted_by=F("author")),
                name="progress_not_accepted_by_author",
            ),
            models.CheckConstraint(
                condition=Q(status=ProgressStatus.ACCEPTED, accepted_by__isnull=False)
                | ~Q(status=ProgressStatus.ACCEPTED) & Q(accepted_by__isnull=True),
                name="progress_accepted_by_somebody",
            ),
        ]

    def __str__(self):
        return f"Progress report {self.pk}"

    @property
    def period(self) -> Period:
        return period_of(Span(self.kind), self.starts_on)


class ProgressLine(SavedRow):
    """What the sheet says of one approved line of the plan.

    ``plan_line``: the id of the line, as in ``Approval.item_ids``; what the line
    promised stands beside it, so that a sheet can be read when the plan has changed.
    In a quarter or a year ``quantity`` is the sum of its months.
    """

    report = models.ForeignKey(
        ProgressReport, models.PROTECT, related_name="lines", editable=False
    )
    plan_line = models.PositiveBigIntegerField(editable=False)
    position = models.PositiveSmallIntegerField(editable=False)
    indicator_code = models.CharField(max_length=40, blank=True, editable=False)
    title = TypedCharField(max_length=200, editable=False)
    planned = models.PositiveIntegerField(default=0, editable=False)
    unit = TypedCharField(max_length=40, blank=True, editable=False)
    due_on = models.DateField(null=True, editable=False)
    quantity = models.PositiveIntegerField(_("quantity"), null=True)
    none_reason = TypedTextField(_("why none"), blank=True)
    evidence_words = TypedTextField(_("evidence"), blank=True)
    obstacles = TypedTextField(_("obstacles"), blank=True)
    next_steps = TypedTextField(_("what comes next"), blank=True)

    class Meta:
        verbose_name = _("line of a progress report")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "plan_line"], name="progressline_once"
            ),
        ]

    def __str__(self):
        return f"Progress line {self.pk}"


class ProgressComment(SavedRow):
    """What the author says of the whole period."""

    report = models.OneToOneField(
        ProgressReport, models.PROTECT, related_name="comment", editable=False
    )
    text = TypedTextField(_("comment"), blank=True)

    class Meta:
        verbose_name = _("comment on a period")

    def __str__(self):
        return f"Progress comment {self.pk}"


class ProgressReply(models.Model):
    """That a supervisor returned a sheet or withdrew an acceptance, with the reason."""

    class Kind(models.TextChoices):
        RETURN = "return", pgettext_lazy("reply to a sheet", "Returned")
        WITHDRAWAL = (
            "withdrawal",
            pgettext_lazy("reply to a sheet", "Acceptance withdrawn"),
        )

    report = models.ForeignKey(
        ProgressReport, models.PROTECT, related_name="replies", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(max_length=16, choices=Kind, editable=False)
    reason = TypedTextField(_("reason"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("reply to a progress report")
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(by=F("author")), name="progressreply_not_to_oneself"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["return", "withdrawal"]),
                name="progressreply_kind_is_known",
            ),
        ]

    def __str__(self):
        return f"Progress reply {self.pk}"
