from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.ratings.models.rating import Rating, never_oneself, one_of
from cells.ratings.models.rule import Level
from cells.saving import SavedRow


class Answer(models.TextChoices):
    MET = "met", pgettext_lazy("criterion", "Met")
    NOT_MET = "not_met", pgettext_lazy("criterion", "Not met")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("criterion", "Not applicable")


class SelfRating(SavedRow):
    """What the member writes of the whole period, and the level of the own choice."""

    rating = models.OneToOneField(
        Rating, models.PROTECT, related_name="self_rating", editable=False
    )
    strengths = TypedTextField(_("strengths and results"), blank=True)
    shortcomings = TypedTextField(
        _("shortcomings, causes, how they are mended"), blank=True
    )
    task_points = models.PositiveSmallIntegerField(_("points for tasks"), null=True)
    tasks_total = models.PositiveSmallIntegerField(_("tasks given"), null=True)
    tasks_on_time = models.PositiveSmallIntegerField(_("done on time"), null=True)
    tasks_late = models.PositiveSmallIntegerField(_("done late"), null=True)
    tasks_beyond = models.PositiveSmallIntegerField(
        _("beyond what was asked"), null=True
    )
    level = models.CharField(_("level"), max_length=12, choices=Level, blank=True)

    class Meta:
        verbose_name = _("self-rating")
        constraints = [
            one_of("level", ["", *Level.values], "selfrating_level_is_known"),
        ]

    def __str__(self):
        return f"Self-rating {self.pk}"


class RatingAnswer(SavedRow):
    """The member's answer to one criterion; ``""`` is not yet answered."""

    rating = models.ForeignKey(
        Rating, models.PROTECT, related_name="answers", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    code = models.CharField(max_length=16, editable=False)
    answer = models.CharField(max_length=16, choices=Answer, blank=True)
    note = TypedTextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("answer to a criterion")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "code"], name="ratinganswer_once"
            ),
            one_of("answer", ["", *Answer.values], "ratinganswer_is_known"),
        ]

    def __str__(self):
        return f"Answer {self.pk}"


class RatingRequest(models.Model):
    """A recorded request to a member who has not rated the own work (three, then go
    on without)."""

    rating = models.ForeignKey(
        Rating, models.PROTECT, related_name="requests", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    number = models.PositiveSmallIntegerField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    made_on = models.DateField(editable=False)
    made_at = models.DateTimeField(editable=False)
    due_on = models.DateField(_("to be sent by"))

    class Meta:
        verbose_name = _("request for a self-rating")
        ordering = ["rating", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "number"], name="ratingrequest_number_once"
            ),
            models.UniqueConstraint(
                fields=["rating", "made_on"], name="ratingrequest_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("made_on")), name="ratingrequest_due_is_ahead"
            ),
            never_oneself("made_by", "ratingrequest_not_to_oneself"),
        ]

    def __str__(self):
        return f"Rating request {self.pk}"


class StepKind(models.TextChoices):
    WITHDRAW = "withdraw", pgettext_lazy("step of a rating", "Proposal withdrawn")
    RETURN = "return", pgettext_lazy("step of a rating", "Returned by the committee")
    NOT_RATED = "not_rated", pgettext_lazy("step of a rating", "Not rated")
    RESUME = "resume", pgettext_lazy("step of a rating", "Taken up again")


class RatingStep(models.Model):
    """That a rating went back or was left out, with the reason.

    ``kept``: what stood until then, such as the totals of a vote.
    """

    rating = models.ForeignKey(
        Rating, models.PROTECT, related_name="steps", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(max_length=16, choices=StepKind, editable=False)
    reason = TypedTextField(_("reason"), blank=True, editable=False)
    kept = models.JSONField(default=dict, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("step of a rating")
        ordering = ["rating", "pk"]
        constraints = [
            one_of("kind", StepKind.values, "ratingstep_kind_is_known"),
            never_oneself("made_by", "ratingstep_not_by_member"),
        ]

    def __str__(self):
        return f"Step {self.pk}"


class ReplacedDecision(models.Model):
    """A decision that was revised: what it said, byte for byte, and why it fell."""

    rating = models.ForeignKey(
        Rating, models.PROTECT, related_name="replaced_decisions", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    level = models.CharField(max_length=12, choices=Level, editable=False)
    number = models.CharField(max_length=60, editable=False)
    decided_on = models.DateField(editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(editable=False)
    dossier = models.JSONField(editable=False)
    dossier_sha256 = models.CharField(max_length=64, editable=False)
    reason = TypedTextField(_("reason"), editable=False)
    paper = TypedTextField(_("paper it rests on"), editable=False)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    replaced_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("replaced decision")
        ordering = ["rating", "pk"]
        constraints = [
            never_oneself("decided_by", "replaceddecision_not_by_member"),
            never_oneself("replaced_by", "replaceddecision_not_replaced_by_member"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(paper=""),
                name="replaceddecision_says_why",
            ),
        ]

    def __str__(self):
        return f"Replaced decision {self.pk}"


class Commendation(models.Model):
    """That a member is put on the list for commendation, with the grounds (S5)."""

    rating = models.ForeignKey(
        Rating, models.PROTECT, related_name="commendations", editable=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    grounds = TypedTextField(_("grounds"), editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    proposed_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("commendation")
        ordering = ["rating", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rating"],
                condition=Q(withdrawn_at__isnull=True),
                name="commendation_once",
            ),
            never_oneself("proposed_by", "commendation_not_of_oneself"),
            models.CheckConstraint(
                condition=~Q(grounds=""), name="commendation_has_grounds"
            ),
        ]

    def __str__(self):
        return f"Commendation {self.pk}"
