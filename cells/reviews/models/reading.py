from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.indicators.models import Indicator
from cells.reviews.models.self_review import ReaderOffice
from cells.reviews.models.submission import Submission
from cells.saving import SavedRow


class Outcome(models.TextChoices):
    """The article's degrees: “định hướng, thậm chí yêu cầu viết lại”."""

    ACCEPT = "accept", pgettext_lazy("decision", "Meets the requirement")
    GUIDE = "guide", pgettext_lazy("decision", "Guidance for some items")
    REQUEST_REWRITE = "request_rewrite", pgettext_lazy("decision", "To be rewritten")


class Scope(models.TextChoices):
    ITEMS = "items", pgettext_lazy("scope of a decision", "Some items")
    WHOLE = "whole", pgettext_lazy("scope of a decision", "The whole report")


class Decision(models.Model):
    """What a reader decided on a filed version. Nobody decides on the own report.

    It can be withdrawn, with a reason, while the cell round is open.
    """

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="decisions", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    office = models.CharField(max_length=16, choices=ReaderOffice, editable=False)
    outcome = models.CharField(
        _("decision"), max_length=16, choices=Outcome, editable=False
    )
    scope = models.CharField(max_length=8, choices=Scope, editable=False)
    note = TypedTextField(_("note"), blank=True, editable=False)
    due_on = models.DateField(_("due on"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided at"), editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    withdrawal_reason = TypedTextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("decision on a report")
        ordering = ["submission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(withdrawn_at__isnull=True),
                name="decision_one_in_force",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("author")), name="decision_not_on_own_report"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values),
                name="decision_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(office__in=ReaderOffice.values),
                name="decision_office_is_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.GUIDE, scope=Scope.ITEMS)
                | Q(outcome=Outcome.REQUEST_REWRITE, scope=Scope.WHOLE)
                | Q(outcome=Outcome.ACCEPT, scope=Scope.WHOLE),
                name="decision_scope_fits",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ACCEPT) | Q(due_on__isnull=False),
                name="decision_return_has_date",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~Q(withdrawal_reason="")
                ),
                name="decision_withdrawn_with_reason",
            ),
        ]

    def __str__(self):
        return f"Decision {self.pk}"


class Guidance(SavedRow):
    """A reader's guidance at one indicator; its writer's alone until it is sent.

    It is sent with ``decision``; a withdrawn decision marks it withdrawn, and the
    writer may then begin anew at the same indicator. An empty text is none.
    """

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="guidance", editable=False
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="+", editable=False
    )
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    text = TypedTextField(_("guidance"))
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="guidance", editable=False
    )

    class Meta:
        verbose_name = _("guidance")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "indicator", "writer"],
                condition=Q(decision__isnull=True),
                name="guidance_one_unsent_per_item",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | ~Q(text=""),
                name="guidance_sent_says_something",
            ),
        ]

    def __str__(self):
        return f"Guidance {self.pk}"
