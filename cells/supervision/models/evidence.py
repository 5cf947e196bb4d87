from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedCharField
from cells.supervision.models.progress import ProgressLine, ProgressReport


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the sheet that it belongs to."""
        reports = ProgressReport.objects.visible_to(user)
        return self.filter(line__report__in=reports.values("pk"))

    def standing(self):
        return self.filter(removed_at__isnull=True)


class Evidence(models.Model):
    """A private file, or a note such as “biên bản tháng 11”, at a line of a sheet."""

    line = models.ForeignKey(
        ProgressLine, models.PROTECT, related_name="evidence", editable=False
    )
    note = TypedCharField(_("note"), max_length=200, blank=True, editable=False)
    file = models.FileField(upload_to="evidence/", blank=True, editable=False)
    name = TypedCharField(_("file name"), max_length=120, blank=True, editable=False)
    media_type = models.CharField(max_length=40, blank=True, editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    added_at = models.DateTimeField(editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        ordering = ["line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "sha256"],
                condition=Q(removed_at__isnull=True) & ~Q(sha256=""),
                name="evidence_once_a_line",
            ),
            models.CheckConstraint(
                condition=~Q(note="") & Q(sha256="") | Q(note="") & ~Q(sha256=""),
                name="evidence_note_or_file",
            ),
        ]

    def __str__(self):
        return f"Evidence {self.pk}"
