"""What stands of each step of a cell's round, counted in few queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
)

from cells.journey.counting import count_of
from cells.journey.plans_not_ended import ENDED_PLANS
from cells.meetings.models import CellFinding
from cells.organisation.models import Membership
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.plans.findings import lacks_a_finding
from cells.plans.models import PlanStatus, RemediationPlan
from cells.plans.waiting import names_something
from cells.preparation.models.duties import Duty, DutyAssignment
from cells.preparation.models.materials import Material
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.models.preparation import Preparation
from cells.preparation.models.readings import ReadingConfirmation
from cells.reviews.models import Submission
from cells.rounds.models import CellRound

# The notice and the invitations are sent when the session is convened.
PAPERS_BEFORE = frozenset(PaperKind) - {PaperKind.NOTICE, PaperKind.INVITATION}


@dataclass(frozen=True)
class PreparationFacts:
    """Of the first two steps, as counts; ``unread``: members who have not read all."""

    materials: int
    unread: int
    has_purpose: bool
    duties: int
    without_duty: int
    papers: int

    @property
    def papers_missing(self) -> int:
        return len(PAPERS_BEFORE) - self.papers


@dataclass(frozen=True)
class PlanFacts:
    """``to_begin``: members without a plan of whom the report or the cell names
    something; ``to_add_to``: approved plans that lack what the cell pointed out;
    ``not_ended``: neither finished nor moved, of those who still belong here."""

    to_begin: int
    with_author: int
    to_approve: int
    approved: int
    to_add_to: int
    not_ended: int = 0


def with_reading(cell_rounds, on: date):
    """Each cell round with ``everybody_read``: nobody has anything left to read.

    No material is no reading: then it is False.
    """
    material = standing_material(OuterRef("pk"))
    unread = unread_by(
        expected_members(OuterRef(OuterRef("cell")), on),
        standing_material(OuterRef("pk")),
    )
    return cell_rounds.annotate(everybody_read=Exists(material) & ~Exists(unread))


def standing_material(cell_round):
    return Material.objects.standing().filter(cell_round=cell_round)


def expected_members(cell, on: date):
    """Of whom reading and a duty are expected: ``people_of(…).expected``, as rows."""
    return Membership.objects.on(on).filter(
        cell=cell, member__is_active=True, standing__in=WRITING_STANDINGS
    )


def unread_by(rows, materials):
    """The ``materials`` that somebody of the memberships ``rows`` has not confirmed."""
    confirmed = ReadingConfirmation.objects.filter(
        material=OuterRef(OuterRef("pk")), member=OuterRef("member")
    )
    return materials.filter(Exists(rows.filter(~Exists(confirmed))))


def preparation_facts(cell_round: CellRound, on: date) -> PreparationFacts:
    """In one query."""
    found = (
        CellRound.objects.filter(pk=cell_round.pk)
        .annotate(
            materials_=count_of(standing_material(OuterRef("pk"))),
            unread_=count_of(members_with_unread(cell_round, on)),
            has_aims_=Exists(
                Preparation.objects.filter(cell_round=OuterRef("pk")).exclude(aims="")
            ),
            duties_=count_of(
                Duty.objects.standing().filter(
                    cell_round=OuterRef("pk"), is_everyones=False
                )
            ),
            without_duty_=count_of(members_without_duty(cell_round, on)),
            papers_=count_of(
                Paper.objects.filter(cell_round=OuterRef("pk"), kind__in=PAPERS_BEFORE)
            ),
        )
        .values_list(
            "materials_", "unread_", "has_aims_", "duties_", "without_duty_", "papers_"
        )
        .get()
    )
    materials, unread, has_aims, *numbers = found
    return PreparationFacts(
        materials, unread, has_aims or bool(cell_round.round.aims), *numbers
    )


def members_with_unread(cell_round: CellRound, on: date):
    confirmed = ReadingConfirmation.objects.filter(
        material=OuterRef("pk"), member=OuterRef(OuterRef("member"))
    )
    unread = standing_material(cell_round.pk).filter(~Exists(confirmed))
    return expected_members(cell_round.cell_id, on).filter(Exists(unread))


def members_without_duty(cell_round: CellRound, on: date):
    given = DutyAssignment.objects.filter(
        duty__cell_round=cell_round.pk,
        duty__removed_at__isnull=True,
        member=OuterRef("member"),
    )
    return expected_members(cell_round.cell_id, on).filter(~Exists(given))


def plan_facts(cell_round: CellRound, today: date) -> PlanFacts:
    """In three queries; what nobody has to mend needs no plan."""
    plans = RemediationPlan.objects.filter(cell_round=cell_round, carried_from=None)
    s = PlanStatus
    belongs = RemediationPlan.objects.author_belongs(today)
    numbers = plans.annotate(lacks=lacks_a_finding(), belongs=belongs).aggregate(
        with_author=Count("pk", filter=Q(status__in=[s.DRAFT, s.RETURNED, s.CHANGED])),
        to_approve=Count("pk", filter=Q(status=s.SENT)),
        approved=Count("pk", filter=Q(status__in=[s.APPROVED, s.FINISHED])),
        to_add_to=Count("pk", filter=Q(status=s.APPROVED, lacks=True)),
        not_ended=Count("pk", filter=~Q(status__in=ENDED_PLANS) & Q(belongs=True)),
    )
    begin = authors_to_begin(cell_round, plans, today)
    return PlanFacts(to_begin=len(begin), **numbers)


def authors_to_begin(cell_round: CellRound, plans, today: date) -> set[int]:
    """Of the members of the cell; who has left it begins no plan in it."""
    members = Membership.objects.on(today).filter(cell=cell_round.cell_id)
    begun = plans.filter(author=OuterRef("review__author"))
    accepted = (
        Submission.objects.counted()
        .filter(
            ~Exists(begun),
            review__cell_round=cell_round,
            review__author__in=members.values("member"),
        )
        .annotate(author=F("review__author"))
    )
    pointed_out = CellFinding.objects.counting().filter(
        ~Exists(plans.filter(author=OuterRef("subject"))),
        meeting__cell_round=cell_round,
        subject__in=members.values("member"),
    )
    authors = {each.author for each in accepted if names_something(each)}
    return authors | set(pointed_out.values_list("subject", flat=True))
