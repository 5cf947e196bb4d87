from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.organisation.models import Organisation
from cells.reviews.models import ReaderOffice
from cells.rounds.models import CellRound


class PlanStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("plan status", "Being written")
    SENT = "sent", pgettext_lazy("plan status", "Awaiting approval")
    RETURNED = "returned", pgettext_lazy("plan status", "Returned, to be corrected")
    APPROVED = "approved", pgettext_lazy("plan status", "Approved")
    CHANGED = "changed", pgettext_lazy("plan status", "Changed since approval")
    CARRIED = "carried", pgettext_lazy("plan status", "Came with a transfer")
    FINISHED = "finished", pgettext_lazy("plan status", "Finished")
    MOVED = "moved", pgettext_lazy("plan status", "Moved to another cell")


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; those that an office of today approves, while they wait, after
        a return, or once approved; and, once approved, those of one's colleagues.

        A plan that was taken back before anybody approved it is its author's alone.
        What of it may be seen is the page's: colleagues see titles, products, dates
        and states only, and the approver no text that is with its author.
        """
        approved = self.was_approved()
        approver = self.held_by(user.mandates) & (self.before_approver() | approved)
        colleague = Q(cell_round__cell__in=user.mandates.member_of) & approved
        return self.filter(Q(author=user) | approver | colleague)

    def approved_by_office_of(self, mandates):
        """The plans, never one's own, that an office of today approves."""
        return self.filter(
            self.held_by(mandates), self.before_approver() | self.was_approved()
        ).exclude(author=mandates.member_id)

    def was_approved(self):
        approvals = self.model.approvals.rel.related_model.objects
        return Exists(approvals.filter(plan=OuterRef("pk")))

    @staticmethod
    def before_approver() -> Q:
        return Q(status__in=[PlanStatus.SENT, PlanStatus.RETURNED])

    def held_by(self, mandates) -> Q:
        """Whose approval is an office of ``mandates``."""
        approves = self.model.approves
        return (
            approves(ReaderOffice.SECRETARY, mandates.secretary_of)
            | approves(ReaderOffice.DEPUTY, mandates.deputy_of)
            | approves(ReaderOffice.COMMITTEE, mandates.leads)
        )


class RemediationPlan(models.Model):
    """A member's plan to mend what the round found; no row where nothing has to be.

    ``approver_office`` in ``approver_organisation`` approves it; set at the start and
    at each sending. ``first_opened_at``: since it was sent last, by the approver.
    """

    cell_round = models.ForeignKey(
        CellRound, models.PROTECT, related_name="plans", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="plans",
        editable=False,
    )
    status = models.CharField(
        max_length=16, choices=PlanStatus, default=PlanStatus.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    approver_office = models.CharField(
        max_length=16, choices=ReaderOffice, editable=False
    )
    approver_organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(editable=False)
    last_saved_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    first_opened_at = models.DateTimeField(null=True, editable=False)
    change_reason = TypedTextField(_("why it is changed"), blank=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("remediation plan")
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "author"], name="plan_one_per_author"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PlanStatus.values), name="plan_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(approver_office__in=ReaderOffice.values),
                name="plan_approver_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=PlanStatus.CHANGED) | ~Q(change_reason=""),
                name="plan_change_has_reason",
            ),
        ]

    def __str__(self):
        return f"Plan {self.pk}"

    @staticmethod
    def approves(office: ReaderOffice, organisation_ids) -> Q:
        """The plans that ``office`` approves in one of ``organisation_ids``."""
        return Q(approver_office=office, approver_organisation__in=organisation_ids)
