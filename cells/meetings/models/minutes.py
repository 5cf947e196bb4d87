"""The minutes of a meeting, part by part, with what was confirmed and added."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.meetings.models.meeting import Meeting
from cells.meetings.models.remarks import CellFinding, Remark
from cells.meetings.models.votes import Vote
from cells.saving import SavedRow


class MinutesStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "Draft")
    PASSED = "passed", pgettext_lazy("minutes", "Passed by the cell")
    LOCKED = "locked", pgettext_lazy("minutes", "Locked")


FIXED = frozenset({MinutesStatus.PASSED, MinutesStatus.LOCKED})


class PartKind(models.TextChoices):
    """The parts of paper 5.7, in order."""

    OPENING = "opening", pgettext_lazy("minutes", "Opening")
    PRESENT = "present", pgettext_lazy("minutes", "Who took part")
    PROCEEDINGS = "proceedings", pgettext_lazy("minutes", "I. Proceedings")
    PRESENTATION = "presentation", pgettext_lazy("minutes", "Self-criticism")
    REMARK = "remark", pgettext_lazy("minutes", "Remark")
    RESPONSE = "response", pgettext_lazy("minutes", "Response")
    FINDING = "finding", pgettext_lazy("minutes", "Pointed out by the cell")
    DISCUSSION = "discussion", pgettext_lazy("minutes", "IV. Discussion")
    CONCLUSION = "conclusion", pgettext_lazy("minutes", "V. Conclusion and votes")
    CLOSING = "closing", pgettext_lazy("minutes", "Closing")


class Minutes(models.Model):
    """The minutes of one meeting.

    From PASSED on ``content`` holds every word as plain data with ``content_sha256``;
    what is read and printed comes from it. ``passed_by_vote``: the vote on them.
    """

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="minutes_of", editable=False
    )
    status = models.CharField(
        max_length=16,
        choices=MinutesStatus,
        default=MinutesStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    drafted_at = models.DateTimeField(editable=False)
    passed_at = models.DateTimeField(null=True, editable=False)
    passed_by_vote = models.OneToOneField(
        Vote, models.PROTECT, null=True, related_name="+", editable=False
    )
    content = models.JSONField(null=True, editable=False)
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    reopen_reason = TypedTextField(blank=True, editable=False)
    locked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MinutesStatus.values),
                name="minutes_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status=MinutesStatus.DRAFT)
                | Q(
                    passed_at__isnull=False,
                    passed_by_vote__isnull=False,
                    content__isnull=False,
                )
                & ~Q(content_sha256=""),
                name="minutes_passed_are_bound",
            ),
            models.CheckConstraint(
                condition=~Q(status=MinutesStatus.LOCKED) | Q(locked_at__isnull=False),
                name="minutes_locked_have_a_time",
            ),
        ]

    def __str__(self):
        return f"Minutes {self.pk}"


class MinutesPart(SavedRow):
    """One piece of the text. Whose remark it is stands in ``remark``, not in the text.

    ``drafted``: the text as it came from the records; ``replaced``: what somebody had
    written before it was drafted anew.
    """

    minutes = models.ForeignKey(
        Minutes, models.CASCADE, related_name="parts", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(max_length=16, choices=PartKind, editable=False)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    remark = models.ForeignKey(
        Remark, models.PROTECT, null=True, related_name="+", editable=False
    )
    finding = models.ForeignKey(
        CellFinding, models.PROTECT, null=True, related_name="+", editable=False
    )
    text = TypedTextField(pgettext_lazy("minutes", "text"), blank=True)
    drafted = TypedTextField(blank=True, editable=False)
    replaced = TypedTextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("part of the minutes")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "position"], name="minutespart_one_per_position"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PartKind.values), name="minutespart_kind_is_known"
            ),
        ]

    def __str__(self):
        return f"Part of the minutes {self.pk}"


class ConfirmingRole(models.TextChoices):
    CHAIR = "chair", pgettext_lazy("confirms the minutes", "Chair")
    CLERK = "clerk", pgettext_lazy("confirms the minutes", "Clerk of the session")


class MinutesConfirmation(models.Model):
    """Chair or clerk has confirmed the passed minutes; a record, not a signature.

    ``stand_in_reason``: why another who was present confirms in their place; such a
    row stands without ``confirmed_at`` from the naming until they confirm.
    """

    minutes = models.ForeignKey(
        Minutes, models.PROTECT, related_name="confirmations", editable=False
    )
    role = models.CharField(max_length=8, choices=ConfirmingRole, editable=False)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(null=True, editable=False)
    stand_in_reason = TypedTextField(blank=True, editable=False)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("confirmation of the minutes")
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "role"], name="confirmation_once_per_role"
            ),
            models.UniqueConstraint(
                fields=["minutes", "member"], name="confirmation_by_two_people"
            ),
            models.CheckConstraint(
                condition=Q(role__in=ConfirmingRole.values),
                name="confirmation_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=False)
                | Q(named_by__isnull=False) & ~Q(stand_in_reason=""),
                name="confirmation_waits_for_a_stand_in",
            ),
        ]

    def __str__(self):
        return f"Confirmation of minutes {self.pk}"


class MinutesAddition(models.Model):
    """What was added to locked minutes: dated, with its reason; the text stays.

    ``member``: whom it concerns, so that it stands in their extract; else nobody.
    """

    minutes = models.ForeignKey(
        Minutes, models.PROTECT, related_name="additions", editable=False
    )
    reason = TypedTextField(_("reason"))
    text = TypedTextField(_("what is added"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whom it concerns"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("addition to the minutes")
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(text=""), name="addition_has_its_reason"
            ),
        ]

    def __str__(self):
        return f"Addition to minutes {self.pk}"
