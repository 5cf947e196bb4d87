"""The order in which members present, with each one's clock."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.meetings.models.agenda import AgendaItem
from cells.meetings.models.meeting import Meeting


class TurnStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("turn", "Not spoken yet")
    RUNNING = "running", pgettext_lazy("turn", "Speaking")
    DONE = "done", pgettext_lazy("turn", "Has spoken")
    LEFT_OUT = "left_out", pgettext_lazy("turn", "Did not present")


class Turn(models.Model):
    """One member's self-criticism in the meeting: presentation, remarks, response.

    ``minutes``: what the running order gives, with what was added. The clock shows
    ``spent_seconds`` and, while it is not paused, the time since ``running_since``.
    ``summary`` is what the minutes say of the presentation; the member confirms it.
    ``response``: what the member took up or explained at the end.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="turns", editable=False
    )
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        related_name="turns",
        editable=False,
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="turns", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    minutes = models.PositiveSmallIntegerField(editable=False)
    status = models.CharField(
        max_length=16, choices=TurnStatus, default=TurnStatus.WAITING, editable=False
    )
    left_out_reason = TypedCharField(max_length=200, blank=True, editable=False)
    running_since = models.DateTimeField(null=True, editable=False)
    spent_seconds = models.PositiveIntegerField(default=0, editable=False)
    began_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    summary = TypedTextField(_("summary of the self-criticism"), blank=True)
    response = TypedTextField(_("what the member took up or explained"), blank=True)
    summary_confirmed_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("turn to speak")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=TurnStatus.values), name="turn_status_is_known"
            ),
            models.UniqueConstraint(
                fields=["meeting", "member"], name="turn_once_per_member"
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"], name="turn_one_per_position"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(status=TurnStatus.RUNNING),
                name="turn_one_running",
            ),
        ]

    def __str__(self):
        return f"Turn {self.pk}"
