"""Votes of a meeting: totals only, never who voted how."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.meetings.models.agenda import AgendaItem
from cells.meetings.models.meeting import Meeting


class VoteSubject(models.TextChoices):
    CONCLUSION = "conclusion", pgettext_lazy("vote on", "The conclusion")
    FINDING = "finding", pgettext_lazy("vote on", "What the cell points out")
    MINUTES = "minutes", pgettext_lazy("vote on", "The minutes")
    SUMMARY = "summary", pgettext_lazy("vote on", "The summary of the cell")
    OTHER = "other", pgettext_lazy("vote on", "Another question")


class VoteMode(models.TextChoices):
    CARD = "card", pgettext_lazy("vote", "By raising the member card")
    BALLOT = "ballot", pgettext_lazy("vote", "By secret ballot on paper")


class VoteStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("vote status", "Being voted on")
    CLOSED = "closed", pgettext_lazy("vote status", "Result known")
    CANCELLED = "cancelled", pgettext_lazy("vote status", "Cancelled")


class Vote(models.Model):
    """One question put to the vote.

    ``entitled``: all official members entitled to vote by ``rule`` (a code of the
    rule data) when the vote was closed, not only those present; ``base`` keeps the
    head counts it follows from. ``carried`` is known when CLOSED.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="votes", editable=False
    )
    page_id = models.UUIDField(editable=False)
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, related_name="+", editable=False
    )
    subject = models.CharField(max_length=16, choices=VoteSubject)
    question = TypedTextField(_("what is voted on"))
    mode = models.CharField(max_length=8, choices=VoteMode, default=VoteMode.CARD)
    rule = models.CharField(max_length=40, editable=False)
    tellers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True
    )
    status = models.CharField(
        max_length=16, choices=VoteStatus, default=VoteStatus.OPEN, editable=False
    )
    entitled = models.PositiveSmallIntegerField(null=True, editable=False)
    base = models.JSONField(null=True, editable=False)
    in_favour = models.PositiveSmallIntegerField(
        pgettext_lazy("vote", "for"), null=True, editable=False
    )
    against = models.PositiveSmallIntegerField(
        pgettext_lazy("vote", "against"), null=True, editable=False
    )
    blank = models.PositiveSmallIntegerField(
        pgettext_lazy("vote", "no opinion"), null=True, editable=False
    )
    carried = models.BooleanField(null=True, editable=False)
    cancel_reason = TypedTextField(blank=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    opened_at = models.DateTimeField(editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    closed_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("vote")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "page_id"], name="vote_once_per_page_id"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(status=VoteStatus.OPEN),
                name="vote_one_open_per_meeting",
            ),
            models.CheckConstraint(
                condition=Q(status__in=VoteStatus.values), name="vote_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(mode__in=VoteMode.values), name="vote_mode_is_known"
            ),
            models.CheckConstraint(
                condition=Q(subject__in=VoteSubject.values),
                name="vote_subject_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=VoteStatus.CLOSED)
                | Q(
                    entitled__isnull=False,
                    in_favour__isnull=False,
                    against__isnull=False,
                    blank__isnull=False,
                    carried__isnull=False,
                ),
                name="vote_closed_has_totals",
            ),
            models.CheckConstraint(
                condition=Q(entitled__isnull=True)
                | Q(
                    entitled__gte=F("in_favour") + F("against") + F("blank"),
                ),
                name="vote_totals_within_entitled",
            ),
            models.CheckConstraint(
                condition=~Q(status=VoteStatus.CANCELLED) | ~Q(cancel_reason=""),
                name="vote_cancelled_has_reason",
            ),
        ]

    def __str__(self):
        return f"Vote {self.pk}"

    @cached_property
    def counting(self) -> list:
        """The tellers; a page that has them puts them here."""
        return list(self.tellers.all())
