from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cells.preparation.models.materials import Material
from cells.rounds.models import CellRound


class ReadingMeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The meetings of one's own cell."""
        return self.filter(cell_round__cell__in=user.mandates.member_of)


class ReadingMeeting(models.Model):
    """A meeting at which the cell read materials together."""

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="reading_meetings", editable=False
    )
    held_on = models.DateField(_("held on"))
    materials = models.ManyToManyField(Material, related_name="reading_meetings")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(editable=False)

    objects = ReadingMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading meeting")
        ordering = ["-held_on", "-pk"]

    def __str__(self):
        return f"Reading meeting {self.pk}"


class ReadingAttendance(models.Model):
    """That a member was marked as present at a reading meeting.

    The mark stays when the member objects; the confirmations that came with it do
    not, and nobody can mark that member at that meeting again.
    """

    meeting = models.ForeignKey(
        ReadingMeeting, models.PROTECT, related_name="attendances", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    marked_at = models.DateTimeField(editable=False)
    objected_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("presence at a reading")
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="readingattendance_once"
            ),
        ]

    def __str__(self):
        return f"Presence at a reading {self.pk}"


class ReadingConfirmation(models.Model):
    """That a member has read a material: pressed by them, or marked at a meeting."""

    material = models.ForeignKey(
        Material, models.PROTECT, related_name="confirmations", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(editable=False)
    reading_meeting = models.ForeignKey(
        ReadingMeeting,
        models.PROTECT,
        null=True,
        related_name="confirmations",
        editable=False,
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("confirmation of reading")
        ordering = ["material", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["material", "member"], name="readingconfirmation_once"
            ),
            models.CheckConstraint(
                condition=Q(reading_meeting__isnull=True, marked_by__isnull=True)
                | Q(reading_meeting__isnull=False, marked_by__isnull=False),
                name="readingconfirmation_mark_names_who",
            ),
        ]

    def __str__(self):
        return f"Confirmation of reading {self.pk}"
