"""A meeting of a cell: one sitting, with its own minutes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.rounds.models import CellRound


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("meeting status", "Planned")
    CONVENED = "convened", pgettext_lazy("meeting status", "Convened")
    RUNNING = "running", pgettext_lazy("meeting status", "Under way")
    ENDED = "ended", pgettext_lazy("meeting status", "Ended")
    CANCELLED = "cancelled", pgettext_lazy("meeting status", "Cancelled")


BEGUN = [MeetingStatus.RUNNING, MeetingStatus.ENDED]
MAY_BE_INCOMPLETE = [MeetingStatus.PLANNED, MeetingStatus.CANCELLED]


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The meetings of the cells that the user belongs to or leads."""
        mandates = user.mandates
        return self.filter(cell_round__cell__in=mandates.member_of | mandates.leads)

    def standing(self):
        """Those that were not cancelled."""
        return self.exclude(status=MeetingStatus.CANCELLED)


class Meeting(models.Model):
    """One sitting of a cell; a further sitting ``continues`` the first.

    ``minutes`` is its whole length. ``expected_number``: the members who are expected
    to be present, the secretary among them; the running order is computed for it.
    ``version`` guards these facts, ``agenda_version`` the running order as a whole.
    ``live_number`` rises with everything that is recorded while it runs, so that an
    open page can ask whether something is new. ``projector_token`` opens the page
    for the projector until the meeting has ended; "" for none.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="meetings", editable=False
    )
    continues = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continued_by",
        editable=False,
    )
    status = models.CharField(
        max_length=16,
        choices=MeetingStatus,
        default=MeetingStatus.PLANNED,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    agenda_version = models.PositiveIntegerField(default=1, editable=False)
    held_on = models.DateField(pgettext_lazy("meeting", "date"), null=True, blank=True)
    starts_at = models.TimeField(
        pgettext_lazy("meeting", "begins at"), null=True, blank=True
    )
    place = TypedCharField(
        pgettext_lazy("meeting", "place"), max_length=160, blank=True
    )
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=200)
    expected_number = models.PositiveSmallIntegerField(
        _("members expected to be present"), null=True, blank=True
    )
    with_collective = models.BooleanField(
        _("the self-review of the collective is presented"), default=False
    )
    delegate_expected = models.BooleanField(
        _("a delegate of the committee above is expected"), default=False
    )
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_chaired",
        verbose_name=_("chair"),
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_recorded",
        verbose_name=_("clerk"),
    )
    secretary_absent_reason = TypedCharField(
        _("why the secretary does not present first"), max_length=200, blank=True
    )
    cancel_reason = TypedTextField(_("why it is cancelled"), blank=True, editable=False)
    calendar_sequence = models.PositiveIntegerField(default=0, editable=False)
    convened_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    below_quorum_reason = TypedTextField(
        _("why it goes on below the quorum"), blank=True, editable=False
    )
    no_summary_reason = TypedTextField(
        _("why it begins without the summary before the cell"),
        blank=True,
        editable=False,
    )
    live_number = models.PositiveIntegerField(default=0, editable=False)
    projector_token = models.CharField(max_length=64, blank=True, editable=False)
    projector_covered = models.BooleanField(default=False, editable=False)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    planned_at = models.DateTimeField(editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["held_on", "starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MeetingStatus.values),
                name="meeting_status_is_known",
            ),
            models.UniqueConstraint(
                fields=["cell_round"],
                condition=Q(continues__isnull=True)
                & ~Q(status=MeetingStatus.CANCELLED),
                name="meeting_one_first_per_round",
            ),
            models.CheckConstraint(
                condition=Q(chair__isnull=True)
                | Q(clerk__isnull=True)
                | ~Q(chair=F("clerk")),
                name="meeting_clerk_is_another",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1), name="meeting_has_a_length"
            ),
            models.CheckConstraint(
                condition=Q(expected_number__isnull=True) | Q(expected_number__gte=1),
                name="meeting_somebody_is_expected",
            ),
            models.CheckConstraint(
                condition=Q(status__in=MAY_BE_INCOMPLETE)
                | Q(
                    held_on__isnull=False,
                    starts_at__isnull=False,
                    chair__isnull=False,
                    clerk__isnull=False,
                )
                & ~Q(place=""),
                name="meeting_convened_is_complete",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.CANCELLED) | ~Q(cancel_reason=""),
                name="meeting_cancelled_has_reason",
            ),
            models.UniqueConstraint(
                fields=["projector_token"],
                condition=~Q(projector_token=""),
                name="meeting_one_per_projector_token",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=BEGUN) | Q(started_at__isnull=False),
                name="meeting_begun_has_a_start",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.ENDED) | Q(ended_at__isnull=False),
                name="meeting_ended_has_an_end",
            ),
        ]

    def __str__(self):
        return f"Meeting {self.pk}"
