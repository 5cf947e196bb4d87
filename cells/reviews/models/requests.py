from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cells.reviews.models.self_review import SelfReview


class FilingRequest(models.Model):
    """A recorded request to a member who has not filed (feature O5).

    After three of them, on three days, the cell may proceed without the report. A
    reminder is none: it is a notice alone.
    """

    review = models.ForeignKey(
        SelfReview, models.PROTECT, related_name="filing_requests", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    number = models.PositiveSmallIntegerField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    made_on = models.DateField(editable=False)
    made_at = models.DateTimeField(editable=False)
    due_on = models.DateField(_("to be filed by"))

    class Meta:
        verbose_name = _("request to file a report")
        ordering = ["review", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"], name="filingrequest_number_once"
            ),
            models.UniqueConstraint(
                fields=["review", "made_on"], name="filingrequest_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="filingrequest_counts_from_one"
            ),
            models.CheckConstraint(
                condition=~Q(made_by=F("author")), name="filingrequest_not_to_oneself"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("made_on")),
                name="filingrequest_due_is_ahead",
            ),
        ]

    def __str__(self):
        return f"Filing request {self.pk}"
