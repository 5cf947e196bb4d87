from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextField
from cells.organisation.models import Membership, Organisation, Standing
from cells.reviews.models import ReaderOffice
from cells.rounds.models import OPEN_FOR_WRITING, CellRound


class PlanStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("plan status", "Being written")
    SENT = "sent", pgettext_lazy("plan status", "Awaiting approval")
    RETURNED = "returned", pgettext_lazy("plan status", "Returned, to be corrected")
    APPROVED = "approved", pgettext_lazy("plan status", "Approved")
    CHANGED = "changed", pgettext_lazy("plan status", "Changed since approval")
    CARRIED = "carried", pgettext_lazy("plan status", "Came with a transfer")
    FINISHED = "finished", pgettext_lazy("plan status", "Finished")
    MOVED = "moved", pgettext_lazy("plan status", "Moved to another cell")


# Of which something is reported, once they were approved or came with a member.
FOLLOWED = frozenset(
    {
        PlanStatus.APPROVED,
        PlanStatus.CHANGED,
        PlanStatus.SENT,
        PlanStatus.RETURNED,
        PlanStatus.CARRIED,
    }
)
# Those that came with a transfer know no other states.
AFTER_TRANSFER = frozenset({PlanStatus.CARRIED, PlanStatus.FINISHED, PlanStatus.MOVED})


class PlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; those that an office of today approves, while they wait, after
        a return, or once approved; and, once approved, those of one's colleagues.

        A plan that was taken back before anybody approved it is its author's alone.
        One that came with a transfer is the new cell's: nothing of it leads back to
        the old one, whose offices and members keep what they could see of the plan
        that moved. What may be seen is the page's: colleagues see titles, products,
        dates and states only, and the approver no text that is with its author.
        """
        stands = self.was_approved() | self.came_with_transfer()
        approver = self.held_by(user.mandates) & (self.before_approver() | stands)
        colleague = self.in_cells(user.mandates.member_of) & stands
        return self.filter(Q(author=user) | approver | colleague)

    def approved_by_office_of(self, mandates):
        """The plans, never one's own, that an office of today approves or follows."""
        stands = self.was_approved() | self.came_with_transfer()
        return self.filter(
            self.held_by(mandates), self.before_approver() | stands
        ).exclude(author=mandates.member_id)

    def followed(self):
        """Of which something may be reported; its round is not over."""
        return self.filter(self.under_way(), status__in=FOLLOWED)

    def of_members(self, on):
        """Whose author belongs, on ``on``, to the cell that follows the plan.

        Who died or was expelled reports nothing more: nothing of it is overdue.
        """
        return self.filter(self.author_belongs(on))

    @staticmethod
    def author_belongs(on) -> Exists:
        """Temporary places in another cell are no belonging."""
        cell = Coalesce(OuterRef("followed_in"), OuterRef("cell_round__cell"))
        own = Membership.objects.on(on).exclude(standing=Standing.TEMPORARY)
        return Exists(own.filter(member=OuterRef("author"), cell=cell))

    @staticmethod
    def path_of_cell() -> Coalesce:
        """Within a query: the place in the tree of the cell that follows the plan."""
        return Coalesce(
            OuterRef("followed_in__path"), OuterRef("cell_round__cell__path")
        )

    @staticmethod
    def came_with_transfer() -> Q:
        return Q(carried_from__isnull=False)

    @staticmethod
    def under_way() -> Q:
        """The round is not over; what came with a transfer hangs on no round."""
        running = Q(cell_round__status__in=OPEN_FOR_WRITING)
        return Q(carried_from__isnull=False) | running

    @staticmethod
    def in_cells(organisation_ids) -> Q:
        """Followed in one of these cells."""
        return Q(followed_in__in=organisation_ids) | Q(
            followed_in__isnull=True, cell_round__cell__in=organisation_ids
        )

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
    When the author passes to another cell the plan is MOVED to ``moved_to``, and its
    open lines stand in a plan of the same round that is ``carried_from`` it and
    ``followed_in`` that cell, round or no round there. ``ended_at``: of both kinds of
    end.
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
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="carried_on", editable=False
    )
    followed_in = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", editable=False
    )
    moved_to = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", editable=False
    )
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("remediation plan")
        constraints = [
            models.UniqueConstraint(
                fields=["cell_round", "author"],
                condition=Q(carried_from__isnull=True),
                name="plan_one_per_author",
            ),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True, followed_in__isnull=True)
                & ~Q(status=PlanStatus.CARRIED)
                | Q(
                    carried_from__isnull=False,
                    followed_in__isnull=False,
                    status__in=AFTER_TRANSFER,
                ),
                name="plan_carried_has_a_cell",
            ),
            models.CheckConstraint(
                condition=Q(status=PlanStatus.MOVED, moved_to__isnull=False)
                | ~Q(status=PlanStatus.MOVED) & Q(moved_to__isnull=True),
                name="plan_moved_somewhere",
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

    @property
    def cell(self) -> Organisation:
        """The cell that follows it: of its round, or the one it came to."""
        return self.cell_round.cell if self.followed_in is None else self.followed_in

    @property
    def cell_id(self) -> int:
        return self.followed_in_id or self.cell_round.cell_id

    @property
    def is_carried(self) -> bool:
        """Whether it came with a transfer."""
        return self.carried_from_id is not None

    @staticmethod
    def approves(office: ReaderOffice, organisation_ids) -> Q:
        """The plans that ``office`` approves in one of ``organisation_ids``."""
        return Q(approver_office=office, approver_organisation__in=organisation_ids)
