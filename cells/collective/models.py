from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.indicators.models import Frequency, Indicator
from cells.reviews.models.written import AnswerRow, GeneralRow
from cells.rounds.models import CellRound
from cells.workflow import Transition


class CollectiveBody(models.TextChoices):
    """Whose self-review it is."""

    CELL = "cell", pgettext_lazy("collective", "the cell")
    CELL_COMMITTEE = "cell_committee", pgettext_lazy("collective", "the cell committee")


class CollectiveStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("collective status", "Being written")
    BEFORE_CELL = (
        "before_cell",
        pgettext_lazy("collective status", "Laid before the cell"),
    )


LAY_BEFORE_CELL = Transition(
    "lay_before_cell",
    frozenset({CollectiveStatus.DRAFT}),
    CollectiveStatus.BEFORE_CELL,
)
TAKE_BACK = Transition(
    "take_back", frozenset({CollectiveStatus.BEFORE_CELL}), CollectiveStatus.DRAFT
)


class CollectiveReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The whole cell once it is laid before it; until then who works on it.

        Secretary and deputy see every draft of their cell, a member of the cell
        committee the committee's own, a writer what they write.
        """
        mandates = user.mandates
        committee = Q(
            body=CollectiveBody.CELL_COMMITTEE,
            cell_round__cell__in=mandates.committee_member_of,
        )
        laid = Q(
            status=CollectiveStatus.BEFORE_CELL,
            cell_round__cell__in=mandates.member_of,
        )
        return self.filter(
            Q(cell_round__cell__in=mandates.leads)
            | committee
            | laid
            | models.Exists(
                CollectiveWriter.objects.filter(
                    review=models.OuterRef("pk"),
                    member=user.pk,
                    review__cell_round__cell__in=mandates.member_of,
                )
            )
        )


class CollectiveReview(models.Model):
    """The self-review of the cell or of its committee, over the same indicators (P11).

    It is optional, presented first at the session, and counted in no figure: the
    members' own reports alone are.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="collective_reviews"
    )
    body = models.CharField(_("whose"), max_length=16, choices=CollectiveBody)
    status = models.CharField(
        max_length=16,
        choices=CollectiveStatus,
        default=CollectiveStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    presenter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("who presents it"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(editable=False)
    last_saved_at = models.DateTimeField(null=True, editable=False)
    laid_at = models.DateTimeField(null=True, editable=False)
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = CollectiveReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("self-review of the collective")
        ordering = ["cell_round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "body"], name="collective_one_per_body"
            ),
            models.CheckConstraint(
                condition=Q(body__in=CollectiveBody.values),
                name="collective_body_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CollectiveStatus.values),
                name="collective_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status=CollectiveStatus.DRAFT)
                | (Q(laid_at__isnull=False) & ~Q(content_sha256="")),
                name="collective_laid_is_dated",
            ),
        ]

    def __str__(self):
        return f"Collective self-review {self.pk}"


class CollectiveWriter(models.Model):
    """A named member who writes it."""

    review = models.ForeignKey(CollectiveReview, models.CASCADE, related_name="writers")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("writer of the collective's self-review")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "member"], name="collective_writer_once"
            ),
        ]

    def __str__(self):
        return f"Writer {self.pk}"


class CollectiveAnswer(AnswerRow):
    """What the collective says of one indicator; all 27 stand from the beginning."""

    review = models.ForeignKey(CollectiveReview, models.PROTECT, related_name="answers")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("answer of the collective")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "indicator"], name="collective_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(frequency__isnull=True) | Q(frequency__in=Frequency.values),
                name="collective_answer_frequency_is_known",
            ),
        ]

    def __str__(self):
        return f"Answer {self.pk}"


class CollectiveGeneralPart(GeneralRow):
    """What belongs to no indicator (paper 5.1: I, II, IV, V)."""

    review = models.OneToOneField(
        CollectiveReview, models.PROTECT, related_name="general_part"
    )

    class Meta:
        verbose_name = _("general part of the collective's self-review")

    def __str__(self):
        return f"General part {self.pk}"
