"""A meeting of a cell, its running order, and who registered to speak."""

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


class ItemStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("agenda status", "Not reached yet")
    RUNNING = "running", pgettext_lazy("agenda status", "Under way")
    DONE = "done", pgettext_lazy("agenda status", "Done")
    SKIPPED = "skipped", pgettext_lazy("agenda status", "Skipped")


class ItemKind(models.TextChoices):
    """What an item is for; the common running order has each kind but OTHER once."""

    OPENING = "opening", pgettext_lazy("agenda item", "Opening")
    INTRODUCTION = "introduction", pgettext_lazy("agenda item", "Introduction")
    ORIENTATION = "orientation", pgettext_lazy("agenda item", "Orientation")
    SUMMARY = "summary", pgettext_lazy("agenda item", "Summary of the cell")
    SECRETARY = "secretary", pgettext_lazy("agenda item", "The secretary first")
    MEMBERS = "members", pgettext_lazy("agenda item", "Members' turns")
    BREAK = "break", pgettext_lazy("agenda item", "Break")
    MEMBERS_CONTINUED = (
        "members_continued",
        pgettext_lazy("agenda item", "Members' turns, continued"),
    )
    CELL_FINDINGS = "cell_findings", pgettext_lazy("agenda item", "Pointed out")
    DISCUSSION = "discussion", pgettext_lazy("agenda item", "Discussion")
    DELEGATE = "delegate", pgettext_lazy("agenda item", "The superior's delegate")
    CONCLUSION = "conclusion", pgettext_lazy("agenda item", "Conclusion and votes")
    MINUTES = "minutes", pgettext_lazy("agenda item", "Minutes")
    CLOSING = "closing", pgettext_lazy("agenda item", "Closing")
    OTHER = "other", pgettext_lazy("agenda item", "Another item")


MEMBERS_TURNS = frozenset({ItemKind.MEMBERS, ItemKind.MEMBERS_CONTINUED})
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
        ]

    def __str__(self):
        return f"Meeting {self.pk}"


class AgendaItem(models.Model):
    """One item of the running order.

    ``people``: who does it, in words (“Từng đảng viên”); ``person``: who by name.
    ``chaired_by`` leads this item in place of the chair.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="items", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(max_length=24, choices=ItemKind, default=ItemKind.OTHER)
    title = TypedCharField(pgettext_lazy("agenda", "item"), max_length=200)
    minutes = models.PositiveSmallIntegerField(pgettext_lazy("agenda", "minutes"))
    people = TypedCharField(_("who does it, in words"), max_length=120, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("agenda", "person"),
    )
    chaired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who leads this item"),
    )
    lead = TypedTextField(_("leading sentence"), blank=True)
    status = models.CharField(
        max_length=16, choices=ItemStatus, default=ItemStatus.WAITING, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("item of the running order")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ItemStatus.values),
                name="agendaitem_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ItemKind.values), name="agendaitem_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=0), name="agendaitem_minutes_count"
            ),
            # Renumbering goes by way of numbers that nobody uses: ``services.order``.
            models.UniqueConstraint(
                fields=["meeting", "position"], name="agendaitem_one_per_position"
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(status=ItemStatus.RUNNING),
                name="agendaitem_one_running",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True)
                | Q(chaired_by__isnull=True)
                | ~Q(person=F("chaired_by")),
                name="agendaitem_led_by_another",
            ),
        ]

    def __str__(self):
        return f"Agenda item {self.pk}"


class SpeakerRegistration(models.Model):
    """A member registered to speak; who does not may speak all the same."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="registrations", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="speaker_registrations",
        editable=False,
    )
    topic = TypedCharField(
        _("what you would like to speak about"), max_length=160, blank=True
    )
    registered_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("registration to speak")
        ordering = ["registered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=Q(withdrawn_at__isnull=True),
                name="registration_once_per_member",
            ),
        ]

    def __str__(self):
        return f"Registration to speak {self.pk}"
