"""Who was invited to a meeting, who came, and why somebody did not."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.meetings.models.meeting import Meeting
from cells.organisation.models import Standing


class Presence(models.TextChoices):
    EXPECTED = "expected", pgettext_lazy("presence", "Not noted yet")
    PRESENT = "present", pgettext_lazy("presence", "Present")
    ON_LEAVE = "on_leave", pgettext_lazy("presence", "Absent with leave")
    WITHOUT_LEAVE = "without_leave", pgettext_lazy("presence", "Absent without leave")


class Attendance(models.Model):
    """One member of the cell at one meeting; made when the cell is convened.

    ``standing`` is that of the day, from which the right to vote follows.
    ``was_present``: for a part of the meeting at least, also if they left early.
    ``coming_at``: when the member said that they come.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendances", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="attendances",
        editable=False,
    )
    standing = models.CharField(max_length=16, choices=Standing, editable=False)
    presence = models.CharField(
        _("presence"), max_length=16, choices=Presence, default=Presence.EXPECTED
    )
    was_present = models.BooleanField(default=False, editable=False)
    arrived_at = models.DateTimeField(null=True, editable=False)
    leave_reason = TypedTextField(_("reason of the absence"), blank=True)
    leave_asked_at = models.DateTimeField(null=True, editable=False)
    coming_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="attendance_once_per_member"
            ),
            models.CheckConstraint(
                condition=Q(presence__in=Presence.values),
                name="attendance_presence_is_known",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values),
                name="attendance_standing_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(presence=Presence.ON_LEAVE) | ~Q(leave_reason=""),
                name="attendance_leave_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(presence=Presence.PRESENT) | Q(was_present=True),
                name="attendance_present_was_present",
            ),
        ]

    def __str__(self):
        return f"Attendance {self.pk}"


class Guest(models.Model):
    """Somebody invited who does not belong to the cell.

    ``is_delegate``: attends for the committee above; its secretary, deputy or staff
    may name them (``named_by``).
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="guests", editable=False
    )
    name = TypedCharField(pgettext_lazy("guest", "full name"), max_length=120)
    position_held = TypedCharField(
        pgettext_lazy("guest", "office or place of work"), max_length=160, blank=True
    )
    email = models.EmailField(_("e-mail"), blank=True)
    is_delegate = models.BooleanField(_("for the committee above"), default=False)
    attended = models.BooleanField(null=True, editable=False)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("guest")
        ordering = ["-is_delegate", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="guest_has_a_name"),
        ]

    def __str__(self):
        return f"Guest {self.pk}"
