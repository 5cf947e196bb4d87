from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.indicators.models import Frequency, Indicator
from cells.organisation.models import Mandate, Organisation, Role
from cells.reviews.models.written import AnswerRow, GeneralRow
from cells.rounds.models import (
    OPEN_FOR_WRITING,
    CellRound,
    CellRoundStatus,
    NotWritingReason,
)


class ReviewStatus(models.TextChoices):
    """The labels are what the author reads; others read ``labels.py``."""

    DRAFT = "draft", pgettext_lazy("self-review status", "Being written")
    ENTERED = "entered", pgettext_lazy("self-review status", "Entered from paper")
    FILED = "filed", pgettext_lazy("self-review status", "Filed")
    GUIDED = "guided", pgettext_lazy("self-review status", "To be corrected")
    REWRITE = "rewrite", pgettext_lazy("self-review status", "To be rewritten")
    ACCEPTED = "accepted", pgettext_lazy("self-review status", "Meets the requirement")
    NOT_FILED = (
        "not_filed",
        pgettext_lazy("self-review status", "The cell proceeds without the report"),
    )
    EXCUSED = "excused", pgettext_lazy("self-review status", "Need not be written")


class ReaderOffice(models.TextChoices):
    """The office that reads a report; whoever holds it today acts."""

    SECRETARY = "secretary", pgettext_lazy("reader", "the Secretary")
    DEPUTY = "deputy", pgettext_lazy("reader", "the Deputy Secretary")
    COMMITTEE = "committee", pgettext_lazy("reader", "the committee above")


NOT_FILED_NOW = frozenset(
    {
        ReviewStatus.DRAFT,
        ReviewStatus.ENTERED,
        ReviewStatus.GUIDED,
        ReviewStatus.REWRITE,
        ReviewStatus.NOT_FILED,
    }
)


class SelfReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own: nobody else opens a working copy."""
        return self.filter(author=user)

    def read_by(self, user):
        """The reports, never one's own, that an office of today reads."""
        mandates = user.mandates
        reads = self.model.reads
        return self.filter(
            reads(ReaderOffice.SECRETARY, mandates.secretary_of | mandates.delegate_in)
            | reads(ReaderOffice.DEPUTY, mandates.deputy_of)
            | reads(ReaderOffice.COMMITTEE, mandates.leads)
        ).exclude(author=user)

    def typed_by(self, user):
        """Those that ``user`` was named to type in from paper, while it goes on.

        The one narrow way of another person into a working copy; it is for the pages
        of the entry alone. Whoever has left the cell has lost it.
        """
        mandates = user.mandates
        return self.filter(
            typist=user,
            status__in=NOT_FILED_NOW,
            cell_round__status__in=OPEN_FOR_WRITING,
            cell_round__cell__in=mandates.member_of
            | mandates.leads
            | mandates.committee_member_of
            | mandates.staff_of,
        )

    def helped_on_paper_by(self, user):
        """Those that ``user`` types in, or may have typed in as the secretary.

        For pages that show no word of the report.
        """
        of_cell = Q(
            cell_round__cell__in=user.mandates.secretary_of,
            cell_round__status__in=OPEN_FOR_WRITING,
            status__in=NOT_FILED_NOW,
        ) & ~Q(author=user)
        return self.filter(of_cell | Q(pk__in=self.typed_by(user).values("pk")))

    def awaiting_code_of(self, user):
        """Those entered from paper for which ``user`` may be asked to make a code.

        The leaders of the cell and of the committees above it see that it waits, but
        for the author and for who typed it; whoever decides is refused by the policy.
        """
        leads = Organisation.objects.filter(pk__in=user.mandates.leads)
        below = Q(pk__in=[])
        for path in leads.values_list("path", flat=True):
            below |= Q(cell_round__cell__path__startswith=path)
        return self.filter(
            below,
            status=ReviewStatus.ENTERED,
            cell_round__status=CellRoundStatus.OPEN,
        ).exclude(Q(author=user) | Q(typist=user))

    def asked_to_file_by(self, user):
        """Those whose author an office of ``user`` may ask to file, never the own.

        The secretary asks the members of the cell; the secretary's own report is
        asked for by the office that reads it. For pages that show no word of it.
        """
        mandates = user.mandates
        reads = self.model.reads
        of_the_secretary = Mandate.objects.on(timezone.localdate()).filter(
            role=Role.SECRETARY,
            organisation=OuterRef("cell_round__cell"),
            member=OuterRef("author"),
        )
        return self.filter(
            Q(cell_round__cell__in=mandates.secretary_of)
            | Exists(of_the_secretary)
            & (
                reads(ReaderOffice.DEPUTY, mandates.deputy_of)
                | reads(ReaderOffice.COMMITTEE, mandates.leads)
            )
        ).exclude(author=user)

    def with_was_filed(self):
        """Each report with ``was_filed``: whether a version of it was ever filed."""
        filed = self.model.submissions.rel.related_model.objects
        return self.annotate(was_filed=Exists(filed.filter(review=OuterRef("pk"))))


