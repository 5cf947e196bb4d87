"""What a cell learned from a session, for the preparation of the next one (M7)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.rounds.models import CellRound


class LessonKind(models.TextChoices):
    WENT_WELL = "went_well", pgettext_lazy("lesson", "Went well")
    TO_CHANGE = "to_change", pgettext_lazy("lesson", "To change next time")
    ASSESSMENT = "assessment", pgettext_lazy("lesson", "How the session is assessed")


class LessonLearned(models.Model):
    """One lesson, or the session's own assessment in words; it names nobody."""

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="lessons", editable=False
    )
    kind = models.CharField(_("kind"), max_length=16, choices=LessonKind)
    text = TypedTextField(_("lesson"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("lesson learned")
        ordering = ["kind", "recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LessonKind.values), name="lesson_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="lesson_has_a_text"),
        ]

    def __str__(self):
        return f"Lesson {self.pk}"
