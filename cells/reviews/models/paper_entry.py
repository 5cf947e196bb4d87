from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField
from cells.reviews.models.self_review import ReviewStatus, SelfReview
from cells.reviews.models.submission import Submission


class EntryEnd(models.TextChoices):
    """How an entry ended: confirmed in one of three ways, taken back, or needless."""

    SIGNED_IN = "signed_in", pgettext_lazy("end of an entry", "Confirmed signed in")
    CODE = "code", pgettext_lazy("end of an entry", "Confirmed by a code")
    SCAN = "scan", pgettext_lazy("end of an entry", "Confirmed by the signed print")
    TAKEN_OVER = "taken_over", pgettext_lazy("end of an entry", "Taken over")
    WITHDRAWN = "withdrawn", pgettext_lazy("end of an entry", "Withdrawn")
    EXCUSED = "excused", pgettext_lazy("end of an entry", "Need not be written")


CONFIRMED = frozenset({EntryEnd.SIGNED_IN, EntryEnd.CODE, EntryEnd.SCAN})
ENDED_BY_SOMEBODY = CONFIRMED | {EntryEnd.TAKEN_OVER, EntryEnd.WITHDRAWN}
BEFORE_ENTRY = (
    ReviewStatus.DRAFT,
    ReviewStatus.GUIDED,
    ReviewStatus.REWRITE,
    ReviewStatus.NOT_FILED,
)


class PaperEntry(models.Model):
    """That ``typist`` may type in a report written on paper, from – to.

    While it is open the report's ``typist`` is set and its author does not write.
    ``content_sha256`` is the hash of what was typed in whole and is printed to be
    signed; empty while typing goes on. ``status_before``: where the report comes
    back to when the entry is changed or taken over.
    """

    review = models.ForeignKey(
        SelfReview, models.PROTECT, related_name="paper_entries", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    typist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    named_at = models.DateTimeField(editable=False)
    status_before = models.CharField(
        max_length=16, choices=ReviewStatus, editable=False
    )
    entered_at = models.DateTimeField(null=True, editable=False)
    content_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    ending = models.CharField(
        max_length=16, choices=EntryEnd, blank=True, editable=False
    )
    submission = models.OneToOneField(
        Submission,
        models.PROTECT,
        null=True,
        related_name="paper_entry",
        editable=False,
    )

    class Meta:
        verbose_name = _("entry from paper")
        ordering = ["review", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(ended_at__isnull=True),
                name="paperentry_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(typist=F("author")), name="paperentry_typed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(status_before__in=BEFORE_ENTRY),
                name="paperentry_begins_with_the_author",
            ),
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True, content_sha256="")
                | Q(entered_at__isnull=False) & ~Q(content_sha256=""),
                name="paperentry_entered_has_hash",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ending="")
                | Q(
                    ended_at__isnull=False,
                    ended_by__isnull=False,
                    ending__in=sorted(ENDED_BY_SOMEBODY),
                )
                | Q(
                    ended_at__isnull=False,
                    ended_by__isnull=True,
                    ending=EntryEnd.EXCUSED,
                ),
                name="paperentry_ends_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(ending__in=sorted(CONFIRMED)) & Q(submission__isnull=True)
                | Q(
                    ending__in=sorted(CONFIRMED),
                    submission__isnull=False,
                    entered_at__isnull=False,
                ),
                name="paperentry_confirmed_is_filed",
            ),
        ]

    def __str__(self):
        return f"Paper entry {self.pk}"


class PaperScanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the filed versions that one may read."""
        filed = Submission.objects.visible_to(user)
        return self.filter(entry__submission__in=filed)


class PaperScan(models.Model):
    """The scan of the print that a member signed by hand; never altered."""

    entry = models.OneToOneField(
        PaperEntry, models.PROTECT, related_name="scan", editable=False
    )
    file = models.FileField(upload_to="paper_scans/", editable=False)
    name = TypedCharField(_("file name"), max_length=120, editable=False)
    media_type = models.CharField(max_length=40, editable=False)
    size = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(editable=False)

    objects = PaperScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan of a signed report")

    def __str__(self):
        return f"Paper scan {self.pk}"
