from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedCharField
from cells.preparation.models.listed import ListedRow, RoundListQuerySet, names_who
from cells.preparation.models.papers import PaperKind
from cells.rounds.models import CellRound


class DutyKind(models.TextChoices):
    """The duties that the article names (lesson 2), and those of a cell's own."""

    SELF_REVIEWS = "self_reviews", pgettext_lazy("duty", "Self-review reports")
    SUMMARY = "summary", pgettext_lazy("duty", "Summary report")
    RUNNING_ORDER = "running_order", pgettext_lazy("duty", "Running order")
    PROGRAMME = "programme", pgettext_lazy("duty", "Programme")
    SPEAKING_GUIDE = "speaking_guide", pgettext_lazy("duty", "Guidance for speakers")
    CONCLUSIONS = "conclusions", pgettext_lazy("duty", "Draft conclusions")
    BANNER = "banner", pgettext_lazy("duty", "Banner")
    PROJECTOR = "projector", pgettext_lazy("duty", "Projector")
    VIDEO = "video", pgettext_lazy("duty", "Video")
    SESSION_FORM = "session_form", pgettext_lazy("duty", "Form of the session")
    CLERK = "clerk", pgettext_lazy("duty", "Clerk of the session")
    OTHER = "other", pgettext_lazy("duty", "Another duty")


class DutyQuerySet(RoundListQuerySet):
    def with_people(self):
        """The assignments come along, ``duty.assignments.all()`` in two queries."""
        assignments = DutyAssignment.objects.select_related("member")
        return self.prefetch_related(Prefetch("assignments", assignments))

    def of_member(self, member_id: int):
        return self.filter(assignments__member=member_id)


class Duty(ListedRow):
    """One piece of work for the session: what, by when, with which product.

    ``is_everyones``: the duty of each member, such as the own report; it has no
    assignments, and its state is read where the work is, so it carries no mark.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="duties", editable=False
    )
    position = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(
        max_length=16, choices=DutyKind, default=DutyKind.OTHER, editable=False
    )
    is_everyones = models.BooleanField(default=False, editable=False)
    title = TypedCharField(_("duty"), max_length=160)
    product = TypedCharField(_("product"), max_length=160, blank=True)
    due_on = models.DateField(_("due on"))
    paper_kind = models.CharField(
        _("paper that belongs to it"), max_length=24, choices=PaperKind, blank=True
    )
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "kind"],
                condition=Q(removed_at__isnull=True) & ~Q(kind=DutyKind.OTHER),
                name="duty_one_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DutyKind.values), name="duty_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(paper_kind__in=["", *PaperKind.values]),
                name="duty_paper_is_known",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False, is_everyones=False),
                name="duty_mark_names_who",
            ),
            models.CheckConstraint(
                condition=names_who("removed"), name="duty_removal_names_who"
            ),
        ]

    def __str__(self):
        return f"Duty {self.pk}"


class DutyAssignment(models.Model):
    """That a member does, or shares, a duty."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="assignments")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("assignment of a duty")
        ordering = ["duty", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "member"], name="dutyassignment_once"
            ),
        ]

    def __str__(self):
        return f"Duty assignment {self.pk}"
