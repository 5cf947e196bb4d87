from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField
from cells.organisation.models import Organisation
from cells.supervision.models.progress import ProgressReport

DAYS_TO_WRITE_UP = 3  # a choice of this product: the notes of an evening, typed up


class MeetingClerkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the cells that one leads."""
        return self.filter(cell__in=user.mandates.leads & user.mandates.member_of)

    def writing(self, on):
        """Named for a meeting that was held and may still be written up."""
        first = on - timedelta(days=DAYS_TO_WRITE_UP)
        return self.filter(ended_at=None, meets_on__gte=first, meets_on__lte=on)

    def still_of_use(self, on):
        """Of a meeting to come, or one that may still be written up."""
        return self.filter(meets_on__gte=on - timedelta(days=DAYS_TO_WRITE_UP))


class MeetingClerk(models.Model):
    """Who was named to write down the oral reports of one regular meeting."""

    cell = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", editable=False
    )
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    meets_on = models.DateField(_("day of the meeting"), editable=False)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    named_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = MeetingClerkQuerySet.as_manager()

    class Meta:
        verbose_name = _("clerk of a regular meeting")
        ordering = ["cell", "meets_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cell", "meets_on"],
                condition=Q(ended_at__isnull=True),
                name="meetingclerk_one_a_meeting",
            ),
        ]

    def __str__(self):
        return f"Clerk of a regular meeting {self.pk}"


class SignedSheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the sheet that was signed."""
        reports = ProgressReport.objects.visible_to(user)
        return self.filter(report__in=reports.values("pk"))


class SignedSheet(models.Model):
    """The scan of the print by which a member confirmed the own oral report.

    ``content_sha256``: of what was printed and signed.
    """

    report = models.ForeignKey(
        ProgressReport, models.PROTECT, related_name="signed_sheets", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    content_sha256 = models.CharField(max_length=64, editable=False)
    file = models.FileField(upload_to="signed_sheets/", editable=False)
    name = TypedCharField(_("file name"), max_length=120, editable=False)
    media_type = models.CharField(max_length=40, editable=False)
    size = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    uploaded_at = models.DateTimeField(editable=False)

    objects = SignedSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed print of an oral report")
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "sha256"], name="signedsheet_once"
            ),
            models.CheckConstraint(
                condition=~Q(uploaded_by=F("author")),
                name="signedsheet_not_by_its_author",
            ),
        ]

    def __str__(self):
        return f"Signed print {self.pk}"
