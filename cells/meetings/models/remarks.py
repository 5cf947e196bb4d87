"""What is said in the meeting: remarks on a member's deeds, points of the discussion,
and what the cell points out."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField, TypedTextField
from cells.indicators.models import Indicator
from cells.meetings.models.agenda import AgendaItem
from cells.meetings.models.meeting import Meeting
from cells.meetings.models.votes import Vote
from cells.reviews.models import Submission
from cells.summaries.models import CellMeasure


class RemarkStatus(models.TextChoices):
    RECORDED = "recorded", pgettext_lazy("remark", "Recorded")
    STRUCK = "struck", pgettext_lazy("remark", "Struck by the chair")


class AnswerKind(models.TextChoices):
    """How the member concerned answers."""

    ACCEPTS = "accepts", pgettext_lazy("answer to a remark", "Accepts")
    EXPLAINS = "explains", pgettext_lazy("answer to a remark", "Explains")
    RESERVES = "reserves", pgettext_lazy("answer to a remark", "Reserves an opinion")


class Answered(models.Model):
    """The answer of the member concerned, "" while there is none.

    ``answered_by`` is the member, or the clerk who writes down what they said.
    """

    answer = models.CharField(
        _("answer"), max_length=16, choices=AnswerKind, blank=True
    )
    answer_text = TypedTextField(_("answer in words"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class Remark(Answered):
    """One remark about a deed of ``subject``.

    ``author`` is named in the minutes and nowhere else. ``page_id`` comes from the
    page that recorded it, so that a retry never doubles; ``reference`` names it to
    its subject and says nothing of the order. ``is_about_person``: recorded at a
    second press although it is about the person; the chair may strike it.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="remarks", editable=False
    )
    page_id = models.UUIDField(editable=False)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, related_name="+", editable=False
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="remarks_about"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="remarks_made"
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+"
    )
    deed = TypedTextField(_("what was done"))
    happened = TypedCharField(_("when and where"), max_length=200, blank=True)
    effect = TypedTextField(_("what it led to"), blank=True)
    proposal = TypedTextField(_("what is proposed"), blank=True)
    is_about_person = models.BooleanField(default=False, editable=False)
    status = models.CharField(
        max_length=16,
        choices=RemarkStatus,
        default=RemarkStatus.RECORDED,
        editable=False,
    )
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    struck_at = models.DateTimeField(null=True, editable=False)
    strike_reason = TypedTextField(blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("remark")
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "page_id"], name="remark_once_per_page_id"
            ),
            models.CheckConstraint(
                condition=Q(status__in=RemarkStatus.values),
                name="remark_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(author=F("subject")), name="remark_is_about_another"
            ),
            models.CheckConstraint(condition=~Q(deed=""), name="remark_has_a_deed"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answer__in=AnswerKind.values),
                name="remark_answer_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=RemarkStatus.STRUCK)
                | ~Q(strike_reason="") & Q(struck_by__isnull=False),
                name="remark_struck_has_reason",
            ),
        ]

    def __str__(self):
        return f"Remark {self.pk}"


class DiscussionPoint(models.Model):
    """What was said on an item besides the remarks; ``by`` is a member or nobody.

    With ``measure`` it is a solution found in the room, which became a measure of
    the cell.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="points", editable=False
    )
    page_id = models.UUIDField(editable=False)
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, related_name="+", editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who said it"),
    )
    text = TypedTextField(_("what was said"))
    measure = models.OneToOneField(
        CellMeasure, models.SET_NULL, null=True, related_name="+", editable=False
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    struck_at = models.DateTimeField(null=True, editable=False)
    strike_reason = TypedTextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("point of the discussion")
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "page_id"], name="point_once_per_page_id"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="point_has_a_text"),
        ]

    def __str__(self):
        return f"Point of the discussion {self.pk}"


class CellFindingQuerySet(models.QuerySet):
    def counting(self):
        """Those whose vote is closed and carried, in minutes that are passed."""
        return self.filter(
            vote__status="closed",
            vote__carried=True,
            withdrawn_at=None,
            meeting__minutes_of__status__in=["passed", "locked"],
        )


class CellFinding(Answered):
    """A shortcoming that the cell points out to ``subject`` (M4).

    It counts once its vote is carried and the minutes are passed. ``submission``: of
    an item that was returned twice and kept; both texts then stand in ``own_text``
    and ``guidance_text``.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="findings", editable=False
    )
    page_id = models.UUIDField(editable=False)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="findings"
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    wording = TypedTextField(_("what the cell points out"))
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, related_name="+", editable=False
    )
    own_text = TypedTextField(blank=True, editable=False)
    guidance_text = TypedTextField(blank=True, editable=False)
    vote = models.OneToOneField(
        Vote, models.PROTECT, null=True, related_name="finding", editable=False
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdraw_reason = TypedTextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CellFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding of the cell")
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "page_id"], name="finding_once_per_page_id"
            ),
            models.CheckConstraint(condition=~Q(wording=""), name="finding_is_worded"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answer__in=AnswerKind.values),
                name="finding_answer_is_known",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdraw_reason=""),
                name="finding_withdrawn_has_reason",
            ),
        ]

    def __str__(self):
        return f"Finding {self.pk}"
