"""Where a member's plan stands before there is one."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.plans.approver import approver_for
from cells.plans.labels import told_sentence
from cells.plans.models import RemediationPlan
from cells.plans.proposed_lines import (
    ProposedLine,
    accepted_submission,
    proposed_lines,
)
from cells.reviews.labels import reader_words
from cells.rounds.models import OPEN_FOR_WRITING, CellRound


@dataclass(frozen=True)
class Finding:
    number: int
    label: str
    source: str
    deed: str
    answer: str


@dataclass
class NoPlanPage:
    """``start_url`` only where a plan can be begun."""

    heading: str
    text: str
    findings: list[Finding] = field(default_factory=list)
    start_url: str = ""
    told: str = ""
    due_text: str = ""
    last_plan_url: str = ""
    last_plan_text: str = ""


def no_plan_page(cell_round: CellRound | None, user, chart) -> NoPlanPage:
    """``cell_round``: the newest round in which ``user`` writes; None without one."""
    if cell_round is None:
        return NoPlanPage(
            _("There is no round of self-review yet"),
            _("When the secretary opens a round, your work appears here."),
        )
    page = page_of_round(cell_round, user.pk, chart)
    if last := last_plan(user):
        page.last_plan_url = reverse("plans:detail", args=[last.pk])
        page.last_plan_text = _("Your plan of %(year)s") % {
            "year": last.cell_round.round.year
        }
    return page


def page_of_round(cell_round: CellRound, author_id: int, chart) -> NoPlanPage:
    if cell_round.status not in OPEN_FOR_WRITING:
        return NoPlanPage(_("No plan in this round"), _("This round has been closed."))
    proposals = proposed_lines(cell_round, author_id)
    if proposals:
        return page_to_start(cell_round, proposals, author_id, chart)
    if accepted_submission(cell_round, author_id):
        return NoPlanPage(
            _("No plan is needed"),
            _(
                "You declared no shortcoming and the cell pointed out none, so you "
                "need not write a remediation plan."
            ),
        )
    return NoPlanPage(
        _("The plan comes after the report"),
        _("It can be begun as soon as your report meets the requirement."),
    )


def page_to_start(
    cell_round: CellRound, proposals: list[ProposedLine], author_id: int, chart
) -> NoPlanPage:
    approver = approver_for(chart, author_id=author_id)
    words = reader_words(*approver) if approver else _("the approver")
    return NoPlanPage(
        _("Draw up your remediation plan"),
        _(
            "For each finding you set what will be done, until when, and a product "
            "that can be counted; or you say why no measure is set."
        ),
        findings=[
            Finding(
                each.indicator.number,
                each.indicator.shown_label,
                str(each.source.label),
                each.deed,
                each.answer,
            )
            for each in proposals
        ],
        start_url=reverse("plans:start"),
        told=told_sentence() % {"approver": words},
        due_text=_("To be sent by %(day)s.")
        % {"day": weekday_date(cell_round.round.plans_on)},
    )


def last_plan(user) -> RemediationPlan | None:
    return (
        RemediationPlan.objects.filter(author=user, carried_from=None)
        .select_related("cell_round__round")
        .order_by("-cell_round__opened_at", "-pk")
        .first()
    )