class SelfReview(models.Model):
    """A member's self-review report in one cell round: the working copy.

    ``status`` and ``version`` change only through ``cells.reviews.services``;
    ``version`` is the lock counter. Only the author reads this row's texts: others
    read its ``Submission`` rows.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="self_reviews"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="self_reviews"
    )
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=ReviewStatus,
        default=ReviewStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    reader_office = models.CharField(
        max_length=16, choices=ReaderOffice, editable=False
    )
    reader_organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", editable=False
    )
    wished_office = models.CharField(
        max_length=16, choices=ReaderOffice, blank=True, editable=False
    )
    typist = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    excused_reason = models.CharField(
        max_length=16, choices=NotWritingReason, blank=True, editable=False
    )
    excused_on = models.DateField(null=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    last_saved_at = models.DateTimeField(null=True, editable=False)

    # Set by the pages of an entry from paper, so that their links stay among them.
    is_opened_by_typist = False

    objects = SelfReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("self-review report")
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "author"], name="selfreview_one_per_author"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ReviewStatus.values),
                name="selfreview_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(reader_office__in=ReaderOffice.values),
                name="selfreview_reader_is_known",
            ),
            models.CheckConstraint(
                condition=Q(wished_office__in=["", *ReaderOffice.values]),
                name="selfreview_wish_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.ENTERED) | Q(typist__isnull=False),
                name="selfreview_entered_has_typist",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=ReviewStatus.EXCUSED,
                    excused_reason__in=NotWritingReason.values,
                )
                | ~Q(status=ReviewStatus.EXCUSED) & Q(excused_reason=""),
                name="selfreview_excused_has_reason",
            ),
        ]

    def __str__(self):
        return f"Self-review {self.pk}"

    @staticmethod
    def reads(office: ReaderOffice, organisation_ids) -> Q:
        """The reports that ``office`` reads in one of ``organisation_ids``."""
        return Q(reader_office=office, reader_organisation__in=organisation_ids)


class IndicatorAnswer(AnswerRow):
    """What the author says of one indicator.

    All 27 rows exist from the author's first opening on, so that a save is always
    one UPDATE. ``frequency`` empty: not answered. ``marked_parts``: sorted numbers
    of the indicator's parts.
    """

    review = models.ForeignKey(SelfReview, models.PROTECT, related_name="answers")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    kept_reason = TypedTextField(_("why the text is kept"), blank=True)

    class Meta:
        verbose_name = _("answer on an indicator")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "indicator"], name="answer_one_per_indicator"
            ),
            models.CheckConstraint(
                condition=Q(frequency__isnull=True) | Q(frequency__in=Frequency.values),
                name="answer_frequency_is_known",
            ),
        ]

    def __str__(self):
        return f"Answer {self.pk}"


class GeneralPart(GeneralRow):
    """The part of a report that belongs to no indicator (paper 5.1: I, II, IV, V)."""

    review = models.OneToOneField(
        SelfReview, models.PROTECT, related_name="general_part"
    )

    class Meta:
        verbose_name = _("general part of a report")

    def __str__(self):
        return f"General part {self.pk}"
