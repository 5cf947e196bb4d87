"""The running order of a meeting, and who registered to speak."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.meetings.models.meeting import Meeting


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


class AgendaItem(models.Model):
    """One item of the running order.

    ``people``: who does it, in words (“Từng đảng viên”); ``person``: who by name.
    ``chaired_by`` leads this item in place of the chair. Its clock shows
    ``spent_seconds`` and, while it is not paused, the time since ``running_since``.
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
    questions = TypedTextField(
        _("question cards"),
        blank=True,
        help_text=_("One question a line; the chair sees them during the item."),
    )
    status = models.CharField(
        max_length=16, choices=ItemStatus, default=ItemStatus.WAITING, editable=False
    )
    skip_reason = TypedCharField(
        _("why it is left out"), max_length=200, blank=True, editable=False
    )
    running_since = models.DateTimeField(null=True, editable=False)
    spent_seconds = models.PositiveIntegerField(default=0, editable=False)
    began_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
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
                condition=~Q(status=ItemStatus.SKIPPED) | ~Q(skip_reason=""),
                name="agendaitem_skipped_has_reason",
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
