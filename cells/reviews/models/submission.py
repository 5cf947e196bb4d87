from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cells.reviews.models.self_review import ReaderOffice, ReviewStatus, SelfReview


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own filings, and those that an office of today reads.

        A filing taken back is its author's alone, unless it had been opened before:
        then it was never taken back.
        """
        mandates = user.mandates
        reads = self.model.reads
        held = (
            reads(ReaderOffice.SECRETARY, mandates.secretary_of)
            | reads(ReaderOffice.DEPUTY, mandates.deputy_of)
            | reads(ReaderOffice.COMMITTEE, mandates.leads)
            | reads(ReaderOffice.SECRETARY, mandates.delegate_in)
        )
        own = Q(review__author=user)
        return self.filter(own | held & ~own & Q(recalled_at__isnull=True))

    def newest_of_each(self):
        """Of the filings in the set the newest of each report."""
        newer = self.model.objects.filter(
            review=OuterRef("review"),
            number__gt=OuterRef("number"),
            recalled_at__isnull=True,
        )
        return self.filter(~Exists(newer))

    def counted(self):
        """The filings that meet the requirement: what every figure is made of."""
        return self.filter(
            recalled_at__isnull=True,
            review__status=ReviewStatus.ACCEPTED,
            decisions__outcome="accept",
            decisions__withdrawn_at__isnull=True,
        )


class Submission(models.Model):
    """A filed version of a self-review: a copy that is never altered.

    ``content`` is the canonical form of ``FiledContent``: the answers with the
    indicators' wording of that day. Text under “none” stays in the working copy.
    """

    review = models.ForeignKey(
        SelfReview, models.PROTECT, related_name="submissions", editable=False
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    content = models.JSONField(editable=False)
    content_sha256 = models.CharField(max_length=64, editable=False)
    filed_at = models.DateTimeField(_("filed at"), editable=False)
    is_late = models.BooleanField(_("late"), editable=False)
    from_paper = models.BooleanField(_("from paper"), default=False, editable=False)
    first_opened_at = models.DateTimeField(null=True, editable=False)
    recalled_at = models.DateTimeField(null=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("filed version")
        ordering = ["review", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"], name="submission_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="submission_counts_from_one"
            ),
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True) | Q(first_opened_at__isnull=True),
                name="submission_opened_is_not_recalled",
            ),
        ]

    def __str__(self):
        return f"Submission {self.pk}"

    @staticmethod
    def reads(office: ReaderOffice, organisation_ids) -> Q:
        """The filings that ``office`` reads in one of ``organisation_ids``."""
        return Q(
            review__reader_office=office,
            review__reader_organisation__in=organisation_ids,
        )
